package dev.peerscape.app.inspector;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.TransitRow;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Vpc;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What route tables and routers know without people having typed it.
final class Learned {
    private Learned() {}

    /// The rows that a route table learned from virtual private gateways.
    static List<Route> ofTable(Network network, Vpc vpc, ResourceId table) {
        return network.tables(vpc.id()).stream()
                .flatMap(it -> rows(it, table))
                .filter(it -> it.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION)
                .toList();
    }

    private static Stream<Route> rows(VpcTables tables, ResourceId table) {
        for (int i = 0; i < tables.tableCount(); i++) {
            if (tables.table(i).id().equals(table)) {
                return tables.rows(i).stream();
            }
        }
        return Stream.empty();
    }

    /// The rows that a table of a transit gateway was told by attachments.
    static List<TransitRow> ofTransit(Network network, ResourceId gateway, ResourceId table) {
        return network.transit(gateway).stream()
                .flatMap(it ->
                        IntStream.range(0, it.gateway().routeTables().size())
                                .filter(i -> it.table(i).id().equals(table))
                                .mapToObj(it::rows))
                .flatMap(List::stream)
                .filter(TransitRow::learned)
                .toList();
    }

    /// The gateways of the VPC that judge what comes in by a table (B.4).
    static List<ResourceId> gatewaysUsing(Vpc vpc, ResourceId table) {
        return Stream.<Resource>concat(
                        vpc.internetGateways().values().stream()
                                .filter(it -> it.routeTable().filter(table::equals).isPresent()),
                        vpc.vpnGateways().values().stream()
                                .filter(it -> it.routeTable().filter(table::equals).isPresent()))
                .map(Resource::id)
                .toList();
    }
}
