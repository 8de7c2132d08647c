package dev.peerscape.core.check;

import static dev.peerscape.testing.Designs.ALICE;
import static dev.peerscape.testing.Designs.BOB;
import static dev.peerscape.testing.Designs.NOON;
import static dev.peerscape.testing.Designs.TOKYO;
import static dev.peerscape.testing.Designs.id;
import static dev.peerscape.testing.Designs.instance;
import static dev.peerscape.testing.Designs.subnet;
import static dev.peerscape.testing.Designs.vpc;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// For every rule, documents that break it beside documents that just do not.
record Cases(String rule, String name, Document bad, Document good) {

    @Override
    public String toString() {
        return rule + " " + name;
    }

    static List<Cases> all() {
        var all = new ArrayList<Cases>();
        blocks(all);
        subnets(all);
        peerings(all);
        routes(all);
        unroutedAndUseless(all);
        gateways(all);
        filters(all);
        others(all);
        TransitCases.add(all);
        return all;
    }

    private static void add(List<Cases> all, String rule, String name, Document bad, Document ok) {
        all.add(new Cases(rule, name, bad, ok));
    }

    // ---- what documents are made of

    static Document of(Object... parts) {
        var topology = Topology.empty(NOON);
        for (var part : parts) {
            if (part instanceof Vpc vpc) {
                topology = topology.with(vpc);
            } else if (part instanceof Peering peering) {
                topology = topology.with(peering);
            }
        }
        return Document.empty(NOON).with(topology);
    }

    static Document alone(String... blocks) {
        return of(vpc("vpc-a", ALICE, blocks));
    }

    static Peering peering(String id, Vpc a, Vpc b, PeeringStatus status) {
        return new Peering(
                id(id),
                "",
                Peering.Side.of(a),
                Peering.Side.of(b),
                status,
                "",
                NOON.minus(Duration.ofDays(1)),
                status == PeeringStatus.PENDING_ACCEPTANCE
                        ? Optional.of(NOON.plus(Duration.ofDays(6)))
                        : Optional.empty());
    }

    static Route route(String destination, Target target) {
        return Route.to(Cidr.of(destination), target);
    }

    static Route pcx(String destination, String peering) {
        return route(destination, new Target.ToPeering(id(peering)));
    }

    static Route igw(String destination) {
        return route(destination, new Target.ToInternetGateway(id("igw-a")));
    }

    static Route nat(String destination) {
        return route(destination, new Target.ToNatGateway(id("nat-a")));
    }

    static Vpc main(Vpc vpc, Route... routes) {
        return vpc.draft()
                .put(new RouteTable(vpc.mainRouteTable(), "main", List.of(routes)))
                .build();
    }

    static Vpc table(Vpc vpc, String table, String subnet, Route... routes) {
        var with = vpc.draft().put(new RouteTable(id(table), "", List.of(routes))).build();
        var own = java.util.Objects.requireNonNull(with.subnets().get(id(subnet)));
        return with.draft().put(own.withRouteTable(Optional.of(id(table)))).build();
    }

    static Vpc with(Vpc vpc, Subnet... subnets) {
        var draft = vpc.draft();
        Arrays.stream(subnets).forEach(draft::put);
        return draft.build();
    }

    static Vpc host(Vpc vpc, String id, String subnet, String address) {
        return vpc.draft().put(instance(vpc, id, subnet, address)).build();
    }

    private static Vpc publicHost(Vpc vpc, String id, String subnet, String address, String ip) {
        var host = instance(vpc, id, subnet, address);
        var eni = host.primary().withPublicIp(Optional.of(Ip.of(ip)));
        return vpc.draft().put(host.withInterfaces(List.of(eni))).build();
    }

    private static Vpc gateway(Vpc vpc, String id) {
        return vpc.draft().put(new InternetGateway(id(id), "")).build();
    }

    private static Vpc natGateway(
            Vpc vpc, NatGateway.Connectivity kind, String subnet, String address, String eip) {
        return vpc.draft()
                .put(
                        new NatGateway(
                                id("nat-a"),
                                "",
                                id(subnet),
                                kind,
                                Ip.of(address),
                                eip.isEmpty() ? Optional.empty() : Optional.of(Ip.of(eip))))
                .build();
    }

    static Vpc a() {
        var empty = vpc("vpc-a", ALICE, "10.0.0.0/16");
        return with(empty, subnet(empty, "subnet-a", "10.0.1.0/24"));
    }

