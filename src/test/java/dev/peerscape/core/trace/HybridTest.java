package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

/// Sites, VPN connections and Direct Connect: the roads there and back, and the rules of C.1 and
/// C.4.
final class HybridTest {
    private static final String A =
            """
            vpc a 10.1.0.0/16
            subnet a a 10.1.0.0/24
            instance a a 10.1.0.10
            vgw a a asn 64600
            """;

    private static final String HQ =
            """
            site hq 10.99.0.0/16
            host desk hq 10.99.0.5
            cgw hq hq asn 65001
            """;

    private static final String VPN =
            """
            vpn hq hq vgw-a
            propagate a a
            """;

    private static Trace ping(Document document, String from, String to) {
        return Lab.trace(document, Lab.ping(from, to));
    }

    private static List<String> hops(Leg leg) {
        return leg.hops().stream().map(it -> it.id().value()).toList();
    }

    private static void delivered(Document document, String from, String to, String hops) {
        var trace = ping(document, from, to);
        assertEquals(Verdict.DELIVERED, trace.verdict(), () -> trace.blockers().toString());
        assertEquals(List.of(hops.split(" ")), hops(trace.forward()));
        assertTrue(trace.blockers().isEmpty());
    }

    private static void dropped(Document document, String from, String to, Code code, String at) {
        var trace = ping(document, from, to);
        assertEquals(Verdict.DROPPED, trace.verdict(), trace::toString);
        assertEquals(code, trace.forward().code().orElseThrow());
        assertEquals(at, trace.forward().at().value());
        for (var blocker : trace.blockers()) {
            assertFalse(Texts.in(Locale.ENGLISH).text(blocker.text()).isBlank());
        }
    }

    // ---- VPN

    @Test
    void aVpnJoinsAVpcWithASite() {
        var document = Lab.document(A, HQ, VPN);
        delivered(document, "a", "host-desk", "i-a subnet-a vgw-a vpn-hq site-hq");
        delivered(document, "host-desk", "a", "site-hq vpn-hq vgw-a subnet-a i-a");
        delivered(document, "a", "10.99.7.7", "i-a subnet-a vgw-a vpn-hq site-hq");
        var trace = ping(document, "a", "host-desk");
        assertEquals("host-desk", trace.reached().orElseThrow().value());
        assertEquals("site-hq", ping(document, "a", "site-hq").reached().orElseThrow().value());
        assertEquals(
                List.of("site-hq", "vpn-hq", "vgw-a", "subnet-a", "i-a"),
                hops(trace.back().orElseThrow()));
    }

    @Test
    void whatLeadsToASiteStandsForIt() {
        var document = Lab.document(A, HQ, VPN);
        for (var end : List.of("vgw-a", "vpn-hq", "site-hq")) {
            delivered(document, "a", end, "i-a subnet-a vgw-a vpn-hq site-hq");
            delivered(document, end, "a", "site-hq vpn-hq vgw-a subnet-a i-a");
        }
    }

    @Test
    void aStaticVpnNeedsRowsOnBothSides() {
        var vpn = "vpn hq hq vgw-a static 10.99.0.0/16";
        var bare = Lab.document(A, HQ, vpn);
        dropped(bare, "a", "host-desk", Code.NO_ROUTE_TO_DESTINATION, "rtb-a");
        dropped(bare, "host-desk", "a", Code.NO_ROUTE_TO_DESTINATION, "site-hq");
        var near = Lab.document(A, HQ, vpn, "propagate a a");
        assertEquals(Verdict.REPLY_LOST, ping(near, "a", "host-desk").verdict());
        var both = Lab.document(A, HQ, vpn, "propagate a a", "siteroute hq 10.1.0.0/16 vpn-hq");
        delivered(both, "a", "host-desk", "i-a subnet-a vgw-a vpn-hq site-hq");
        delivered(both, "host-desk", "a", "site-hq vpn-hq vgw-a subnet-a i-a");
    }

    @Test
    void tunnelsThatAreDownCarryNothing() {
        var down = Lab.document(A, HQ, VPN.replace("vgw-a", "vgw-a down"));
        dropped(down, "a", "host-desk", Code.NO_ROUTE_TO_DESTINATION, "rtb-a");
        var row =
                Lab.document(
                        A, HQ, VPN.replace("vgw-a", "vgw-a down"), "route a 10.99.0.0/16 vgw-a");
        dropped(row, "a", "host-desk", Code.BAD_STATE_VPN, "vpn-hq");
        dropped(row, "host-desk", "a", Code.BAD_STATE_VPN, "vpn-hq");
    }
}
