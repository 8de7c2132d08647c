package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.row;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.app.shell.Wish.Playback.Move;

import java.util.List;

/// The trace menu.
final class TraceCommands {
    private TraceCommands() {}

    static List<Part> parts() {
        return List.of(
                row(move("trace-play", Move.PLAY_OR_PAUSE).keys("Shortcut+Space")),
                row(move("trace-forward", Move.STEP_FORWARD).keys("Shortcut+Period")),
                row(move("trace-back", Move.STEP_BACK).keys("Shortcut+Comma")),
                row(move("trace-start", Move.TO_START)),
                row(move("trace-end", Move.TO_END)),
                row(move("trace-stop", Move.STOP)));
    }

    private static Command move(String id, Move move) {
        return Command.of(id, desk -> desk.current().get().wish(new Wish.Playback(move)))
                .when(desk -> desk.current().get().trace().get().isPresent(), "no-trace");
    }
}
