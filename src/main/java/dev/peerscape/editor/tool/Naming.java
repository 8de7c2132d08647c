package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Names for what is dropped: `vpc-a`, `vpc-b`; letters, because the ids count in numbers.
final class Naming {
    private final Kind kind;
    private final Set<String> taken = new HashSet<>();

    /// Names that nothing of a kind has in the topology. Other kinds have other stems, and looking
    /// at everything in ten thousand VPCs would be felt.
    Naming(Topology topology, Kind kind) {
        this.kind = kind;
        of(topology, kind).map(Resource::name).forEach(taken::add);
    }

    private static Stream<? extends Resource> of(Topology topology, Kind kind) {
        return switch (kind) {
            case VPC -> topology.vpcs().values().stream();
            case PEERING -> topology.peerings().values().stream();
            case INTERNET -> Stream.empty();
            case TRANSIT_GATEWAY, TRANSIT_ATTACHMENT, TRANSIT_ROUTE_TABLE ->
                    topology.resources().filter(it -> it.kind() == kind);
            case SUBNET -> in(topology, Vpc::subnets);
            case INSTANCE -> in(topology, Vpc::instances);
            case ROUTE_TABLE -> in(topology, Vpc::routeTables);
            case INTERNET_GATEWAY -> in(topology, Vpc::internetGateways);
            case EGRESS_ONLY_GATEWAY -> in(topology, Vpc::egressOnlyGateways);
            case NAT_GATEWAY -> in(topology, Vpc::natGateways);
            case SECURITY_GROUP -> in(topology, Vpc::securityGroups);
            case NETWORK_ACL -> in(topology, Vpc::networkAcls);
            case NETWORK_INTERFACE ->
                    topology.vpcs().values().stream().flatMap(Vpc::networkInterfaces);
            case VPC_ENDPOINT -> in(topology, Vpc::endpoints);
            case LOAD_BALANCER -> in(topology, Vpc::loadBalancers);
            case TARGET_GROUP -> in(topology, Vpc::targetGroups);
            case VPN_GATEWAY -> in(topology, Vpc::vpnGateways);
            case PREFIX_LIST -> topology.prefixLists().values().stream();
            case CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    topology.hybrid().resources().filter(it -> it.kind() == kind);
        };
    }

    private static <R extends Resource> Stream<R> in(
            Topology topology, Function<Vpc, ? extends Map<ResourceId, R>> members) {
        return topology.vpcs().values().stream()
                .flatMap(vpc -> members.apply(vpc).values().stream());
    }

    /// {@return the next free name for a resource of the kind}
    String next() {
        var stem =
                switch (kind) {
                    case INTERNET_GATEWAY,
                            EGRESS_ONLY_GATEWAY,
                            NAT_GATEWAY,
                            ROUTE_TABLE,
                            SECURITY_GROUP,
                            NETWORK_ACL,
                            PEERING,
                            TRANSIT_GATEWAY,
                            TRANSIT_ATTACHMENT,
                            TRANSIT_ROUTE_TABLE,
                            NETWORK_INTERFACE,
                            VPC_ENDPOINT,
                            PREFIX_LIST,
                            LOAD_BALANCER,
                            TARGET_GROUP,
                            VPN_GATEWAY,
                            CUSTOMER_GATEWAY,
                            VPN_CONNECTION,
                            DX_CONNECTION,
                            VIRTUAL_INTERFACE,
                            DX_GATEWAY ->
                            kind.prefix();
                    case INSTANCE -> "host";
                    case SITE_HOST -> "server";
                    case INTERNET, VPC, SUBNET, SITE -> kind.slug();
                };
        for (int i = 0; ; i++) {
            var name = stem + "-" + letters(i);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private static String letters(int index) {
        var last = String.valueOf((char) ('a' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
