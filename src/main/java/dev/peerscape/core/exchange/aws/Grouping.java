package dev.peerscape.core.exchange.aws;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.peerscape.core.exchange.aws.BalancerParts.BalancerPart;
import dev.peerscape.core.exchange.aws.Parts.AclPart;
import dev.peerscape.core.exchange.aws.Parts.EgressOnlyPart;
import dev.peerscape.core.exchange.aws.Parts.EndpointPart;
import dev.peerscape.core.exchange.aws.Parts.GatewayPart;
import dev.peerscape.core.exchange.aws.Parts.GroupPart;
import dev.peerscape.core.exchange.aws.Parts.NatPart;
import dev.peerscape.core.exchange.aws.Parts.SubnetPart;
import dev.peerscape.core.exchange.aws.Parts.TablePart;
import dev.peerscape.core.topology.ResourceId;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// The parts by the VPC they are in.
final class Grouping {
    private final Parts parts;
    private final Map<ResourceId, List<SubnetPart>> subnets;
    private final Map<ResourceId, List<TablePart>> tables;
    private final Map<ResourceId, List<AclPart>> acls;
    private final Map<ResourceId, List<GroupPart>> groups;
    private final Map<ResourceId, List<NatPart>> nats;
    private final Map<ResourceId, List<GatewayPart>> internetGateways;
    private final Map<ResourceId, List<EgressOnlyPart>> egressOnlyGateways;
    private final Map<ResourceId, List<HybridParts.GatewayPart>> vpnGateways;
    private final Map<ResourceId, List<EndpointPart>> endpoints;
    private final Map<ResourceId, List<BalancerPart>> balancers;
    private final Map<ResourceId, List<BalancerParts.GroupPart>> targetGroups;

    Grouping(Parts parts) {
        this.parts = parts;
        subnets = by(parts.subnets.values(), SubnetPart::vpc);
        tables = by(parts.tables.values(), TablePart::vpc);
        acls = by(parts.acls.values(), AclPart::vpc);
        groups = by(parts.groups.values(), GroupPart::vpc);
        nats = by(parts.nats.values(), NatPart::vpc);
        internetGateways = by(parts.internetGateways.values(), GatewayPart::vpc);
        egressOnlyGateways = by(parts.egressOnlyGateways.values(), EgressOnlyPart::vpc);
        vpnGateways = by(parts.hybrid.gateways.values(), HybridParts.GatewayPart::vpc);
        endpoints = by(parts.endpoints.values(), EndpointPart::vpc);
        balancers = by(parts.balancing.balancers.values(), BalancerPart::vpc);
        targetGroups = by(parts.balancing.groups.values(), BalancerParts.GroupPart::vpc);
    }

    private static <T> Map<ResourceId, List<T>> by(
            Collection<T> items, Function<T, ResourceId> vpc) {
        return items.stream().collect(groupingBy(vpc));
    }

    List<SubnetPart> subnets(ResourceId vpc) {
        return subnets.getOrDefault(vpc, List.of());
    }

    List<TablePart> tables(ResourceId vpc) {
        return tables.getOrDefault(vpc, List.of());
    }

    List<AclPart> acls(ResourceId vpc) {
        return acls.getOrDefault(vpc, List.of());
    }

    List<GroupPart> groups(ResourceId vpc) {
        return groups.getOrDefault(vpc, List.of());
    }

    List<NatPart> nats(ResourceId vpc) {
        return nats.getOrDefault(vpc, List.of());
    }

    List<GatewayPart> internetGateways(ResourceId vpc) {
        return internetGateways.getOrDefault(vpc, List.of());
    }

    List<EgressOnlyPart> egressOnlyGateways(ResourceId vpc) {
        return egressOnlyGateways.getOrDefault(vpc, List.of());
    }

    List<HybridParts.GatewayPart> vpnGateways(ResourceId vpc) {
        return vpnGateways.getOrDefault(vpc, List.of());
    }

    List<EndpointPart> endpoints(ResourceId vpc) {
        return endpoints.getOrDefault(vpc, List.of());
    }

    List<BalancerPart> balancers(ResourceId vpc) {
        return balancers.getOrDefault(vpc, List.of());
    }

    List<BalancerParts.GroupPart> targetGroups(ResourceId vpc) {
        return targetGroups.getOrDefault(vpc, List.of());
    }

    /// {@return the VPCs that no file describes, and how many parts are left out for that}
    Map<ResourceId, Long> strays() {
        return Stream.of(
                        subnets,
                        tables,
                        acls,
                        groups,
                        nats,
                        internetGateways,
                        egressOnlyGateways,
                        vpnGateways,
                        endpoints,
                        balancers,
                        targetGroups)
                .flatMap(map -> map.entrySet().stream())
                .filter(it -> !parts.vpcs.containsKey(it.getKey()))
                .flatMap(it -> it.getValue().stream().map(_ -> it.getKey()))
                .collect(groupingBy(it -> it, TreeMap::new, counting()));
    }
}
