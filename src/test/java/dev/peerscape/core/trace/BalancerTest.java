package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Network load balancers: listeners, targets, zones, the client's address, and the way back.
final class BalancerTest {
    private static final String HOME =
            """
            vpc a 10.0.0.0/16
            igw a a
            table pub a
            subnet pub a 10.0.0.0/24 table pub
            subnet one a 10.0.1.0/24
            subnet two a 10.0.2.0/24 zone c
            route pub 0.0.0.0/0 igw-a
            instance client one 10.0.1.10
            instance x one 10.0.1.20
            instance y two 10.0.2.20
            """;

    private static final String BALANCER =
            """
            tg web a tcp 8080 i-x i-y
            nlb front one=10.0.1.5 cross
            listen front tcp 443 web
            """;

    private static List<String> ids(Leg leg) {
        return leg.hops().stream().map(hop -> hop.id().value()).toList();
    }

    private static Trace is(Verdict verdict, Document document, Flow flow) {
        var trace = Lab.trace(document, flow);
        assertEquals(verdict, trace.verdict(), () -> trace.blockers().toString());
        assertEquals(verdict, new Verdicts(Network.compile(document.topology())).judge(flow));
        return trace;
    }

    private static Trace dropped(Code code, String at, Document document, Flow flow) {
        var trace = is(Verdict.DROPPED, document, flow);
        assertEquals(Optional.of(code), trace.forward().code());
        assertEquals(at, trace.forward().at().value());
        return trace;
    }

    private static void mended(Document document, Flow flow, Trace trace) {
        var fix = trace.blockers().getFirst().fixes().getFirst();
        var after = Lab.trace(Lab.after(document, fix.edit()), flow);
        assertEquals(Verdict.DELIVERED, after.verdict(), () -> after.blockers().toString());
    }

    @Test
    void aListenerSendsToATargetAndTheReplyComesBackThroughIt() {
        var document = Lab.document(HOME, BALANCER);
        var trace = is(Verdict.DELIVERED, document, Lab.tcp("client", "nlb-front", 443));
        assertEquals(
                List.of("i-client", "subnet-one", "nlb-front", "subnet-one", "i-x"),
                ids(trace.forward()));
        assertEquals("i-x", trace.reached().orElseThrow().value());
        var balanced = trace.forward().hops().get(2);
        assertEquals("10.0.1.10:443", balanced.in().source() + ":" + balanced.in().port());
        assertEquals("10.0.1.5:8080", balanced.out().source() + ":" + balanced.out().port());
        assertEquals("10.0.1.20", balanced.out().destination().toString());
        var back = trace.back().orElseThrow();
        assertEquals(
                List.of("i-x", "subnet-one", "nlb-front", "subnet-one", "i-client"), ids(back));
        var answer = back.hops().getLast().in();
        assertEquals("10.0.1.5:443", answer.source() + ":" + answer.sourcePort());
    }

    @Test
    void everyTargetIsAWayOfItsOwn() {
        var trace = Lab.trace(Lab.document(HOME, BALANCER), Lab.tcp("client", "nlb-front", 443));
        assertEquals(1, trace.others().size());
        assertEquals("i-y", trace.others().getFirst().reached().orElseThrow().value());
        assertEquals(Verdict.DELIVERED, trace.others().getFirst().verdict());
        var decision = trace.forward().hops().get(2).decisions().getLast();
        assertEquals(Optional.of("x:8080"), decision.rule());
        assertEquals("y:8080", decision.beaten().getFirst().rule());
    }

    @Test
    void healthyTargetsGoFirstAndWithoutAnyAllAreTried() {
        var sick = Lab.document(HOME, BALANCER.replace("i-x i-y", "sick/i-x i-y"));
        var trace = is(Verdict.DELIVERED, sick, Lab.tcp("client", "nlb-front", 443));
        assertEquals("i-y", trace.reached().orElseThrow().value());
        assertTrue(trace.others().isEmpty());
        var open = Lab.document(HOME, BALANCER.replace("i-x i-y", "sick/i-x sick/i-y"));
        var all = is(Verdict.DELIVERED, open, Lab.tcp("client", "nlb-front", 443));
        assertEquals(1, all.others().size());
        var text =
                Texts.in(Locale.ENGLISH)
                        .text(all.forward().hops().get(2).decisions().getLast().text());
        assertTrue(text.contains("no target in reach is healthy"), text);
    }

