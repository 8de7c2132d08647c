package dev.peerscape.core.check;

import static dev.peerscape.core.check.HybridParts.ACCOUNT;
import static dev.peerscape.core.check.HybridParts.SEOUL;
import static dev.peerscape.core.check.HybridParts.of;
import static dev.peerscape.testing.Designs.id;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.testing.Lab;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// For the rules about prefix lists, endpoints, load balancers, edge tables, NAT gateways with
/// several addresses and IPv6 ways out, documents that break them beside documents that do not.
final class RoadCases {
    private static final Document OPEN =
            Lab.document(
                    """
                    vpc a 10.1.0.0/16 2001:db8:1::/56
                    igw a a
                    subnet a a 10.1.0.0/24,2001:db8:1::/64
                    instance a a 10.1.0.10 public 52.79.0.5
                    route a 0.0.0.0/0 igw-a
                    """);

    private RoadCases() {}

    static void addTo(List<Cases> all) {
        lists(all);
        balancers(all);
        edges(all);
        nat(all);
        sixes(all);
        transit(all);
        addresses(all);
    }

    private static Edit list(String... blocks) {
        return new Edit.PutPrefixList(
                new PrefixList(
                        id("pl-a"),
                        "",
                        Optional.of(ACCOUNT),
                        SEOUL,
                        false,
                        blocks.length,
                        Arrays.stream(blocks).map(Cidr::of).toList()));
    }

    private static Edit listRow(String table, Target target) {
        return new Edit.AddListRoute(
                id("rtb-" + table), new RouteTable.ListRoute(id("pl-a"), target));
    }

    private static void lists(List<Cases> all) {
        var peered =
                Lab.document(
                        """
                        vpc a 10.1.0.0/16
                        subnet a a 10.1.0.0/24
                        vpc b 10.2.0.0/16
                        subnet b b 10.2.0.0/24
                        pcx ab a b
                        pcx gone a b deleted
                        route b 10.1.0.0/16 pcx-ab
                        """);
        var by = new Target.ToPeering(id("pcx-ab"));
        var good = of(peered, list("10.2.0.0/16"), listRow("a", by));
        add(
                all,
                "V10",
                "list to a deleted peering",
                of(peered, list("10.2.0.0/16"), listRow("a", new Target.ToPeering(id("pcx-gone")))),
                good);
        add(
                all,
                "V11",
                "list without the far side's blocks",
                of(peered, list("10.3.0.0/16"), listRow("a", by)),
                good);
        var endpoint =
                new VpcEndpoint(
                        id("vpce-a"),
                        "",
                        "com.amazonaws.ap-northeast-2.s3",
                        new VpcEndpoint.Form.Gateway(id("pl-a"), List.of()));
        add(
                all,
                "V11",
                "endpoint in no table",
                of(
                        OPEN,
                        list("3.5.140.0/22"),
                        new Edit.PutVpcEndpoint(id("vpc-a"), endpoint, Optional.empty())),
                of(
                        OPEN,
                        list("3.5.140.0/22"),
                        new Edit.PutVpcEndpoint(
                                id("vpc-a"),
                                endpoint.withForm(
                                        new VpcEndpoint.Form.Gateway(
                                                id("pl-a"), List.of(id("rtb-a")))),
                                Optional.empty())));
    }

    private static NetworkInterface eni(String name, String address, Optional<Ip> publicIp) {
        return new NetworkInterface(
                id("eni-" + name),
                "",
                id("subnet-a"),
                List.of(Ip.of(address)),
                publicIp,
                List.of(id("sg-a")),
                true);
    }

    private static Document balanced(
            boolean facing, Optional<Ip> publicIp, TargetGroup.Member... members) {
        var group = new TargetGroup(id("tg-a"), "", Protocol.TCP, 80, true, Arrays.asList(members));
        var balancer =
                new LoadBalancer(
                        id("nlb-a"),
                        "",
                        facing,
                        List.of(eni("lb", "10.1.0.30", publicIp)),
                        false,
                        List.of(new LoadBalancer.Listener(Protocol.TCP, 443, id("tg-a"))));
        return of(
                OPEN,
                new Edit.PutTargetGroup(id("vpc-a"), group),
                new Edit.PutLoadBalancer(id("vpc-a"), balancer, Optional.empty()));
    }

