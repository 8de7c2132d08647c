package dev.peerscape.core.exchange.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.TransitTables;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;

import java.util.HashSet;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Transit gateways as AWS shows them; its answers about one table are wrapped with the id of the
/// table beside them, as an import wants them.
///
/// @param topology holds what is attached
/// @param network the same compiled, which knows what the tables learned
record TransitShapes(Topology topology, Network network) {
    private static final String ATTACHMENT = "TransitGatewayAttachmentId";
    private static final String GATEWAY = "TransitGatewayId";
    private static final String TABLE = "TransitGatewayRouteTableId";

    ObjectNode gateway(TransitGateway gateway) {
        var shape = Shape.object().put(GATEWAY, gateway.id().value());
        shape.put(
                "TransitGatewayArn",
                "arn:aws:ec2:"
                        + gateway.region()
                        + ":"
                        + gateway.account()
                        + ":transit-gateway/"
                        + gateway.id());
        shape.put("OwnerId", gateway.account().value()).put("State", "available");
        var options = shape.putObject("Options").put("AmazonSideAsn", gateway.asn());
        byDefault(options, "Association", gateway.defaultAssociation());
        byDefault(options, "Propagation", gateway.defaultPropagation());
        options.put("VpnEcmpSupport", enabled(gateway.vpnEcmp()));
        options.put("SecurityGroupReferencingSupport", enabled(gateway.groupReferencing()));
        Shape.name(shape, gateway);
        return shape;
    }

    private static void byDefault(ObjectNode options, String what, Optional<ResourceId> table) {
        options.put("DefaultRouteTable" + what, enabled(table.isPresent()));
        table.ifPresent(it -> options.put(what + "DefaultRouteTableId", it.value()));
    }

    private static String enabled(boolean on) {
        return on ? "enable" : "disable";
    }

    Stream<ObjectNode> attachments(TransitGateway gateway) {
        return gateway.attachments().values().stream()
                .map(it -> {
                    var shape = attachment(gateway, it);
                    shape.put("TransitGatewayOwnerId", gateway.account().value());
                    far(shape, it);
                    owner(it).ifPresent(id -> shape.put("ResourceOwnerId", id.value()));
                    it.association()
                            .ifPresent(table ->
                                    shape.putObject("Association")
                                            .put(TABLE, table.value())
                                            .put("State", "associated"));
                    extra(shape, it.to());
                    return shape;
                });
    }

    private static ObjectNode attachment(TransitGateway gateway, TransitAttachment attachment) {
        var shape = Shape.object().put(ATTACHMENT, attachment.id().value());
        shape.put(GATEWAY, gateway.id().value());
        state(shape, attachment);
        Shape.name(shape, attachment);
        return shape;
    }

    private static void state(ObjectNode shape, TransitAttachment attachment) {
        shape.put("State", attachment.available() ? "available" : "pendingAcceptance");
    }

    /// Adds which resource is attached.
    private static void far(ObjectNode shape, TransitAttachment attachment) {
        switch (attachment.to()) {
            case To.ToVpc to ->
                    shape.put("ResourceType", "vpc").put("ResourceId", to.vpc().value());
            case To.ToTransitGateway(var gateway, _) ->
                    shape.put("ResourceType", "peering").put("ResourceId", gateway.value());
            case To.Elsewhere(var what, var resource, _) ->
                    shape.put("ResourceType", what).put("ResourceId", resource);
            case To.ToVpn(var vpn) ->
                    shape.put("ResourceType", "vpn").put("ResourceId", vpn.value());
            case To.ToDxGateway(var id) ->
                    shape.put("ResourceType", "direct-connect-gateway")
                            .put("ResourceId", DxShapes.bare(id));
        }
    }

