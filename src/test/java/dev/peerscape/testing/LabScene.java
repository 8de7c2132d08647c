package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/// The peering lab with names and places, made by hand, so that pictures can be tested without
/// reading files or carrying out edits.
public final class LabScene {
    public static final Region SEOUL = new Region("ap-northeast-2");
    public static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private LabScene() {}

    public static ResourceId id(String text) {
        return new ResourceId(text);
    }

    /// The lab with its peering in a state.
    public static Document document(PeeringStatus status) {
        var requester = requester();
        var accepter = accepter();
        var peering =
                new Peering(
                        id("pcx-lab"),
                        "pcx-lab",
                        Peering.Side.of(requester),
                        Peering.Side.of(accepter),
                        status,
                        "",
                        NOW,
                        Optional.empty());
        var topology = Topology.empty(NOW).with(requester).with(accepter).with(peering);
        var layout =
                Layout.EMPTY
                        .with(requester.id(), new Box(52, 128, 352, 360))
                        .with(accepter.id(), new Box(528, 128, 352, 360))
                        .with(id("subnet-private-a"), new Box(18, 208, 316, 130))
                        .with(id("subnet-public-a"), new Box(18, 60, 316, 118))
                        .with(id("subnet-private-b"), new Box(18, 208, 316, 130))
                        .with(id("subnet-public-b"), new Box(18, 60, 316, 118))
                        .with(id("i-web"), new Box(170, 34, 128, 40))
                        .with(id("i-db"), new Box(170, 40, 128, 40))
                        .with(id("i-app"), new Box(18, 40, 128, 40));
        return new Document(topology, layout);
    }

    /// The lab, peered.
    public static Document document() {
        return document(PeeringStatus.ACTIVE);
    }

    private static Vpc requester() {
        var vpc =
                Vpc.create(
                        id("vpc-requester"),
                        "requester-vpc",
                        new AccountId("111122223333"),
                        SEOUL,
                        List.of(Cidr.of("10.0.0.0/16")));
        var open =
                new RouteTable(
                        id("rtb-public-a"),
                        "rtb-public",
                        List.of(route("0.0.0.0/0", new Target.ToInternetGateway(id("igw-a")))));
        var closed =
                new RouteTable(
                        id("rtb-private-a"),
                        "rtb-private",
                        List.of(
                                route("0.0.0.0/0", new Target.ToNatGateway(id("nat-a"))),
                                route("172.16.0.0/16", new Target.ToPeering(id("pcx-lab")))));
        return vpc.draft()
                .put(open)
                .put(closed)
                .put(new InternetGateway(id("igw-a"), "igw"))
                .put(subnet(vpc, "public-a", "10.0.3.0/24", 'a', "rtb-public-a"))
                .put(subnet(vpc, "private-a", "10.0.1.0/24", 'a', "rtb-private-a"))
                .put(
                        new NatGateway(
                                id("nat-a"),
                                "nat",
                                id("subnet-public-a"),
                                NatGateway.Connectivity.PUBLIC,
                                Ip.of("10.0.3.96"),
                                Optional.of(Ip.of("52.79.10.20"))))
                .put(instance(vpc, "app", "subnet-private-a", "10.0.1.10", Optional.empty()))
                .build();
    }

    private static Vpc accepter() {
        var vpc =
                Vpc.create(
                        id("vpc-accepter"),
                        "accepter-vpc",
                        new AccountId("444455556666"),
                        SEOUL,
                        List.of(Cidr.of("172.16.0.0/16")));
        var open =
                new RouteTable(
                        id("rtb-public-b"),
                        "rtb-public",
                        List.of(route("0.0.0.0/0", new Target.ToInternetGateway(id("igw-b")))));
        var closed =
                new RouteTable(
                        id("rtb-private-b"),
                        "rtb-private",
                        List.of(route("10.0.0.0/16", new Target.ToPeering(id("pcx-lab")))));
        return vpc.draft()
                .put(open)
                .put(closed)
                .put(new InternetGateway(id("igw-b"), "igw"))
                .put(subnet(vpc, "public-b", "172.16.0.0/24", 'a', "rtb-public-b"))
                .put(subnet(vpc, "private-b", "172.16.1.0/24", 'a', "rtb-private-b"))
                .put(
                        instance(
                                vpc,
                                "web",
                                "subnet-public-b",
                                "172.16.0.15",
                                Optional.of(Ip.of("52.79.14.8"))))
                .put(instance(vpc, "db", "subnet-private-b", "172.16.1.20", Optional.empty()))
                .build();
    }

    private static Route route(String destination, Target target) {
        return Route.to(Cidr.of(destination), target);
    }

    private static Subnet subnet(Vpc vpc, String name, String cidr, char zone, String table) {
        return new Subnet(
                id("subnet-" + name),
                name,
                SEOUL.zone(zone),
                List.of(Cidr.of(cidr)),
                Optional.of(id(table)),
                vpc.defaultNetworkAcl(),
                false);
    }

    private static Instance instance(
            Vpc vpc, String name, String subnet, String address, Optional<Ip> publicIp) {
        var eni =
                new NetworkInterface(
                        id("eni-" + name),
                        "",
                        id(subnet),
                        List.of(Ip.of(address)),
                        publicIp,
                        List.of(vpc.defaultSecurityGroup()),
                        true);
        return new Instance(id("i-" + name), name, true, List.of(eni));
    }

    /// VPCs in rows, each with two subnets and an instance, every one peered with the first.
    public static Document many(int vpcs) {
        return peered(vpcs, _ -> 0);
    }

    /// The same, every one peered with the one before it.
    public static Document chain(int vpcs) {
        return peered(vpcs, i -> i - 1);
    }

    private static Document peered(int vpcs, IntUnaryOperator with) {
        var topology = Topology.empty(NOW);
        for (int i = 0; i < vpcs; i++) {
            topology = topology.with(small(i));
        }
        for (int i = 1; i < vpcs; i++) {
            var a = topology.vpc(id("vpc-%05d".formatted(with.applyAsInt(i)))).orElseThrow();
            var b = topology.vpc(id("vpc-%05d".formatted(i))).orElseThrow();
            var status = i % 7 == 0 ? PeeringStatus.PENDING_ACCEPTANCE : PeeringStatus.ACTIVE;
            topology =
                    topology.with(
                            new Peering(
                                    id("pcx-%05d".formatted(i)),
                                    "",
                                    Peering.Side.of(a),
                                    Peering.Side.of(b),
                                    status,
                                    "",
                                    NOW,
                                    Optional.empty()));
        }
        return new Document(topology, Layout.EMPTY);
    }

    private static Vpc small(int i) {
        var word = "%05d".formatted(i);
        var base = "10." + i / 256 % 256 + "." + i % 256 + ".";
        var vpc =
                Vpc.create(
                        id("vpc-" + word),
                        "vpc-" + i,
                        new AccountId("111122223333"),
                        SEOUL,
                        List.of(Cidr.of(base + "0/24")));
        var main = vpc.mainRouteTable();
        var a = sub(vpc, word + "a", base + "0/26", 'a', main);
        var b = sub(vpc, word + "b", base + "64/26", 'b', main);
        return vpc.draft()
                .put(a)
                .put(b)
                .put(instance(vpc, word, a.id().value(), base + "10", Optional.empty()))
                .build();
    }

    private static Subnet sub(Vpc vpc, String name, String cidr, char zone, ResourceId table) {
        return subnet(vpc, name, cidr, zone, table.value());
    }
}