    private static TargetGroup.Member target(boolean healthy) {
        return new TargetGroup.Member(new TargetGroup.To.AnInstance(id("i-a")), 80, healthy);
    }

    private static void balancers(List<Cases> all) {
        var good = balanced(true, Optional.of(Ip.of("52.79.0.30")), target(true), target(false));
        add(
                all,
                "V10",
                "no healthy target",
                balanced(true, Optional.of(Ip.of("52.79.0.30")), target(false)),
                good);
        add(all, "V10", "no target", balanced(true, Optional.of(Ip.of("52.79.0.30"))), good);
        add(
                all,
                "V16",
                "load balancer without a public address",
                balanced(true, Optional.empty(), target(true)),
                balanced(false, Optional.empty(), target(true)));
        var shut =
                of(
                        good,
                        new Edit.RemoveRoute(
                                id("rtb-a"),
                                Route.to(Cidr.ANY_V4, new Target.ToInternetGateway(id("igw-a")))));
        add(all, "V16", "load balancer without a route", shut, good);
    }

    private static void edges(List<Cases> all) {
        var lone =
                of(
                        OPEN,
                        new Edit.PutNetworkInterface(
                                id("vpc-a"),
                                eni("fw", "10.1.0.40", Optional.empty()).withSourceDestCheck(false),
                                Optional.empty()));
        add(
                all,
                "V08",
                "edge table out of the VPC",
                edge(lone, "10.9.0.0/16"),
                edge(lone, "10.1.0.0/24"));
    }

    /// Imports can hold what no edit would make.
    private static Document edge(Document start, String destination) {
        var topology = start.topology();
        var vpc = topology.vpc(id("vpc-a")).orElseThrow();
        var table =
                new RouteTable(
                        id("rtb-edge"),
                        "edge",
                        List.of(
                                Route.to(
                                        Cidr.of(destination),
                                        new Target.ToNetworkInterface(id("eni-fw")))));
        return start.with(
                topology.with(
                        vpc.draft()
                                .put(table)
                                .put(
                                        new InternetGateway(
                                                id("igw-a"), "", Optional.of(id("rtb-edge"))))
                                .build()));
    }

    private static Document nat(
            NatGateway.Connectivity kind, Optional<Ip> first, Optional<Ip> second) {
        var nat =
                new NatGateway(
                        id("nat-a"),
                        "",
                        id("subnet-a"),
                        kind,
                        Ip.of("10.1.0.20"),
                        first,
                        List.of(new NatGateway.Address(Ip.of("10.1.0.21"), second)));
        return of(OPEN, new Edit.PutNatGateway(id("vpc-a"), nat, Optional.empty()));
    }

    private static void nat(List<Cases> all) {
        var one = Optional.of(Ip.of("52.79.0.20"));
        var two = Optional.of(Ip.of("52.79.0.21"));
        var open = NatGateway.Connectivity.PUBLIC;
        var shut = NatGateway.Connectivity.PRIVATE;
        add(
                all,
                "V14",
                "further address without an Elastic IP",
                nat(open, one, Optional.empty()),
                nat(open, one, two));
        add(
                all,
                "V14",
                "private, further address with an Elastic IP",
                nat(shut, Optional.empty(), two),
                nat(shut, Optional.empty(), Optional.empty()));
    }

    private static void sixes(List<Cases> all) {
        var six =
                """
                vpc a 10.1.0.0/16 2001:db8:1::/56
                igw a a
                subnet a a 10.1.0.0/24,2001:db8:1::/64
                instance a a 10.1.0.10,2001:db8:1::10 public 52.79.0.5
                route a 0.0.0.0/0 igw-a
                """;
        add(
                all,
                "V16",
                "no way out for IPv6",
                Lab.document(six),
                Lab.document(six, "route a ::/0 igw-a"));
        var closed = six.replace("route a 0.0.0.0/0 igw-a", "").replace(" public 52.79.0.5", "");
        add(
                all,
                "V16",
                "unused egress-only gateway",
                Lab.document(closed, "eigw e a"),
                Lab.document(closed, "eigw e a", "route a ::/0 eigw-e"));
    }

