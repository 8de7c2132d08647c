package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.row;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.core.text.Message;
import dev.peerscape.editor.tool.PaletteItem;

import java.util.Arrays;
import java.util.List;

/// The insert menu: every tile of the palette, for the keyboard. On the canvas a tile's number arms
/// it.
final class InsertCommands {
    /// Tiles further down have no number on the keyboard.
    private static final int DIGITS = 9;

    private InsertCommands() {}

    static List<Part> parts() {
        return Arrays.stream(PaletteItem.values()).map(item -> row(insert(item))).toList();
    }

    private static Command insert(PaletteItem item) {
        var name = Message.of(item.key());
        int number = item.ordinal() + 1;
        var command =
                Command.of(
                                "insert-" + item.slug(),
                                desk -> desk.current().get().diagram().insert(item))
                        .called(_ -> name);
        return number <= DIGITS ? command.keys(Integer.toString(number)) : command;
    }
}
