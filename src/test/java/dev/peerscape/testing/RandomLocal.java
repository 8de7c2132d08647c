package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcDraft;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Puts into the VPCs of a topology what packets can meet inside one: interfaces of nobody,
/// interface and gateway endpoints, prefix lists, load balancers with targets, NAT gateways with
/// several addresses, gateway route tables, rows in the place of local ones, and NAT64.
public final class RandomLocal {
    private static final ResourceId SERVICE = new ResourceId("pl-0a0a0a01");
    private static final ResourceId BLOCKS = new ResourceId("pl-0a0a0a02");
    private static final ResourceId SIX = new ResourceId("pl-0a0a0a03");

    private final SplittableRandom random;
    private Topology topology;
    private int next = 0x0c0c0000;

    private RandomLocal(Topology topology, SplittableRandom random) {
        this.topology = topology;
        this.random = random;
    }

    /// {@return the topology with more in it}
    public static Topology of(Topology topology, long seed) {
        var local = new RandomLocal(topology, new SplittableRandom(seed ^ 0x10ca1));
        local.lists();
        for (var vpc : List.copyOf(topology.vpcs().values())) {
            if (!vpc.subnets().isEmpty()) {
                local.topology = local.topology.with(local.vpc(vpc));
            }
        }
        return local.topology;
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

    private void lists() {
        var region = topology.vpcs().values().stream().findFirst().orElseThrow().region();
        var blocks = new ArrayList<Cidr>();
        var six = new ArrayList<>(List.of(Cidr.of("2001:4860::/32")));
        for (var vpc : topology.vpcs().values()) {
            for (var cidr : vpc.cidrs()) {
                var part = in(2, 1) ? cidr : Cidr.around(cidr.first(), cidr.length() + 3);
                var list = cidr.isV6() ? six : blocks;
                if (in(2, 1) && !list.contains(part)) {
                    list.add(part);
                }
            }
        }
        var service = List.of(Cidr.of("198.51.100.0/24"), Cidr.of("203.0.113.8/29"));
        for (var list :
                List.of(
                        new PrefixList(SERVICE, "", Optional.empty(), region, false, 9, service),
                        new PrefixList(BLOCKS, "", Optional.empty(), region, false, 99, blocks),
                        new PrefixList(SIX, "", Optional.empty(), region, true, 99, six))) {
            topology = topology.with(list);
        }
    }

    private Vpc vpc(Vpc vpc) {
        var draft = vpc.draft();
        var subnets = List.copyOf(vpc.subnets().values());
        var forwards = new ArrayList<ResourceId>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var eni = eni(vpc, one(subnets));
            draft.put(eni);
            forwards.add(eni.id());
        }
        for (var instance : vpc.instances().values()) {
            forwards.add(instance.primary().id());
        }
        for (var nat : vpc.natGateways().values()) {
            draft.put(several(vpc, nat));
        }
        if (in(3, 2)) {
            draft.put(endpoint(new VpcEndpoint.Form.Interface(enis(vpc, subnets), true)));
        }
        if (in(3, 2)) {
            var tables = vpc.routeTables().keySet().stream().filter(_ -> in(3, 2)).toList();
            draft.put(endpoint(new VpcEndpoint.Form.Gateway(in(4, 3) ? SERVICE : SIX, tables)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            balancer(vpc, subnets, draft);
        }
        for (var table : vpc.routeTables().values()) {
            draft.put(table(vpc, table, forwards));
        }
        for (var gateway : vpc.internetGateways().values()) {
            if (in(2, 1) && !forwards.isEmpty()) {
                var edge = edge(vpc, subnets, forwards);
                draft.put(edge);
                draft.put(
                        new InternetGateway(gateway.id(), gateway.name(), Optional.of(edge.id())));
            }
        }
        for (var group : vpc.securityGroups().values()) {
            if (in(3, 1)) {
                var rules = new ArrayList<>(group.ingress());
                rules.removeIf(_ -> in(2, 1));
                rules.add(listed());
                draft.put(group.withIngress(rules));
            }
        }
        return draft.build();
    }

    private SecurityRule listed() {
        return new SecurityRule(
                in(2, 1) ? Match.ALL : Match.all(Protocol.TCP),
                new SecurityRule.Peer.Listed(one(List.of(SERVICE, BLOCKS, SIX))),
                "");
    }

    private VpcEndpoint endpoint(VpcEndpoint.Form form) {
        return new VpcEndpoint(id("vpce"), "", "com.amazonaws.test", form);
    }

    private List<NetworkInterface> enis(Vpc vpc, List<Subnet> subnets) {
        var enis = new ArrayList<NetworkInterface>();
        var zones = new HashSet<String>();
        for (var subnet : subnets) {
            if ((enis.isEmpty() || in(3, 1)) && zones.add(subnet.zone())) {
                enis.add(eni(vpc, subnet));
            }
        }
        return enis;
    }

    private NetworkInterface eni(Vpc vpc, Subnet subnet) {
        var groups = List.copyOf(vpc.securityGroups().keySet());
        return new NetworkInterface(
                id("eni"),
                "",
                subnet.id(),
                addresses(subnet),
                in(3, 1) ? Optional.of(publicIp()) : Optional.empty(),
                in(6, 1) ? List.of() : List.of(one(groups)),
                in(2, 1));
    }

    private Ip publicIp() {
        return new Ip.V4(0x3400_0000 | random.nextInt(1 << 20));
    }

    private List<Ip> addresses(Subnet subnet) {
        return subnet.cidrs().stream().map(it -> it.first().plus(4 + random.nextInt(9))).toList();
    }

    private NatGateway several(Vpc vpc, NatGateway nat) {
        var subnet = vpc.subnets().get(nat.subnet());
        var more = new ArrayList<NatGateway.Address>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var four = addresses(subnet).stream().filter(it -> !it.isV6()).findFirst();
            four.filter(it -> !it.equals(nat.privateIp()))
                    .filter(it -> more.stream().noneMatch(one -> one.privateIp().equals(it)))
                    .ifPresent(it ->
                            more.add(
                                    new NatGateway.Address(
                                            it,
                                            in(2, 1)
                                                    ? Optional.of(publicIp())
                                                    : Optional.empty())));
        }
        return nat.withSecondary(more);
    }

    private void balancer(Vpc vpc, List<Subnet> subnets, VpcDraft draft) {
        var listeners = new ArrayList<LoadBalancer.Listener>();
        for (int port : List.of(443, 80, 3306)) {
            var protocol = in(4, 3) ? Protocol.TCP : Protocol.UDP;
            var group =
                    new TargetGroup(
                            id("tg"),
                            "",
                            in(9, 8) ? protocol : Protocol.TCP,
                            8080,
                            in(2, 1),
                            members(vpc));
            if (in(3, 2)) {
                draft.put(group);
                listeners.add(new LoadBalancer.Listener(protocol, port, group.id()));
            }
        }
        draft.put(new LoadBalancer(id("nlb"), "", false, enis(vpc, subnets), in(3, 2), listeners));
    }

    private List<TargetGroup.Member> members(Vpc vpc) {
        var members = new ArrayList<TargetGroup.Member>();
        var instances = List.copyOf(vpc.instances().keySet());
        for (int i = random.nextInt(4); i > 0; i--) {
            var to =
                    !instances.isEmpty() && in(3, 2)
                            ? new TargetGroup.To.AnInstance(one(instances))
                            : new TargetGroup.To.AnAddress(somewhere(vpc));
            members.add(new TargetGroup.Member(to, one(List.of(443, 22, 8080)), in(4, 3)));
        }
        return members;
    }

    /// An address in the VPC or another, most often of an instance.
    private Ip somewhere(Vpc vpc) {
        var there = in(2, 1) ? vpc : one(List.copyOf(topology.vpcs().values()));
        var instances = List.copyOf(there.instances().values());
        return instances.isEmpty() || in(5, 1)
                ? there.cidrs().getFirst().first().plus(5)
                : one(one(instances).primary().addresses());
    }

    private RouteTable table(Vpc vpc, RouteTable table, List<ResourceId> forwards) {
        var rows = new ArrayList<>(table.routes());
        for (var nat : vpc.natGateways().keySet()) {
            if (in(2, 1)) {
                add(rows, Cidr.of("64:ff9b::/96"), new Target.ToNatGateway(nat));
            }
        }
        if (in(8, 1) && !forwards.isEmpty()) {
            rows.add(
                    Route.to(vpc.cidrs().getFirst(), new Target.ToNetworkInterface(one(forwards))));
        }
        var lists = new ArrayList<RouteTable.ListRoute>();
        for (var list : List.of(SERVICE, BLOCKS, SIX)) {
            if (in(3, 1)) {
                var target =
                        rows.isEmpty() || in(6, 1)
                                ? new Target.Gone(new ResourceId("nat-gone"))
                                : one(rows).target();
                lists.add(new RouteTable.ListRoute(list, target));
            }
        }
        return table.withRoutes(rows).withListRoutes(lists);
    }

    private static void add(List<Route> rows, Cidr cidr, Target target) {
        if (rows.stream().noneMatch(it -> it.destination().equals(cidr))) {
            rows.add(Route.to(cidr, target));
        }
    }

    private RouteTable edge(Vpc vpc, List<Subnet> subnets, List<ResourceId> forwards) {
        var rows = new ArrayList<Route>();
        var target = new Target.ToNetworkInterface(one(forwards));
        for (var subnet : subnets) {
            if (in(2, 1)) {
                subnet.cidrs().forEach(it -> add(rows, it, target));
            }
        }
        if (in(4, 1)) {
            add(rows, vpc.cidrs().getFirst(), target);
        }
        if (in(6, 1)) {
            rows.replaceAll(
                    it -> Route.to(it.destination(), new Target.Gone(new ResourceId("eni-gone"))));
        }
        return new RouteTable(id("rtb"), "edge", rows);
    }
}
