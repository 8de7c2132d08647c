package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Brings what leads to sites down and up, to see what happens then.
public final class Breaking {
    private Breaking() {}

    /// {@return whether it is up; empty for what has no such state}
    ///
    /// @param tunnel the number of a VPN connection's tunnel, from 0; empty for all of it
    public static Optional<Boolean> isUp(Topology topology, ResourceId id, OptionalInt tunnel) {
        return topology.find(id)
                .flatMap(it ->
                        switch (it) {
                            case VpnConnection vpn when tunnel.isPresent() ->
                                    tunnel.getAsInt() < vpn.tunnels().size()
                                            ? Optional.of(vpn.tunnels().get(tunnel.getAsInt()).up())
                                            : Optional.empty();
                            case VpnConnection vpn -> Optional.of(vpn.isUp());
                            case VirtualInterface vif -> Optional.of(vif.up());
                            case DxConnection line -> Optional.of(line.up());
                            default -> Optional.empty();
                        });
    }

    /// {@return the edit that turns it over, one step of undo with a name of its own}
    static Optional<Edit> edit(Topology topology, ResourceId id, OptionalInt tunnel) {
        var up = isUp(topology, id, tunnel);
        return up.flatMap(was -> topology.find(id).flatMap(it -> put(it, tunnel, !was)))
                .map(edit ->
                        new Edit.Batch(
                                Message.of(
                                        up.get() ? "tool.bring-down" : "tool.bring-up",
                                        topology.find(id).map(Resource::label).orElse("")),
                                List.of(edit)));
    }

    private static Optional<Edit> put(Resource resource, OptionalInt tunnel, boolean up) {
        return switch (resource) {
            case VpnConnection vpn -> {
                var tunnels = new ArrayList<>(vpn.tunnels());
                for (int i = 0; i < tunnels.size(); i++) {
                    if (tunnel.isEmpty() || tunnel.getAsInt() == i) {
                        tunnels.set(i, tunnels.get(i).withUp(up));
                    }
                }
                yield Optional.of(new Edit.PutVpnConnection(vpn.withTunnels(tunnels)));
            }
            case VirtualInterface vif -> Optional.of(new Edit.PutVirtualInterface(vif.withUp(up)));
            case DxConnection line -> Optional.of(new Edit.PutDxConnection(line.withUp(up)));
            default -> Optional.empty();
        };
    }
}
