package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.line;
import static dev.peerscape.app.shell.CommandTable.row;
import static dev.peerscape.app.shell.CommandTable.sub;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.editor.session.Revision;
import dev.peerscape.editor.session.Session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The edit menu.
final class EditCommands {
    private EditCommands() {}

    static List<Part> parts() {
        return Stream.of(
                        history(), CopyCommands.parts(), selection(), BreakCommands.parts(), rest())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Part> history() {
        return List.of(
                row(
                        Command.of("undo", desk -> session(desk).undo())
                                .keys("Shortcut+Z")
                                .icon(Sign.UNDO)
                                .called(named("undo", Revision::undo))
                                .when(
                                        desk -> revision(desk).undo().isPresent(),
                                        "nothing-to-undo")),
                row(
                        Command.of("redo", desk -> session(desk).redo())
                                .keys("Shortcut+Shift+Z", "Shortcut+Y")
                                .icon(Sign.REDO)
                                .called(named("redo", Revision::redo))
                                .when(
                                        desk -> revision(desk).redo().isPresent(),
                                        "nothing-to-redo")),
                sub("history", EditCommands::history),
                line());
    }

    private static List<Part> selection() {
        return List.of(
                line(),
                row(
                        Command.of("delete", EditCommands::delete)
                                .keys("Delete", "Backspace")
                                .when(EditCommands::hasSelection, "nothing-selected")),
                row(
                        Command.of("rename", EditCommands::rename)
                                .keys("F2")
                                .when(
                                        desk -> revision(desk).selection().size() == 1,
                                        "select-one")),
                line());
    }

    private static List<Part> rest() {
        return List.of(
                line(),
                row(
                        Command.of("select-all", EditCommands::selectAll)
                                .keys("Shortcut+A")
                                .when(desk -> !desk.current().get().isEmpty(), "nothing-drawn")),
                row(
                        Command.of("review-peering", EditCommands::review)
                                .when(desk -> pending(desk).isPresent(), "no-request")),
                sub("act-as", ActorCommands::rows),
                sub("clock", _ -> ClockCommands.rows()),
                line(),
                row(
                        Command.of("find", desk -> desk.panes().ifPresent(Panes::focusSearch))
                                .keys("Shortcut+F")),
                line(),
                // The keys of settings in most programs.
                row(
                        Command.of(
                                        "settings",
                                        desk -> desk.current().get().wish(new Wish.Settings()))
                                .keys("Shortcut+Comma")));
    }

    static Session session(Desk desk) {
        return desk.current().get().session();
    }

    static Revision revision(Desk desk) {
        return desk.current().get().revision();
    }

    static boolean hasSelection(Desk desk) {
        return !revision(desk).selection().isEmpty();
    }

    private static Function<Desk, Message> named(
            String id, Function<Revision, Optional<Message>> step) {
        return desk ->
                step.apply(revision(desk))
                        .map(label -> Message.of("command." + id + "-named", label))
                        .orElseGet(() -> Message.of("command." + id));
    }

    // Newest first, as far back as a menu is long.
    private static List<Command> history(Desk desk) {
        var session = session(desk);
        var labels = session.history();
        var rows = new ArrayList<Command>();
        for (int i = labels.size(); i >= Math.max(0, labels.size() - 30); i--) {
            int place = i;
            var label = i == 0 ? Message.of("command.history-start") : labels.get(i - 1);
            rows.add(
                    Command.of("history-" + i, it -> session(it).jumpTo(place))
                            .called(_ -> label)
                            .chosen(it -> session(it).position() == place));
        }
        return rows;
    }

    private static void delete(Desk desk) {
        desk.current().get().diagram().deleteSelection();
    }

    private static void rename(Desk desk) {
        var workspace = desk.current().get();
        workspace.wish(new Wish.Rename(workspace.revision().selection().iterator().next()));
    }

    private static Optional<Peering> pending(Desk desk) {
        var topology = session(desk).document().topology();
        return revision(desk).selection().stream()
                .flatMap(id -> topology.peering(id).stream())
                .filter(it -> it.status() == PeeringStatus.PENDING_ACCEPTANCE)
                .findFirst();
    }

    private static void review(Desk desk) {
        pending(desk).ifPresent(it -> desk.current().get().wish(new Wish.ReviewPeering(it.id())));
    }

    private static void selectAll(Desk desk) {
        desk.current().get().diagram().selectAll();
    }
}
