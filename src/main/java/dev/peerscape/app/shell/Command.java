package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Something that people can do in the window. Menus, toolbar, shortcut sheet and keys all read the
/// same row, so they cannot disagree.
///
/// @param id `file-open`; its texts are under `command.` and the id
/// @param keys key combinations, the one to show first
/// @param icon for the toolbar
/// @param label what it is called now; some say more than their name ("Undo: Accept pcx-lab")
/// @param refusal why it cannot be done now, or empty when it can
/// @param chosen for a choice among several, whether it is the present one
/// @param action does it; called only when there is no refusal
public record Command(
        String id,
        List<KeyCombination> keys,
        Optional<Sign> icon,
        Function<Desk, Message> label,
        Function<Desk, Optional<Message>> refusal,
        Optional<Predicate<Desk>> chosen,
        Consumer<Desk> action) {

    public Command {
        keys = List.copyOf(keys);
    }

    /// {@return a command that is always possible and called `command.ID`}
    public static Command of(String id, Consumer<Desk> action) {
        var label = Message.of("command." + id);
        return new Command(
                id,
                List.of(),
                Optional.empty(),
                _ -> label,
                _ -> Optional.empty(),
                Optional.empty(),
                action);
    }

    /// {@return this on those keys, written as [KeyCombination#valueOf] reads them}
    public Command keys(String... combinations) {
        var parsed = Arrays.stream(combinations).map(KeyCombination::valueOf).toList();
        return new Command(id, parsed, icon, label, refusal, chosen, action);
    }

    /// {@return this with an icon}
    public Command icon(Sign icon) {
        return new Command(id, keys, Optional.of(icon), label, refusal, chosen, action);
    }

    /// {@return this called differently from time to time}
    public Command called(Function<Desk, Message> label) {
        return new Command(id, keys, icon, label, refusal, chosen, action);
    }

    /// {@return this refused for a reason, asked before any reason it has already}
    public Command unless(Function<Desk, Optional<Message>> reason) {
        return new Command(
                id,
                keys,
                icon,
                label,
                desk -> reason.apply(desk).or(() -> refusal.apply(desk)),
                chosen,
                action);
    }

    /// {@return this refused with `command.why-WHY` unless the condition holds}
    public Command when(Predicate<Desk> condition, String why) {
        var reason = Optional.of(Message.of("command.why-" + why));
        return unless(desk -> condition.test(desk) ? Optional.empty() : reason);
    }

    /// {@return this with a mark while it is the present choice}
    public Command chosen(Predicate<Desk> chosen) {
        return new Command(id, keys, icon, label, refusal, Optional.of(chosen), action);
    }

    /// {@return the combination that works everywhere, also while typing} Bare letters and digits
    /// do not.
    public Optional<KeyCombination> accelerator() {
        return keys.stream().filter(it -> !isBare(it)).findFirst();
    }

    private static boolean isBare(KeyCombination combination) {
        return combination instanceof KeyCodeCombination keys
                && (keys.getCode().isLetterKey()
                        || keys.getCode().isDigitKey()
                        || keys.getCode() == KeyCode.SLASH)
                && keys.getShortcut() != KeyCombination.ModifierValue.DOWN
                && keys.getControl() != KeyCombination.ModifierValue.DOWN;
    }

    /// Does it, or tells why not.
    public void run(Desk desk) {
        refusal.apply(desk).ifPresentOrElse(reason -> desk.tell(reason), () -> action.accept(desk));
    }
}