    @Test
    void aPreservedClientAddressIsSeenAndTheReplyStillComesBackThroughIt() {
        var document = Lab.document(HOME, BALANCER.replace("8080 i-x i-y", "8080 shown i-y"));
        var trace = is(Verdict.DELIVERED, document, Lab.tcp("client", "nlb-front", 443));
        var seen = trace.forward().hops().getLast().in();
        assertEquals("10.0.1.10", seen.source().toString());
        assertEquals(
                List.of("i-y", "subnet-two", "subnet-one", "nlb-front", "subnet-one", "i-client"),
                ids(trace.back().orElseThrow()));
        // From the Internet too, although the target's table has no way out.
        var facing =
                Lab.document(
                        HOME,
                        "tg web a tcp 8080 shown i-y",
                        "nlb front pub=10.0.0.5 cross public 52.79.0.5",
                        "listen front tcp 443 web");
        var outside = is(Verdict.DELIVERED, facing, Lab.tcp("internet", "nlb-front", 443));
        assertEquals(
                List.of(
                        "internet",
                        "igw-a",
                        "subnet-pub",
                        "nlb-front",
                        "subnet-pub",
                        "subnet-two",
                        "i-y"),
                ids(outside.forward()));
        assertEquals("203.0.113.10", outside.forward().hops().getLast().in().source().toString());
    }

    @Test
    void targetsMayBeAddressesInPeers() {
        var peer =
                """
                vpc b 172.16.0.0/16
                subnet b b 172.16.0.0/24
                instance b b 172.16.0.10
                pcx ab a b
                route a 172.16.0.0/16 pcx-ab
                """;
        var hidden =
                Lab.document(
                        HOME,
                        peer,
                        "route b 10.0.0.0/16 pcx-ab",
                        BALANCER.replace("i-x i-y", "172.16.0.10"));
        var trace = is(Verdict.DELIVERED, hidden, Lab.tcp("client", "nlb-front", 443));
        assertEquals("i-b", trace.reached().orElseThrow().value());
        // Where the client's address is shown, the peer needs no route for the reply.
        var shown =
                Lab.document(
                        HOME, peer, BALANCER.replace("8080 i-x i-y", "8080 shown 172.16.0.10"));
        var back = is(Verdict.DELIVERED, shown, Lab.tcp("client", "nlb-front", 443)).back();
        assertTrue(ids(back.orElseThrow()).contains("pcx-ab"));
    }

    @Test
    void listeners() {
        var document = Lab.document(HOME, BALANCER);
        var other = Lab.tcp("client", "nlb-front", 80);
        mended(
                document,
                other,
                dropped(Code.ELBV2_LISTENER_PORT_RESTRICTION, "nlb-front", document, other));
        dropped(
                Code.ELBV2_LISTENERS_MISMATCH,
                "nlb-front",
                document,
                Lab.ping("client", "nlb-front"));
        for (int number : new int[] {0, 17, 107}) {
            dropped(
                    Code.ELBV2_LISTENERS_MISMATCH,
                    "nlb-front",
                    document,
                    Lab.flow("client", "nlb-front", new Protocol(number), 443, 50_000));
        }
    }

