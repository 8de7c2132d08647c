package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.TransitRouteTable.Row;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Joins the VPCs of a topology by transit gateways, with rows that lead to them from the tables of
/// the VPCs: random edits alone seldom bring a packet as far as one. Tables of the gateways get
/// static rows, rows for prefix lists and blackholes, and some attachments are left out of them.
public final class RandomHubs {
    private final SplittableRandom random;
    private Topology topology;
    private int next = 0x0e0e0000;

    private RandomHubs(Topology topology, SplittableRandom random) {
        this.topology = topology;
        this.random = random;
    }

    /// {@return the topology with its VPCs joined}
    public static Topology of(Topology topology, long seed) {
        var it = new RandomHubs(topology, new SplittableRandom(seed ^ 0x7a11));
        it.gateways();
        for (var gateway : List.copyOf(it.topology.transitGateways().values())) {
            it.topology = it.topology.with(it.tables(gateway));
        }
        for (var vpc : List.copyOf(it.topology.vpcs().values())) {
            it.topology = it.topology.with(it.routed(vpc));
        }
        return it.topology;
    }

    private boolean in(int of, int chance) {
        return random.nextInt(of) < chance;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private ResourceId id(String prefix) {
        return new ResourceId(prefix + "-" + String.format("%08x", next++));
    }

    private void gateways() {
        TransitGateway earlier = null;
        var vpcs = List.copyOf(topology.vpcs().values());
        for (int i = 1 + random.nextInt(2); i > 0; i--) {
            var at = one(vpcs);
            var gateway =
                    TransitGateway.create(id("tgw"), "", at.account(), at.region())
                            .withOptions(64_520 + i, in(2, 1), in(2, 1));
            for (var vpc : vpcs) {
                if (!vpc.subnets().isEmpty() && in(10, 8)) {
                    gateway = gateway.with(attached(gateway, vpc));
                }
            }
            if (earlier != null) {
                var near = id("tgw-attach");
                var far = id("tgw-attach");
                gateway =
                        gateway.with(
                                gateway.attachment(
                                        near, "", new To.ToTransitGateway(earlier.id(), far)));
                topology =
                        topology.with(
                                earlier.with(
                                        earlier.attachment(
                                                far,
                                                "",
                                                new To.ToTransitGateway(gateway.id(), near))));
            }
            topology = topology.with(gateway);
            earlier = gateway;
        }
    }

    private TransitAttachment attached(TransitGateway gateway, Vpc vpc) {
        var zones = new HashMap<String, ResourceId>();
        for (var subnet : vpc.subnets().values()) {
            if (in(10, 9)) {
                zones.putIfAbsent(subnet.zone(), subnet.id());
            }
        }
        var to =
                new To.ToVpc(
                        vpc.id(),
                        zones.values().stream().sorted().toList(),
                        in(4, 1),
                        in(10, 8),
                        in(10, 8));
        return gateway.attachment(id("tgw-attach"), "", to).withAvailable(in(20, 19));
    }

    private TransitGateway tables(TransitGateway gateway) {
        var attachments = List.copyOf(gateway.attachments().keySet());
        if (in(3, 1)) {
            gateway = gateway.with(new TransitRouteTable(id("tgw-rtb"), "", List.of()));
        }
        var ids = List.copyOf(gateway.routeTables().keySet());
        for (var table : List.copyOf(gateway.routeTables().values())) {
            var rows = new ArrayList<>(table.routes());
            for (int i = random.nextInt(3); i > 0; i--) {
                var block = in(3, 1) ? Cidr.ANY_V4 : block();
                rows.removeIf(it -> it.destination().equals(block));
                rows.add(new Row(block, somewhere(attachments)));
            }
            var lists =
                    topology.prefixLists().keySet().stream()
                            .filter(_ -> in(4, 1))
                            .map(it -> new TransitRouteTable.ListRow(it, somewhere(attachments)))
                            .toList();
            gateway = gateway.with(new TransitRouteTable(table.id(), table.name(), rows, lists));
        }
        for (var attachment : List.copyOf(gateway.attachments().values())) {
            if (!ids.isEmpty() && in(5, 1)) {
                gateway =
                        gateway.with(
                                attachment
                                        .withAssociation(
                                                in(6, 1) ? Optional.empty() : Optional.of(one(ids)))
                                        .withPropagations(
                                                ids.stream().filter(_ -> in(10, 6)).toList()));
            }
        }
        return gateway;
    }

    private Optional<ResourceId> somewhere(List<ResourceId> attachments) {
        return attachments.isEmpty() || in(6, 1) ? Optional.empty() : Optional.of(one(attachments));
    }

    private Cidr block() {
        var block = one(one(List.copyOf(topology.vpcs().values())).cidrs());
        return in(3, 1) ? Cidr.around(block.base(), block.length() + 2) : block;
    }

    /// Mostly the blocks of the others, now and then everything.
    private Vpc routed(Vpc vpc) {
        var gateways = new ArrayList<ResourceId>();
        for (var it : topology.transitGateways().values()) {
            if (it.attachmentOf(vpc.id()).isPresent() || in(10, 1)) {
                gateways.add(it.id());
            }
        }
        var draft = vpc.draft();
        for (var table : vpc.routeTables().values()) {
            if (!gateways.isEmpty() && in(10, 7)) {
                draft.put(routed(vpc, table, gateways));
            }
        }
        return draft.build();
    }

    private RouteTable routed(Vpc vpc, RouteTable table, List<ResourceId> gateways) {
        var rows = new ArrayList<>(table.routes());
        var target = new Target.ToTransitGateway(one(gateways));
        if (in(4, 1)) {
            rows.removeIf(it -> it.destination().equals(Cidr.ANY_V4));
            rows.add(Route.to(Cidr.ANY_V4, target));
        }
        for (var far : topology.vpcs().values()) {
            for (var block : far.cidrs()) {
                boolean free = rows.stream().noneMatch(it -> it.destination().equals(block));
                if (free && !vpc.cidrs().contains(block) && in(10, 8)) {
                    rows.add(Route.to(block, target));
                }
            }
        }
        return table.withRoutes(rows);
    }
}
