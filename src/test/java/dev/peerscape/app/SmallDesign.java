package dev.peerscape.app;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Account;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringReason;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A design to test the window with: two VPCs of two accounts, a private subnet with an instance in
/// each, and between them a peering in whatever state is asked for.
public final class SmallDesign {
    public static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    public static final AccountId REQUESTER = new AccountId("111122223333");
    public static final AccountId ACCEPTER = new AccountId("444455556666");
    public static final ResourceId LEFT = new ResourceId("vpc-left");
    public static final ResourceId RIGHT = new ResourceId("vpc-right");
    public static final ResourceId APP = new ResourceId("i-app");
    public static final ResourceId DB = new ResourceId("i-db");
    public static final ResourceId PCX = new ResourceId("pcx-lab");

    private SmallDesign() {}

    /// Two VPCs without a peering.
    public static Document apart() {
        var topology =
                Document.empty(NOW)
                        .topology()
                        .with(new Account(REQUESTER, "requester"))
                        .with(new Account(ACCEPTER, "accepter"))
                        .with(vpc(LEFT, "requester-vpc", REQUESTER, "10.0", "a", APP, "app"))
                        .with(vpc(RIGHT, "accepter-vpc", ACCEPTER, "172.16", "b", DB, "db"));
        return Document.empty(NOW).with(topology);
    }

    /// The two with a peering in that state.
    public static Document peered(PeeringStatus status) {
        var document = apart();
        var topology = document.topology();
        var peering =
                new Peering(
                        PCX,
                        "pcx-lab",
                        Peering.Side.of(topology.vpc(LEFT).orElseThrow()),
                        Peering.Side.of(topology.vpc(RIGHT).orElseThrow()),
                        PeeringStatus.PENDING_ACCEPTANCE,
                        "",
                        NOW,
                        Optional.of(NOW.plus(Peering.REQUEST_LIFE)));
        return document.with(
                topology.with(
                        status == PeeringStatus.PENDING_ACCEPTANCE
                                ? peering
                                : peering.withStatus(status, new PeeringReason.None(), NOW)));
    }

    /// The two with an active peering and routes to it on both sides.
    public static Document routed() {
        var document = peered(PeeringStatus.ACTIVE);
        var topology = document.topology();
        var left = topology.vpc(LEFT).orElseThrow();
        var right = topology.vpc(RIGHT).orElseThrow();
        return document.with(
                topology.with(routed(left, "172.16.0.0/16")).with(routed(right, "10.0.0.0/16")));
    }

    private static Vpc routed(Vpc vpc, String far) {
        var table = vpc.routeTables().get(vpc.mainRouteTable());
        var route = Route.to(Cidr.of(far), new Target.ToPeering(PCX));
        return vpc.draft().put(table.withRoutes(List.of(route))).build();
    }

    private static Vpc vpc(
            ResourceId id,
            String name,
            AccountId account,
            String net,
            String letter,
            ResourceId host,
            String hostName) {
        var region = new Region("ap-northeast-2");
        var vpc = Vpc.create(id, name, account, region, List.of(Cidr.of(net + ".0.0/16")));
        var subnet =
                new Subnet(
                        new ResourceId("subnet-" + letter),
                        "private-" + letter,
                        region.zone('a'),
                        List.of(Cidr.of(net + ".1.0/24")),
                        Optional.empty(),
                        vpc.defaultNetworkAcl(),
                        false);
        var eni =
                new NetworkInterface(
                        new ResourceId("eni-" + hostName),
                        "",
                        subnet.id(),
                        List.of(Ip.of(net + ".1.10")),
                        Optional.empty(),
                        List.of(vpc.defaultSecurityGroup()),
                        true);
        return vpc.draft()
                .put(subnet)
                .put(new Instance(host, hostName, true, List.of(eni)))
                .build();
    }
}
