package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/// Egress-only Internet gateways (C.4): IPv6 goes out, what answers it comes in, nothing else does.
final class EgressOnlyTest {
    /// Host `in` has the egress-only gateway's route, host `open` the Internet gateway's.
    private static final String DUAL =
            """
            vpc a 10.0.0.0/16 2600:1f13:a::/56
            igw a a
            eigw a a
            table inner a
            table outer a
            subnet inner a 10.0.1.0/24,2600:1f13:a:1::/64 table inner
            subnet outer a 10.0.2.0/24,2600:1f13:a:2::/64 table outer
            instance in inner 10.0.1.10,2600:1f13:a:1::10
            instance open outer 10.0.2.10,2600:1f13:a:2::10
            route outer ::/0 igw-a
            """;

    private static final String OUT = "route inner ::/0 eigw-a\n";
    private static final String IN = "2600:1f13:a:1::10";
    private static final String STRANGER = "2001:4860::8888";
    private static final Document ROUTED = Lab.document(DUAL, OUT);

    private static Trace https(Document document, String from, String to) {
        return Lab.trace(document, Lab.tcp(from, to, 443));
    }

    private static List<String> ids(Leg leg) {
        return leg.hops().stream().map(it -> it.id().value()).toList();
    }

    private static Code code(Leg leg) {
        return leg.code().orElseThrow();
    }

    @Test
    void itLetsOutAndTheAnswerIn() {
        var trace = https(ROUTED, "in", STRANGER);
        assertEquals(Verdict.DELIVERED, trace.verdict(), () -> trace.blockers().toString());
        assertEquals(List.of("i-in", "subnet-inner", "eigw-a", "internet"), ids(trace.forward()));
        assertEquals(
                List.of("internet", "eigw-a", "subnet-inner", "i-in"),
                ids(trace.back().orElseThrow()));
        var hop = trace.forward().hops().get(2);
        assertEquals(Kind.EGRESS_ONLY_GATEWAY, hop.kind());
        assertEquals("egress-only-internet-gateway", hop.kind().slug());
        assertEquals(Decision.Step.EGRESS_ONLY_GATEWAY, hop.decisions().getFirst().step());
        assertEquals(hop.in(), hop.out(), "no address is replaced");
    }

    @Test
    void itTakesNoLineOfATraceroute() {
        assertEquals(
                https(ROUTED, "open", STRANGER).traceroute().size(),
                https(ROUTED, "in", STRANGER).traceroute().size());
    }

    @Test
    void nobodyConnectsThroughIt() {
        var closed =
                Lab.document(
                        DUAL.replace("igw a a\neigw", "eigw").replace("::/0 igw", "::/0 eigw"),
                        OUT);
        var trace = https(closed, "internet", IN);
        assertEquals(Verdict.DROPPED, trace.verdict());
        assertEquals(Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, code(trace.forward()));
        assertEquals(new ResourceId("eigw-a"), trace.forward().at());
        assertEquals(Verdict.DELIVERED, https(closed, "in", STRANGER).verdict());
    }

    /// What comes in by the Internet gateway beside it is not answered by it: else the Internet
    /// could connect.
    @Test
    void itLetsNoAnswerOut() {
        var trace = https(ROUTED, "internet", IN);
        assertEquals(Verdict.REPLY_LOST, trace.verdict());
        assertEquals("igw-a", ids(trace.forward()).get(1));
        var back = trace.back().orElseThrow();
        assertEquals(Code.NO_POSSIBLE_DESTINATION, code(back));
        assertEquals(new ResourceId("eigw-a"), back.at());
        assertEquals(Verdict.DELIVERED, afterFix(ROUTED, trace, 0).verdict());
    }

    @Test
    void withoutTheRouteNothingLeaves() {
        var bare = Lab.document(DUAL);
        var trace = https(bare, "in", STRANGER);
        assertEquals(Verdict.DROPPED, trace.verdict());
        assertEquals(Code.NO_ROUTE_TO_DESTINATION, code(trace.forward()));
        var fixes = trace.blockers().getFirst().fixes();
        assertTrue(leads(fixes, "eigw-a"), fixes::toString);
        assertTrue(leads(fixes, "igw-a"), fixes::toString);
    }

    /// The narrowest way out for a host of a VPC that has none: one that lets nobody in.
    @Test
    void whoHasNoWayOutIsOfferedOne() {
        var bare =
                Lab.document(
                        DUAL.replace("igw a a\neigw a a\n", "")
                                .replace("route outer ::/0 igw-a\n", ""));
        var trace = https(bare, "in", STRANGER);
        assertTrue(
                trace.blockers().getFirst().fixes().getFirst().edit()
                                instanceof Edit.Batch(_, var edits)
                        && edits.getFirst() instanceof Edit.PutEgressOnlyGateway,
                () -> trace.blockers().toString());
        assertEquals(Verdict.DELIVERED, afterFix(bare, trace, 0).verdict());
        assertEquals(Verdict.DELIVERED, afterFix(bare, trace, 1).verdict());
    }