    static Vpc b() {
        var empty = vpc("vpc-b", BOB, "172.16.0.0/16");
        return with(empty, subnet(empty, "subnet-b", "172.16.1.0/24"));
    }

    static Vpc c(String block) {
        return vpc("vpc-c", ALICE, block);
    }

    /// A and B peered as `pcx-ab`, with routes both ways.
    static Vpc aRouted() {
        return main(a(), pcx("172.16.0.0/16", "pcx-ab"));
    }

    static Vpc bRouted() {
        return main(b(), pcx("10.0.0.0/16", "pcx-ab"));
    }

    static Peering ab(PeeringStatus status) {
        return peering("pcx-ab", a(), b(), status);
    }

    static Document peered() {
        return of(aRouted(), bRouted(), ab(PeeringStatus.ACTIVE));
    }

    // ---- the cases

    private static void blocks(List<Cases> all) {
        var good = alone("10.0.0.0/16");
        for (var block :
                List.of(
                        "10.0.0.0/8",
                        "10.0.0.0/29",
                        "169.254.10.0/24",
                        "127.0.0.0/16",
                        "224.0.0.0/16")) {
            add(all, "V01", block, alone(block), good);
        }
        for (var block :
                List.of("2001:db8::/43", "2001:db8::/64", "2001:db8::/50", "2001:db8::/45")) {
            add(all, "V01", block, alone("10.0.0.0/16", block), good);
        }
        var small = vpc("vpc-a", ALICE, "10.0.0.0/12");
        var kept = with(small, subnet(small, "subnet-a", "10.3.1.0/24"));
        add(all, "V01", "with a subnet", of(kept), alone("10.3.0.0/28"));

        var second = alone("10.0.0.0/16", "10.2.0.0/16", "100.64.0.0/16");
        add(all, "V02", "overlap", alone("10.0.0.0/16", "10.0.5.0/24"), second);
        add(
                all,
                "V02",
                "overlap v6",
                alone("10.0.0.0/16", "2001:db8::/48", "2001:db8::/56"),
                second);
        add(all, "V02", "matrix", alone("10.2.0.0/16", "192.168.0.0/16"), second);
        add(all, "V02", "first half", alone("10.1.0.0/16", "10.0.0.0/16"), second);
        add(all, "V02", "default VPC", alone("172.16.0.0/16", "172.31.0.0/16"), second);
        add(all, "V02", "private on public", alone("52.0.0.0/16", "10.0.0.0/16"), second);
        add(
                all,
                "V02",
                "route inside",
                of(
                        main(
                                vpc("vpc-a", ALICE, "10.2.0.0/16", "10.0.0.0/24"),
                                pcx("10.0.0.0/24", "pcx-ab")),
                        b(),
                        ab(PeeringStatus.ACTIVE)),
                of(
                        main(
                                vpc("vpc-a", ALICE, "10.2.0.0/16", "10.0.0.0/25"),
                                pcx("10.0.0.0/24", "pcx-ab")),
                        b(),
                        ab(PeeringStatus.ACTIVE)));

        add(all, "V24", "docker", alone("172.17.0.0/16"), alone("172.18.0.0/16"));
        add(all, "V24", "public", alone("8.8.0.0/16"), alone("100.64.0.0/16"));
    }

