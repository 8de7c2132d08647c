package dev.peerscape.testing;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Random edits around what a VPC can have beside its instances: endpoints, load balancers, a
/// virtual private gateway, prefix lists, edge tables; with mistakes among them.
final class RandomRoads {
    private final RandomParts parts;

    RandomRoads(RandomParts parts) {
        this.parts = parts;
    }

    Edit next(Topology topology, Vpc vpc) {
        var ids = Ids.in(topology);
        return switch (parts.below(20)) {
            case 0, 1 ->
                    new Edit.PutVpnGateway(vpc.id(), vpnGateway(vpc, ids.next(Kind.VPN_GATEWAY)));
            case 2, 3 ->
                    new Edit.SetPropagation(
                            table(vpc).id(),
                            parts.<ResourceId>some(vpc.vpnGateways().keySet())
                                    .orElse(new ResourceId("vgw-other")),
                            parts.chance(75));
            case 4 -> new Edit.PutPrefixList(prefixList(vpc, ids.next(Kind.PREFIX_LIST)));
            case 5, 16, 17, 18, 19 -> listRoute(topology, vpc);
            case 6 -> ruleForList(topology, vpc);
            case 7 ->
                    parts.<InternetGateway>some(vpc.internetGateways().values())
                            .<Edit>map(it ->
                                    new Edit.PutInternetGateway(
                                            vpc.id(), it.withRouteTable(edge(vpc))))
                            .orElseGet(() -> edgeGateway(vpc, ids));
            case 8, 9 -> endpoint(topology, vpc, ids);
            case 10, 11 ->
                    new Edit.PutTargetGroup(
                            vpc.id(), targetGroup(vpc, ids.next(Kind.TARGET_GROUP)));
            case 12, 13 -> balancer(vpc, ids);
            default -> networkInterface(vpc, ids);
        };
    }

    private Edit edgeGateway(Vpc vpc, Ids ids) {
        var gateway = vpnGateway(vpc, ids.next(Kind.VPN_GATEWAY));
        return new Edit.PutVpnGateway(vpc.id(), gateway.withRouteTable(edge(vpc)));
    }

    private VpnGateway vpnGateway(Vpc vpc, ResourceId fresh) {
        var old =
                parts.chance(80)
                        ? parts.<VpnGateway>some(vpc.vpnGateways().values())
                        : Optional.<VpnGateway>empty();
        return old.orElseGet(() -> VpnGateway.create(fresh, parts.name("vgw")))
                .withAsn(64_512 + parts.below(9));
    }

    private Optional<ResourceId> edge(Vpc vpc) {
        return parts.chance(80) ? Optional.of(table(vpc).id()) : Optional.empty();
    }

    private RouteTable table(Vpc vpc) {
        return parts.pick(List.copyOf(vpc.routeTables().values()));
    }

    PrefixList prefixList(Vpc vpc, ResourceId id) {
        boolean v6 = parts.chance(20);
        var entries = new ArrayList<Cidr>();
        for (int i = parts.below(5); i > 0; i--) {
            entries.add(parts.chance(4) || v6 ? parts.vpcBlockV6() : parts.vpcBlockV4());
        }
        return new PrefixList(
                id,
                parts.name("list"),
                parts.chance(80) ? Optional.of(vpc.account()) : Optional.empty(),
                vpc.region(),
                v6,
                entries.size() + parts.below(5),
                entries);
    }

    private Edit listRoute(Topology topology, Vpc vpc) {
        var table = table(vpc);
        for (var it : vpc.routeTables().values()) {
            if (!it.listRoutes().isEmpty() && parts.chance(40)) {
                return new Edit.RemoveListRoute(it.id(), parts.pick(it.listRoutes()));
            }
        }
        return parts.<ResourceId>some(topology.prefixLists().keySet())
                .<Edit>map(list ->
                        new Edit.AddListRoute(
                                table.id(),
                                new RouteTable.ListRoute(list, parts.target(topology, vpc))))
                .orElseGet(
                        () -> new Edit.PutPrefixList(prefixList(vpc, new ResourceId("pl-first"))));
    }

    private Edit ruleForList(Topology topology, Vpc vpc) {
        var group = parts.pick(List.<SecurityGroup>copyOf(vpc.securityGroups().values()));
        var list =
                parts.<ResourceId>some(topology.prefixLists().keySet())
                        .orElse(new ResourceId("pl-nowhere"));
        return new Edit.PutSecurityGroup(
                vpc.id(),
                group.withIngress(
                        List.of(
                                new SecurityRule(
                                        parts.match(), new SecurityRule.Peer.Listed(list), ""))));
    }