    @Test
    void itTakesNoIpv4() {
        // By a table put in place as a whole: a single row to it is refused.
        var document = Lab.document(DUAL, OUT, "route inner 0.0.0.0/0 eigw-a");
        var trace = https(document, "in", "198.51.100.7");
        assertEquals(Code.PROTOCOL_RESTRICTION, code(trace.forward()));
        assertEquals(new ResourceId("eigw-a"), trace.forward().at());
        assertFalse(trace.blockers().getFirst().fixes().isEmpty());
        assertEquals(Verdict.DELIVERED, afterFix(document, trace, 0).verdict());
        var row = Route.to(Cidr.ANY_V4, new Target.ToEgressOnlyGateway(new ResourceId("eigw-a")));
        assertTrue(
                Edits.apply(ROUTED, new Edit.AddRoute(new ResourceId("rtb-inner"), row))
                        instanceof Outcome.Refused);
    }

    @Test
    void itSendsNothingToOrFromPrivateAddresses() {
        var document =
                Lab.document(
                        """
                        vpc a 10.0.0.0/16 fd00:a::/56
                        eigw a a
                        subnet a a 10.0.1.0/24,fd00:a:0:1::/64
                        instance a a 10.0.1.10,fd00:a:0:1::10
                        route a ::/0 eigw-a
                        """);
        assertEquals(
                Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
                code(https(document, "a", "fd00:b::1").forward()));
        assertEquals(
                Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
                code(https(document, "a", STRANGER).forward()));
    }

    private static final String PEER =
            """
            vpc b 10.1.0.0/16 2600:1f13:b::/56
            igw b b
            subnet b b 10.1.1.0/24,2600:1f13:b:1::/64
            instance b b 10.1.1.10,2600:1f13:b:1::10
            pcx ab a b
            route b ::/0 igw-b
            """;

    private static final String B = "2600:1f13:b:1::10";

    @Test
    void aPeeringBesideItIsNarrower() {
        var peered =
                Lab.document(
                        DUAL,
                        OUT,
                        PEER,
                        """
                        route inner 2600:1f13:b::/56 pcx-ab
                        route b 2600:1f13:a::/56 pcx-ab
                        """);
        var trace = https(peered, "in", B);
        assertEquals(Verdict.DELIVERED, trace.verdict(), () -> trace.blockers().toString());
        assertEquals("pcx-ab", ids(trace.forward()).get(2));
        assertEquals(Verdict.DELIVERED, https(peered, "b", IN).verdict());
    }

    @Test
    void withoutThePeeringsRowsItIsTheWayToThePeerAndNotFromIt() {
        var apart = Lab.document(DUAL, OUT, PEER);
        var out = https(apart, "in", B);
        assertEquals(Verdict.DELIVERED, out.verdict(), () -> out.blockers().toString());
        assertEquals(
                List.of("i-in", "subnet-inner", "eigw-a", "internet", "igw-b", "subnet-b", "i-b"),
                ids(out.forward()));
        assertEquals(
                List.of("i-b", "subnet-b", "igw-b", "internet", "eigw-a", "subnet-inner", "i-in"),
                ids(out.back().orElseThrow()));
        var in = https(apart, "b", IN);
        assertEquals(Verdict.REPLY_LOST, in.verdict());
        assertEquals(new ResourceId("eigw-a"), in.back().orElseThrow().at());
    }

    /// Another VPC cannot use it: what comes over a peering is for the VPC itself.
    @Test
    void aPeerCannotUseIt() {
        var document =
                Lab.document(DUAL, OUT, PEER.replace("route b ::/0 igw-b", "route b ::/0 pcx-ab"));
        assertEquals(
                Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
                code(https(document, "b", STRANGER).forward()));
    }

    @Test
    void whatIsRemovedLeavesABlackhole() {
        var gone = Lab.after(ROUTED, new Edit.Remove(Set.of(new ResourceId("eigw-a"))));
        var table = gone.topology().vpc(new ResourceId("vpc-a")).orElseThrow().routeTables();
        assertEquals(
                List.of(Route.to(Cidr.ANY_V6, new Target.Gone(new ResourceId("eigw-a")))),
                table.get(new ResourceId("rtb-inner")).routes());
        var trace = https(gone, "in", STRANGER);
        assertEquals(Code.BAD_STATE_ROUTE, code(trace.forward()));
    }

    /// Rows know gateways by number, and that changes when one goes.
    @Test
    void ofTwoTheOneThatStaysIsStillTheWayOut() {
        var two =
                Lab.document(
                        DUAL.replace("eigw a a", "eigw a a\neigw b a"), "route inner ::/0 eigw-b");
        var edit = new Edit.Remove(Set.of(new ResourceId("eigw-a")));
        var one = Lab.after(two, edit).topology();
        var network =
                Network.compile(two.topology())
                        .recompile(one, Set.of(new ResourceId("eigw-a"), new ResourceId("vpc-a")));
        var trace = new Tracer(network).trace(Lab.tcp("in", STRANGER, 443));
        assertEquals(Verdict.DELIVERED, trace.verdict());
        assertEquals("eigw-b", ids(trace.forward()).get(2));
    }

    private static boolean leads(List<Fix> fixes, String gateway) {
        return fixes.stream()
                .anyMatch(it ->
                        it.edit() instanceof Edit.AddRoute(_, var row)
                                && row.target().text().equals(gateway));
    }

    private static Trace afterFix(Document document, Trace trace, int index) {
        var fix = trace.blockers().getFirst().fixes().get(index);
        return Lab.trace(Lab.after(document, fix.edit()), trace.flow());
    }
}
