package dev.peerscape.app.shell;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/// Moving the document's clock: requests expire by it.
public final class ClockCommands {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private ClockCommands() {}

    /// {@return the ways to move the clock}
    public static List<Command> rows() {
        return List.of(
                later("clock-hour", Duration.ofHours(1)),
                later("clock-day", Duration.ofDays(1)),
                later("clock-week", Duration.ofDays(7)),
                Command.of("clock-set", ClockCommands::ask));
    }

    private static Command later(String id, Duration step) {
        return Command.of(id, desk -> set(desk, now(desk).plus(step)));
    }

    /// {@return a moment as the window shows it}
    public static String text(Instant moment) {
        return FORM.format(moment.atOffset(ZoneOffset.UTC)) + " UTC";
    }

    private static Instant now(Desk desk) {
        return desk.current().get().session().document().topology().now();
    }

    private static void set(Desk desk, Instant moment) {
        desk.current().get().commit(new Edit.SetClock(moment));
    }

    private static void ask(Desk desk) {
        var initial = FORM.format(now(desk).atOffset(ZoneOffset.UTC));
        desk.dialogs()
                .line(Message.of("command.clock-set"), Message.of("app.clock-form"), initial)
                .ifPresent(typed -> read(desk, typed));
    }

    private static void read(Desk desk, String typed) {
        try {
            set(desk, LocalDateTime.parse(typed.strip(), FORM).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException _) {
            desk.tell(Message.of("app.clock-malformed", typed.strip()));
        }
    }
}