    private List<NetworkInterface> interfaces(Vpc vpc, Ids ids, int most) {
        var zones = new TreeMap<String, Subnet>();
        vpc.subnets().values().forEach(it -> zones.putIfAbsent(it.zone(), it));
        // Now and then two in a zone, which is refused.
        var subnets =
                List.<Subnet>copyOf(parts.chance(4) ? vpc.subnets().values() : zones.values());
        return IntStream.range(0, Math.min(1 + parts.below(most), subnets.size()))
                .mapToObj(i ->
                        parts.networkInterface(
                                vpc, subnets.get(i), ids.next(Kind.NETWORK_INTERFACE)))
                .toList();
    }

    private Edit endpoint(Topology topology, Vpc vpc, Ids ids) {
        var old = parts.<VpcEndpoint>some(vpc.endpoints().values()).filter(_ -> parts.chance(40));
        var id = old.map(VpcEndpoint::id).orElseGet(() -> ids.next(Kind.VPC_ENDPOINT));
        var list = parts.<ResourceId>some(topology.prefixLists().keySet());
        boolean gateway = list.isPresent() && parts.chance(50);
        var form =
                gateway
                        ? new VpcEndpoint.Form.Gateway(
                                list.get(),
                                vpc.routeTables().keySet().stream()
                                        .filter(_ -> parts.chance(60))
                                        .toList())
                        : new VpcEndpoint.Form.Interface(interfaces(vpc, ids, 3), parts.chance(70));
        return new Edit.PutVpcEndpoint(
                vpc.id(),
                new VpcEndpoint(
                        id,
                        parts.name("endpoint"),
                        "com.amazonaws." + vpc.region().code() + (gateway ? ".s3" : ".ec2"),
                        form),
                parts.chance(40) ? Optional.of(parts.box()) : Optional.empty());
    }

    TargetGroup targetGroup(Vpc vpc, ResourceId fresh) {
        var old = parts.<ResourceId>some(vpc.targetGroups().keySet()).filter(_ -> parts.chance(40));
        var members = new ArrayList<TargetGroup.Member>();
        for (int i = parts.below(4); i > 0; i--) {
            var to =
                    parts.<Instance>some(vpc.instances().values())
                            .filter(_ -> parts.chance(70))
                            .<TargetGroup.To>map(it -> new TargetGroup.To.AnInstance(it.id()))
                            .orElseGet(() ->
                                    new TargetGroup.To.AnAddress(
                                            parts.address(vpc.cidrs().getFirst())));
            members.add(new TargetGroup.Member(to, 8080, parts.chance(80)));
        }
        return new TargetGroup(
                old.orElse(fresh),
                parts.name("targets"),
                parts.chance(70) ? Protocol.TCP : Protocol.UDP,
                parts.pick(List.of(80, 443, 8080)),
                parts.chance(50),
                members);
    }

    private Edit balancer(Vpc vpc, Ids ids) {
        var old =
                parts.<ResourceId>some(vpc.loadBalancers().keySet()).filter(_ -> parts.chance(40));
        var listeners = new ArrayList<LoadBalancer.Listener>();
        for (var group : vpc.targetGroups().values()) {
            listeners.add(
                    new LoadBalancer.Listener(
                            group.protocol(), parts.chance(50) ? 80 : 443, group.id()));
        }
        return new Edit.PutLoadBalancer(
                vpc.id(),
                new LoadBalancer(
                        old.orElseGet(() -> ids.next(Kind.LOAD_BALANCER)),
                        parts.name("balancer"),
                        parts.chance(40),
                        interfaces(vpc, ids, 3),
                        parts.chance(40),
                        listeners),
                parts.chance(40) ? Optional.of(parts.box()) : Optional.empty());
    }

    private Edit networkInterface(Vpc vpc, Ids ids) {
        var subnet = parts.<Subnet>some(vpc.subnets().values());
        if (subnet.isEmpty()) {
            return new Edit.PutSubnet(
                    vpc.id(), parts.subnet(vpc, ids.next(Kind.SUBNET)), Optional.empty());
        }
        var old = parts.<ResourceId>some(vpc.interfaces().keySet()).filter(_ -> parts.chance(40));
        return new Edit.PutNetworkInterface(
                vpc.id(),
                parts.networkInterface(
                        vpc, subnet.get(), old.orElseGet(() -> ids.next(Kind.NETWORK_INTERFACE))),
                parts.chance(40) ? Optional.of(parts.box()) : Optional.empty());
    }
}
