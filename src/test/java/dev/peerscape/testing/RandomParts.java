package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Random parts of designs, from a seed: mostly sensible, sometimes mistaken, never ill-formed.
final class RandomParts {
    private final SplittableRandom random;

    RandomParts(SplittableRandom random) {
        this.random = random;
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    <T> Optional<T> some(Collection<? extends T> from) {
        return from.isEmpty()
                ? Optional.empty()
                : Optional.of(List.<T>copyOf(from).get(random.nextInt(from.size())));
    }

    /// A block for a VPC; few enough that some overlap.
    Cidr vpcBlock() {
        return switch (below(8)) {
            case 0 -> Cidr.of("172.%d.0.0/16".formatted(16 + below(16)));
            case 1 -> Cidr.of("192.168.%d.0/24".formatted(below(256)));
            case 2 -> Cidr.of("100.64.%d.0/20".formatted(16 * below(16)));
            case 3 -> vpcBlockV6();
            default -> Cidr.of("10.%d.0.0/16".formatted(below(24)));
        };
    }

    Cidr vpcBlockV6() {
        return Cidr.of("2001:db8:%x::/56".formatted(below(64)));
    }

    Cidr vpcBlockV4() {
        for (; ; ) {
            var block = vpcBlock();
            if (!block.isV6()) {
                return block;
            }
        }
    }

    /// A block within another, up to eight bits longer.
    Cidr within(Cidr block) {
        int length = block.isV6() ? 64 : Math.min(28, block.length() + 4 + below(5));
        if (length < block.length()) {
            return block;
        }
        long step =
                block.isV6() ? 0 : (long) below(1 << (length - block.length())) << (32 - length);
        return Cidr.around(block.base().plus(step), length);
    }

    Ip address(Cidr block) {
        int room = block.isV6() ? 1 << 16 : 1 << Math.min(16, 32 - block.length());
        return block.base().plus(below(room));
    }

    Box box() {
        return new Box(below(2000), below(2000), 40 + below(400), 40 + below(300));
    }

    Subnet subnet(Vpc vpc, ResourceId id) {
        var blocks = new ArrayList<Cidr>();
        blocks.add(chance(5) ? vpcBlockV4() : within(vpc.cidrs().getFirst()));
        vpc.cidrs().stream()
                .filter(Cidr::isV6)
                .findFirst()
                .filter(_ -> chance(70))
                .ifPresent(block -> blocks.add(within(block)));
        var table =
                chance(50)
                        ? this.<ResourceId>some(vpc.routeTables().keySet())
                        : Optional.<ResourceId>empty();
        var acl =
                chance(30)
                        ? this.<ResourceId>some(vpc.networkAcls().keySet())
                        : Optional.<ResourceId>empty();
        return new Subnet(
                id,
                name("subnet"),
                vpc.region().zone((char) ('a' + below(3))),
                blocks,
                table,
                acl.orElse(vpc.defaultNetworkAcl()),
                chance(30));
    }

    String name(String word) {
        return chance(20) ? "" : word + " " + below(1000);
    }

    NetworkInterface networkInterface(Vpc vpc, Subnet subnet, ResourceId id) {
        var addresses = new ArrayList<Ip>();
        for (var block : subnet.cidrs()) {
            addresses.add(address(block));
        }
        var groups = new ArrayList<ResourceId>();
        groups.add(vpc.defaultSecurityGroup());
        this.<ResourceId>some(vpc.securityGroups().keySet())
                .filter(group -> chance(40) && !groups.contains(group))
                .ifPresent(groups::add);
        return new NetworkInterface(
                id,
                name("eni"),
                subnet.id(),
                addresses,
                chance(20) ? Optional.of(publicIp()) : Optional.empty(),
                groups,
                chance(90));
    }

    Ip publicIp() {
        return new Ip.V4(52 << 24 | 79 << 16 | below(1 << 16));
    }

    Instance instance(Vpc vpc, ResourceId id, List<ResourceId> interfaces) {
        var subnets = List.copyOf(vpc.subnets().values());
        return new Instance(
                id,
                name("host"),
                chance(90),
                interfaces.stream().map(eni -> networkInterface(vpc, pick(subnets), eni)).toList());
    }

    NatGateway natGateway(Vpc vpc, ResourceId id) {
        var subnet = pick(List.copyOf(vpc.subnets().values()));
        boolean open = chance(80);
        return new NatGateway(
                id,
                name("nat"),
                subnet.id(),
                open ? NatGateway.Connectivity.PUBLIC : NatGateway.Connectivity.PRIVATE,
                address(subnet.cidrs().getFirst()),
                open && chance(90) ? Optional.of(publicIp()) : Optional.empty());
    }

    InternetGateway internetGateway(ResourceId id) {
        return new InternetGateway(id, name("igw"));
    }

    EgressOnlyGateway egressOnlyGateway(ResourceId id) {
        return new EgressOnlyGateway(id, name("eigw"));
    }

    RouteTable routeTable(Topology topology, Vpc vpc, ResourceId id) {
        var routes = new ArrayList<Route>();
        for (int i = below(5); i > 0; i--) {
            routes.add(route(topology, vpc));
        }
        return new RouteTable(id, name("table"), routes);
    }

    Route route(Topology topology, Vpc vpc) {
        var target = target(topology, vpc);
        var destination =
                switch (below(5)) {
                    case 0 -> Cidr.ANY_V4;
                    case 1 ->
                            this.<Subnet>some(vpc.subnets().values())
                                    .map(subnet -> subnet.cidrs().getFirst())
                                    .orElse(Cidr.ANY_V6);
                    case 2 -> within(vpcBlock());
                    default ->
                            this.<Vpc>some(topology.vpcs().values())
                                    .map(other -> pick(other.cidrs()))
                                    .orElse(Cidr.ANY_V4);
                };
        // Rows of IPv4 to it are refused; they come up now and then.
        return target instanceof Target.ToEgressOnlyGateway && chance(90)
                ? Route.to(Cidr.ANY_V6, target)
                : Route.to(destination, target);
    }

    /// A target that is there, mostly of this VPC; or one that is gone.
    Target target(Topology topology, Vpc vpc) {
        var place = chance(95) ? vpc : this.<Vpc>some(topology.vpcs().values()).orElse(vpc);
        var gone = new Target.Gone(new ResourceId("nat-gone" + below(9)));
        return switch (below(6)) {
            case 5 ->
                    this.<ResourceId>some(place.egressOnlyGateways().keySet())
                            .<Target>map(Target.ToEgressOnlyGateway::new)
                            .orElse(gone);
            case 0 ->
                    this.<ResourceId>some(place.internetGateways().keySet())
                            .<Target>map(Target.ToInternetGateway::new)
                            .orElse(gone);
            case 1 ->
                    this.<ResourceId>some(place.natGateways().keySet())
                            .<Target>map(Target.ToNatGateway::new)
                            .orElse(gone);
            case 2 ->
                    this.<Instance>some(place.instances().values())
                            .<Target>map(it -> new Target.ToNetworkInterface(it.primary().id()))
                            .orElse(gone);
            default -> {
                var own =
                        topology.peerings().values().stream()
                                .filter(peering -> peering.joins(place.id()))
                                .map(Resource::id)
                                .toList();
                yield this.<ResourceId>some(chance(90) ? own : topology.peerings().keySet())
                        .<Target>map(Target.ToPeering::new)
                        .orElse(gone);
            }
        };
    }

    Match match() {
        return switch (below(4)) {
            case 0 -> Match.ALL;
            case 1 -> Match.all(Protocol.ICMP);
            default -> Match.tcp(pick(List.of(22, 80, 443, 5432)));
        };
    }

    SecurityGroup securityGroup(Topology topology, Vpc vpc, ResourceId id) {
        return SecurityGroup.create(id, name("group"))
                .withIngress(rules(topology, vpc))
                .withEgress(rules(topology, vpc));
    }

    private List<SecurityRule> rules(Topology topology, Vpc vpc) {
        var rules = new ArrayList<SecurityRule>();
        for (int i = below(4); i > 0; i--) {
            rules.add(rule(topology, vpc));
        }
        return rules;
    }

    private SecurityRule rule(Topology topology, Vpc vpc) {
        var place = chance(80) ? vpc : this.<Vpc>some(topology.vpcs().values()).orElse(vpc);
        return switch (below(4)) {
            case 0 ->
                    SecurityRule.of(
                            match(),
                            this.<ResourceId>some(place.securityGroups().keySet())
                                    .orElse(vpc.defaultSecurityGroup()));
            case 1 ->
                    new SecurityRule(
                            match(),
                            new SecurityRule.Peer.GoneGroup(new ResourceId("sg-gone" + below(9))),
                            "stale");
            case 2 -> SecurityRule.of(match(), vpcBlock());
            default -> SecurityRule.of(match(), Cidr.ANY_V4);
        };
    }

    NetworkAcl networkAcl(ResourceId id) {
        return NetworkAcl.create(id, name("acl")).withIngress(aclRules()).withEgress(aclRules());
    }

    private List<AclRule> aclRules() {
        var rules = new ArrayList<AclRule>();
        int number = 10;
        for (int i = below(4); i > 0; i--) {
            rules.add(
                    new AclRule(
                            number, chance(80), match(), chance(70) ? Cidr.ANY_V4 : vpcBlock()));
            number += 1 + below(100);
        }
        return rules;
    }
}
