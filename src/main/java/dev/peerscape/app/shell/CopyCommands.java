package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.row;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.core.plan.Clipping;
import dev.peerscape.core.plan.Pasting;
import dev.peerscape.editor.tool.Diagram;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Cut, copy, paste and duplicate. What was copied stays with the window, so that it can be pasted
/// into another of its documents.
final class CopyCommands {
    private CopyCommands() {}

    static List<Part> parts() {
        return List.of(
                row(taking("cut", Diagram::cut).keys("Shortcut+X")),
                row(taking("copy", Diagram::copy).keys("Shortcut+C")),
                row(pasting("paste", Pasting.Blocks.NEXT_FREE).keys("Shortcut+V")),
                row(pasting("paste-same", Pasting.Blocks.KEEP).keys("Shortcut+Shift+V")),
                row(
                        Command.of("duplicate", desk -> diagram(desk).duplicate())
                                .keys("Shortcut+D")
                                .when(EditCommands::hasSelection, "nothing-selected")));
    }

    private static Diagram diagram(Desk desk) {
        return desk.current().get().diagram();
    }

    private static Command taking(String id, Function<Diagram, Optional<Clipping>> take) {
        return Command.of(
                        id,
                        desk ->
                                take.apply(diagram(desk))
                                        .ifPresent(it -> desk.clipping().set(Optional.of(it))))
                .when(EditCommands::hasSelection, "nothing-selected");
    }

    private static Command pasting(String id, Pasting.Blocks blocks) {
        return Command.of(
                        id,
                        desk ->
                                desk.clipping()
                                        .get()
                                        .ifPresent(it -> diagram(desk).paste(it, blocks)))
                .when(desk -> desk.clipping().get().isPresent(), "nothing-copied");
    }
}
