package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Route tables as AWS shows them: with the rows that they learned from virtual private gateways,
/// and with the state of each row.
final class RouteShapes {
    private final Network network;
    private final Topology topology;
    private final Map<ResourceId, Instance> instances = new HashMap<>();

    RouteShapes(Network network) {
        this.network = network;
        topology = network.topology();
        for (var vpc : topology.vpcs().values()) {
            for (var instance : vpc.instances().values()) {
                instance.interfaces().forEach(it -> instances.put(it.id(), instance));
            }
        }
    }

    Stream<ObjectNode> tables(Vpc vpc) {
        return vpc.routeTables().values().stream().map(it -> table(vpc, it));
    }

    private ObjectNode table(Vpc vpc, RouteTable table) {
        var id = table.id().value();
        var shape = Shape.object().put("RouteTableId", id);
        shape.put("VpcId", vpc.id().value()).put("OwnerId", vpc.account().value());
        var associations = shape.putArray("Associations");
        if (vpc.mainRouteTable().equals(table.id())) {
            association(associations, table, true, Shape.id("rtbassoc", table.id()));
        }
        for (var subnet : vpc.subnets().values()) {
            if (subnet.routeTable().filter(table.id()::equals).isPresent()) {
                association(associations, table, false, Shape.id("rtbassoc", subnet.id()))
                        .put("SubnetId", subnet.id().value());
            }
        }
        gateways(associations, vpc, table);
        var propagating = shape.putArray("PropagatingVgws");
        table.propagating().forEach(it -> propagating.addObject().put("GatewayId", it.value()));
        var routes = shape.putArray("Routes");
        // A row for a block of the VPC takes the place of its local route.
        vpc.localRoutes().stream()
                .filter(local ->
                        table.routes().stream()
                                .noneMatch(it -> it.destination().equals(local.destination())))
                .forEach(it -> routes.add(route(vpc, it)));
        table.routes().forEach(it -> routes.add(route(vpc, it)));
        table.listRoutes().forEach(it -> routes.add(route(vpc, it.list(), it.target())));
        for (var endpoint : vpc.endpoints().values()) {
            if (endpoint.form() instanceof VpcEndpoint.Form.Gateway(var list, var tables)
                    && tables.contains(table.id())) {
                routes.add(route(vpc, list, new Target.ToEndpoint(endpoint.id())));
            }
        }
        learned(vpc, table).forEach(it -> routes.add(route(vpc, it)));
        Shape.name(shape, table);
        return shape;
    }

    /// What gateways told the table over lines that are up.
    private List<Route> learned(Vpc vpc, RouteTable table) {
        return table.propagating().isEmpty()
                ? List.of()
                : network.tables(vpc.id()).map(it -> it.learned(table.id())).orElse(List.of());
    }

    private static void gateways(ArrayNode associations, Vpc vpc, RouteTable table) {
        Stream.concat(
                        vpc.internetGateways().values().stream()
                                .filter(it ->
                                        it.routeTable().filter(table.id()::equals).isPresent())
                                .map(InternetGateway::id),
                        vpc.vpnGateways().values().stream()
                                .filter(it ->
                                        it.routeTable().filter(table.id()::equals).isPresent())
                                .map(VpnGateway::id))
                .forEach(it ->
                        association(associations, table, false, Shape.id("rtbassoc", it))
                                .put("GatewayId", it.value()));
    }

    private static ObjectNode association(ArrayNode to, RouteTable table, boolean main, String id) {
        var shape = to.addObject().put("Main", main);
        shape.put("RouteTableAssociationId", id).put("RouteTableId", table.id().value());
        shape.putObject("AssociationState").put("State", "associated");
        return shape;
    }

    private ObjectNode route(Vpc vpc, Route route) {
        var shape = Shape.object();
        shape.put(destination(route.destination()), route.destination().toString());
        target(shape, route.target());
        shape.put("Origin", route.origin().api());
        return shape.put("State", network.state(vpc, route.target()).api());
    }

    private ObjectNode route(Vpc vpc, ResourceId list, Target target) {
        var shape = Shape.object().put("DestinationPrefixListId", list.value());
        target(shape, target);
        shape.put("Origin", Route.Origin.CREATE_ROUTE.api());
        return shape.put("State", network.state(vpc, target).api());
    }

    static String destination(Cidr cidr) {
        return cidr.isV6() ? "DestinationIpv6CidrBlock" : "DestinationCidrBlock";
    }

    private void target(ObjectNode shape, Target target) {
        switch (target) {
            case Target.Local() -> shape.put("GatewayId", "local");
            case Target.ToInternetGateway(var id) -> shape.put("GatewayId", id.value());
            case Target.ToEgressOnlyGateway(var id) ->
                    shape.put("EgressOnlyInternetGatewayId", id.value());
            case Target.ToNatGateway(var id) -> shape.put("NatGatewayId", id.value());
            case Target.ToPeering(var id) -> shape.put("VpcPeeringConnectionId", id.value());
            case Target.ToTransitGateway(var id) -> shape.put("TransitGatewayId", id.value());
            case Target.ToNetworkInterface(var id) -> {
                shape.put("NetworkInterfaceId", id.value());
                var instance = instances.get(id);
                if (instance != null) {
                    shape.put("InstanceId", instance.id().value());
                }
            }
            case Target.Gone(var id) -> {
                shape.put(field(id), id.value());
                if (topology.find(id).isPresent()) {
                    shape.put(Shape.GONE, true);
                }
            }
            case Target.ToVpnGateway(var id) -> shape.put("GatewayId", id.value());
            case Target.ToEndpoint(var id) -> shape.put("GatewayId", id.value());
        }
    }

    /// Where a route names a target of that kind.
    private static String field(ResourceId id) {
        return switch (id.prefix()) {
            case "pcx" -> "VpcPeeringConnectionId";
            case "nat" -> "NatGatewayId";
            case "eni" -> "NetworkInterfaceId";
            case "i" -> "InstanceId";
            case "tgw" -> "TransitGatewayId";
            case "eigw" -> "EgressOnlyInternetGatewayId";
            case "cagw" -> "CarrierGatewayId";
            case "lgw" -> "LocalGatewayId";
            default -> "GatewayId";
        };
    }
}
