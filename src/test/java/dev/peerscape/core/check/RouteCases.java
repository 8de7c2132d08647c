package dev.peerscape.core.check;

import static dev.peerscape.core.check.Cases.add;
import static dev.peerscape.core.check.Parts.a;
import static dev.peerscape.core.check.Parts.aRouted;
import static dev.peerscape.core.check.Parts.ab;
import static dev.peerscape.core.check.Parts.b;
import static dev.peerscape.core.check.Parts.bRouted;
import static dev.peerscape.core.check.Parts.c;
import static dev.peerscape.core.check.Parts.gateway;
import static dev.peerscape.core.check.Parts.host;
import static dev.peerscape.core.check.Parts.igw;
import static dev.peerscape.core.check.Parts.main;
import static dev.peerscape.core.check.Parts.nat;
import static dev.peerscape.core.check.Parts.natGateway;
import static dev.peerscape.core.check.Parts.of;
import static dev.peerscape.core.check.Parts.pcx;
import static dev.peerscape.core.check.Parts.peered;
import static dev.peerscape.core.check.Parts.peering;
import static dev.peerscape.core.check.Parts.route;
import static dev.peerscape.core.check.Parts.table;
import static dev.peerscape.core.check.Parts.with;
import static dev.peerscape.testing.Designs.ALICE;
import static dev.peerscape.testing.Designs.BOB;
import static dev.peerscape.testing.Designs.id;
import static dev.peerscape.testing.Designs.instance;
import static dev.peerscape.testing.Designs.subnet;
import static dev.peerscape.testing.Designs.vpc;

import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;

import java.util.List;

/// V08 to V13: rows of route tables.
final class RouteCases {
    private RouteCases() {}

    static void addTo(List<Cases> all) {
        routes(all);
        unroutedAndUseless(all);
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
}