    private Optional<AccountId> owner(TransitAttachment attachment) {
        return switch (attachment.to()) {
            case To.ToVpc to -> topology.vpc(to.vpc()).map(Vpc::account);
            case To.ToTransitGateway(var gateway, _) ->
                    Optional.ofNullable(topology.transitGateways().get(gateway))
                            .map(TransitGateway::account);
            case To.ToVpn(var vpn) ->
                    Optional.ofNullable(topology.hybrid().vpnConnections().get(vpn))
                            .map(VpnConnection::customerGateway)
                            .map(topology.hybrid().customerGateways()::get)
                            .map(CustomerGateway::account);
            case To.ToDxGateway(var id) ->
                    Optional.ofNullable(topology.hybrid().dxGateways().get(id))
                            .map(DxGateway::account);
            case To.Elsewhere _ -> Optional.empty();
        };
    }

    /// Adds what AWS does not tell of something elsewhere.
    private void extra(ObjectNode shape, To to) {
        if (to instanceof To.Elsewhere(var what, var resource, var cidrs)) {
            var behind = shape.putArray(Shape.BEHIND);
            cidrs.forEach(it -> behind.add(it.toString()));
            var far =
                    what.equals("direct-connect-gateway")
                            ? DxItems.gatewayId(Optional.of(resource))
                            : Optional.of(resource)
                                    .filter(_ -> what.equals("vpc") || what.equals("vpn"))
                                    .filter(ResourceId::isWellFormed)
                                    .map(ResourceId::new);
            if (far.filter(it -> topology.find(it).isPresent()).isPresent()) {
                shape.put(Shape.GONE, true);
            }
        }
    }

    Stream<ObjectNode> vpcAttachments(TransitGateway gateway) {
        return gateway.attachments().values().stream()
                .flatMap(it ->
                        it.to() instanceof To.ToVpc to
                                ? Stream.of(vpcAttachment(gateway, it, to))
                                : Stream.empty());
    }

    private ObjectNode vpcAttachment(
            TransitGateway gateway, TransitAttachment attachment, To.ToVpc to) {
        var shape = attachment(gateway, attachment).put("VpcId", to.vpc().value());
        owner(attachment).ifPresent(it -> shape.put("VpcOwnerId", it.value()));
        var subnets = shape.putArray("SubnetIds");
        to.subnets().forEach(it -> subnets.add(it.value()));
        shape.putObject("Options")
                .put("DnsSupport", "enable")
                .put("SecurityGroupReferencingSupport", enabled(to.groupReferencing()))
                .put("Ipv6Support", enabled(to.ipv6()))
                .put("ApplianceModeSupport", enabled(to.applianceMode()));
        return shape;
    }

    /// Both sides' accounts list a peering; the one whose id comes first requested it.
    Stream<ObjectNode> peerings(TransitGateway gateway) {
        return gateway.attachments().values().stream()
                .flatMap(it -> {
                    if (!(it.to() instanceof To.ToTransitGateway(var id, var leg))) {
                        return Stream.empty();
                    }
                    var other = topology.transitGateways().get(id);
                    return other == null
                            ? Stream.empty()
                            : Stream.of(
                                    gateway.id().compareTo(id) < 0
                                            ? peering(gateway, it, other, leg)
                                            : peering(other, leg, gateway, it));
                });
    }

    private static ObjectNode peering(
            TransitGateway requester,
            TransitAttachment near,
            TransitGateway accepter,
            ResourceId far) {
        return peering(requester, near.id(), accepter, far, near);
    }

    private static ObjectNode peering(
            TransitGateway requester,
            ResourceId near,
            TransitGateway accepter,
            TransitAttachment far) {
        return peering(requester, near, accepter, far.id(), far);
    }

    private static ObjectNode peering(
            TransitGateway requester,
            ResourceId near,
            TransitGateway accepter,
            ResourceId far,
            TransitAttachment own) {
        var shape = Shape.object().put(ATTACHMENT, near.value());
        shape.put("Accepter" + ATTACHMENT, far.value());
        shape.set("RequesterTgwInfo", side(requester));
        shape.set("AccepterTgwInfo", side(accepter));
        state(shape, own);
        return shape;
    }

    private static ObjectNode side(TransitGateway gateway) {
        return Shape.object()
                .put(GATEWAY, gateway.id().value())
                .put("OwnerId", gateway.account().value())
                .put("Region", gateway.region().code());
    }

