package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.TransitParts.Default;
import dev.peerscape.core.exchange.aws.TransitParts.HubPart;
import dev.peerscape.core.exchange.aws.TransitParts.LegPart;
import dev.peerscape.core.exchange.aws.TransitParts.PeersPart;
import dev.peerscape.core.exchange.aws.TransitParts.RowPart;
import dev.peerscape.core.exchange.aws.TransitParts.TablePart;
import dev.peerscape.core.exchange.aws.TransitParts.VpcLegPart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitGateway;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Reads transit gateways, their attachments and their tables. What is deleted, or never came to
/// be, is noted and left out.
final class TransitItems {
    private static final String ATTACHMENT = "TransitGatewayAttachmentId";
    private static final String GATEWAY = "TransitGatewayId";
    private static final String TABLE = "TransitGatewayRouteTableId";

    /// Only an attachment in one of these states carries packets.
    private static final Set<String> CARRYING = Set.of("available", "modifying");

    private static final Set<String> OVER =
            Set.of(
                    "deleted",
                    "deleting",
                    "failed",
                    "failing",
                    "rejected",
                    "rejecting",
                    "rollingBack");

    private static final long LARGEST_ASN = 4_294_967_295L;

    private final Parts parts;
    private final TransitParts transit;
    private final Items items;

    TransitItems(Parts parts) {
        this.parts = parts;
        transit = parts.transit;
        items = new Items(parts);
    }

    /// Goes on with an item that lives.
    private void living(
            Node item, String field, Kind kind, Origin origin, Consumer<ResourceId> then) {
        items.identified(
                item,
                field,
                kind,
                origin,
                id -> {
                    var state = item.text("State").orElse("available");
                    if (OVER.contains(state)) {
                        transit.over.add(id);
                        parts.remark("transit-over", id, state);
                    } else {
                        then.accept(id);
                    }
                });
    }

    void gateway(Node item, Origin origin) {
        living(
                item,
                GATEWAY,
                Kind.TRANSIT_GATEWAY,
                origin,
                id -> {
                    var options = item.child("Options");
                    var owner = item.account("OwnerId").or(origin::account);
                    boolean byOwner = origin.account().isEmpty() || origin.account().equals(owner);
                    var hub =
                            new HubPart(
                                    id,
                                    item.name().orElse(""),
                                    owner,
                                    origin.region().or(() -> regionOf(item)),
                                    byOwner,
                                    asn(options),
                                    options.flag("VpnEcmpSupport", true),
                                    options.flag("SecurityGroupReferencingSupport", false),
                                    byDefault(options, "Association"),
                                    byDefault(options, "Propagation"));
                    transit.hubs.merge(id, hub, (a, b) -> a.byOwner() && !b.byOwner() ? a : b);
                });
    }

    private static Default byDefault(Node options, String what) {
        return new Default(
                options.flag("DefaultRouteTable" + what, true),
                options.id(what + "DefaultRouteTableId", Kind.TRANSIT_ROUTE_TABLE));
    }

    /// The ARN has the Region: `arn:aws:ec2:REGION:ACCOUNT:transit-gateway/ID`.
    private static Optional<Region> regionOf(Node item) {
        return item.text("TransitGatewayArn")
                .map(it -> it.split(":", -1))
                .filter(it -> it.length > 3 && Region.isWellFormed(it[3]))
                .map(it -> new Region(it[3]));
    }

    private static long asn(Node options) {
        try {
            long asn = Long.parseLong(options.text("AmazonSideAsn").orElse("0"));
            return asn >= 1 && asn <= LARGEST_ASN ? asn : TransitGateway.USUAL_ASN;
        } catch (NumberFormatException _) {
            return TransitGateway.USUAL_ASN;
        }
    }