    private static void subnets(List<Cases> all) {
        var empty = vpc("vpc-a", ALICE, "10.0.0.0/16", "2001:db8:1:100::/56");
        var good =
                of(
                        with(
                                empty,
                                subnet(empty, "subnet-1", "10.0.1.0/24"),
                                subnet(empty, "subnet-2", "10.0.2.0/24"),
                                subnet(empty, "subnet-3", "2001:db8:1:100::/64")));
        for (var block :
                List.of(
                        "10.1.0.0/24",
                        "10.0.3.0/29",
                        "10.0.1.128/25",
                        "10.0.0.0/20",
                        "10.0.1.0/24",
                        "2001:db8:2::/64",
                        "2001:db8:1:100::/62")) {
            var bad =
                    with(
                            empty,
                            subnet(empty, "subnet-1", "10.0.1.0/24"),
                            subnet(empty, "subnet-2", block));
            add(all, "V03", block, of(bad), good);
        }
        var lived =
                host(
                        with(empty, subnet(empty, "subnet-2", "10.1.0.0/24")),
                        "i-a",
                        "subnet-2",
                        "10.1.0.10");
        add(all, "V03", "with a host", of(lived), good);

        var home = with(empty, subnet(empty, "subnet-a", "10.0.1.0/24"));
        var fine =
                of(
                        host(
                                host(home, "i-a", "subnet-a", "10.0.1.4"),
                                "i-b",
                                "subnet-a",
                                "10.0.1.254"));
        for (var address : List.of("10.0.1.0", "10.0.1.3", "10.0.1.255", "10.0.2.10", "10.0.1.4")) {
            var bad = host(host(home, "i-a", "subnet-a", "10.0.1.4"), "i-b", "subnet-a", address);
            add(all, "V04", address, of(bad), fine);
        }
        var nat =
                natGateway(
                        host(home, "i-a", "subnet-a", "10.0.1.4"),
                        NatGateway.Connectivity.PRIVATE,
                        "subnet-a",
                        "10.0.1.4",
                        "");
        add(all, "V04", "NAT gateway", of(nat), fine);
        var six = with(empty, subnet(empty, "subnet-a", "2001:db8:1:100::/64"));
        add(
                all,
                "V04",
                "v6",
                of(host(six, "i-a", "subnet-a", "2001:db8:1:100::3")),
                of(host(six, "i-a", "subnet-a", "2001:db8:1:100::4")));
    }

    private static void peerings(List<Cases> all) {
        record Pair(String name, Vpc a, Vpc b) {}
        var pairs =
                List.of(
                        new Pair(
                                "N1",
                                vpc("vpc-a", ALICE, "10.0.0.0/16"),
                                vpc("vpc-b", BOB, "10.0.0.0/16")),
                        new Pair(
                                "N2",
                                vpc("vpc-a", ALICE, "10.0.0.0/16", "10.5.0.0/16"),
                                vpc("vpc-b", BOB, "10.5.128.0/17")),
                        new Pair(
                                "N3",
                                vpc("vpc-a", ALICE, "10.0.0.0/16", "2001:db8:1::/56"),
                                vpc("vpc-b", BOB, "10.0.0.0/16", "2001:db8:2::/56")),
                        new Pair(
                                "only v6",
                                vpc("vpc-a", ALICE, "10.0.0.0/16", "2001:db8:1::/56"),
                                vpc("vpc-b", BOB, "10.1.0.0/16", "2001:db8:1::/56")));
        var good = of(a(), b(), ab(PeeringStatus.PENDING_ACCEPTANCE));
        for (var pair : pairs) {
            for (var status : List.of(PeeringStatus.FAILED, PeeringStatus.PENDING_ACCEPTANCE)) {
                var bad = peering("pcx-ab", pair.a(), pair.b(), status);
                add(all, "V05", pair.name() + " " + status, of(pair.a(), pair.b(), bad), good);
            }
            var active = peering("pcx-ab", pair.a(), pair.b(), PeeringStatus.ACTIVE);
            add(all, "V07", pair.name(), of(pair.a(), pair.b(), active), peered());
        }

        var second = peering("pcx-ba", b(), a(), PeeringStatus.ACTIVE);
        var ended = peering("pcx-ba", b(), a(), PeeringStatus.DELETED);
        add(
                all,
                "V06",
                "second",
                of(
                        main(a(), pcx("172.16.0.0/16", "pcx-ba")),
                        bRouted(),
                        ab(PeeringStatus.ACTIVE),
                        second),
                of(aRouted(), bRouted(), ab(PeeringStatus.ACTIVE), ended));
        add(
                all,
                "V06",
                "pending second",
                of(
                        aRouted(),
                        bRouted(),
                        ab(PeeringStatus.ACTIVE),
                        peering("pcx-aa", b(), a(), PeeringStatus.PENDING_ACCEPTANCE)),
                peered());
        for (var status : List.of(PeeringStatus.ACTIVE, PeeringStatus.FAILED)) {
            add(
                    all,
                    "V06",
                    "itself " + status,
                    of(a(), peering("pcx-aa", a(), a(), status)),
                    peered());
        }

        var dns = ab(PeeringStatus.ACTIVE);
        var allowing = dns.withSides(dns.requester().withDnsResolution(true), dns.accepter());
        add(
                all,
                "V25",
                "host names off",
                of(aRouted(), bRouted(), allowing),
                of(
                        aRouted().draft().dns(true, true).build(),
                        bRouted().draft().dns(true, true).build(),
                        allowing));

        var soon = ab(PeeringStatus.PENDING_ACCEPTANCE);
        var late =
                new Peering(
                        soon.id(),
                        "",
                        soon.requester(),
                        soon.accepter(),
                        soon.status(),
                        "",
                        NOON.minus(Duration.ofHours(156)),
                        Optional.of(NOON.plus(Duration.ofHours(12))));
        add(all, "V26", "half a day left", of(a(), b(), late), good);
    }

