package dev.peerscape.app.shell;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the outline shows under each row: Regions, VPCs, subnets and what stands in them, then the
/// tables, groups and ACLs of the VPC, and the peerings. Made a level at a time, so that a document
/// of ten thousand VPCs costs what is unfolded.
final class OutlineRows {
    /// Up to so many VPCs start unfolded.
    private static final int FEW = 12;

    private static final String REGION = "region:";
    private static final String PEERINGS = "peerings";
    private static final String TRANSITS = "transit-gateways";

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
        if (!topology.peerings().isEmpty()) {
            rows.add(
                    group(
                            PEERINGS,
                            Kind.PEERING,
                            topology.peerings().size(),
                            topology.peerings(),
                            topology.peerings().size() <= FEW));
        }
        if (!topology.transitGateways().isEmpty()) {
            rows.add(
                    group(
                            TRANSITS,
                            Kind.TRANSIT_GATEWAY,
                            topology.transitGateways().size(),
                            topology.transitGateways(),
                            topology.transitGateways().size() <= FEW));
        }
        return rows;
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
        int slash = row.key().indexOf('/');
        if (slash > 0) {
            var kind = Kind.valueOf(row.key().substring(slash + 1));
            return topology.vpc(new ResourceId(row.key().substring(0, slash)))
                    .map(vpc -> members(vpc, kind))
                    .orElse(List.of());
        }
        return row.id().map(id -> inside(id, topology)).orElse(List.of());
    }

    /// {@return the keys from the top to the row of a resource; empty when it has no row}
    static List<String> path(ResourceId id, Topology topology) {
        if (topology.peering(id).isPresent()) {
            return List.of(PEERINGS, id.value());
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
                .orElse(List.of());
    }

    private static List<String> path(Vpc vpc, Resource resource) {
        var path = new ArrayList<>(List.of(REGION + vpc.region().code(), vpc.id().value()));
        switch (resource.kind()) {
            case VPC,
                    PEERING,
                    INTERNET,
                    NETWORK_INTERFACE,
                    TRANSIT_GATEWAY,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE -> {}
            case SUBNET, INTERNET_GATEWAY, EGRESS_ONLY_GATEWAY -> path.add(resource.id().value());
            case INSTANCE, NAT_GATEWAY -> {
                subnetOf(vpc, resource.id()).ifPresent(subnet -> path.add(subnet.value()));
                path.add(resource.id().value());
            }
            case ROUTE_TABLE, SECURITY_GROUP, NETWORK_ACL -> {
                path.add(vpc.id() + "/" + resource.kind().name());
                path.add(resource.id().value());
            }
        }
        return path;
    }

    private static Optional<ResourceId> subnetOf(Vpc vpc, ResourceId id) {
        var instance = vpc.instances().get(id);
        if (instance != null) {
            return Optional.of(instance.subnet());
        }
        var nat = vpc.natGateways().get(id);
        return nat == null ? Optional.empty() : Optional.of(nat.subnet());
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
        var vpc = topology.vpcOf(id);
        if (vpc.isEmpty()) {
            return List.of();
        }
        if (vpc.get().id().equals(id)) {
            return inVpc(vpc.get());
        }
        var subnet = vpc.get().subnets().get(id);
        return subnet == null ? List.of() : inSubnet(vpc.get(), subnet);
    }

    private static List<OutlineRow> inVpc(Vpc vpc) {
        var rows = new ArrayList<OutlineRow>();
        sorted(vpc.internetGateways().values())
                .map(it -> OutlineRow.of(it.id(), Kind.INTERNET_GATEWAY, it.label(), "", it, false))
                .forEach(rows::add);
        sorted(vpc.egressOnlyGateways().values())
                .map(it ->
                        OutlineRow.of(it.id(), Kind.EGRESS_ONLY_GATEWAY, it.label(), "", it, false))
                .forEach(rows::add);
        sorted(vpc.subnets().values())
                .map(it ->
                        OutlineRow.of(
                                it.id(), Kind.SUBNET, it.label(), blocks(it.cidrs()), vpc, true))
                .forEach(rows::add);
        for (var kind : List.of(Kind.ROUTE_TABLE, Kind.SECURITY_GROUP, Kind.NETWORK_ACL)) {
            int count = membersOf(vpc, kind).size();
            if (count > 0) {
                rows.add(group(vpc.id() + "/" + kind.name(), kind, count, vpc, false));
            }
        }
        return rows;
    }

    private static List<OutlineRow> inSubnet(Vpc vpc, Subnet subnet) {
        var rows = new ArrayList<OutlineRow>();
        sorted(vpc.natGateways().values())
                .filter(nat -> nat.subnet().equals(subnet.id()))
                .map(nat ->
                        OutlineRow.of(
                                nat.id(),
                                Kind.NAT_GATEWAY,
                                nat.label(),
                                nat.privateIp().toString(),
                                nat,
                                false))
                .forEach(rows::add);
        sorted(vpc.instances().values())
                .filter(instance -> instance.subnet().equals(subnet.id()))
                .map(it ->
                        OutlineRow.of(it.id(), Kind.INSTANCE, it.label(), address(it), it, false))
                .forEach(rows::add);
        return rows;
    }

    private static List<OutlineRow> members(Vpc vpc, Kind kind) {
        return sorted(membersOf(vpc, kind))
                .map(it -> OutlineRow.of(it.id(), kind, it.label(), "", it, false))
                .toList();
    }

    private static Collection<? extends Resource> membersOf(Vpc vpc, Kind kind) {
        return switch (kind) {
            case ROUTE_TABLE -> vpc.routeTables().values();
            case SECURITY_GROUP -> vpc.securityGroups().values();
            case NETWORK_ACL -> vpc.networkAcls().values();
            case INTERNET,
                    VPC,
                    SUBNET,
                    INSTANCE,
                    NETWORK_INTERFACE,
                    INTERNET_GATEWAY,
                    EGRESS_ONLY_GATEWAY,
                    NAT_GATEWAY,
                    PEERING,
                    TRANSIT_GATEWAY,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE ->
                    List.of();
            default -> throw new AssertionError("SKELETON");
        };
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

    private static OutlineRow group(String key, Kind kind, int count, Object source, boolean open) {
        return new OutlineRow(
                key,
                Optional.empty(),
                Optional.of(kind),
                Message.of("app.count-" + kind.slug(), count),
                OutlineRow.NOTHING,
                source,
                open);
    }

    private static <R extends Resource> Stream<R> sorted(Collection<R> resources) {
        return resources.stream()
                .sorted(
                        Comparator.comparing((R it) -> it.label(), String.CASE_INSENSITIVE_ORDER)
                                .thenComparing(Resource::id));
    }

    private static String blocks(List<Cidr> cidrs) {
        return cidrs.stream().map(Cidr::toString).collect(Collectors.joining(" "));
    }

    private static String address(Instance instance) {
        return instance.primary().addresses().stream().findFirst().map(Ip::toString).orElse("");
    }
}