    @Test
    void targetGroups() {
        var flow = Lab.tcp("client", "nlb-front", 443);
        var empty = Lab.document(HOME, BALANCER.replace(" i-x i-y", ""));
        mended(empty, flow, dropped(Code.ELBV2_LISTENER_HAS_NO_TG, "nlb-front", empty, flow));
        var six = Lab.document(HOME, BALANCER.replace("i-x i-y", "2001:db8::5"));
        mended(six, flow, dropped(Code.ELBV2_LISTENER_REQUIRES_TG_ACCEPT, "nlb-front", six, flow));
        var far = Lab.document(HOME, BALANCER.replace("i-x i-y", "i-y").replace(" cross", ""));
        mended(far, flow, dropped(Code.ELBV2_NO_TARGETS_IN_AZ, "nlb-front", far, flow));
    }

    @Test
    void aClientThatIsTheTargetNeedsTheOtherAddress() {
        var document = Lab.document(HOME, BALANCER.replace("8080 i-x i-y", "8080 shown i-client"));
        var flow = Lab.tcp("client", "nlb-front", 443);
        mended(
                document,
                flow,
                dropped(Code.ELBV2_SOURCE_ADDRESS_PRESERVATION, "nlb-front", document, flow));
    }

    @Test
    void byItselfItSendsToItsTargetsOnly() {
        var document = Lab.document(HOME, BALANCER);
        is(Verdict.DELIVERED, document, Lab.tcp("nlb-front", "x", 8080));
        dropped(Code.TARGET_PORT_RESTRICTION, "nlb-front", document, Lab.tcp("nlb-front", "x", 22));
        dropped(
                Code.TARGET_ADDRESS_RESTRICTION,
                "nlb-front",
                document,
                Lab.tcp("nlb-front", "client", 8080));
    }

    @Test
    void itsGroupsJudgeAndTargetsMayNameThem() {
        var groups =
                """
                sg lb a
                in lb tcp 443 10.0.1.10/32
                out lb tcp 8080 10.0.0.0/16
                sg app a
                in app tcp 8080 sg-lb
                instance z two 10.0.2.30 sg app
                tg web a tcp 8080 i-z
                nlb front one=10.0.1.5 cross sg lb
                listen front tcp 443 web
                """;
        var document = Lab.document(HOME, groups);
        is(Verdict.DELIVERED, document, Lab.tcp("client", "nlb-front", 443));
        dropped(Code.ENI_SG_RULES_MISMATCH, "nlb-front", document, Lab.tcp("x", "nlb-front", 443));
        var shown = Lab.document(HOME, groups.replace("8080 i-z", "8080 shown i-z"));
        is(Verdict.DELIVERED, shown, Lab.tcp("client", "nlb-front", 443));
    }

    @Test
    void aclsOfBothSubnetsJudgeWhatIsSentOn() {
        var document =
                Lab.document(
                        HOME,
                        "acl t a",
                        "aclin t 100 allow tcp 8080 10.0.1.5/32",
                        "aclout t 100 allow all 0.0.0.0/0",
                        "subnet tight a 10.0.3.0/24 acl t",
                        "instance z tight 10.0.3.30",
                        BALANCER.replace("i-x i-y", "i-z"));
        is(Verdict.DELIVERED, document, Lab.tcp("client", "nlb-front", 443));
        var shown =
                Lab.document(
                        HOME,
                        "acl t a",
                        "aclin t 100 allow tcp 8080 10.0.1.5/32",
                        "aclout t 100 allow all 0.0.0.0/0",
                        "subnet tight a 10.0.3.0/24 acl t",
                        "instance z tight 10.0.3.30",
                        BALANCER.replace("8080 i-x i-y", "8080 shown i-z"));
        dropped(Code.SUBNET_ACL_RESTRICTION, "acl-t", shown, Lab.tcp("client", "nlb-front", 443));
    }

    @Test
    void aLowSourcePortIsReplacedByAnEphemeralOne() {
        var document = Lab.document(HOME, BALANCER);
        var flow = Lab.flow("client", "nlb-front", Protocol.TCP, 443, 500);
        var trace = is(Verdict.DELIVERED, document, flow);
        assertEquals(1524, trace.forward().hops().getLast().in().sourcePort());
        assertEquals(500, trace.back().orElseThrow().hops().getLast().in().port());
    }
}