    Stream<ObjectNode> routeTables(TransitGateway gateway) {
        return gateway.routeTables().values().stream()
                .map(it -> {
                    var shape = Shape.object().put(TABLE, it.id().value());
                    shape.put(GATEWAY, gateway.id().value()).put("State", "available");
                    shape.put(
                            "DefaultAssociationRouteTable",
                            gateway.defaultAssociation().filter(it.id()::equals).isPresent());
                    shape.put(
                            "DefaultPropagationRouteTable",
                            gateway.defaultPropagation().filter(it.id()::equals).isPresent());
                    Shape.name(shape, it);
                    return shape;
                });
    }

    Stream<ObjectNode> associations(TransitGateway gateway) {
        return gateway.routeTables().keySet().stream()
                .map(table -> {
                    var shape = Shape.object().put(TABLE, table.value());
                    var list = shape.putArray("Associations");
                    for (var it : gateway.attachments().values()) {
                        if (it.association().filter(table::equals).isPresent()) {
                            list.add(named(it).put("State", "associated"));
                        }
                    }
                    return shape;
                });
    }

    Stream<ObjectNode> propagations(TransitGateway gateway) {
        return gateway.routeTables().keySet().stream()
                .map(table -> {
                    var shape = Shape.object().put(TABLE, table.value());
                    var list = shape.putArray("TransitGatewayRouteTablePropagations");
                    for (var it : gateway.attachments().values()) {
                        if (it.propagations().contains(table)) {
                            list.add(named(it).put("State", "enabled"));
                        }
                    }
                    return shape;
                });
    }

    private static ObjectNode named(TransitAttachment attachment) {
        var shape = Shape.object().put(ATTACHMENT, attachment.id().value());
        far(shape, attachment);
        return shape;
    }

    Stream<ObjectNode> staticRoutes(TransitGateway gateway) {
        return gateway.routeTables().values().stream()
                .map(table -> {
                    var shape = Shape.object().put(TABLE, table.id().value());
                    var routes = shape.putArray("Routes");
                    table.routes().forEach(it -> routes.add(route(gateway, it)));
                    table.listRoutes().forEach(it -> routes.add(route(gateway, it)));
                    return shape;
                });
    }

    private static ObjectNode route(TransitGateway gateway, TransitRouteTable.Row row) {
        var to = row.to().flatMap(it -> Optional.ofNullable(gateway.attachments().get(it)));
        var shape = Shape.object().put("DestinationCidrBlock", row.destination().toString());
        return route(shape, to);
    }

    private static ObjectNode route(TransitGateway gateway, TransitRouteTable.ListRow row) {
        var to = row.to().flatMap(it -> Optional.ofNullable(gateway.attachments().get(it)));
        var shape = Shape.object().put("PrefixListId", row.list().value());
        return route(shape, to);
    }

    private static ObjectNode route(ObjectNode shape, Optional<TransitAttachment> to) {
        to.ifPresent(it -> shape.putArray("TransitGatewayAttachments").add(named(it)));
        shape.put("Type", "static");
        return shape.put("State", to.isPresent() ? "active" : "blackhole");
    }

    /// What the tables learned and use: where people made a row for the same block, and where
    /// another attachment told it better, AWS does not show the one that is behind.
    Stream<ObjectNode> propagatedRoutes(TransitGateway gateway) {
        return network.transit(gateway.id()).stream()
                .flatMap(tables ->
                        IntStream.range(0, gateway.routeTables().size())
                                .mapToObj(it -> learned(tables, it)));
    }

    private static ObjectNode learned(TransitTables tables, int table) {
        var shape = Shape.object().put(TABLE, tables.table(table).id().value());
        var routes = shape.putArray("Routes");
        var rows = tables.rows(table);
        var shown = new HashSet<Cidr>();
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (shown.add(row.destination()) && row.learned()) {
                var one = Shape.object().put("DestinationCidrBlock", row.destination().toString());
                var over = one.putArray("TransitGatewayAttachments");
                for (int equal : tables.equals(table, i)) {
                    over.add(named(tables.attachment(tables.rowAttachment(table, equal))));
                }
                routes.add(one.put("Type", "propagated").put("State", "active"));
            }
        }
        return shape;
    }
}