    void routeTable(Node item, Origin origin) {
        living(
                item,
                TABLE,
                Kind.TRANSIT_ROUTE_TABLE,
                origin,
                id ->
                        inGateway(
                                item,
                                id,
                                origin,
                                gateway ->
                                        transit.tables.put(
                                                id,
                                                new TablePart(
                                                        id,
                                                        gateway,
                                                        item.name().orElse(""),
                                                        item.flag(
                                                                "DefaultAssociationRouteTable",
                                                                false),
                                                        item.flag(
                                                                "DefaultPropagationRouteTable",
                                                                false)))));
    }

    private void inGateway(Node item, ResourceId id, Origin origin, Consumer<ResourceId> then) {
        item.id(GATEWAY, Kind.TRANSIT_GATEWAY)
                .ifPresentOrElse(
                        then, () -> parts.remark("missing-field", origin.file(), id, GATEWAY));
    }

    void attachment(Node item, Origin origin) {
        living(
                item,
                ATTACHMENT,
                Kind.TRANSIT_ATTACHMENT,
                origin,
                id ->
                        inGateway(
                                item,
                                id,
                                origin,
                                gateway -> {
                                    var association = item.child("Association");
                                    transit.leg(
                                            gateway,
                                            new LegPart(
                                                    id,
                                                    item.name().orElse(""),
                                                    item.text("ResourceType").orElse("?"),
                                                    item.text("ResourceId").orElse("?"),
                                                    carries(item),
                                                    association
                                                            .id(TABLE, Kind.TRANSIT_ROUTE_TABLE)
                                                            .filter(_ ->
                                                                    isOn(association, "associat")),
                                                    behind(item),
                                                    item.flag(Shape.GONE, false)),
                                            true);
                                }));
    }

    private static boolean carries(Node item) {
        return CARRYING.contains(item.text("State").orElse("available"));
    }

    private static boolean isOn(Node item, String state) {
        return item.text("State").orElse(state).startsWith(state);
    }

    private static Optional<List<Cidr>> behind(Node item) {
        return item.json().has(Shape.BEHIND)
                ? Optional.of(
                        item.texts(Shape.BEHIND).stream()
                                .flatMap(it -> Node.block(it).stream())
                                .toList())
                : Optional.empty();
    }

    void vpcAttachment(Node item, Origin origin) {
        living(
                item,
                ATTACHMENT,
                Kind.TRANSIT_ATTACHMENT,
                origin,
                id ->
                        inGateway(
                                item,
                                id,
                                origin,
                                gateway -> {
                                    var options = item.child("Options");
                                    var subnets =
                                            item.texts("SubnetIds").stream()
                                                    .filter(ResourceId::isWellFormed)
                                                    .map(ResourceId::new)
                                                    .toList();
                                    transit.vpcLegs.put(
                                            id,
                                            new VpcLegPart(
                                                    subnets,
                                                    options.flag("ApplianceModeSupport", false),
                                                    options.flag("Ipv6Support", false),
                                                    options.flag(
                                                            "SecurityGroupReferencingSupport",
                                                            true)));
                                    leg(gateway, id, item, "vpc", item.text("VpcId").orElse("?"));
                                }));
    }

