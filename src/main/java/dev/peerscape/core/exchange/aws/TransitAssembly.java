package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.TransitParts.Default;
import dev.peerscape.core.exchange.aws.TransitParts.HubPart;
import dev.peerscape.core.exchange.aws.TransitParts.LegPart;
import dev.peerscape.core.exchange.aws.TransitParts.PeersPart;
import dev.peerscape.core.exchange.aws.TransitParts.RowPart;
import dev.peerscape.core.exchange.aws.TransitParts.TablePart;
import dev.peerscape.core.exchange.aws.TransitParts.VpcLegPart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitPeerings;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;

import org.pcollections.TreePMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Puts the parts of transit gateways together. What is attached but not described becomes
/// something elsewhere, with the blocks that the tables learned from it.
final class TransitAssembly {
    private final Parts parts;
    private final TransitParts transit;
    private final Map<ResourceId, Vpc> vpcs;
    private final Hybrid hybrid;
    private final Map<ResourceId, Map<ResourceId, TablePart>> tables = new HashMap<>();

    TransitAssembly(Parts parts, Map<ResourceId, Vpc> vpcs, Hybrid hybrid) {
        this.parts = parts;
        this.hybrid = hybrid;
        this.vpcs = vpcs;
        transit = parts.transit;
        for (var table : transit.tables.values()) {
            tables.computeIfAbsent(table.gateway(), _ -> new TreeMap<>()).put(table.id(), table);
        }
    }

    SortedMap<ResourceId, TransitGateway> gateways() {
        strays();
        var gateways = new TreeMap<ResourceId, TransitGateway>();
        for (var hub : transit.hubs.values()) {
            gateways.put(hub.id(), gateway(hub));
        }
        // Once no two attachments have one id.
        var linked = new TreeMap<ResourceId, TransitGateway>(TransitPeerings.linked(gateways));
        transit.peers.values().forEach(it -> link(linked, it));
        return TransitPeerings.linked(linked);
    }

    private void strays() {
        transit.legs.forEach((gateway, legs) -> legs.keySet().forEach(it -> stray(it, gateway)));
        tables.forEach((gateway, it) -> it.keySet().forEach(id -> stray(id, gateway)));
        var mentioned = new TreeSet<>(transit.rows.keySet());
        mentioned.addAll(transit.associations.keySet());
        mentioned.addAll(transit.propagations.keySet());
        for (var table : mentioned) {
            if (!transit.tables.containsKey(table) && !transit.over.contains(table)) {
                parts.remark("transit-table-stray", table);
            }
        }
    }

    private void stray(ResourceId id, ResourceId gateway) {
        if (!transit.hubs.containsKey(gateway) && !transit.over.contains(gateway)) {
            parts.remark("transit-stray", id, gateway);
        }
    }

    private TransitGateway gateway(HubPart hub) {
        var mine = tables.getOrDefault(hub.id(), Map.of());
        var legs = transit.legs.getOrDefault(hub.id(), Map.of());
        if (hub.owner().isEmpty()) {
            parts.remark("no-account", hub.id(), Assembly.NOBODY);
        }
        var attachments = new TreeMap<ResourceId, TransitAttachment>();
        for (var leg : legs.values()) {
            attachments.put(leg.id(), attachment(hub, leg, mine));
        }
        var association = byDefault(hub, hub.association(), mine, TablePart::association);
        var propagation = byDefault(hub, hub.propagation(), mine, TablePart::propagation);
        for (var to : untold(hub.id(), attachments.values())) {
            var id = idOf(to, attachments.keySet());
            parts.remark("attachment-untold", hub.id(), id);
            attachments.put(
                    id,
                    new TransitAttachment(
                            id, "", to, true, association, propagation.stream().toList()));
        }
        var region = region(hub, legs);
        var routeTables = new TreeMap<ResourceId, TransitRouteTable>();
        for (var table : mine.values()) {
            routeTables.put(
                    table.id(),
                    new TransitRouteTable(
                            table.id(),
                            table.name(),
                            rows(table.id(), attachments.keySet()),
                            listRows(table.id(), region, attachments.keySet())));
        }
        return new TransitGateway(
                hub.id(),
                hub.name(),
                hub.owner().orElse(Assembly.NOBODY),
                region,
                hub.asn(),
                hub.vpnEcmp(),
                hub.groupReferencing(),
                association,
                propagation,
                TreePMap.fromSortedMap(attachments),
                TreePMap.fromSortedMap(routeTables));
    }

