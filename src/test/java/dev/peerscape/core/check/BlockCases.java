package dev.peerscape.core.check;

import static dev.peerscape.core.check.Cases.add;
import static dev.peerscape.core.check.Parts.ab;
import static dev.peerscape.core.check.Parts.alone;
import static dev.peerscape.core.check.Parts.b;
import static dev.peerscape.core.check.Parts.host;
import static dev.peerscape.core.check.Parts.main;
import static dev.peerscape.core.check.Parts.natGateway;
import static dev.peerscape.core.check.Parts.of;
import static dev.peerscape.core.check.Parts.pcx;
import static dev.peerscape.core.check.Parts.with;
import static dev.peerscape.testing.Designs.ALICE;
import static dev.peerscape.testing.Designs.subnet;
import static dev.peerscape.testing.Designs.vpc;

import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.PeeringStatus;

import java.util.List;

/// V01 to V04 and V24: blocks of VPCs and subnets, addresses of hosts.
final class BlockCases {
    private BlockCases() {}

    static void addTo(List<Cases> all) {
        blocks(all);
        subnets(all);
    }

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
}
