package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a [ReferenceWalker] asks of transit gateways, by going through everything there is.
final class ReferenceTransit {
    private final Topology topology;

    private final ReferenceHybrid hybrid;

    ReferenceTransit(Topology topology) {
        this.topology = topology;
        hybrid = new ReferenceHybrid(topology);
    }

    /// A row of a gateway's table; empty `to` drops.
    ///
    /// @param rank what goes first of equal blocks: static, prefix list, VPC, Direct Connect, VPN
    record Row(Cidr destination, Optional<ResourceId> to, int rank, List<Long> path, int med) {
        Row(Cidr destination, Optional<ResourceId> to, int rank) {
            this(destination, to, rank, List.of(), 0);
        }
    }

    Optional<TransitAttachment> working(TransitGateway gateway, Vpc vpc) {
        return gateway.attachmentOf(vpc.id()).filter(TransitAttachment::available);
    }

    /// {@return the longest row, static ones before learned ones of the same length}
    Optional<Row> lookup(TransitGateway gateway, ResourceId table, Ip address) {
        Row best = null;
        for (var row : rows(gateway, table)) {
            boolean longer =
                    best == null || row.destination().length() > best.destination().length();
            if (row.destination().contains(address) && longer) {
                best = row;
            }
        }
        return Optional.ofNullable(best);
    }

    /// {@return its rows, of equal blocks the best first}
    List<Row> rows(TransitGateway gateway, ResourceId table) {
        var rows = new ArrayList<Row>();
        for (var it : gateway.routeTables().get(table).routes()) {
            rows.add(new Row(it.destination(), it.to(), 0));
        }
        for (var it : gateway.routeTables().get(table).listRoutes()) {
            var list = topology.prefixLists().get(it.list());
            for (var block : list == null ? List.<Cidr>of() : list.entries()) {
                rows.add(new Row(block, it.to(), 1));
            }
        }
        var earlier = new ArrayList<Cidr>();
        for (var attachment : gateway.attachments().values()) {
            if (attachment.available() && attachment.propagations().contains(table)) {
                var own = blocks(attachment);
                for (var cidr : own) {
                    if (earlier.stream().noneMatch(it -> it.overlaps(cidr))) {
                        rows.add(new Row(cidr, Optional.of(attachment.id()), 2));
                    }
                }
                earlier.addAll(own);
                boolean direct = attachment.to() instanceof To.ToDxGateway;
                for (var it : hybrid.learned(gateway, attachment)) {
                    rows.add(
                            new Row(
                                    it.block(),
                                    it.over(),
                                    direct ? 3 : 4,
                                    it.path(),
                                    it.worth()[3]));
                }
            }
        }
        rows.sort(
                Comparator.comparing(Row::rank)
                        .thenComparing(it -> it.path().size())
                        .thenComparing(Row::med));
        return rows;
    }

    private List<Cidr> blocks(TransitAttachment attachment) {
        return switch (attachment.to()) {
            case To.ToVpc to ->
                    topology.vpc(to.vpc()).orElseThrow().cidrs().stream()
                            .filter(it -> !it.isV6() || to.ipv6())
                            .toList();
            case To.ToTransitGateway _, To.ToVpn _, To.ToDxGateway _ -> List.of();
            case To.Elsewhere it -> it.cidrs();
        };
    }

    /// {@return where the attachment stands in that zone}
    Optional<Subnet> in(Vpc vpc, To.ToVpc to, String zone) {
        return subnets(vpc, to).stream().filter(it -> it.zone().equals(zone)).findFirst();
    }

    /// {@return the attached subnets in the order of their ids}
    List<Subnet> subnets(Vpc vpc, To.ToVpc to) {
        return vpc.subnets().values().stream()
                .filter(it -> to.subnets().contains(it.id()))
                .toList();
    }
}
