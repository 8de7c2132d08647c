package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Target;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

/// Transit gateways: the documented scenarios (A2, T1 to T6) and the rules of C.5.
final class TransitTest {
    private static String spoke(String name, String block, String host) {
        return """
        vpc %1$s %2$s
        subnet %1$s %1$s %2$s
        instance %1$s %1$s %3$s
        """
                .formatted(name, block, host);
    }

    private static final String SPOKES =
            spoke("a", "10.1.0.0/16", "10.1.0.10")
                    + spoke("b", "10.2.0.0/16", "10.2.0.10")
                    + spoke("c", "10.3.0.0/16", "10.3.0.10");

    /// T1: everything to everything by one table.
    private static final Document T1 =
            Lab.document(
                    SPOKES,
                    """
                    tgw hub
                    attach a hub a a
                    attach b hub b b
                    attach c hub c c
                    route a 0.0.0.0/0 tgw-hub
                    route b 0.0.0.0/0 tgw-hub
                    route c 0.0.0.0/0 tgw-hub
                    """);

    private static Trace ping(Document document, String from, String to) {
        return Lab.trace(document, Lab.ping(from, to));
    }

    @ParameterizedTest
    @CsvSource({"a, b", "b, a", "a, c", "c, b"})
    void oneTableJoinsAll(String from, String to) {
        var trace = ping(T1, from, to);
        assertEquals(Verdict.DELIVERED, trace.verdict(), () -> trace.blockers().toString());
        assertEquals(
                List.of("i-" + from, "subnet-" + from, "tgw-hub", "subnet-" + to, "i-" + to),
                trace.forward().hops().stream().map(it -> it.id().value()).toList());
    }

    @Test
    void theGatewayCountsAHopAndStaysSilent() {
        var probes = ping(T1, "a", "b").traceroute();
        assertEquals(2, probes.size());
        assertTrue(probes.getFirst().address().isEmpty());
        assertEquals("10.2.0.10", probes.getLast().address().orElseThrow().toString());
    }

    @Test
    void theRowAndThoseItBeatAreTold() {
        var hop = ping(T1, "a", "b").forward().hops().get(2);
        var decision = hop.decisions().getLast();
        assertEquals(Decision.Step.TRANSIT_GATEWAY, decision.step());
        assertEquals("10.2.0.0/16 -> tgw-attach-b", decision.rule().orElseThrow());
        assertEquals("tgw-rtb-hub", decision.table().orElseThrow().value());
    }

    /// T2: isolated VPCs share one attachment only.
    @Test
    void isolatedSpokesReachTheSharedOneOnly() {
        var document =
                Lab.document(
                        SPOKES,
                        """
                        tgw hub
                        tgwtable spokes hub
                        tgwtable shared hub
                        attach a hub a a in spokes tells shared
                        attach b hub b b in spokes tells shared
                        attach c hub c c in shared tells spokes
                        route a 0.0.0.0/0 tgw-hub
                        route b 0.0.0.0/0 tgw-hub
                        route c 0.0.0.0/0 tgw-hub
                        """);
        assertEquals(Verdict.DELIVERED, ping(document, "a", "c").verdict());
        assertEquals(Verdict.DELIVERED, ping(document, "c", "b").verdict());
        var apart = ping(document, "a", "b");
        assertEquals(Verdict.DROPPED, apart.verdict());
        assertEquals(Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, apart.forward().code().orElseThrow());
        assertEquals(new ResourceId("tgw-rtb-spokes"), apart.forward().at());
    }

    /// T4: central egress by a NAT gateway in C.
    private static Document egress(String extra) {
        return Lab.document(
                spoke("a", "10.1.0.0/16", "10.1.0.10"),
                spoke("b", "10.2.0.0/16", "10.2.0.10"),
                """
                vpc c 10.3.0.0/16
                igw c c
                table public c
                table inner c
                subnet public c 10.3.0.0/24 table public
                subnet inner c 10.3.1.0/24 table inner
                nat c public 10.3.0.5 52.79.1.1
                tgw hub
                attach a hub a a
                attach b hub b b
                attach c hub c inner
                tgwroute hub 0.0.0.0/0 c
                route a 0.0.0.0/0 tgw-hub
                route b 0.0.0.0/0 tgw-hub
                route inner 0.0.0.0/0 nat-c
                route public 0.0.0.0/0 igw-c
                route public 10.1.0.0/16 tgw-hub
                route public 10.2.0.0/16 tgw-hub
                """,
                extra);
    }

    @Test
    void centralEgressTranslatesForSpokes() {
        var trace = ping(egress(""), "a", "8.8.8.8");
        assertEquals(Verdict.DELIVERED, trace.verdict(), () -> trace.blockers().toString());
        assertTrue(trace.forward().hops().stream().anyMatch(it -> it.id().value().equals("nat-c")));
        assertEquals(Verdict.DELIVERED, ping(egress(""), "a", "b").verdict());
    }

