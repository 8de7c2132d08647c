package dev.peerscape.core.check;

import static dev.peerscape.testing.Designs.ALICE;
import static dev.peerscape.testing.Designs.BOB;
import static dev.peerscape.testing.Designs.NOON;
import static dev.peerscape.testing.Designs.id;
import static dev.peerscape.testing.Designs.instance;
import static dev.peerscape.testing.Designs.subnet;
import static dev.peerscape.testing.Designs.vpc;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the documents of the cases are made of.
final class Parts {
    private Parts() {}

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

    static Vpc publicHost(Vpc vpc, String id, String subnet, String address, String ip) {
        var host = instance(vpc, id, subnet, address);
        var eni = host.primary().withPublicIp(Optional.of(Ip.of(ip)));
        return vpc.draft().put(host.withInterfaces(List.of(eni))).build();
    }

    static Vpc gateway(Vpc vpc, String id) {
        return vpc.draft().put(new InternetGateway(id(id), "")).build();
    }

    static Vpc natGateway(
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
}
