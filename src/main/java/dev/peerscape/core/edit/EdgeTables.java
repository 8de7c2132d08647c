package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.Optional;

/// What a gateway route table may hold (B.4): rows inside the VPC's blocks to network interfaces,
/// beside the local routes. It learns nothing and has no rows for prefix lists.
final class EdgeTables {
    private EdgeTables() {}

    /// {@return why such a table cannot have the row}
    static Optional<Refused> forbidden(Vpc vpc, RouteTable table, Route route) {
        var destination = route.destination();
        if (vpc.cidrs().stream().noneMatch(it -> it.contains(destination))) {
            return Refusals.refuse(
                    Refusals.INVALID_VALUE,
                    "edge-outside",
                    table.label(),
                    destination.toString(),
                    vpc.label());
        }
        boolean right =
                switch (route.target()) {
                    case Target.ToNetworkInterface _, Target.Gone _ -> true;
                    case Target.Local _,
                            Target.ToInternetGateway _,
                            Target.ToEgressOnlyGateway _,
                            Target.ToNatGateway _,
                            Target.ToPeering _,
                            Target.ToTransitGateway _,
                            Target.ToVpnGateway _,
                            Target.ToEndpoint _ ->
                            false;
                };
        return right
                ? Refusals.NONE
                : Refusals.refuse(
                        Refusals.INVALID_VALUE,
                        "edge-target",
                        table.label(),
                        destination.toString(),
                        route.target().text());
    }

    /// {@return why the table cannot become the one of a gateway}
    static Optional<Refused> cannotServe(Vpc vpc, Resource gateway, ResourceId id) {
        var table = vpc.routeTables().get(id);
        if (table == null) {
            return Refusals.NONE;
        }
        if (!table.propagating().isEmpty()) {
            return Refusals.refuse(
                    Refusals.INVALID_VALUE,
                    "edge-not-propagating",
                    table.label(),
                    gateway.label(),
                    table.propagating().getFirst().value());
        }
        if (!table.listRoutes().isEmpty()) {
            return Refusals.refuse(
                    Refusals.INVALID_VALUE,
                    "edge-not-lists",
                    table.label(),
                    gateway.label(),
                    table.listRoutes().getFirst().list().value());
        }
        return table.routes().stream()
                .flatMap(row -> forbidden(vpc, table, row).stream())
                .findFirst();
    }
}
