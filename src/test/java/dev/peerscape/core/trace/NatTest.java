package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// NAT gateways with several addresses, private ones, and those that translate IPv6 (C.3).
final class NatTest {
    private static final String HOME =
            """
            vpc a 10.0.0.0/16 2001:db8:a::/56
            igw a a
            table pub a
            table priv a
            subnet pub a 10.0.0.0/24 table pub
            subnet priv a 10.0.1.0/24,2001:db8:a:1::/64 table priv
            subnet six a 2001:db8:a:2::/64 table priv
            nat a pub 10.0.0.96 52.79.0.96
            instance app priv 10.0.1.10,2001:db8:a:1::10
            instance only six 2001:db8:a:2::10
            instance web pub 10.0.0.10 public 52.79.0.10
            route pub 0.0.0.0/0 igw-a
            route priv 0.0.0.0/0 nat-a
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

    @Test
    void ofSeveralAddressesTheFirstIsShownAndAllAreNamed() {
        var document = Lab.document(HOME, "also a 10.0.0.97 52.79.0.97", "also a 10.0.0.98");
        var trace = is(Verdict.DELIVERED, document, Lab.tcp("app", "198.51.100.1", 443));
        var nat = trace.forward().hops().get(2);
        assertEquals("10.0.0.96", nat.out().source().toString());
        var text = Texts.in(Locale.ENGLISH).text(nat.decisions().getLast().text());
        assertTrue(text.contains("10.0.0.96, 10.0.0.97, 10.0.0.98"), text);
        // Each takes no new flow, and is the gateway's.
        for (var address : List.of("10.0.0.96", "10.0.0.97", "10.0.0.98")) {
            dropped(Code.NO_POSSIBLE_DESTINATION, "nat-a", document, Lab.ping("app", address));
        }
        dropped(
                Code.NO_POSSIBLE_DESTINATION,
                "nat-a",
                document,
                Lab.ping("internet", "52.79.0.97"));
    }

    @Test
    void aPrivateGatewayLendsAnAddressThatTheOtherSideAllows() {
        var document =
                Lab.document(
                        """
                        vpc a 10.0.0.0/16 100.64.1.0/24
                        vpc b 192.168.0.0/16
                        table work a
                        table nat a
                        subnet work a 10.0.1.0/24 table work
                        subnet nat a 100.64.1.0/25 table nat
                        subnet b b 192.168.0.0/24
                        nat p nat 100.64.1.10 private
                        instance app work 10.0.1.10
                        instance b b 192.168.0.10
                        tgw t
                        attach ta t a nat tells none
                        attach tb t b b
                        tgwroute t 100.64.1.0/24 ta
                        route work 192.168.0.0/16 nat-p
                        route nat 192.168.0.0/16 tgw-t
                        route b 100.64.1.0/24 tgw-t
                        """);
        var trace = is(Verdict.DELIVERED, document, Lab.tcp("app", "b", 443));
        assertEquals("100.64.1.10", trace.forward().hops().getLast().in().source().toString());
        assertTrue(ids(trace.forward()).containsAll(List.of("nat-p", "tgw-t")));
    }

    @Test
    void aPrivateGatewayIsNoWayToTheInternet() {
        var document = Lab.document(HOME.replace("10.0.0.96 52.79.0.96", "10.0.0.96 private"));
        dropped(
                Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
                "igw-a",
                document,
                Lab.tcp("app", "198.51.100.1", 443));
    }

    @Test
    void aGatewayInAPrivateSubnetIsMoved() {
        var document = Lab.document(HOME.replace("nat a pub 10.0.0.96", "nat a priv 10.0.1.96"));
        var flow = Lab.tcp("app", "198.51.100.1", 443);
        var trace = dropped(Code.CYCLIC_PATH_DETECTED, "nat-a", document, flow);
        var moved =
                trace.blockers().getFirst().fixes().stream()
                        .filter(it -> it.label().key().equals("trace.fix-move-nat"))
                        .map(Fix::edit)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(trace.blockers().toString()));
        is(Verdict.DELIVERED, Lab.after(document, moved), flow);
    }

    @Test
    void ipv6ReachesIpv4ThroughTheGateway() {
        var document = Lab.document(HOME, "route priv 64:ff9b::/96 nat-a");
        var trace = is(Verdict.DELIVERED, document, Lab.tcp("only", "64:ff9b::c633:6401", 443));
        assertEquals(
                List.of("i-only", "subnet-six", "nat-a", "subnet-pub", "igw-a", "internet"),
                ids(trace.forward()));
        var nat =
                trace.forward().hops().stream()
                        .filter(it -> it.id().value().equals("nat-a"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("2001:db8:a:2::10", nat.in().source().toString());
        assertEquals("10.0.0.96", nat.out().source().toString());
        assertEquals("198.51.100.1", nat.out().destination().toString());
        var answer = trace.back().orElseThrow().hops().getLast().in();
        assertEquals("64:ff9b::c633:6401", answer.source().toString());
        assertEquals("2001:db8:a:2::10", answer.destination().toString());
    }

    @Test
    void pingsAreTranslatedToo() {
        var document = Lab.document(HOME, "route priv 64:ff9b::/96 nat-a");
        // 52.79.0.10, an instance of the same VPC.
        var trace = is(Verdict.DELIVERED, document, Lab.ping("only", "64:ff9b::344f:a"));
        assertEquals("i-web", trace.reached().orElseThrow().value());
        var at = trace.forward().hops().getLast().in();
        assertEquals(Protocol.ICMP, at.protocol());
        assertEquals(8, at.port());
        var answer = trace.back().orElseThrow().hops().getLast().in();
        assertEquals(Protocol.ICMPV6, answer.protocol());
        assertEquals(129, answer.port());
    }

    @Test
    void otherIpv6DoesNotPass() {
        var document = Lab.document(HOME, "route priv ::/0 nat-a");
        dropped(
                Code.PROTOCOL_RESTRICTION,
                "nat-a",
                document,
                Lab.tcp("only", "2001:4860::8888", 443));
        dropped(
                Code.PROTOCOL_RESTRICTION,
                "nat-a",
                Lab.document(HOME, "route priv 64:ff9b::/96 nat-a"),
                Lab.flow("only", "64:ff9b::c633:6401", new Protocol(107), 0, 0));
    }
}
