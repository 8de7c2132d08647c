package dev.peerscape.core.check;

import static dev.peerscape.core.check.Cases.add;
import static dev.peerscape.core.check.Parts.a;
import static dev.peerscape.core.check.Parts.gateway;
import static dev.peerscape.core.check.Parts.host;
import static dev.peerscape.core.check.Parts.igw;
import static dev.peerscape.core.check.Parts.main;
import static dev.peerscape.core.check.Parts.nat;
import static dev.peerscape.core.check.Parts.natGateway;
import static dev.peerscape.core.check.Parts.of;
import static dev.peerscape.core.check.Parts.publicHost;
import static dev.peerscape.core.check.Parts.route;
import static dev.peerscape.core.check.Parts.table;
import static dev.peerscape.core.check.Parts.with;
import static dev.peerscape.testing.Designs.ALICE;
import static dev.peerscape.testing.Designs.id;
import static dev.peerscape.testing.Designs.subnet;
import static dev.peerscape.testing.Designs.vpc;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// V14 to V17: gateways to the Internet.
final class GatewayCases {
    private GatewayCases() {}

    static void addTo(List<Cases> all) {
        gateways(all);
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
        var near = with(far, subnet(empty, "subnet-c", "10.0.3.0/24").withZone("ap-northeast-2c"));
        near = table(wired.apply(near), "rtb-c", "subnet-c", igw("0.0.0.0/0"));
        near =
                near.draft()
                        .put(
                                new NatGateway(
                                        id("nat-c"),
                                        "",
                                        id("subnet-c"),
                                        NatGateway.Connectivity.PUBLIC,
                                        Ip.of("10.0.3.96"),
                                        Optional.of(Ip.of("203.0.113.8"))))
                        .build();
        add(all, "V15", "not its own zone", of(main(near, nat("0.0.0.0/0"))), good);

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
}