    private static void routes(List<Cases> all) {
        var active = ab(PeeringStatus.ACTIVE);
        var good = peered();
        var open = gateway(a(), "igw-a");
        add(all, "V08", "N11", of(main(a(), pcx("10.0.0.0/24", "pcx-ab")), b(), active), good);
        add(all, "V08", "equal", of(main(a(), pcx("10.0.0.0/16", "pcx-ab")), b(), active), good);
        add(
                all,
                "V08",
                "igw",
                of(main(open, igw("10.0.1.0/24"))),
                of(main(open, igw("0.0.0.0/0"))));
        var appliance =
                natGateway(a(), NatGateway.Connectivity.PRIVATE, "subnet-a", "10.0.1.9", "");
        add(
                all,
                "V08",
                "NAT, not a whole subnet",
                of(main(appliance, nat("10.0.1.0/25"))),
                of(main(appliance, nat("10.0.1.0/24"))));
        add(
                all,
                "V08",
                "reserved",
                of(main(a(), pcx("169.254.169.0/24", "pcx-ab")), b(), active),
                good);

        add(
                all,
                "V09",
                "two targets",
                of(
                        main(
                                gateway(aRouted(), "igw-a"),
                                pcx("172.16.0.0/16", "pcx-ab"),
                                igw("172.16.0.0/16")),
                        bRouted(),
                        active),
                good);
        add(
                all,
                "V09",
                "same target",
                of(
                        main(a(), pcx("172.16.0.0/16", "pcx-ab"), pcx("172.16.0.0/16", "pcx-ab")),
                        bRouted(),
                        active),
                good);

        for (var status :
                List.of(
                        PeeringStatus.PENDING_ACCEPTANCE,
                        PeeringStatus.FAILED,
                        PeeringStatus.REJECTED,
                        PeeringStatus.EXPIRED,
                        PeeringStatus.DELETED,
                        PeeringStatus.DELETING)) {
            add(all, "V10", status.code(), of(aRouted(), bRouted(), ab(status)), good);
        }
        var gone = new Target.Gone(id("nat-gone"));
        add(
                all,
                "V10",
                "gone NAT gateway",
                of(main(appliance, route("192.168.0.0/16", gone))),
                good);
        add(
                all,
                "V10",
                "gone Internet gateway",
                of(main(open, route("0.0.0.0/0", new Target.Gone(id("igw-gone"))))),
                good);
        add(
                all,
                "V10",
                "gone peering",
                of(
                        main(a(), route("172.16.1.0/24", new Target.Gone(id("pcx-gone")))),
                        bRouted(),
                        active),
                good);
        add(
                all,
                "V10",
                "no member",
                of(
                        aRouted(),
                        bRouted(),
                        active,
                        main(c("192.168.0.0/16"), pcx("10.0.0.0/16", "pcx-ab"))),
                good);
        add(all, "V10", "another's gateway", of(open, main(b(), igw("0.0.0.0/0"))), good);
        var stopped = instance(a(), "i-a", "subnet-a", "10.0.1.9").withRunning(false);
        var toHost = route("0.0.0.0/0", new Target.ToNetworkInterface(id("eni-a")));
        add(
                all,
                "V10",
                "stopped",
                of(main(a(), toHost).draft().put(stopped).build()),
                of(main(a(), toHost).draft().put(stopped.withRunning(true)).build()));
    }

