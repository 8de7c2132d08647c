package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

/// IPv6 from end to end: subnets of every size, routes, rules, peerings, transit gateways, and what
/// else is inside a VPC.
final class Ipv6Test {
    private static final String HOME =
            """
            vpc a 10.0.0.0/16 2001:db8:a000::/44
            subnet a a 10.0.0.0/24,2001:db8:a000::/64
            instance web a 10.0.0.10,2001:db8:a000::10
            """;

    private static final String AWAY =
            """
            vpc b 172.16.0.0/16 2001:db8:b000::/56
            subnet b b 172.16.0.0/24,2001:db8:b000:1::/64
            instance b b 172.16.0.10,2001:db8:b000:1::10
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

    /// Sizes in steps of four since November 2023 (B.3).
    @ParameterizedTest
    @ValueSource(ints = {44, 48, 52, 56, 60, 64})
    void subnetsOfEverySize(int length) {
        var document =
                Lab.document(
                        """
                        vpc a 10.0.0.0/16 2001:db8:a000::/40
                        subnet one a 2001:db8:a000::/%1$d
                        subnet two a 2001:db8:a0f0::/%1$d
                        instance x one 2001:db8:a000::10
                        instance y two 2001:db8:a0f0::10
                        """
                                .formatted(length));
        var trace = is(Verdict.DELIVERED, document, Lab.ping("x", "2001:db8:a0f0::10"));
        assertEquals(List.of("i-x", "subnet-one", "subnet-two", "i-y"), ids(trace.forward()));
        assertEquals(Protocol.ICMPV6, trace.forward().hops().getFirst().in().protocol());
        is(Verdict.DELIVERED, document, Lab.tcp("x", "y", 443));
    }

    @Test
    void aPeeringNeedsRoutesOfEachFamily() {
        var four =
                Lab.document(
                        HOME,
                        AWAY,
                        "pcx ab a b",
                        "route a 172.16.0.0/16 pcx-ab",
                        "route b 10.0.0.0/16 pcx-ab");
        is(Verdict.DELIVERED, four, Lab.ping("web", "172.16.0.10"));
        var none = is(Verdict.DROPPED, four, Lab.ping("web", "2001:db8:b000:1::10"));
        assertEquals(Optional.of(Code.NO_ROUTE_TO_DESTINATION), none.forward().code());
        var fix = none.blockers().getFirst().fixes().getFirst();
        is(Verdict.DELIVERED, Lab.after(four, fix.edit()), Lab.ping("web", "2001:db8:b000:1::10"));
        var both =
                Lab.document(
                        HOME,
                        AWAY,
                        "pcx ab a b",
                        "route a 2001:db8:b000::/56 pcx-ab",
                        "route b 2001:db8:a000::/44 pcx-ab");
        var trace = is(Verdict.DELIVERED, both, Lab.tcp("web", "2001:db8:b000:1::10", 443));
        assertEquals(
                List.of("i-web", "subnet-a", "pcx-ab", "subnet-b", "i-b"), ids(trace.forward()));
    }

    @Test
    void rulesAreOfOneFamily() {
        var document =
                Lab.document(
                        HOME,
                        "sg four a",
                        "in four all 0.0.0.0/0",
                        "sg six a",
                        "in six icmpv6 128 ::/0",
                        "acl six a",
                        "aclin six 100 allow all ::/0",
                        "aclout six 100 allow all ::/0",
                        "subnet six a 2001:db8:a000:6::/64 acl six",
                        "instance four a 10.0.0.11,2001:db8:a000::11 sg four",
                        "instance six six 2001:db8:a000:6::10 sg six");
        var no = is(Verdict.DROPPED, document, Lab.ping("web", "2001:db8:a000::11"));
        assertEquals(Optional.of(Code.ENI_SG_RULES_MISMATCH), no.forward().code());
        is(Verdict.DELIVERED, document, Lab.ping("web", "six"));
        is(Verdict.DROPPED, document, Lab.tcp("web", "six", 443));
    }

    @Test
    void aTransitGatewayCarriesItWhereTheAttachmentDoes() {
        var lines =
                """
                tgw t
                attach ta t a a ipv6
                attach tb t b b ipv6
                route a 2001:db8:b000::/56 tgw-t
                route b 2001:db8:a000::/44 tgw-t
                """;
        is(
                Verdict.DELIVERED,
                Lab.document(HOME, AWAY, lines),
                Lab.ping("web", "2001:db8:b000:1::10"));
        var without = Lab.document(HOME, AWAY, lines.replace("t a a ipv6", "t a a"));
        var trace = is(Verdict.DROPPED, without, Lab.ping("web", "2001:db8:b000:1::10"));
        assertEquals(Optional.of(Code.PROTOCOL_RESTRICTION), trace.forward().code());
    }

    @Test
    void endpointsBalancersAndListsTakeIt() {
        var document =
                Lab.document(
                        HOME,
                        """
                        instance x a 10.0.0.20,2001:db8:a000::20
                        vpce api a=10.0.0.30,2001:db8:a000::30
                        tg web a tcp 80 i-x
                        nlb front a=10.0.0.40,2001:db8:a000::40 cross
                        listen front tcp 443 web
                        pl s3 2001:db8:5333::/48
                        door s3 a pl-s3 a
                        """);
        is(Verdict.DELIVERED, document, Lab.tcp("web", "2001:db8:a000::30", 443));
        var balanced = is(Verdict.DELIVERED, document, Lab.tcp("web", "2001:db8:a000::40", 443));
        assertEquals(
                "2001:db8:a000::40", balanced.forward().hops().getLast().in().source().toString());
        assertEquals("i-x", balanced.reached().orElseThrow().value());
        var service = is(Verdict.DELIVERED, document, Lab.tcp("web", "2001:db8:5333::7", 443));
        assertTrue(ids(service.forward()).contains("vpce-s3"));
        is(Verdict.DELIVERED, document, Lab.ping("web", "2001:db8:5333::7"));
    }
}
