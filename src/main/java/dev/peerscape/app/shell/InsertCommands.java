package dev.peerscape.app.shell;

import dev.peerscape.app.shell.CommandTable.Part;

import java.util.List;

/// The insert menu: every tile of the palette, for the keyboard.
final class InsertCommands {
    private InsertCommands() {}

    static List<Part> parts() {
        return List.of();
    }
}