    private static void unroutedAndUseless(List<Cases> all) {
        var active = ab(PeeringStatus.ACTIVE);
        var good = peered();
        add(all, "V11", "neither", of(a(), b(), active), good);
        add(all, "V11", "N7", of(aRouted(), b(), active), good);
        add(all, "V11", "accepter only", of(a(), bRouted(), active), good);
        add(
                all,
                "V11",
                "dead row in the way",
                of(
                        main(a(), route("172.16.0.0/16", new Target.Gone(id("pcx-old")))),
                        bRouted(),
                        active),
                of(main(a(), pcx("172.16.1.0/24", "pcx-ab")), bRouted(), active));

        var c = main(c("192.168.0.0/16"), pcx("172.16.0.0/16", "pcx-bc"));
        var bc = peering("pcx-bc", b(), c, PeeringStatus.ACTIVE);
        var hub = main(b(), pcx("10.0.0.0/16", "pcx-ab"), pcx("192.168.0.0/16", "pcx-bc"));
        add(
                all,
                "V12",
                "N4",
                of(
                        main(a(), pcx("172.16.0.0/16", "pcx-ab"), pcx("192.168.0.0/16", "pcx-ab")),
                        hub,
                        c,
                        active,
                        bc),
                of(aRouted(), hub, c, active, bc));
        var ac = peering("pcx-ac", a(), c, PeeringStatus.ACTIVE);
        add(
                all,
                "V12",
                "by the wrong peering",
                of(
                        main(a(), pcx("172.16.0.0/16", "pcx-ab"), pcx("192.168.0.0/16", "pcx-ab")),
                        hub,
                        main(c, pcx("172.16.0.0/16", "pcx-bc"), pcx("10.0.0.0/16", "pcx-ac")),
                        active,
                        bc,
                        ac),
                of(aRouted(), hub, c, active, bc));
        add(all, "V12", "N5", of(main(a(), pcx("0.0.0.0/0", "pcx-ab")), bRouted(), active), good);
        add(
                all,
                "V12",
                "nobody's",
                of(
                        main(a(), pcx("172.16.0.0/16", "pcx-ab"), pcx("192.168.0.0/16", "pcx-ab")),
                        bRouted(),
                        active),
                good);

        add(
                all,
                "V13",
                "7x",
                misrouted(pcx("10.0.0.0/16", "pcx-ac")),
                misrouted(pcx("10.0.1.0/24", "pcx-ab"), pcx("10.0.0.0/16", "pcx-ac")));
        add(
                all,
                "V13",
                "7x narrowed",
                misrouted(pcx("10.0.0.0/16", "pcx-ac")),
                misrouted(pcx("10.0.1.0/24", "pcx-ab"), pcx("10.0.0.0/24", "pcx-ac")));
        add(
                all,
                "V13",
                "7x host",
                misrouted(pcx("10.0.0.0/16", "pcx-ac")),
                misrouted(pcx("10.0.1.66/32", "pcx-ab"), pcx("10.0.0.0/16", "pcx-ac")));
        add(
                all,
                "V13",
                "no subnets yet",
                of(
                        main(vpc("vpc-a", ALICE, "172.16.0.0/16"), pcx("10.0.0.0/16", "pcx-ac")),
                        main(vpc("vpc-b", BOB, "10.0.0.0/16"), pcx("172.16.0.0/16", "pcx-ab")),
                        c("10.0.0.0/16"),
                        peering(
                                "pcx-ab",
                                vpc("vpc-a", ALICE, "172.16.0.0/16"),
                                vpc("vpc-b", BOB, "10.0.0.0/16"),
                                PeeringStatus.ACTIVE),
                        peering(
                                "pcx-ac",
                                vpc("vpc-a", ALICE, "172.16.0.0/16"),
                                c("10.0.0.0/16"),
                                PeeringStatus.ACTIVE)),
                case5());
    }

    /// Case 7x: hub A, spokes B and C with the same block; B's second subnet sends to A.
    static Document misrouted(Route... hubRoutes) {
        var hub = vpc("vpc-a", ALICE, "172.16.0.0/16");
        hub = main(with(hub, subnet(hub, "subnet-a", "172.16.0.0/24")), hubRoutes);
        hub = host(hub, "i-a", "subnet-a", "172.16.0.10");
        var b = vpc("vpc-b", BOB, "10.0.0.0/16");
        b = with(b, subnet(b, "subnet-b", "10.0.1.0/24"));
        b = host(main(b, pcx("172.16.0.0/24", "pcx-ab")), "i-b", "subnet-b", "10.0.1.66");
        var c = c("10.0.0.0/16");
        c = with(c, subnet(c, "subnet-c", "10.0.0.0/24"));
        c = host(main(c, pcx("172.16.0.0/24", "pcx-ac")), "i-c", "subnet-c", "10.0.0.66");
        return of(
                hub,
                b,
                c,
                peering("pcx-ab", hub, b, PeeringStatus.ACTIVE),
                peering("pcx-ac", hub, c, PeeringStatus.ACTIVE));
    }

