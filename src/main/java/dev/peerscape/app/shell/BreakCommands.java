package dev.peerscape.app.shell;

import dev.peerscape.app.shell.CommandTable.Part;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.editor.tool.Breaking;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/// Commands that bring the selected line to a site down, and up again.
public final class BreakCommands {
    /// What a command turns over.
    private record Aim(ResourceId id, OptionalInt tunnel, String label) {}

    private BreakCommands() {}

    /// {@return their ids, for the menu of a line}
    public static List<String> ids() {
        return List.of("break-line", "break-tunnel-1", "break-tunnel-2", "break-connection");
    }

    static List<Part> parts() {
        return Stream.of(
                        command("break-line", BreakCommands::line).keys("Shortcut+Shift+B"),
                        command("break-tunnel-1", desk -> tunnel(desk, 0)),
                        command("break-tunnel-2", desk -> tunnel(desk, 1)),
                        command("break-connection", BreakCommands::connection))
                .<Part>map(CommandTable::row)
                .toList();
    }

    private static Command command(String id, Function<Desk, Optional<Aim>> aim) {
        var plain = Message.of("command." + id);
        return Command.of(
                        id,
                        desk ->
                                aim.apply(desk)
                                        .ifPresent(it ->
                                                desk.current()
                                                        .get()
                                                        .diagram()
                                                        .toggleUp(it.id(), it.tunnel())))
                .called(desk -> aim.apply(desk).flatMap(it -> label(desk, id, it)).orElse(plain))
                .when(desk -> aim.apply(desk).isPresent(), "no-line");
    }

    private static Optional<Message> label(Desk desk, String id, Aim aim) {
        return Breaking.isUp(topology(desk), aim.id(), aim.tunnel())
                .map(up -> Message.of("command." + id + (up ? "-down" : "-up"), aim.label()));
    }

    private static Topology topology(Desk desk) {
        return EditCommands.session(desk).document().topology();
    }

    private static Optional<Resource> selected(Desk desk) {
        var selection = EditCommands.revision(desk).selection();
        return selection.size() == 1
                ? topology(desk).find(selection.iterator().next())
                : Optional.empty();
    }

    private static Optional<Aim> line(Desk desk) {
        return selected(desk)
                .filter(it ->
                        it instanceof VpnConnection
                                || it instanceof VirtualInterface
                                || it instanceof DxConnection)
                .map(it -> new Aim(it.id(), OptionalInt.empty(), it.label()));
    }

    private static Optional<Aim> tunnel(Desk desk, int number) {
        return selected(desk)
                .filter(it -> it instanceof VpnConnection vpn && number < vpn.tunnels().size())
                .map(it -> new Aim(it.id(), OptionalInt.of(number), it.label()));
    }

    /// The connection that carries the selected virtual interface, and its others too.
    private static Optional<Aim> connection(Desk desk) {
        return selected(desk)
                .flatMap(it ->
                        it instanceof VirtualInterface vif
                                ? topology(desk).find(vif.connection())
                                : Optional.empty())
                .map(it -> new Aim(it.id(), OptionalInt.empty(), it.label()));
    }
}
