package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.line;
import static dev.peerscape.app.shell.CommandTable.row;
import static dev.peerscape.app.shell.CommandTable.sub;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.text.Message;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The view menu.
final class ViewCommands {
    private ViewCommands() {}

    static List<Part> parts() {
        return List.of(
                sub("theme", _ -> themes()),
                sub("language", _ -> languages()),
                line(),
                row(side("panel-left", Panes.Side.LEFT)),
                row(side("panel-right", Panes.Side.RIGHT)),
                row(side("panel-bottom", Panes.Side.BOTTOM)),
                line(),
                row(bottom("show-problems", Panes.Bottom.PROBLEMS).keys("Shortcut+Shift+M")),
                row(bottom("show-trace", Panes.Bottom.TRACE).keys("Shortcut+Shift+T")),
                row(
                        Command.of(
                                        "next-pane",
                                        desk -> desk.panes().ifPresent(it -> it.cycle(true)))
                                .keys("F6")),
                row(
                        Command.of(
                                        "previous-pane",
                                        desk -> desk.panes().ifPresent(it -> it.cycle(false)))
                                .keys("Shift+F6")));
    }

    private static List<Command> themes() {
        return Arrays.stream(Theme.values())
                .map(theme ->
                        Command.of("theme-" + theme.slug(), desk -> desk.look(theme))
                                .chosen(desk -> desk.theme().get() == theme))
                .toList();
    }

    // Each language is called by its own name, so that people find their way back.
    private static List<Command> languages() {
        return List.of(language(Locale.ENGLISH), language(Locale.KOREAN));
    }

    private static Command language(Locale locale) {
        var id = "language-" + locale.getLanguage();
        return Command.of(id, desk -> desk.speak(locale))
                .called(_ -> Message.of("command." + id))
                .chosen(desk -> desk.words().locale().equals(locale));
    }

    private static Command side(String id, Panes.Side side) {
        return Command.of(id, desk -> desk.panes().ifPresent(panes -> panes.toggle(side)))
                .chosen(desk -> desk.panes().map(panes -> panes.isShown(side)).orElse(true));
    }

    private static Command bottom(String id, Panes.Bottom tab) {
        return Command.of(id, desk -> desk.panes().ifPresent(panes -> panes.show(tab)));
    }
}