    /// Case 5: two VPCs with the same block, each with a subnet of the hub to itself.
    static Document case5() {
        var hub = vpc("vpc-a", ALICE, "172.16.0.0/16");
        hub =
                with(
                        hub,
                        subnet(hub, "subnet-1", "172.16.0.0/24"),
                        subnet(hub, "subnet-2", "172.16.1.0/24"));
        hub = table(hub, "rtb-1", "subnet-1", pcx("10.0.0.0/16", "pcx-ab"));
        hub = table(hub, "rtb-2", "subnet-2", pcx("10.0.0.0/16", "pcx-ac"));
        var b = vpc("vpc-b", BOB, "10.0.0.0/16");
        b = main(with(b, subnet(b, "subnet-b", "10.0.1.0/24")), pcx("172.16.0.0/24", "pcx-ab"));
        var c = c("10.0.0.0/16");
        c = main(with(c, subnet(c, "subnet-c", "10.0.1.0/24")), pcx("172.16.1.0/24", "pcx-ac"));
        return of(
                hub,
                b,
                c,
                peering("pcx-ab", hub, b, PeeringStatus.ACTIVE),
                peering("pcx-ac", hub, c, PeeringStatus.ACTIVE));
    }

    private static void gateways(List<Cases> all) {
        var empty = vpc("vpc-a", ALICE, "10.0.0.0/16");
        var two =
                with(
                        empty,
                        subnet(empty, "subnet-pub", "10.0.1.0/24"),
                        subnet(empty, "subnet-prv", "10.0.2.0/24"));
        var open = table(gateway(two, "igw-a"), "rtb-pub", "subnet-pub", igw("0.0.0.0/0"));
        UnaryOperator<Vpc> wired =
                vpc ->
                        natGateway(
                                vpc,
                                NatGateway.Connectivity.PUBLIC,
                                "subnet-pub",
                                "10.0.1.96",
                                "203.0.113.7");
        var good = of(main(wired.apply(open), nat("0.0.0.0/0")));
        add(
                all,
                "V14",
                "no Elastic IP",
                of(natGateway(open, NatGateway.Connectivity.PUBLIC, "subnet-pub", "10.0.1.96", "")),
                good);
        add(
                all,
                "V14",
                "private subnet",
                of(
                        natGateway(
                                open,
                                NatGateway.Connectivity.PUBLIC,
                                "subnet-prv",
                                "10.0.2.96",
                                "203.0.113.7")),
                good);
        add(all, "V14", "no gateway at all", of(wired.apply(two)), good);
        add(
                all,
                "V14",
                "private with an Elastic IP",
                of(
                        natGateway(
                                open,
                                NatGateway.Connectivity.PRIVATE,
                                "subnet-prv",
                                "10.0.2.96",
                                "203.0.113.7")),
                good);

        add(
                all,
                "V15",
                "itself",
                of(main(wired.apply(gateway(two, "igw-a")), nat("0.0.0.0/0"))),
                good);
        add(
                all,
                "V15",
                "itself, alone",
                of(
                        table(
                                wired.apply(gateway(two, "igw-a")),
                                "rtb-x",
                                "subnet-pub",
                                nat("0.0.0.0/0"))),
                good);
        var far =
                with(open, subnet(empty, "subnet-prv", "10.0.2.0/24").withZone("ap-northeast-2c"));
        add(all, "V15", "other zone", of(main(wired.apply(far), nat("0.0.0.0/0"))), good);

        var reached = publicHost(open, "i-a", "subnet-pub", "10.0.1.10", "203.0.113.10");
        add(
                all,
                "V16",
                "no route",
                of(publicHost(open, "i-a", "subnet-prv", "10.0.2.10", "203.0.113.10")),
                of(reached));
        add(
                all,
                "V16",
                "no route, alone, no gateway",
                of(publicHost(a(), "i-a", "subnet-a", "10.0.1.10", "203.0.113.10")),
                of(reached));
        add(
                all,
                "V16",
                "no address",
                of(host(open, "i-a", "subnet-pub", "10.0.1.10")),
                of(reached));

        add(
                all,
                "V17",
                "second",
                of(
                        main(
                                gateway(open, "igw-0"),
                                route("8.8.8.0/24", new Target.ToInternetGateway(id("igw-0"))))),
                good);
    }

