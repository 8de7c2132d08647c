package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Gateway route tables of Internet gateways, and rows in the place of local ones (B.4).
final class EdgeRoutesTest {
    /// What comes in for subnet app goes through the firewall, and so does what goes out.
    private static final String INSPECTED =
            """
            vpc a 10.0.0.0/16 2001:db8:a::/56
            igw a a
            table edge a
            table outer a
            table inner a
            subnet fw a 10.0.0.0/24,2001:db8:a:0::/64 table outer
            subnet app a 10.0.1.0/24,2001:db8:a:1::/64 table inner
            instance fw fw 10.0.0.10,2001:db8:a::10 public 52.79.0.10 forwards
            instance app app 10.0.1.10,2001:db8:a:1::10 public 52.79.1.10
            route outer 0.0.0.0/0 igw-a
            route outer ::/0 igw-a
            route inner 0.0.0.0/0 eni-fw
            route inner ::/0 eni-fw
            route edge 10.0.1.0/24 eni-fw
            route edge 2001:db8:a:1::/64 eni-fw
            edge igw-a edge
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
        is(Verdict.DELIVERED, Lab.after(document, fix.edit()), flow);
    }

    @Test
    void whatComesInGoesThroughTheApplianceAndWhatGoesOutToo() {
        var document = Lab.document(INSPECTED);
        var in = is(Verdict.DELIVERED, document, Lab.tcp("internet", "app", 443));
        assertEquals(
                List.of(
                        "internet",
                        "igw-a",
                        "subnet-fw",
                        "i-fw",
                        "subnet-fw",
                        "subnet-app",
                        "i-app"),
                ids(in.forward()));
        assertEquals(
                List.of(
                        "i-app",
                        "subnet-app",
                        "subnet-fw",
                        "i-fw",
                        "subnet-fw",
                        "igw-a",
                        "internet"),
                ids(in.back().orElseThrow()));
        var route = in.forward().hops().get(1).decisions().getLast();
        assertEquals("rtb-edge", route.table().orElseThrow().value());
        assertEquals(Optional.of("10.0.1.0/24 -> eni-fw"), route.rule());
        is(Verdict.DELIVERED, document, Lab.tcp("app", "198.51.100.1", 443));
        is(Verdict.DELIVERED, document, Lab.tcp("internet", "2001:db8:a:1::10", 443));
        // The firewall itself is in a subnet that the table does not name.
        assertEquals(
                List.of("internet", "igw-a", "subnet-fw", "i-fw"),
                ids(is(Verdict.DELIVERED, document, Lab.tcp("internet", "fw", 443)).forward()));
    }

    @Test
    void aRowForTheWholeBlockTakesThePlaceOfTheLocalOne() {
        var whole =
                INSPECTED
                        .replace("route edge 10.0.1.0/24", "route edge 10.0.0.0/16")
                        .replace("route edge 2001:db8:a:1::/64", "route edge 2001:db8:a::/56");
        var trace = is(Verdict.DELIVERED, Lab.document(whole), Lab.tcp("internet", "app", 443));
        assertEquals("i-fw", ids(trace.forward()).get(3));
        // In a subnet's table too: what stays inside goes through the firewall.
        var inside =
                Lab.document(
                        INSPECTED,
                        "table third a",
                        "subnet third a 10.0.2.0/24 table third",
                        "instance third third 10.0.2.10",
                        "route third 10.0.0.0/16 eni-fw");
        var way = is(Verdict.DELIVERED, inside, Lab.ping("third", "app"));
        assertEquals(
                List.of(
                        "i-third",
                        "subnet-third",
                        "subnet-fw",
                        "i-fw",
                        "subnet-fw",
                        "subnet-app",
                        "i-app"),
                ids(way.forward()));
    }

    @Test
    void anApplianceWithoutAPublicAddressGetsNothing() {
        var document = Lab.document(INSPECTED.replace(" public 52.79.0.10", ""));
        var flow = Lab.tcp("internet", "app", 443);
        mended(document, flow, dropped(Code.INGRESS_RTB_NO_PUBLIC_IP, "igw-a", document, flow));
    }

    @Test
    void whatTheTableSendsThroughAnApplianceMayNotBypassItOnItsWayOut() {
        var document =
                Lab.document(INSPECTED.replace("inner 0.0.0.0/0 eni-fw", "inner 0.0.0.0/0 igw-a"));
        var flow = Lab.tcp("app", "198.51.100.1", 443);
        mended(
                document,
                flow,
                dropped(Code.INGRESS_RTB_TRAFFIC_REDIRECTION, "igw-a", document, flow));
    }

    @Test
    void anApplianceThatIsGoneIsABlackhole() {
        var document =
                Lab.document(
                        INSPECTED.replace("edge 10.0.1.0/24 eni-fw", "edge 10.0.1.0/24 gone-fw"));
        dropped(Code.BAD_STATE_ROUTE, "rtb-edge", document, Lab.tcp("internet", "app", 443));
    }
}
