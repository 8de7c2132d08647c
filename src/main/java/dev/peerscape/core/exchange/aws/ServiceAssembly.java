package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.BalancerParts.BalancerPart;
import dev.peerscape.core.exchange.aws.BalancerParts.GroupPart;
import dev.peerscape.core.exchange.aws.BalancerParts.MemberPart;
import dev.peerscape.core.exchange.aws.Parts.EndpointPart;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcDraft;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpcEndpoint.Form;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Puts endpoints, load balancers and target groups of a VPC together.
final class ServiceAssembly {
    private final Parts parts;
    private final Interfaces interfaces;

    /// Prefix list and tables of gateway endpoints, as the rows of tables tell them.
    private final Map<ResourceId, ResourceId> listOf = new HashMap<>();

    private final Map<ResourceId, Set<ResourceId>> tablesOf = new HashMap<>();

    ServiceAssembly(Parts parts, Interfaces interfaces) {
        this.parts = parts;
        this.interfaces = interfaces;
        for (var table : parts.tables.values()) {
            for (var row : table.rows()) {
                endpointOf(row)
                        .ifPresent(id -> {
                            row.list().ifPresent(it -> listOf.putIfAbsent(id, it));
                            tablesOf.computeIfAbsent(id, _ -> new LinkedHashSet<>())
                                    .add(table.id());
                        });
            }
        }
    }

    private Optional<ResourceId> endpointOf(Parts.RowPart row) {
        return row.to().stream()
                .filter(it -> {
                    var endpoint = parts.endpoints.get(it);
                    return endpoint != null && endpoint.gateway();
                })
                .findFirst();
    }

    /// Puts them into a VPC that has its tables, groups and subnets.
    void into(Vpc vpc, VpcDraft draft, Grouping byVpc) {
        for (var it : byVpc.endpoints(vpc.id())) {
            draft.put(endpoint(it, vpc));
        }
        for (var it : byVpc.targetGroups(vpc.id())) {
            draft.put(targetGroup(it, vpc));
        }
        for (var it : byVpc.balancers(vpc.id())) {
            draft.put(balancer(it, vpc));
        }
    }

    private VpcEndpoint endpoint(EndpointPart part, Vpc vpc) {
        return new VpcEndpoint(
                part.id(),
                part.name(),
                part.service(),
                part.gateway()
                        ? gateway(part, vpc)
                        : new Form.Interface(interfaces.of(part, vpc), part.privateDns()));
    }

    /// AWS tells the prefix list only in the rows of the tables, and names it after the service.
    private Form gateway(EndpointPart part, Vpc vpc) {
        var list =
                part.list()
                        .or(() -> Optional.ofNullable(listOf.get(part.id())))
                        .or(() -> parts.lists.named(part.service(), vpc.region()))
                        .orElseGet(() ->
                                new ResourceId(Shape.id(Kind.PREFIX_LIST.prefix(), part.id())));
        parts.lists.need(list, part.id(), vpc.region(), part.service());
        var tables =
                Stream.concat(
                                part.tables().stream(),
                                tablesOf.getOrDefault(part.id(), Set.of()).stream())
                        .distinct()
                        .filter(it -> {
                            boolean known = vpc.routeTables().containsKey(it);
                            if (!known) {
                                parts.remark("table-missing", part.id(), it);
                            }
                            return known;
                        })
                        .toList();
        return new Form.Gateway(list, tables);
    }

    private TargetGroup targetGroup(GroupPart part, Vpc vpc) {
        var found = parts.balancing;
        var health = found.health.get(part.id());
        if (health == null) {
            parts.remark("group-health", part.id());
        }
        return new TargetGroup(
                part.id(),
                part.name(),
                part.protocol(),
                part.port(),
                found.preserves.getOrDefault(part.id(), part.preserves()),
                Optional.ofNullable(health).orElse(List.of()).stream()
                        .flatMap(it -> member(it, part, vpc).stream())
                        .toList());
    }

    private Optional<TargetGroup.Member> member(MemberPart part, GroupPart group, Vpc vpc) {
        var target = part.target();
        int port = part.port().orElse(group.port());
        var to =
                Ip.parse(target)
                        .found()
                        .<TargetGroup.To>map(TargetGroup.To.AnAddress::new)
                        .or(() ->
                                Optional.of(target)
                                        .filter(ResourceId::isWellFormed)
                                        .map(ResourceId::new)
                                        .filter(vpc.instances()::containsKey)
                                        .map(TargetGroup.To.AnInstance::new));
        if (to.isEmpty() || port < 1 || port > 65_535) {
            parts.remark("member-missing", group.id(), target);
            return Optional.empty();
        }
        return to.map(it -> new TargetGroup.Member(it, port, part.healthy()));
    }

    private LoadBalancer balancer(BalancerPart part, Vpc vpc) {
        var listeners = new ArrayList<LoadBalancer.Listener>();
        for (var it : parts.balancing.listeners.getOrDefault(part.id(), Map.of()).values()) {
            var group = parts.balancing.groups.get(it.group());
            if (group == null || !group.vpc().equals(part.vpc())) {
                parts.remark("listener-group-missing", part.id(), it.port(), it.group());
                continue;
            }
            for (var protocol : it.protocols()) {
                listeners.add(new LoadBalancer.Listener(protocol, it.port(), it.group()));
            }
        }
        return new LoadBalancer(
                part.id(),
                part.name(),
                part.internetFacing(),
                interfaces(part, vpc),
                parts.balancing.crossZone.getOrDefault(part.id(), false),
                listeners);
    }

    /// In the order of its zones. One that no file describes is made where its address is told.
    private List<NetworkInterface> interfaces(BalancerPart part, Vpc vpc) {
        var enis = new ArrayList<>(interfaces.ofBalancer(part.id(), vpc));
        for (var zone : part.zones()) {
            if (enis.stream().anyMatch(it -> it.subnet().equals(zone.subnet()))) {
                continue;
            }
            var inside = zone.inside();
            if (inside.isEmpty() || !vpc.subnets().containsKey(zone.subnet())) {
                parts.remark("balancer-interface", part.id(), zone.subnet());
                continue;
            }
            var word =
                    Shape.id(Shape.id(Kind.NETWORK_INTERFACE.prefix(), part.id()), zone.subnet());
            enis.add(
                    interfaces.whole(
                            new NetworkInterface(
                                    new ResourceId(word),
                                    "",
                                    zone.subnet(),
                                    List.of(inside.get()),
                                    zone.outside(),
                                    part.groups(),
                                    true),
                            vpc));
        }
        var subnets = part.zones().stream().map(BalancerParts.ZonePart::subnet).toList();
        enis.sort(
                Comparator.<NetworkInterface>comparingInt(
                                it -> place(part.order().indexOf(it.id())))
                        .thenComparing(it -> place(subnets.indexOf(it.subnet()))));
        return enis;
    }

    private static int place(int index) {
        return index < 0 ? Integer.MAX_VALUE : index;
    }
}