    private static void filters(List<Cases> all) {
        var good = peered();
        var active = ab(PeeringStatus.ACTIVE);
        UnaryOperator<Vpc> referring =
                vpc ->
                        vpc.draft()
                                .put(
                                        SecurityGroup.create(id("sg-web"), "web")
                                                .withIngress(
                                                        List.of(
                                                                SecurityRule.of(
                                                                        Match.tcp(443),
                                                                        b().defaultSecurityGroup()))))
                                .build();
        add(
                all,
                "V21",
                "no peering",
                of(referring.apply(a()), b()),
                of(referring.apply(aRouted()), bRouted(), active));
        add(
                all,
                "V21",
                "pending",
                of(referring.apply(a()), b(), ab(PeeringStatus.PENDING_ACCEPTANCE)),
                good);
        var far = b().draft().region(TOKYO).build();
        add(
                all,
                "V21",
                "N10",
                of(referring.apply(a()), far, peering("pcx-ab", a(), far, PeeringStatus.ACTIVE)),
                good);
        var stale = new SecurityRule(Match.ALL, new SecurityRule.Peer.GoneGroup(id("sg-x")), "");
        add(
                all,
                "V21",
                "gone",
                of(
                        a().draft()
                                .put(
                                        SecurityGroup.create(id("sg-web"), "web")
                                                .withIngress(List.of(stale)))
                                .build()),
                good);

        var open = new AclRule(100, true, Match.ALL, Cidr.ANY_V4);
        var web = new AclRule(100, true, Match.tcp(443), Cidr.ANY_V4);
        var dns = new AclRule(110, true, Match.udp(53, 53), Cidr.of("10.0.0.0/8"));
        var replies = new AclRule(140, true, Match.tcp(1024, 65535), Cidr.ANY_V4);
        var udpReplies = new AclRule(150, true, Match.udp(32768, 65535), Cidr.ANY_V4);
        var denied = new AclRule(130, false, Match.tcp(0, 65535), Cidr.ANY_V4);
        var oneDenied = new AclRule(10, false, Match.ALL, Cidr.of("10.9.9.9/32"));
        var client = of(guarded(List.of(replies, oneDenied), List.of(web)));
        add(
                all,
                "V22",
                "in",
                of(guarded(List.of(web), List.of(web))),
                of(guarded(List.of(web, replies), List.of(web, replies, oneDenied))));
        add(all, "V22", "out", of(guarded(List.of(), List.of(web))), client);
        add(all, "V22", "nothing out", of(guarded(List.of(open), List.of())), client);
        add(
                all,
                "V22",
                "denied first",
                of(guarded(List.of(web), List.of(web, denied, replies))),
                client);
        add(
                all,
                "V22",
                "udp",
                of(guarded(List.of(dns), List.of(replies))),
                of(guarded(List.of(dns), List.of(replies, udpReplies))));
        var icmp = new AclRule(120, true, Match.all(Protocol.ICMP), Cidr.ANY_V4);
        add(
                all,
                "V22",
                "beside icmp",
                of(guarded(List.of(web, icmp), List.of(icmp))),
                of(guarded(List.of(icmp), List.of())));
    }

    private static Vpc guarded(List<AclRule> ingress, List<AclRule> egress) {
        var vpc = a();
        var acl = NetworkAcl.create(vpc.defaultNetworkAcl(), "guard");
        return vpc.draft().put(acl.withIngress(ingress).withEgress(egress)).build();
    }

    private static void others(List<Cases> all) {
        add(
                all,
                "V23",
                "five blocks",
                alone("10.0.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16", "10.5.0.0/16"),
                alone("10.0.0.0/16", "10.2.0.0/16"));
        var vpcs = new ArrayList<Object>();
        for (int i = 0; i < 6; i++) {
            vpcs.add(vpc("vpc-" + i, ALICE, "10." + i + ".0.0/16"));
        }
        add(all, "V23", "six VPCs", of(vpcs.toArray()), of(vpcs.subList(0, 4).toArray()));
        var full = a();
        var rows = new ArrayList<Route>();
        for (int i = 0; i < 1001; i++) {
            rows.add(pcx("172.16." + i / 256 + "." + i % 256 + "/32", "pcx-ab"));
        }
        add(
                all,
                "V23",
                "too many routes",
                of(main(full, rows.toArray(new Route[0])), bRouted(), ab(PeeringStatus.ACTIVE)),
                peered());
    }
}