    /// A gateway is in the Region of the VPCs attached to it.
    private Region region(HubPart hub, Map<ResourceId, LegPart> legs) {
        if (hub.region().isPresent()) {
            return hub.region().get();
        }
        for (var leg : legs.values()) {
            var vpc = vpc(leg);
            if (vpc.isPresent()) {
                return vpc.get().region();
            }
        }
        parts.remark("no-region", hub.id(), Assembly.SOMEWHERE);
        return Assembly.SOMEWHERE;
    }

    private Optional<ResourceId> byDefault(
            HubPart hub,
            Default told,
            Map<ResourceId, TablePart> mine,
            Predicate<TablePart> flagged) {
        if (!told.wanted()) {
            return Optional.empty();
        }
        return told.table()
                .filter(it -> isThere(hub.id(), it, mine))
                .or(() -> mine.values().stream().filter(flagged).findFirst().map(TablePart::id));
    }

    private boolean isThere(ResourceId who, ResourceId table, Map<ResourceId, TablePart> mine) {
        boolean there = mine.containsKey(table);
        if (!there && !transit.over.contains(table)) {
            parts.remark("transit-table-missing", who, table);
        }
        return there;
    }

    // ---- attachments

    /// {@return the VPN connections and Direct Connect gateways of a gateway of which no attachment
    /// is told: AWS makes one for each}
    private List<To> untold(ResourceId hub, Collection<TransitAttachment> attachments) {
        var told = attachments.stream().map(TransitAttachment::to).toList();
        return Stream.concat(
                        hybrid.vpnConnections().values().stream()
                                .filter(it -> it.gateway().equals(hub))
                                .<To>map(it -> new To.ToVpn(it.id())),
                        hybrid.dxGateways().values().stream()
                                .filter(it -> it.associationOf(hub).isPresent())
                                .<To>map(it -> new To.ToDxGateway(it.id())))
                .filter(it -> !told.contains(it))
                .toList();
    }

    private static ResourceId idOf(To to, Set<ResourceId> taken) {
        var of =
                switch (to) {
                    case To.ToVpn(var vpn) -> vpn;
                    case To.ToDxGateway(var gateway) -> gateway;
                    case To.ToVpc it -> it.vpc();
                    case To.ToTransitGateway(var gateway, _) -> gateway;
                    case To.Elsewhere _ -> new ResourceId("x-x");
                };
        return Assembly.free(new ResourceId(Shape.id(Kind.TRANSIT_ATTACHMENT.prefix(), of)), taken);
    }

    private TransitAttachment attachment(
            HubPart hub, LegPart leg, Map<ResourceId, TablePart> mine) {
        var association =
                leg.association()
                        .filter(it -> isThere(leg.id(), it, mine))
                        .or(() -> named(transit.associations, mine, leg.id()).findFirst());
        var propagations = new LinkedHashSet<ResourceId>();
        named(transit.propagations, mine, leg.id()).forEach(propagations::add);
        learned(leg.id(), mine).forEach((table, _) -> propagations.add(table));
        return new TransitAttachment(
                leg.id(),
                leg.name(),
                onPremises(hub, leg).orElseGet(() -> to(leg, mine)),
                leg.available(),
                association,
                List.copyOf(propagations));
    }

    private static Stream<ResourceId> named(
            Map<ResourceId, Set<ResourceId>> told,
            Map<ResourceId, TablePart> mine,
            ResourceId leg) {
        return mine.keySet().stream().filter(it -> told.getOrDefault(it, Set.of()).contains(leg));
    }

    /// {@return the blocks that tables learned from an attachment}
    private Map<ResourceId, List<Cidr>> learned(ResourceId leg, Map<ResourceId, TablePart> mine) {
        var learned = new TreeMap<ResourceId, List<Cidr>>();
        for (var table : mine.keySet()) {
            for (var row : transit.rows.getOrDefault(table, Set.of())) {
                if (row.propagated() && row.to().contains(leg)) {
                    row.destination()
                            .ifPresent(it ->
                                    learned.computeIfAbsent(table, _ -> new ArrayList<>()).add(it));
                }
            }
        }
        return learned;
    }

    private Optional<Vpc> vpc(LegPart leg) {
        return leg.what().equals("vpc") && !leg.gone() && ResourceId.isWellFormed(leg.resource())
                ? Optional.ofNullable(vpcs.get(new ResourceId(leg.resource())))
                : Optional.empty();
    }

    /// {@return a VPN connection or Direct Connect gateway that files describe}
    private Optional<To> onPremises(HubPart hub, LegPart leg) {
        if (leg.gone()) {
            return Optional.empty();
        }
        return switch (leg.what()) {
            case "vpn" ->
                    Optional.of(leg.resource())
                            .filter(ResourceId::isWellFormed)
                            .map(it -> hybrid.vpnConnections().get(new ResourceId(it)))
                            .filter(it -> it.gateway().equals(hub.id()))
                            .map(it -> new To.ToVpn(it.id()));
            case "direct-connect-gateway" ->
                    DxItems.gatewayId(Optional.of(leg.resource()))
                            .map(hybrid.dxGateways()::get)
                            .filter(it -> it.associationOf(hub.id()).isPresent())
                            .map(it -> new To.ToDxGateway(it.id()));
            default -> Optional.empty();
        };
    }

