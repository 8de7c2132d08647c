package dev.peerscape.core.generate;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable.ListRoute;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.TransitRouteTable.Row;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Makes the transit gateway of a cluster: a table for what all share (the first VPC and the
/// offices) and one for the others, which in half of the clusters do not reach each other.
final class TransitMaker {
    private static final Cidr V6 = Cidr.of("2406:da12::/32");

    private final Cluster cluster;
    private final SplittableRandom random;
    private final ResourceId shared;
    private final ResourceId spokes;
    private final boolean isolated;
    private TransitGateway gateway;

    private TransitMaker(Cluster cluster, SplittableRandom random) {
        this.cluster = cluster;
        this.random = random;
        shared = table(cluster, "shared");
        spokes = table(cluster, "spokes");
        isolated = random.nextBoolean();
        gateway = empty();
    }

    private static ResourceId table(Cluster cluster, String what) {
        return cluster.id(Kind.TRANSIT_ROUTE_TABLE, what);
    }

    private TransitGateway empty() {
        var made =
                TransitGateway.create(
                        cluster.id(Kind.TRANSIT_GATEWAY),
                        "hub-" + cluster.word(),
                        cluster.account(),
                        cluster.region());
        var usual = made.defaultAssociation().orElseThrow();
        return made.with(new TransitRouteTable(shared, "shared", List.of()))
                .withDefaults(Optional.of(spokes), Optional.of(shared))
                .withOptions(TransitGateway.USUAL_ASN, true, true)
                .with(new TransitRouteTable(spokes, "spokes", List.of()))
                .withoutRouteTable(usual);
    }

    /// {@return the gateway with its VPCs and the ways to the office}
    ///
    /// @param before the gateway of an earlier cluster, which it is peered with
    static TransitGateway make(Cluster cluster, Optional<Cluster> before, SplittableRandom random) {
        var maker = new TransitMaker(cluster, random);
        cluster.plots().forEach(maker::vpc);
        maker.office();
        maker.rows(before);
        return maker.gateway;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private void vpc(Plot plot) {
        boolean first = plot.equals(cluster.first());
        var to =
                new To.ToVpc(
                        plot.id(Kind.VPC),
                        List.of(
                                plot.id(Kind.SUBNET, "private-a"),
                                plot.id(Kind.SUBNET, "private-b")),
                        false,
                        plot.v6().isPresent(),
                        true);
        // Faults: a request that nobody accepted, an attachment without a table.
        var attachment =
                new TransitAttachment(
                        attachment(plot),
                        "",
                        to,
                        first || !chance(0.01),
                        !first && chance(0.01)
                                ? Optional.empty()
                                : Optional.of(first ? shared : spokes),
                        first || !isolated ? List.of(shared, spokes) : List.of(shared));
        gateway = gateway.with(attachment);
    }

    private static ResourceId attachment(Plot plot) {
        return plot.id(Kind.TRANSIT_ATTACHMENT);
    }

    private void office() {
        for (var link : PremisesMaker.transitLinks(cluster)) {
            var to =
                    link.prefix().equals(Kind.VPN_CONNECTION.prefix())
                            ? new To.ToVpn(link)
                            : new To.ToDxGateway(link);
            gateway =
                    gateway.with(
                            new TransitAttachment(
                                    officeAttachment(link),
                                    "",
                                    to,
                                    true,
                                    Optional.of(shared),
                                    List.of(shared, spokes)));
        }
    }

    private static ResourceId officeAttachment(ResourceId link) {
        return new ResourceId(Kind.TRANSIT_ATTACHMENT.prefix() + "-" + link.value());
    }

    private void rows(Optional<Cluster> before) {
        var toAll = new ArrayList<Row>();
        toAll.add(Row.to(Cidr.ANY_V4, attachment(cluster.first())));
        if (chance(0.3)) {
            // Somebody shut a VPC off on purpose.
            toAll.add(Row.blackhole(cluster.plots().getLast().v4()));
        }
        var toShared = new ArrayList<Row>();
        before.ifPresent(other -> {
            var peer = peer(cluster, other);
            gateway = gateway.with(peered(peer, other, peer(other, cluster)));
            toAll.add(Row.to(other.first().v4(), peer));
            toShared.add(Row.to(other.first().v4(), peer));
        });
        if (cluster.link() == Cluster.Link.VPN_STATIC) {
            // AWS tells a transit gateway nothing of what is behind a static connection.
            var vpn = PremisesMaker.transitLinks(cluster).getFirst();
            toAll.add(Row.to(cluster.office(0), officeAttachment(vpn)));
            toShared.add(Row.to(cluster.office(0), officeAttachment(vpn)));
        }
        put(spokes, toAll);
        put(shared, toShared);
    }

    private void put(ResourceId table, List<Row> rows) {
        var old = gateway.routeTables().get(table);
        if (old != null) {
            gateway = gateway.with(old.withRoutes(distinct(old.routes(), rows)));
        }
    }

    /// A later cluster may have the block of an earlier one again.
    private static List<Row> distinct(List<Row> old, List<Row> more) {
        var rows = new ArrayList<>(old);
        for (var row : more) {
            if (rows.stream().noneMatch(it -> it.destination().equals(row.destination()))) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static ResourceId peer(Cluster of, Cluster to) {
        return of.id(Kind.TRANSIT_ATTACHMENT, "to-" + to.word());
    }

    private TransitAttachment peered(ResourceId id, Cluster other, ResourceId far) {
        var to = new To.ToTransitGateway(other.id(Kind.TRANSIT_GATEWAY), far);
        return new TransitAttachment(id, "", to, true, Optional.of(shared), List.of());
    }

    /// {@return the earlier gateway of a peering with its end of it}
    static TransitGateway peered(TransitGateway gateway, Cluster own, Cluster later) {
        var id = peer(own, later);
        var to = new To.ToTransitGateway(later.id(Kind.TRANSIT_GATEWAY), peer(later, own));
        var attachment =
                new TransitAttachment(
                        id, "", to, true, Optional.of(table(own, "shared")), List.of());
        var next = gateway.with(attachment);
        var row = List.of(Row.to(later.first().v4(), id));
        for (var what : List.of("shared", "spokes")) {
            var old = next.routeTables().get(table(own, what));
            if (old != null) {
                next = next.with(old.withRoutes(distinct(old.routes(), row)));
            }
        }
        return next;
    }

    /// {@return the rows that a VPC of the cluster needs to reach the others}
    static List<Route> rowsOf(Cluster cluster, Plot plot, SplittableRandom random) {
        // Fault: now and then somebody forgot the route.
        if (!plot.equals(cluster.first()) && random.nextDouble() < 0.02) {
            return List.of();
        }
        var target = new Target.ToTransitGateway(cluster.id(Kind.TRANSIT_GATEWAY));
        var rows = new ArrayList<Route>();
        rows.add(Route.to(Cluster.EVERYTHING, target));
        if (plot.v6().isPresent()) {
            rows.add(Route.to(V6, target));
        }
        return rows;
    }

    /// {@return the row that leads a VPC of the cluster to its offices}
    static List<ListRoute> listRowsOf(Cluster cluster) {
        return cluster.hasOffice()
                ? List.of(
                        new ListRoute(
                                cluster.id(Kind.PREFIX_LIST),
                                new Target.ToTransitGateway(cluster.id(Kind.TRANSIT_GATEWAY))))
                : List.of();
    }
}