    private static void transit(List<Cases> all) {
        var hub =
                """
                vpc a 10.1.0.0/16
                subnet a a 10.1.0.0/24
                instance a a 10.1.0.10 sg front
                sg front a
                vpc b 10.2.0.0/16
                subnet b b 10.2.0.0/24
                instance b b 10.2.0.10
                tgw hub
                attach a hub a a
                attach b hub b b
                route a 10.2.0.0/16 tgw-hub
                """;
        add(
                all,
                "V18",
                "no route for the reply",
                Lab.document(hub, "route b 10.3.0.0/16 tgw-hub"),
                Lab.document(hub, "route b 10.1.0.0/16 tgw-hub"));
        var named = hub + "route b 10.1.0.0/16 tgw-hub\nin front tcp 443 sg-b\n";
        var off = Lab.document(named);
        TransitGateway gateway = off.topology().transitGateways().get(id("tgw-hub"));
        add(
                all,
                "V21",
                "transit gateway that joins no groups",
                off,
                of(
                        off,
                        new Edit.PutTransitGateway(
                                gateway.withOptions(gateway.asn(), true, true), Optional.empty())));
        var acl =
                """
                acl hall a
                subnet hall a 10.1.9.0/28 acl hall
                aclin hall 100 allow tcp 443 10.1.0.0/16
                """;
        var apart = hub.replace("attach a hub a a", acl + "attach a hub a hall");
        add(
                all,
                "V22",
                "subnet of an attachment",
                Lab.document(apart, "route b 10.1.0.0/16 tgw-hub"),
                Lab.document(
                        apart,
                        "route b 10.1.0.0/16 tgw-hub",
                        "aclout hall 100 allow tcp 1024-65535 10.1.0.0/16"));
        // In the very subnet of the attachment nothing judges what comes back.
        var tight =
                """
                vpc a 10.1.0.0/16
                acl tight a
                aclout tight 100 allow tcp 443 10.2.0.0/16
                subnet a a 10.1.0.0/24 acl tight
                instance a a 10.1.0.10
                subnet hall a 10.1.9.0/28
                vpc b 10.2.0.0/16
                subnet b b 10.2.0.0/24
                tgw hub
                attach b hub b b
                route a 10.2.0.0/16 tgw-hub
                route b 10.1.0.0/16 tgw-hub
                """;
        add(
                all,
                "V22",
                "subnet beside the one of the attachment",
                Lab.document(tight, "attach a hub a hall"),
                Lab.document(tight, "attach a hub a a"));
    }

    private static void addresses(List<Cases> all) {
        var good =
                of(
                        OPEN,
                        new Edit.PutNetworkInterface(
                                id("vpc-a"),
                                eni("lone", "10.1.0.40", Optional.empty()),
                                Optional.empty()));
        add(all, "V04", "interface of nobody", moved(good, "10.1.0.3"), good);
        add(all, "V04", "interface with somebody's address", moved(good, "10.1.0.10"), good);
        add(
                all,
                "V16",
                "interface without a route",
                of(
                        Lab.document("vpc a 10.1.0.0/16", "subnet a a 10.1.0.0/24"),
                        new Edit.PutNetworkInterface(
                                id("vpc-a"),
                                eni("lone", "10.1.0.40", Optional.of(Ip.of("52.79.0.40"))),
                                Optional.empty())),
                good);
    }

    private static Document moved(Document document, String address) {
        var topology = document.topology();
        var vpc = topology.vpc(id("vpc-a")).orElseThrow();
        return document.with(
                topology.with(vpc.draft().put(eni("lone", address, Optional.empty())).build()));
    }

    private static void add(List<Cases> all, String rule, String name, Document bad, Document ok) {
        all.add(new Cases(rule, name, bad, ok));
    }
}