    @Test
    void blackholeRowsKeepSpokesApart() {
        var apart = egress("tgwroute hub 10.2.0.0/16 blackhole");
        var trace = ping(apart, "a", "b");
        assertEquals(Code.TGW_RTB_BAD_STATE_ROUTE, trace.forward().code().orElseThrow());
        assertEquals(Verdict.REPLY_LOST, ping(apart, "b", "8.8.8.8").verdict());
        assertEquals(Verdict.DELIVERED, ping(apart, "a", "8.8.8.8").verdict());
    }

    /// T6: everything between spokes passes an appliance in C.
    @Test
    void anInspectionVpcSeesTheTrafficOfSpokes() {
        var document =
                Lab.document(
                        spoke("a", "10.0.0.0/16", "10.0.0.10"),
                        spoke("b", "10.1.0.0/16", "10.1.0.10"),
                        """
                        vpc c 192.168.0.0/16
                        table outer c
                        table inner c
                        subnet outer c 192.168.0.0/24 table outer
                        subnet inner c 192.168.1.0/24 table inner
                        instance fw inner 192.168.1.10 forwards
                        tgw hub
                        tgwtable before hub
                        tgwtable behind hub
                        attach a hub a a in before tells behind
                        attach b hub b b in before tells behind
                        attach c hub c outer appliance in behind tells none
                        tgwroute before 0.0.0.0/0 c
                        route a 0.0.0.0/0 tgw-hub
                        route b 0.0.0.0/0 tgw-hub
                        route outer 0.0.0.0/0 eni-fw
                        route inner 0.0.0.0/0 tgw-hub
                        """);
        var trace = ping(document, "a", "b");
        // The attachment stands in the outer subnet, and the appliance sends by the inner one.
        assertEquals(Verdict.DELIVERED, trace.verdict(), () -> trace.blockers().toString());
        assertTrue(trace.forward().hops().stream().anyMatch(it -> it.id().value().equals("i-fw")));
        assertTrue(
                trace.back().orElseThrow().hops().stream()
                        .anyMatch(it -> it.id().value().equals("i-fw")));
    }

    @Test
    void whoIsNotAttachedHasABlackhole() {
        var document =
                Lab.document(
                        SPOKES,
                        """
                        tgw hub
                        attach b hub b b
                        route a 10.2.0.0/16 tgw-hub
                        route b 10.1.0.0/16 tgw-hub
                        """);
        var trace = ping(document, "a", "b");
        assertEquals(Code.BAD_STATE_ROUTE, trace.forward().code().orElseThrow());
        var fix = trace.blockers().getFirst().fixes().getFirst();
        assertEquals(Verdict.DELIVERED, ping(Lab.after(document, fix.edit()), "a", "b").verdict());
    }

    @Test
    void aZoneWithoutTheAttachmentCannotEnter() {
        var document =
                Lab.document(
                        SPOKES,
                        """
                        subnet far a 10.1.0.0/24 zone c
                        instance far far 10.1.0.20
                        tgw hub
                        attach a hub a a
                        attach b hub b b
                        route a 0.0.0.0/0 tgw-hub
                        route b 0.0.0.0/0 tgw-hub
                        """);
        var trace = ping(document, "far", "b");
        assertEquals(Code.TGW_ROUTE_AZ_RESTRICTION, trace.forward().code().orElseThrow());
        var fix = trace.blockers().getFirst().fixes().getFirst();
        assertEquals(
                Verdict.DELIVERED, ping(Lab.after(document, fix.edit()), "far", "b").verdict());
    }

    /// Every fix that a blocker at a gateway offers lets the packet through there.
    @ParameterizedTest
    @CsvSource({
        "attach a hub a a in none, TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION",
        "attach a hub a a, TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"
    })
    void fixesMend(String attachment, Code expected) {
        var document =
                Lab.document(
                        SPOKES,
                        "tgw hub",
                        attachment,
                        """
                        attach b hub b b tells %s
                        route a 0.0.0.0/0 tgw-hub
                        route b 0.0.0.0/0 tgw-hub
                        """
                                .formatted(
                                        expected == Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT
                                                ? "none"
                                                : "hub"));
        var trace = ping(document, "a", "b");
        assertEquals(expected, trace.forward().code().orElseThrow());
        assertFalse(trace.forward().beyond().isEmpty(), "goes on as if allowed");
        var fix = trace.blockers().getFirst().fixes().getFirst();
        var mended = Lab.after(document, fix.edit());
        assertEquals(Verdict.DELIVERED, ping(mended, "a", "b").verdict());
    }

