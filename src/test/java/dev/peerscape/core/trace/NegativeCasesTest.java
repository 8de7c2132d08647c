package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The configurations that are documented not to work (A2 of the notes, N1 to N13).
final class NegativeCasesTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "N1 | vpc a 10.0.0.0/16               | vpc b 10.0.0.0/16",
                "N2 | vpc a 10.0.0.0/16 10.5.0.0/16   | vpc b 10.5.128.0/17",
                "N3 | vpc a 10.0.0.0/16 2001:db8:1::/56 | vpc b 10.0.0.0/16 2001:db8:2::/56"
            })
    void overlappingVpcsFailToPeer(String name, String a, String b) {
        var document =
                Lab.after(
                        Lab.document(a, b),
                        new Edit.RequestPeering(
                                Actor.ANYONE,
                                new ResourceId("pcx-ab"),
                                "",
                                new ResourceId("vpc-a"),
                                new ResourceId("vpc-b")));
        assertEquals(
                PeeringStatus.FAILED,
                document.topology().peering(new ResourceId("pcx-ab")).orElseThrow().status(),
                name);
    }

    @Test
    void n4DropsTransitAtThePeering() {
        var trace = Lab.trace(CasesTest.CASE_2, Lab.ping("b", "c"));
        assertEquals(Optional.of(Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR), trace.forward().code());
        assertEquals(new ResourceId("pcx-12121212"), trace.forward().at());
        assertEquals(
                List.of("i-b", "subnet-b", "pcx-12121212"),
                trace.forward().hops().stream().map(hop -> hop.id().value()).toList());
        // A direct peering helps, once and for all.
        var fixed =
                Lab.after(CasesTest.CASE_2, trace.blockers().getFirst().fixes().getFirst().edit());
        CasesTest.reaches(fixed, "b", "c", Verdict.DELIVERED);
        // So does a transit gateway in the place of the chain.
        var hub = trace.blockers().getFirst().fixes().get(1);
        assertInstanceOf(Edit.Batch.class, hub.edit());
        var joined = Lab.after(CasesTest.CASE_2, hub.edit());
        CasesTest.reaches(joined, "b", "c", Verdict.DELIVERED);
        CasesTest.reaches(joined, "c", "a", Verdict.DELIVERED);
        assertEquals(1, joined.topology().transitGateways().size());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"N5a igw, 198.51.100.7", "N5b nat, 198.51.100.8"})
    void n5DropsEdgeToEdgeAtThePeering(String name, String address) {
        var document =
                Lab.document(
                        """
                        vpc a 10.0.0.0/16
                        igw a a
                        subnet a a 10.0.0.0/24
                        nat a a 10.0.0.96 52.79.0.96
                        route a 0.0.0.0/0 igw-a
                        """,
                        CasesTest.vpc("b", "172.16.0.0/16"),
                        """
                        pcx ab a b
                        route b 0.0.0.0/0 pcx-ab
                        route a 172.16.0.0/16 pcx-ab
                        """);
        var trace = Lab.trace(document, Lab.ping("b", address));
        assertEquals(
                Optional.of(Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR), trace.forward().code(), name);
        assertEquals(new ResourceId("pcx-ab"), trace.forward().at());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pending-acceptance",
                "rejected",
                "deleted",
                "expired",
                "failed",
                "deleting"
            })
    void n6RoutesToNoLivePeeringAreBlackholes(String status) {
        var document =
                Lab.document(
                        CasesTest.vpc("a", "172.16.0.0/16"),
                        CasesTest.vpc("b", "10.0.0.0/16"),
                        "pcx ab a b " + status,
                        "route a 10.0.0.0/16 pcx-ab",
                        "route b 172.16.0.0/16 pcx-ab");
        var trace = Lab.trace(document, Lab.ping("a", "b"));
        assertEquals(Optional.of(Code.BAD_STATE_ROUTE), trace.forward().code());
        assertEquals(new ResourceId("rtb-a"), trace.forward().at());
        assertEquals(
                List.of("pcx-ab", "subnet-b", "i-b"),
                trace.forward().beyond().stream().map(hop -> hop.id().value()).toList());
        // The way back is told as well, with its own blackhole.
        assertEquals(
                List.of(Direction.FORWARD, Direction.RETURN),
                trace.blockers().stream().map(Blocker::direction).toList());
        if (!status.equals("deleting")) {
            var edit = trace.blockers().getFirst().fixes().getFirst().edit();
            CasesTest.reaches(Lab.after(document, edit), "a", "b", Verdict.DELIVERED);
        }
    }

    @Test
    void n7WithoutTheReturnRouteTheReplyIsLost() {
        var document =
                Lab.document(
                        CasesTest.vpc("a", "172.16.0.0/16"),
                        CasesTest.vpc("b", "10.0.0.0/16"),
                        "pcx ab a b",
                        "route a 10.0.0.0/16 pcx-ab");
        var trace = Lab.trace(document, Lab.ping("a", "b"));
        assertEquals(Verdict.REPLY_LOST, trace.verdict());
        assertEquals(Optional.of(Code.NO_ROUTE_TO_DESTINATION), trace.back().orElseThrow().code());
        CasesTest.reaches(
                Lab.after(document, trace.blockers().getFirst().fixes().getFirst().edit()),
                "a",
                "b",
                Verdict.DELIVERED);
    }

    @Test
    void n8WithoutARuleTheGroupDropsIt() {
        var document =
                Lab.document(
                        CasesTest.vpc("a", "172.16.0.0/16"),
                        """
                        vpc b 10.0.0.0/16
                        subnet b b 10.0.0.0/24
                        sg tight b
                        in tight tcp 22 0.0.0.0/0
                        instance b b 10.0.0.10 sg tight
                        pcx ab a b
                        route a 10.0.0.0/16 pcx-ab
                        route b 172.16.0.0/16 pcx-ab
                        """);
        var trace = Lab.trace(document, Lab.tcp("a", "b", 443));
        assertEquals(Optional.of(Code.ENI_SG_RULES_MISMATCH), trace.forward().code());
        assertEquals(new ResourceId("i-b"), trace.forward().at());
        var fixed = Lab.after(document, trace.blockers().getFirst().fixes().getFirst().edit());
        assertEquals(Verdict.DELIVERED, Lab.trace(fixed, Lab.tcp("a", "b", 443)).verdict());
        assertEquals(Verdict.DROPPED, Lab.trace(fixed, Lab.tcp("a", "b", 444)).verdict());
    }

    @Test
    void n11RefusesAPeeringRouteInsideTheOwnBlock() {
        var inside =
                new Edit.AddRoute(
                        new ResourceId("rtb-a"),
                        Route.to(
                                Cidr.of("172.16.0.0/24"),
                                new Target.ToPeering(new ResourceId("pcx-11112222"))));
        assertTrue(Edits.apply(CasesTest.CASE_1, inside) instanceof Outcome.Refused);
    }

    private static Document pending() {
        return Lab.after(
                Lab.document(
                        CasesTest.vpc("a", "172.16.0.0/16"), CasesTest.vpc("b", "10.0.0.0/16")),
                new Edit.RequestPeering(
                        Actor.ANYONE,
                        new ResourceId("pcx-ab"),
                        "",
                        new ResourceId("vpc-a"),
                        new ResourceId("vpc-b")));
    }

    @Test
    void n12RefusesTheRequesterABlockWhilePending() {
        var edit = new Edit.AddCidr(new ResourceId("vpc-a"), Cidr.of("172.18.0.0/16"));
        assertTrue(Edits.apply(pending(), edit) instanceof Outcome.Refused);
    }

    @Test
    void n13ExpiresAfterSevenDays() {
        var late = Lab.after(pending(), new Edit.SetClock(Lab.NOW.plus(Duration.ofHours(169))));
        var pcx = new ResourceId("pcx-ab");
        assertEquals(PeeringStatus.EXPIRED, late.topology().peering(pcx).orElseThrow().status());
        assertTrue(
                Edits.apply(late, new Edit.AcceptPeering(Actor.ANYONE, pcx))
                        instanceof Outcome.Refused);
    }
}
