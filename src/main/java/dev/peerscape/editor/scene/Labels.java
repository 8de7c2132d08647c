package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.Optional;

/// The words on figures, the same in pictures, outline and tooltips.
public final class Labels {
    private Labels() {}

    /// {@return the address shown under the name of a card}
    public static Optional<String> address(Resource resource) {
        return switch (resource) {
            case dev.peerscape.core.topology.Instance it ->
                    it.primary().addresses().stream().findFirst().map(Object::toString);
            case dev.peerscape.core.topology.NatGateway it ->
                    Optional.of(it.privateIp().toString());
            case Subnet it -> it.cidrs().stream().findFirst().map(Object::toString);
            case Vpc it -> it.primaryCidr().map(Object::toString);
            default -> Optional.empty();
        };
    }

    /// {@return the table of a subnet and its weightiest row: `rtb-private 172.16.0.0/16 →
    /// pcx-lab`}
    public static String routing(Topology topology, Vpc vpc, Subnet subnet) {
        var table = vpc.routeTableOf(subnet);
        return weightiest(table)
                .map(route -> table.label() + "  " + row(topology, route))
                .orElse(table.label() + "  local");
    }

    /// {@return a row as tables show it, with the target's name}
    public static String row(Topology topology, Route route) {
        var target =
                route.target()
                        .resource()
                        .flatMap(topology::find)
                        .map(Resource::label)
                        .orElse(route.target().text());
        return route.destination() + " → " + target;
    }

    /// A peering row says most about a subnet, then the default route.
    private static Optional<Route> weightiest(RouteTable table) {
        return table.routes().stream()
                .filter(route -> route.target() instanceof Target.ToPeering)
                .findFirst()
                .or(() -> table.routes().stream().findFirst());
    }
}