    private To to(LegPart leg, Map<ResourceId, TablePart> mine) {
        var vpc = vpc(leg);
        if (vpc.isEmpty()) {
            var behind =
                    leg.behind()
                            .orElseGet(() ->
                                    learned(leg.id(), mine).values().stream()
                                            .flatMap(List::stream)
                                            .distinct()
                                            .toList());
            return new To.Elsewhere(leg.what(), leg.resource(), behind);
        }
        var told =
                Optional.ofNullable(transit.vpcLegs.get(leg.id()))
                        .orElseGet(() -> untold(leg.id()));
        return new To.ToVpc(
                vpc.get().id(),
                told.subnets().stream().filter(vpc.get().subnets()::containsKey).toList(),
                told.applianceMode(),
                told.ipv6(),
                told.groupReferencing());
    }

    /// Without the answer about attachments of VPCs, their interfaces tell where they stand.
    private VpcLegPart untold(ResourceId leg) {
        var subnets = transit.interfaces.getOrDefault(leg, Set.of());
        if (subnets.isEmpty()) {
            parts.remark("transit-subnets", leg);
        }
        return new VpcLegPart(List.copyOf(subnets), false, false, true);
    }

    // ---- tables

    private List<TransitRouteTable.Row> rows(ResourceId table, Set<ResourceId> legs) {
        var rows = new ArrayList<TransitRouteTable.Row>();
        Set<Cidr> taken = new TreeSet<>();
        for (var row : transit.rows.getOrDefault(table, Set.of())) {
            if (!row.propagated() && row.list().isEmpty()) {
                row.destination()
                        .filter(taken::add)
                        .ifPresent(it ->
                                rows.add(new TransitRouteTable.Row(it, target(table, row, legs))));
            }
        }
        return rows;
    }

    /// AWS shows a row for each block of a list; they are one here.
    private List<TransitRouteTable.ListRow> listRows(
            ResourceId table, Region region, Set<ResourceId> legs) {
        var rows = new ArrayList<TransitRouteTable.ListRow>();
        Set<ResourceId> taken = new TreeSet<>();
        for (var row : transit.rows.getOrDefault(table, Set.of())) {
            if (!row.propagated() && row.list().filter(taken::add).isPresent()) {
                var list = row.list().get();
                parts.lists.need(list, table, region, "");
                rows.add(new TransitRouteTable.ListRow(list, target(table, row, legs)));
            }
        }
        return rows;
    }

    private Optional<ResourceId> target(ResourceId table, RowPart row, Set<ResourceId> legs) {
        if (row.blackhole()) {
            return Optional.empty();
        }
        var known = row.to().stream().filter(legs::contains).toList();
        if (known.isEmpty() && row.to().stream().noneMatch(transit.over::contains)) {
            parts.remark("target-missing", table, row.to().getFirst());
        }
        if (known.size() > 1) {
            parts.remark("transit-several", table, known.getFirst());
        }
        return known.stream().findFirst();
    }

    /// Ends that an answer names together lead to each other.
    private static void link(Map<ResourceId, TransitGateway> gateways, PeersPart peers) {
        if (!peers.requesterLeg().equals(peers.accepterLeg())) {
            var near = end(gateways, peers.requester(), peers.requesterLeg());
            var far = end(gateways, peers.accepter(), peers.accepterLeg());
            if (near.isPresent() && far.isPresent()) {
                point(gateways, peers.requester(), near.get(), peers.accepter(), far.get());
                point(gateways, peers.accepter(), far.get(), peers.requester(), near.get());
            }
        }
    }

    private static Optional<TransitAttachment> end(
            Map<ResourceId, TransitGateway> gateways, ResourceId gateway, ResourceId leg) {
        return Optional.ofNullable(gateways.get(gateway))
                .flatMap(it -> Optional.ofNullable(it.attachments().get(leg)))
                .filter(it -> it.to() instanceof To.Elsewhere to && TransitPeerings.isPeering(to));
    }

    private static void point(
            Map<ResourceId, TransitGateway> gateways,
            ResourceId from,
            TransitAttachment leg,
            ResourceId to,
            TransitAttachment far) {
        gateways.computeIfPresent(
                from, (_, it) -> it.with(leg.withTo(new To.ToTransitGateway(to, far.id()))));
    }
}