    /// Where new attachments tell the default table, the one that is looked up is another. A static
    /// row that drops would beat what is told there.
    @ParameterizedTest
    @CsvSource({
        "tgwtable spokes hub, TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT",
        "tgwroute spokes 10.2.0.0/16 blackhole, TGW_RTB_BAD_STATE_ROUTE"
    })
    void whoGetsAttachedTellsTheTableThatIsLookedUp(String line, Code expected) {
        var document =
                Lab.document(
                        SPOKES,
                        """
                        tgw hub
                        tgwtable spokes hub
                        """,
                        line,
                        """
                        attach a hub a a in spokes
                        route a 0.0.0.0/0 tgw-hub
                        route b 0.0.0.0/0 tgw-hub
                        """);
        var trace = ping(document, "a", "b");
        assertEquals(expected, trace.forward().code().orElseThrow());
        var fix = trace.blockers().getFirst().fixes().getFirst();
        var mended = ping(Lab.after(document, fix.edit()), "a", "b");
        assertTrue(mended.forward().code().isEmpty(), mended.forward().code()::toString);
    }

    /// The attachment's subnet judges by the source on the way in and by the destination on the way
    /// out; a host in that very subnet is not guarded on the way out (C.5).
    @Test
    void aclsOfTheAttachmentsSubnet() {
        var lines =
                """
                vpc b 10.2.0.0/16
                acl inner b
                aclin inner 100 allow all 10.2.0.0/16
                acl%s inner 110 allow all 10.1.0.0/16
                aclout inner 100 allow all 0.0.0.0/0
                subnet inner b 10.2.1.0/24 acl inner
                subnet b b 10.2.0.0/24
                instance b b 10.2.0.10
                instance same inner 10.2.1.10
                tgw hub
                attach a hub a a
                attach b hub b inner
                route a 0.0.0.0/0 tgw-hub
                route b 0.0.0.0/0 tgw-hub
                """;
        var a = spoke("a", "10.1.0.0/16", "10.1.0.10");
        var document = Lab.document(a, lines.formatted("in"));
        assertEquals(Verdict.DELIVERED, ping(document, "a", "b").verdict());
        // Nothing of the inner ACL is asked for what comes out to a host in that subnet.
        var unguarded = Lab.document(a, lines.formatted("out"));
        var trace = ping(unguarded, "a", "same");
        assertEquals(Leg.Outcome.DELIVERED, trace.forward().outcome());
    }

    @Test
    void twoGatewaysThatPointAtEachOtherGoRound() {
        var document =
                Lab.document(
                        SPOKES,
                        """
                        tgw hub
                        attach a hub a a
                        attach b hub b b tells none
                        tgwroute hub 10.9.0.0/16 b
                        route a 0.0.0.0/0 tgw-hub
                        route b 0.0.0.0/0 tgw-hub
                        """);
        var trace = ping(document, "a", "10.9.0.1");
        assertEquals(Code.CYCLIC_PATH_DETECTED, trace.forward().code().orElseThrow());
    }

    @Test
    void removingTheGatewayLeavesBlackholes() {
        var after =
                Lab.after(
                        T1,
                        new dev.peerscape.core.edit.Edit.Remove(
                                java.util.Set.of(new ResourceId("tgw-hub"))));
        var row =
                after.topology()
                        .vpc(new ResourceId("vpc-a"))
                        .orElseThrow()
                        .routeTables()
                        .firstEntry()
                        .getValue()
                        .routes()
                        .getFirst();
        assertTrue(row.target() instanceof Target.Gone);
        assertEquals(Verdict.DROPPED, ping(after, "a", "b").verdict());
    }

    @Test
    void aBlackholeForPartOfTheBlockIsReplacedItself() {
        var document =
                Lab.document(
                        SPOKES,
                        """
                        tgw hub
                        attach a hub a a
                        attach b hub b b
                        tgwroute hub 10.2.0.0/24 blackhole
                        route a 0.0.0.0/0 tgw-hub
                        route b 0.0.0.0/0 tgw-hub
                        """);
        var trace = ping(document, "a", "b");
        assertEquals(Code.TGW_RTB_BAD_STATE_ROUTE, trace.forward().code().orElseThrow());
        var fix = trace.blockers().getFirst().fixes().getFirst();
        assertEquals("trace.fix-replace-route", fix.label().key());
        assertEquals(Verdict.DELIVERED, ping(Lab.after(document, fix.edit()), "a", "b").verdict());
    }

    /// What is there already goes before a new peering.
    @Test
    void aMissingRouteIsLedToTheGatewayThatBothAreAttachedTo() {
        var document =
                Lab.document(
                        SPOKES,
                        """
                        tgw hub
                        attach a hub a a
                        attach b hub b b
                        route a 0.0.0.0/0 tgw-hub
                        """);
        var trace = ping(document, "a", "b");
        assertEquals(Verdict.REPLY_LOST, trace.verdict());
        var after = Lab.after(document, trace.blockers().getFirst().fixes().getFirst().edit());
        assertEquals(Verdict.DELIVERED, ping(after, "a", "b").verdict());
        assertTrue(after.topology().peerings().isEmpty());
    }
}
