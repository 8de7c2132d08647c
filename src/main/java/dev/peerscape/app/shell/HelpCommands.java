package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.line;
import static dev.peerscape.app.shell.CommandTable.row;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.core.text.Message;

import java.util.List;

/// The help menu.
final class HelpCommands {
    private HelpCommands() {}

    static List<Part> parts() {
        return List.of(
                row(Command.of("tour", desk -> desk.current().get().tourShown().set(true))),
                row(Command.of("shortcuts", ShortcutSheet::show).keys("F1", "Shift+Slash")),
                line(),
                row(
                        Command.of(
                                "about",
                                desk ->
                                        desk.dialogs()
                                                .say(
                                                        Message.of("app.about-title"),
                                                        Message.of("app.about-text")))));
    }
}
