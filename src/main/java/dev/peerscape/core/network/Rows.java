package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the rows of a VPC's route tables together: the local ones, those that people made, those
/// for prefix lists, those of gateway endpoints, and those learned from virtual private gateways.
///
/// A row for one of the VPC's own blocks takes the place of the local route of that block (B.4).
///
/// @param byId the endpoints of the VPC
/// @param targets the slots of its peerings and of transit gateways
/// @param lists the prefix lists that the VPC names
/// @param learned the blocks that each of its virtual private gateways has a way to
record Rows(
        Vpc vpc,
        List<InternetGateway> gateways,
        List<EgressOnlyGateway> egressOnly,
        List<VpnGateway> vpnGateways,
        Map<ResourceId, Integer> byId,
        Map<ResourceId, Integer> targets,
        Map<ResourceId, PrefixList> lists,
        Map<ResourceId, List<Cidr>> learned) {

    /// {@return the tables in the order of their ids}
    ///
    /// @param before tables to take over where their objects are the same
    List<Parts.Table> tables(List<Parts.Table> before) {
        var known = new HashMap<ResourceId, Parts.Table>();
        for (var old : before) {
            known.put(old.table().id(), old);
        }
        var compiled = new ArrayList<Parts.Table>();
        for (var table : vpc.routeTables().values()) {
            var old = known.get(table.id());
            compiled.add(old != null && old.table() == table ? old : table(table));
        }
        return List.copyOf(compiled);
    }

    private Parts.Table table(RouteTable table) {
        var rows = new ArrayList<Route>(vpc.cidrs().size() + table.routes().size());
        for (var local : vpc.localRoutes()) {
            if (!isReplaced(local, table)) {
                rows.add(local);
            }
        }
        rows.addAll(table.routes());
        for (var it : table.listRoutes()) {
            addListed(rows, it.list(), it.target());
        }
        addEndpoints(rows, table);
        addLearned(rows, table);
        int[] kinds = new int[rows.size()];
        int[] arguments = new int[rows.size()];
        for (int i = 0; i < kinds.length; i++) {
            arguments[i] = argument(rows.get(i).target());
            kinds[i] = arguments[i] < 0 ? VpcTables.NOTHING : kind(rows.get(i).target());
        }
        var lookup = new RoutingTable(rows, vpc.cidrs(), kinds, arguments);
        return new Parts.Table(table, rows, kinds, arguments, lookup);
    }

    private static boolean isReplaced(Route local, RouteTable table) {
        for (var row : table.routes()) {
            if (row.destination().equals(local.destination())
                    && row.origin() != Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION) {
                return true;
            }
        }
        return false;
    }

    private void addListed(List<Route> rows, ResourceId id, Target target) {
        var list = lists.get(id);
        if (list != null) {
            for (var cidr : list.entries()) {
                rows.add(new Route(cidr, target, Route.Origin.CREATE_ROUTE, Optional.of(id)));
            }
        }
    }

    private void addEndpoints(List<Route> rows, RouteTable table) {
        for (var endpoint : vpc.endpoints().values()) {
            if (endpoint.form() instanceof VpcEndpoint.Form.Gateway(var list, var tables)
                    && tables.contains(table.id())) {
                addListed(rows, list, new Target.ToEndpoint(endpoint.id()));
            }
        }
    }

    /// C.1 counts what a table learns after all that people made.
    private void addLearned(List<Route> rows, RouteTable table) {
        for (var gateway : table.propagating()) {
            for (var block : learned.getOrDefault(gateway, List.of())) {
                rows.add(
                        new Route(
                                block,
                                new Target.ToVpnGateway(gateway),
                                Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION));
            }
        }
    }

    private static int kind(Target target) {
        return switch (target) {
            case Target.Local() -> VpcTables.LOCAL;
            case Target.ToInternetGateway _ -> VpcTables.INTERNET_GATEWAY;
            case Target.ToEgressOnlyGateway _ -> VpcTables.EGRESS_ONLY_GATEWAY;
            case Target.ToNatGateway _ -> VpcTables.NAT_GATEWAY;
            case Target.ToPeering _ -> VpcTables.PEERING;
            case Target.ToNetworkInterface _ -> VpcTables.INTERFACE;
            case Target.ToTransitGateway _ -> VpcTables.TRANSIT_GATEWAY;
            case Target.ToVpnGateway _ -> VpcTables.VPN_GATEWAY;
            case Target.ToEndpoint _ -> VpcTables.ENDPOINT;
            case Target.Gone _ -> VpcTables.NOTHING;
        };
    }

    private int argument(Target target) {
        return switch (target) {
            case Target.Local() -> 0;
            case Target.ToInternetGateway(var id) -> indexIn(gateways, id);
            case Target.ToEgressOnlyGateway(var id) -> indexIn(egressOnly, id);
            case Target.ToNatGateway(var id) -> byId.getOrDefault(id, -1);
            case Target.ToPeering(var id) -> targets.getOrDefault(id, -1);
            case Target.ToNetworkInterface(var id) -> byId.getOrDefault(id, -1);
            case Target.ToTransitGateway(var id) -> targets.getOrDefault(id, -1);
            case Target.ToVpnGateway(var id) -> indexIn(vpnGateways, id);
            case Target.ToEndpoint(var id) -> byId.getOrDefault(id, -1);
            case Target.Gone _ -> -1;
        };
    }

    private static int indexIn(List<? extends Resource> gateways, ResourceId id) {
        for (int i = 0; i < gateways.size(); i++) {
            if (gateways.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }
}
