package dev.peerscape.testing;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Random edits around transit gateways, with mistakes among them.
final class RandomTransit {
    private final RandomParts parts;

    RandomTransit(RandomParts parts) {
        this.parts = parts;
    }

    Edit next(Topology topology, Vpc vpc) {
        var ids = Ids.in(topology);
        var some = parts.<TransitGateway>some(topology.transitGateways().values());
        if (some.isEmpty() || topology.transitGateways().size() < 3 && parts.chance(8)) {
            return new Edit.PutTransitGateway(
                    TransitGateway.create(
                            ids.next(Kind.TRANSIT_GATEWAY),
                            parts.name("hub"),
                            vpc.account(),
                            vpc.region()),
                    Optional.empty());
        }
        var gateway = some.get();
        return switch (parts.below(10)) {
            case 0, 1, 2 -> attach(gateway, vpc, ids);
            case 3, 4, 5 ->
                    new Edit.AddRoute(
                            parts.pick(List.copyOf(vpc.routeTables().values())).id(),
                            Route.to(
                                    parts.chance(60)
                                            ? Cidr.ANY_V4
                                            : block(topology).orElse(Cidr.ANY_V6),
                                    new Target.ToTransitGateway(gateway.id())));
            case 6 -> table(topology, gateway, ids);
            case 7 -> changed(gateway).orElseGet(() -> attach(gateway, vpc, ids));
            case 8 ->
                    new Edit.PutTransitGateway(
                            gateway.withOptions(
                                    64_512 + parts.below(9), parts.chance(50), parts.chance(50)),
                            Optional.empty());
            default -> peer(topology, gateway, ids).orElseGet(() -> attach(gateway, vpc, ids));
        };
    }

    private Optional<Cidr> block(Topology topology) {
        return parts.<Vpc>some(topology.vpcs().values()).map(it -> parts.pick(it.cidrs()));
    }

    private Edit attach(TransitGateway gateway, Vpc vpc, Ids ids) {
        var zones = new HashMap<String, ResourceId>();
        for (var subnet : vpc.subnets().values()) {
            if (parts.chance(85)) {
                zones.putIfAbsent(subnet.zone(), subnet.id());
            }
        }
        To to =
                parts.chance(6)
                        ? new To.Elsewhere(
                                "vpc", "vpc-of-others", List.of(Cidr.of("10.200.0.0/16")))
                        : new To.ToVpc(
                                vpc.id(),
                                zones.values().stream().sorted().toList(),
                                parts.chance(20),
                                parts.chance(50),
                                parts.chance(80));
        return new Edit.PutTransitAttachment(
                gateway.id(),
                gateway.attachment(ids.next(Kind.TRANSIT_ATTACHMENT), parts.name("leg"), to)
                        .withAvailable(parts.chance(92)));
    }

    private Optional<Edit> changed(TransitGateway gateway) {
        var tables = List.copyOf(gateway.routeTables().keySet());
        return parts.<TransitAttachment>some(gateway.attachments().values())
                .map(it ->
                        new Edit.PutTransitAttachment(
                                gateway.id(),
                                it.withAssociation(
                                                tables.isEmpty() || parts.chance(10)
                                                        ? Optional.empty()
                                                        : Optional.of(parts.pick(tables)))
                                        .withPropagations(
                                                tables.stream()
                                                        .filter(_ -> parts.chance(60))
                                                        .toList())));
    }

    private Edit table(Topology topology, TransitGateway gateway, Ids ids) {
        var rows = new ArrayList<TransitRouteTable.Row>();
        for (int i = parts.below(4); i > 0; i--) {
            var destination = parts.chance(40) ? Cidr.ANY_V4 : block(topology).orElse(Cidr.ANY_V4);
            var to =
                    parts.chance(80)
                            ? parts.<ResourceId>some(gateway.attachments().keySet())
                            : Optional.<ResourceId>empty();
            rows.add(new TransitRouteTable.Row(destination, to));
        }
        var id =
                parts.chance(70) && !gateway.routeTables().isEmpty()
                        ? parts.pick(List.copyOf(gateway.routeTables().keySet()))
                        : ids.next(Kind.TRANSIT_ROUTE_TABLE);
        var lists =
                topology.prefixLists().keySet().stream()
                        .limit(2)
                        .map(it ->
                                new TransitRouteTable.ListRow(
                                        it, parts.<ResourceId>some(gateway.attachments().keySet())))
                        .toList();
        return new Edit.PutTransitRouteTable(
                gateway.id(), new TransitRouteTable(id, parts.name("table"), rows, lists));
    }

    /// A peering of two gateways, each with its attachment, and a static route across.
    private Optional<Edit> peer(Topology topology, TransitGateway gateway, Ids ids) {
        var other =
                topology.transitGateways().values().stream()
                        .filter(it -> it != gateway)
                        .findFirst();
        if (other.isEmpty()) {
            return Optional.empty();
        }
        var near = ids.next(Kind.TRANSIT_ATTACHMENT);
        var far = ids.next(Kind.TRANSIT_ATTACHMENT);
        if (near.equals(far)) {
            far = new ResourceId(near.value() + "b");
        }
        return Optional.of(
                new Edit.Batch(
                        Message.of("edit.label-remove-many", 2),
                        List.of(
                                new Edit.PutTransitAttachment(
                                        gateway.id(),
                                        gateway.attachment(
                                                near,
                                                "",
                                                new To.ToTransitGateway(other.get().id(), far))),
                                new Edit.PutTransitAttachment(
                                        other.get().id(),
                                        other.get()
                                                .attachment(
                                                        far,
                                                        "",
                                                        new To.ToTransitGateway(
                                                                gateway.id(), near))))));
    }
}
