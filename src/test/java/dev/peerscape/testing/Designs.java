package dev.peerscape.testing;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Small designs for tests: `vpc-a` of Alice and `vpc-b` of Bob, and what they are made of.
public final class Designs {
    public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    public static final AccountId ALICE = new AccountId("111111111111");
    public static final AccountId BOB = new AccountId("222222222222");
    public static final AccountId CAROL = new AccountId("333333333333");
    public static final Region SEOUL = new Region("ap-northeast-2");
    public static final Region TOKYO = new Region("ap-northeast-1");

    private Designs() {}

    public static ResourceId id(String text) {
        return new ResourceId(text);
    }

    public static List<Cidr> cidrs(String... texts) {
        return Arrays.stream(texts).map(Cidr::of).toList();
    }

    /// An empty VPC in Seoul.
    public static Vpc vpc(String id, AccountId account, String... blocks) {
        return Vpc.create(id(id), "", account, SEOUL, cidrs(blocks));
    }

    /// A subnet of the VPC with its default ACL and main table.
    public static Subnet subnet(Vpc vpc, String id, String block) {
        return new Subnet(
                id(id),
                "",
                vpc.region().zone('a'),
                cidrs(block),
                Optional.empty(),
                vpc.defaultNetworkAcl(),
                false);
    }

    /// A running instance in the VPC's default group; its interface has the same word behind `eni`.
    public static Instance instance(Vpc vpc, String id, String subnet, String address) {
        var eni =
                new NetworkInterface(
                        id("eni-" + id.substring(id.indexOf('-') + 1)),
                        "",
                        id(subnet),
                        List.of(Ip.of(address)),
                        Optional.empty(),
                        List.of(vpc.defaultSecurityGroup()),
                        true);
        return new Instance(id(id), "", true, List.of(eni));
    }

    public static Document apply(Document document, Edit... edits) {
        for (var edit : edits) {
            document = Edits.apply(document, edit).orThrow();
        }
        return document;
    }

    /// Two empty VPCs: `vpc-a` (10.0.0.0/16, Alice) and `vpc-b` (172.16.0.0/16, Bob).
    public static Document pair() {
        return apply(
                Document.empty(NOON),
                new Edit.AddVpc(vpc("vpc-a", ALICE, "10.0.0.0/16"), Optional.empty()),
                new Edit.AddVpc(vpc("vpc-b", BOB, "172.16.0.0/16"), Optional.empty()));
    }

    /// The pair with `pcx-ab` waiting for Bob.
    public static Document pending() {
        return apply(
                pair(),
                new Edit.RequestPeering(
                        new Actor.As(ALICE), id("pcx-ab"), "", id("vpc-a"), id("vpc-b")));
    }

    /// The pair peered, with routes both ways, a gateway, a NAT gateway and an instance in
    /// `subnet-a` (10.0.1.0/24), and an instance in `subnet-b` (172.16.1.0/24).
    public static Document lab() {
        var start = pending();
        var a = start.topology().vpc(id("vpc-a")).orElseThrow();
        var b = start.topology().vpc(id("vpc-b")).orElseThrow();
        var own =
                new RouteTable(
                        id("rtb-own"),
                        "own",
                        List.of(
                                Route.to(
                                        Cidr.of("172.16.0.0/16"),
                                        new Target.ToPeering(id("pcx-ab"))),
                                Route.to(Cidr.ANY_V4, new Target.ToNatGateway(id("nat-a")))));
        var nat =
                new NatGateway(
                        id("nat-a"),
                        "",
                        id("subnet-a"),
                        NatGateway.Connectivity.PUBLIC,
                        Ip.of("10.0.1.96"),
                        Optional.of(Ip.of("52.79.0.9")));
        return apply(
                start,
                new Edit.AcceptPeering(new Actor.As(BOB), id("pcx-ab")),
                new Edit.PutInternetGateway(a.id(), new InternetGateway(id("igw-a"), "")),
                new Edit.AddRoute(
                        a.mainRouteTable(),
                        Route.to(Cidr.ANY_V4, new Target.ToInternetGateway(id("igw-a")))),
                new Edit.PutSubnet(a.id(), subnet(a, "subnet-a", "10.0.1.0/24"), Optional.empty()),
                new Edit.PutInstance(
                        a.id(), instance(a, "i-a", "subnet-a", "10.0.1.10"), Optional.empty()),
                new Edit.PutNatGateway(a.id(), nat, Optional.empty()),
                new Edit.PutRouteTable(a.id(), own),
                new Edit.AssociateRouteTable(id("subnet-a"), Optional.of(own.id())),
                new Edit.PutSubnet(
                        b.id(), subnet(b, "subnet-b", "172.16.1.0/24"), Optional.empty()),
                new Edit.PutInstance(
                        b.id(), instance(b, "i-b", "subnet-b", "172.16.1.10"), Optional.empty()),
                new Edit.AddRoute(
                        b.mainRouteTable(),
                        Route.to(Cidr.of("10.0.0.0/16"), new Target.ToPeering(id("pcx-ab")))));
    }
}
