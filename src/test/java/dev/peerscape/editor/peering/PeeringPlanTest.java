package dev.peerscape.editor.peering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AccountId;
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

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class PeeringPlanTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ResourceId PCX = new ResourceId("pcx-1");

    private final Vpc a = vpc("a", "10.0.0.0/16", "10.1.0.0/16");
    private final Vpc b = vpc("b", "172.16.0.0/16");

    private static Vpc vpc(String word, String... cidrs) {
        var vpc =
                Vpc.create(
                        new ResourceId("vpc-" + word),
                        word,
                        new AccountId("111122223333"),
                        new Region("ap-northeast-2"),
                        List.of(cidrs).stream().map(Cidr::of).toList());
        var subnet =
                new Subnet(
                        new ResourceId("subnet-" + word),
                        "",
                        "ap-northeast-2a",
                        List.of(),
                        Optional.empty(),
                        vpc.defaultNetworkAcl(),
                        false);
        return vpc.draft()
                .put(subnet)
                .put(new RouteTable(new ResourceId("rtb-spare-" + word), "spare", List.of()))
                .build();
    }

    private static Peering peering(Vpc from, Vpc to) {
        return new Peering(
                PCX,
                "",
                Peering.Side.of(from),
                Peering.Side.of(to),
                PeeringStatus.PENDING_ACCEPTANCE,
                "",
                NOW,
                Optional.of(NOW));
    }

    private static Topology topology(Vpc... vpcs) {
        var topology = Topology.empty(NOW);
        for (var vpc : vpcs) {
            topology = topology.with(vpc);
        }
        return topology;
    }

    @Test
    void everyTableOfBothSidesGetsARowForEachBlockAcross() {
        var plan = PeeringPlan.of(topology(a, b), peering(a, b));
        assertEquals(2 + 2 * 2, plan.rows().size());
    }

    @Test
    void onlyTablesThatServeASubnetAreSuggested() {
        var plan = PeeringPlan.of(topology(a, b), peering(a, b));
        var suggested = plan.rows().stream().filter(PeeringPlan.Row::isSuggested).toList();
        assertEquals(3, suggested.size());
        assertTrue(suggested.stream().noneMatch(row -> row.table().name().equals("spare")));
    }

    @Test
    void aLivingRowInTheWayIsNotReplacedUnasked() {
        var main = a.routeTables().get(a.mainRouteTable());
        var taken =
                Route.to(
                        Cidr.of("172.16.0.0/16"),
                        new Target.ToInternetGateway(new ResourceId("igw-1")));
        var busy = a.draft().put(main.withRoutes(List.of(taken))).build();
        var row = PeeringPlan.of(topology(busy, b), peering(busy, b)).rows().getFirst();
        assertEquals(Optional.of(taken), row.present());
        assertFalse(row.isSuggested());
    }

    @Test
    void aRowThatIsThereAlreadyIsLeftOut() {
        var main = a.routeTables().get(a.mainRouteTable());
        var there = Route.to(Cidr.of("172.16.0.0/16"), new Target.ToPeering(PCX));
        var done = a.draft().put(main.withRoutes(List.of(there))).build();
        var plan = PeeringPlan.of(topology(done, b), peering(done, b));
        assertTrue(plan.rows().stream().noneMatch(row -> row.table().id().equals(main.id())));
    }

    @Test
    void overlapsAreNamedBlockByBlock() {
        var mine = List.of(Cidr.of("10.0.0.0/16"), Cidr.of("10.5.0.0/16"));
        var theirs = List.of(Cidr.of("10.5.128.0/17"), Cidr.of("192.168.0.0/16"));
        assertEquals(
                List.of(new PeeringPlan.Overlap(mine.get(1), theirs.get(0))),
                PeeringPlan.overlaps(mine, theirs));
    }
}