    private void leg(ResourceId gateway, ResourceId id, Node item, String what, String resource) {
        transit.leg(
                gateway,
                new LegPart(
                        id,
                        item.name().orElse(""),
                        what,
                        resource,
                        carries(item),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                false);
    }

    void peeringAttachment(Node item, Origin origin) {
        living(
                item,
                ATTACHMENT,
                Kind.TRANSIT_ATTACHMENT,
                origin,
                id -> {
                    var requester =
                            item.child("RequesterTgwInfo").id(GATEWAY, Kind.TRANSIT_GATEWAY);
                    var accepter = item.child("AccepterTgwInfo").id(GATEWAY, Kind.TRANSIT_GATEWAY);
                    if (requester.isEmpty() || accepter.isEmpty()) {
                        parts.remark("missing-field", origin.file(), id, GATEWAY);
                        return;
                    }
                    var far = item.id("Accepter" + ATTACHMENT, Kind.TRANSIT_ATTACHMENT).orElse(id);
                    transit.peers.put(id, new PeersPart(requester.get(), id, accepter.get(), far));
                    leg(requester.get(), id, item, "peering", accepter.get().value());
                    leg(accepter.get(), far, item, "peering", requester.get().value());
                });
    }

    /// What `get-transit-gateway-route-table-associations` says of a table.
    void associations(Node item, Origin origin) {
        of(item, "Associations", "associat", transit.associations, origin);
    }

    /// What `get-transit-gateway-route-table-propagations` says of a table.
    void propagations(Node item, Origin origin) {
        of(item, "TransitGatewayRouteTablePropagations", "enabl", transit.propagations, origin);
    }

    private void of(
            Node item, String list, String on, Map<ResourceId, Set<ResourceId>> to, Origin origin) {
        items.identified(
                item,
                TABLE,
                Kind.TRANSIT_ROUTE_TABLE,
                origin,
                table -> {
                    for (var entry : item.list(list)) {
                        entry.id(ATTACHMENT, Kind.TRANSIT_ATTACHMENT)
                                .filter(_ -> isOn(entry, on))
                                .ifPresent(it -> TransitParts.add(to, table, it));
                    }
                });
    }

    /// What `search-transit-gateway-routes` finds in a table.
    void routes(Node item, Origin origin) {
        items.identified(
                item,
                TABLE,
                Kind.TRANSIT_ROUTE_TABLE,
                origin,
                table -> {
                    if (item.flag("AdditionalRoutesAvailable", false)) {
                        parts.remark("transit-more-routes", table);
                    }
                    for (var route : item.list("Routes")) {
                        row(table, route);
                    }
                });
    }

    private void row(ResourceId table, Node route) {
        var state = route.text("State").orElse("active");
        if (OVER.contains(state)) {
            return;
        }
        var destination = route.cidr("DestinationCidrBlock");
        var list = route.id("PrefixListId", Kind.PREFIX_LIST);
        var to =
                route.list("TransitGatewayAttachments").stream()
                        .flatMap(it -> it.id(ATTACHMENT, Kind.TRANSIT_ATTACHMENT).stream())
                        .toList();
        boolean blackhole = state.equals("blackhole");
        if (destination.isEmpty() && list.isEmpty() || to.isEmpty() && !blackhole) {
            parts.remark("route-unreadable", table, route.text("DestinationCidrBlock").orElse("?"));
            return;
        }
        transit.rows
                .computeIfAbsent(table, _ -> new LinkedHashSet<>())
                .add(
                        new RowPart(
                                destination,
                                list,
                                to,
                                route.text("Type").orElse("static").equals("propagated"),
                                blackhole));
    }

    /// One of `get-transit-gateway-prefix-list-references`, or those of a table together.
    void listReference(Node item, Origin origin) {
        var inner = item.list("TransitGatewayPrefixListReferences");
        if (!inner.isEmpty()) {
            inner.forEach(it -> listReference(it, origin));
            return;
        }
        if (item.json().has("TransitGatewayPrefixListReferences")) {
            return;
        }
        items.identified(
                item,
                TABLE,
                Kind.TRANSIT_ROUTE_TABLE,
                origin,
                table -> {
                    var list = item.id("PrefixListId", Kind.PREFIX_LIST);
                    var to =
                            item.child("TransitGatewayAttachment")
                                    .id(ATTACHMENT, Kind.TRANSIT_ATTACHMENT);
                    boolean blackhole = item.flag("Blackhole", false);
                    if (list.isEmpty() || to.isEmpty() && !blackhole) {
                        var destination = item.text("PrefixListId").orElse("?");
                        parts.remark("route-unreadable", table, destination);
                    } else if (!OVER.contains(item.text("State").orElse(""))) {
                        transit.rows
                                .computeIfAbsent(table, _ -> new LinkedHashSet<>())
                                .add(
                                        new RowPart(
                                                Optional.empty(),
                                                list,
                                                to.stream().toList(),
                                                false,
                                                blackhole));
                    }
                });
    }
}
