package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.line;
import static dev.peerscape.app.shell.CommandTable.row;

import dev.peerscape.app.shell.CommandTable.Part;

import java.util.List;

/// The file menu.
final class FileCommands {
    private FileCommands() {}

    static List<Part> parts() {
        return List.of(
                row(Command.of("file-new", Desk::openBlank).keys("Shortcut+N")),
                line(),
                row(
                        Command.of("quit", desk -> desk.panes().ifPresent(Panes::quit))
                                .keys("Shortcut+Q")));
    }
}
