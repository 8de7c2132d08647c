package dev.peerscape.app.shell;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the outline shows under each row: Regions with their VPCs, then peerings, transit gateways,
/// what is on premises, and prefix lists. [OutlineVpc] has the rows within a VPC, [OutlinePremises]
/// those of sites. Made a level at a time, so that a document of ten thousand VPCs costs what is
/// unfolded.
final class OutlineRows {
    /// Up to so many VPCs start unfolded.
    static final int FEW = 12;

    private static final String REGION = "region:";
    private static final String PEERINGS = "peerings";
    private static final String TRANSITS = "transit-gateways";
    private static final String LISTS = "prefix-lists";

    private OutlineRows() {}

    /// {@return the top rows}
    static List<OutlineRow> top(Topology topology) {
        var regions = new TreeMap<Region, Integer>();
        topology.vpcs().values().forEach(vpc -> regions.merge(vpc.region(), 1, Integer::sum));
        var rows = new ArrayList<OutlineRow>();
        for (var region : regions.keySet()) {
            rows.add(
                    new OutlineRow(
                            REGION + region.code(),
                            Optional.empty(),
                            Optional.empty(),
                            OutlineRow.verbatim(region.code()),
                            OutlineRow.verbatim(region.city()),
                            topology.vpcs(),
                            true));
        }
        group(rows, PEERINGS, Kind.PEERING, topology.peerings());
        group(rows, TRANSITS, Kind.TRANSIT_GATEWAY, topology.transitGateways());
        rows.addAll(OutlinePremises.top(topology));
        group(rows, LISTS, Kind.PREFIX_LIST, topology.prefixLists());
        return rows;
    }

    private static void group(
            List<OutlineRow> rows, String key, Kind kind, Map<ResourceId, ?> members) {
        if (!members.isEmpty()) {
            rows.add(group(key, kind, members.size(), members, members.size() <= FEW));
        }
    }

    /// {@return the rows below one}
    static List<OutlineRow> below(OutlineRow row, Topology topology) {
        if (row.key().startsWith(REGION)) {
            return vpcs(new Region(row.key().substring(REGION.length())), topology);
        }
        if (row.key().equals(PEERINGS)) {
            return sorted(topology.peerings().values()).map(OutlineRows::peering).toList();
        }
        if (row.key().equals(TRANSITS)) {
            return sorted(topology.transitGateways().values())
                    .map(it -> OutlineRow.of(it.id(), it.kind(), it.label(), "", it, true))
                    .toList();
        }
        if (row.key().equals(LISTS)) {
            return sorted(topology.prefixLists().values()).map(OutlineRows::list).toList();
        }
        int slash = row.key().indexOf('/');
        if (slash > 0) {
            var kind = Kind.valueOf(row.key().substring(slash + 1));
            return topology.vpc(new ResourceId(row.key().substring(0, slash)))
                    .map(vpc -> OutlineVpc.members(vpc, kind))
                    .orElse(List.of());
        }
        return OutlinePremises.below(row, topology)
                .or(() -> row.id().map(id -> inside(id, topology)))
                .orElse(List.of());
    }

    /// {@return the keys from the top to the row of a resource; empty when it has no row}
    static List<String> path(ResourceId id, Topology topology) {
        if (topology.peering(id).isPresent()) {
            return List.of(PEERINGS, id.value());
        }
        if (topology.prefixLists().containsKey(id)) {
            return List.of(LISTS, id.value());
        }
        var gateway = topology.transitGatewayOf(id);
        if (gateway.isPresent()) {
            var path = new ArrayList<>(List.of(TRANSITS, gateway.get().id().value()));
            if (!gateway.get().id().equals(id)) {
                path.add(id.value());
            }
            return path;
        }
        return topology.vpcOf(id)
                .flatMap(vpc -> topology.find(id).map(it -> path(vpc, it)))
                .orElseGet(() -> OutlinePremises.path(id, topology));
    }

    private static List<String> path(Vpc vpc, Resource resource) {
        return Stream.concat(
                        Stream.of(REGION + vpc.region().code(), vpc.id().value()),
                        OutlineVpc.path(vpc, resource))
                .toList();
    }

    private static List<OutlineRow> vpcs(Region region, Topology topology) {
        boolean open = topology.vpcs().size() <= FEW;
        return sorted(
                        topology.vpcs().values().stream()
                                .filter(vpc -> vpc.region().equals(region))
                                .toList())
                .map(vpc ->
                        OutlineRow.of(
                                vpc.id(), Kind.VPC, vpc.label(), blocks(vpc.cidrs()), vpc, open))
                .toList();
    }

    private static List<OutlineRow> inside(ResourceId id, Topology topology) {
        var gateway = topology.transitGateways().get(id);
        if (gateway != null) {
            return gateway.members().stream()
                    .flatMap(members -> sorted(members.values()))
                    .map(it -> OutlineRow.of(it.id(), it.kind(), it.label(), "", it, false))
                    .toList();
        }
        return topology.vpcOf(id).map(vpc -> OutlineVpc.inside(vpc, id)).orElse(List.of());
    }

    private static OutlineRow list(PrefixList list) {
        return new OutlineRow(
                list.id().value(),
                Optional.of(list.id()),
                Optional.of(Kind.PREFIX_LIST),
                OutlineRow.verbatim(list.label()),
                Message.of("app.entries", list.entries().size()),
                list,
                false);
    }

    private static OutlineRow peering(Peering peering) {
        return new OutlineRow(
                peering.id().value(),
                Optional.of(peering.id()),
                Optional.of(Kind.PEERING),
                OutlineRow.verbatim(peering.label()),
                Message.of("app.status-" + peering.status().code()),
                peering,
                false);
    }

    static OutlineRow group(String key, Kind kind, int count, Object source, boolean open) {
        return new OutlineRow(
                key,
                Optional.empty(),
                Optional.of(kind),
                Message.of("app.count-" + kind.slug(), count),
                OutlineRow.NOTHING,
                source,
                open);
    }

    static <R extends Resource> Stream<R> sorted(Collection<R> resources) {
        return resources.stream()
                .sorted(
                        Comparator.comparing((R it) -> it.label(), String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Resource::id));
    }

    static String blocks(List<Cidr> cidrs) {
        return cidrs.stream().map(Cidr::toString).collect(Collectors.joining(" "));
    }
}
