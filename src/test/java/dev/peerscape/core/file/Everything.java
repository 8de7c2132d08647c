package dev.peerscape.core.file;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Doubt;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A document with every field at some other than its usual value.
final class Everything {
    private static final Region SEOUL = new Region("ap-northeast-2");
    private static final AccountId OWN = new AccountId("111122223333");

    private Everything() {}

    private static ResourceId id(String text) {
        return new ResourceId(text);
    }

    static Document document() {
        var vpc = EverythingOutside.in(vpc());
        var now = Instant.parse("2026-11-02T09:00:00.000000001Z");
        var stranger =
                new Peering.Side(
                        id("vpc-elsewhere"),
                        false,
                        new AccountId("999999999999"),
                        new Region("us-gov-west-1"),
                        List.of(Cidr.of("10.1.0.0/16"), Cidr.of("2600:1f14::/56")),
                        true);
        var pending =
                new Peering(
                        id("pcx-1"),
                        "to a stranger",
                        Peering.Side.of(vpc).withDnsResolution(true),
                        stranger,
                        PeeringStatus.PENDING_ACCEPTANCE,
                        "Pending Acceptance by 999999999999",
                        now,
                        Optional.of(now.plus(Peering.REQUEST_LIFE)));
        var topology =
                Topology.empty(now)
                        .with(new Account(OWN, ""))
                        .with(new Account(new AccountId("444455556666"), "data 데이터"))
                        .with(vpc)
                        .with(pending);
        for (var status : PeeringStatus.values()) {
            topology =
                    topology.with(
                            new Peering(
                                    id("pcx-" + status.code()),
                                    "",
                                    stranger,
                                    Peering.Side.of(vpc),
                                    status,
                                    "",
                                    now,
                                    Optional.empty()));
        }
        topology = EverythingOutside.in(topology);
        var layout =
                Layout.EMPTY
                        .with(id("site-odd"), new Box(900, 10, 200, 120))
                        .with(id("dxgw-0a1b2c3d-1111-2222-3333-444455556666"), new Box(5, 5, 9, 9))
                        .with(id("host-odd"), new Box(1, 1, 2, 2))
                        .with(ResourceId.INTERNET, new Box(-12.5, 1e-7, 1e20, 0.1))
                        .with(id("vpc-odd"), new Box(0, -0.0, 336, 240))
                        .with(id("subnet-odd"), new Box(1, 2, 3, 4));
        var policy =
                Policy.USUAL
                        .with(Doubt.PRIVATE_RANGES, Optional.of(Policy.Level.INFO))
                        .with(Doubt.ACL_REPLIES, Optional.of(Policy.Level.OFF));
        return new Document(topology, layout, policy);
    }

    private static Vpc vpc() {
        var vpc =
                Vpc.create(
                        id("vpc-odd"),
                        "quote \" back \\ slash / tab \t newline \n bell \u0007 rocket \uD83D\uDE80"
                                + " lone \uD83D end",
                        OWN,
                        SEOUL,
                        List.of(
                                Cidr.of("10.0.0.0/16"),
                                Cidr.of("100.64.0.0/20"),
                                Cidr.of("2406:da12::/56")));
        var acl = id("acl-odd");
        var eni = id("eni-2");
        return vpc.draft()
                .dns(false, true)
                .put(
                        new Subnet(
                                id("subnet-odd"),
                                "",
                                "ap-northeast-2c",
                                List.of(Cidr.of("10.0.0.0/24"), Cidr.of("2406:da12::/64")),
                                Optional.of(id("rtb-odd")),
                                acl,
                                true))
                .put(
                        new Instance(
                                id("i-odd"),
                                "router",
                                false,
                                List.of(
                                        new NetworkInterface(
                                                id("eni-1"),
                                                "inner",
                                                id("subnet-odd"),
                                                List.of(Ip.of("10.0.0.4"), Ip.of("2406:da12::4")),
                                                Optional.of(Ip.of("52.79.0.1")),
                                                List.of(id("sg-odd"), vpc.defaultSecurityGroup()),
                                                false),
                                        new NetworkInterface(
                                                eni,
                                                "",
                                                id("subnet-odd"),
                                                List.of(),
                                                Optional.empty(),
                                                List.of(),
                                                true))))
                .put(new InternetGateway(id("igw-odd"), "", Optional.of(id("rtb-odd"))))
                .put(new EgressOnlyGateway(id("eigw-odd"), "out"))
                .put(
                        new NatGateway(
                                id("nat-odd"),
                                "",
                                id("subnet-odd"),
                                NatGateway.Connectivity.PRIVATE,
                                Ip.of("10.0.0.9"),
                                Optional.empty()))
                .put(table(eni))
                .put(group())
                .put(
                        new dev.peerscape.core.topology.NetworkAcl(
                                acl,
                                "odd",
                                List.of(
                                        new AclRule(
                                                1,
                                                false,
                                                new Match(Protocol.ICMP, 3, -1),
                                                Cidr.ANY_V4),
                                        new AclRule(
                                                32766,
                                                true,
                                                Match.udp(1024, 65535),
                                                Cidr.of("::/0"))),
                                List.of()))
                .build();
    }

    private static RouteTable table(ResourceId eni) {
        return new RouteTable(
                id("rtb-odd"),
                "odd",
                List.of(
                        Route.to(Cidr.of("10.9.0.0/16"), new Target.ToPeering(id("pcx-1"))),
                        Route.to(Cidr.of("0.0.0.0/0"), new Target.Gone(id("nat-gone"))),
                        Route.to(Cidr.of("::/0"), new Target.ToInternetGateway(id("igw-odd"))),
                        Route.to(
                                Cidr.of("64:ff9b::/96"),
                                new Target.ToEgressOnlyGateway(id("eigw-odd"))),
                        Route.to(Cidr.of("172.20.0.0/16"), new Target.ToVpnGateway(id("vgw-odd"))),
                        Route.to(Cidr.of("1.2.3.5/32"), new Target.Gone(id("vpce-gone"))),
                        Route.to(Cidr.of("1.2.3.4/32"), new Target.ToNatGateway(id("nat-odd"))),
                        new Route(
                                Cidr.of("192.168.0.0/16"),
                                new Target.ToNetworkInterface(eni),
                                Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION),
                        Route.to(Cidr.of("10.9.0.0/16"), new Target.ToNetworkInterface(eni))));
    }

    private static SecurityGroup group() {
        return new SecurityGroup(
                id("sg-odd"),
                "",
                List.of(
                        new SecurityRule(
                                Match.all(new Protocol(47)),
                                new SecurityRule.Peer.GoneGroup(id("sg-gone")),
                                "stale"),
                        SecurityRule.of(Match.tcp(22), id("sg-odd")),
                        new SecurityRule(
                                Match.tcp(23),
                                new SecurityRule.Peer.Listed(id("pl-odd")),
                                "offices"),
                        SecurityRule.of(Match.tcp(0, 65535), Cidr.ANY_V4),
                        SecurityRule.of(new Match(Protocol.ICMPV6, -1, 0), Cidr.ANY_V6)),
                List.of());
    }
}
