package dev.peerscape.app.shell;

import static dev.peerscape.app.shell.CommandTable.line;
import static dev.peerscape.app.shell.CommandTable.row;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.app.shell.Wish.Playback.Move;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Flow;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The trace menu.
final class TraceCommands {
    /// What people select to ask how packets go between two of it.
    private static final Set<Kind> ENDS =
            EnumSet.of(
                    Kind.INSTANCE,
                    Kind.NETWORK_INTERFACE,
                    Kind.NAT_GATEWAY,
                    Kind.VPC_ENDPOINT,
                    Kind.LOAD_BALANCER,
                    Kind.SITE,
                    Kind.SITE_HOST,
                    Kind.INTERNET);

    private TraceCommands() {}

    static List<Part> parts() {
        return List.of(
                row(
                        Command.of("trace-selection", TraceCommands::follow)
                                .keys("Shortcut+Enter")
                                .when(desk -> ends(desk).size() == 2, "two-ends")),
                line(),
                row(move("trace-play", Move.PLAY_OR_PAUSE).keys("Shortcut+Space")),
                row(move("trace-forward", Move.STEP_FORWARD).keys("Shortcut+Shift+Period")),
                row(move("trace-back", Move.STEP_BACK).keys("Shortcut+Shift+Comma")),
                row(move("trace-start", Move.TO_START)),
                row(move("trace-end", Move.TO_END)),
                row(move("trace-stop", Move.STOP)));
    }

    // Two things that can send and receive; a set has no order, so the ids give it one.
    private static List<ResourceId> ends(Desk desk) {
        var workspace = desk.current().get();
        var topology = workspace.session().document().topology();
        return workspace.revision().selection().stream()
                .filter(id ->
                        topology.find(id).map(Resource::kind).filter(ENDS::contains).isPresent())
                .sorted()
                .toList();
    }

    private static void follow(Desk desk) {
        var ends = ends(desk);
        desk.current().get().wish(new Wish.FollowFlow(Flow.ping(ends.getFirst(), ends.getLast())));
        desk.panes().ifPresent(panes -> panes.show(Panes.Bottom.TRACE));
    }

    private static Command move(String id, Move move) {
        return Command.of(id, desk -> desk.current().get().wish(new Wish.Playback(move)))
                .when(desk -> desk.current().get().trace().get().isPresent(), "no-trace");
    }
}
