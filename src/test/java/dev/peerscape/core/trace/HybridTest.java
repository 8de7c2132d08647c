package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void localBeatsWhatAGatewayTells() {
        var inside = Lab.document(A, HQ, "vpn hq hq vgw-a tells 10.99.0.0/16,10.1.5.0/24");
        var learning = Lab.document(A, HQ, "vpn hq hq vgw-a tells 10.1.5.0/24", "propagate a a");
        assertEquals(Code.NO_ROUTE_TO_DESTINATION, code(inside, "a", "host-desk"));
        assertEquals(Code.NO_POSSIBLE_DESTINATION, code(learning, "a", "10.1.5.7"));
        var route = ping(learning, "a", "10.1.5.7").forward().hops().getLast().decisions();
        var lost = route.getLast().beaten().getFirst();
        assertEquals("10.1.5.0/24 -> vgw-a", lost.rule());
        assertEquals(Code.HIGHER_PRIORITY_ROUTE, lost.code().orElseThrow());
    }

    private static Code code(Document document, String from, String to) {
        return ping(document, from, to).forward().code().orElseThrow();
    }

    @Test
    void aRowThatPeopleMadeBeatsOneThatAGatewayTells() {
        var document =
                Lab.document(
                        A, HQ, VPN, "nat out a 10.1.0.9 private", "route a 10.99.0.0/16 nat-out");
        var decision = last(ping(document, "a", "host-desk").forward(), "subnet-a");
        assertEquals("10.99.0.0/16 -> nat-out", decision.rule().orElseThrow());
        assertEquals("10.99.0.0/16 -> vgw-a", decision.beaten().getFirst().rule());
        assertEquals(Code.HIGHER_PRIORITY_ROUTE, decision.beaten().getFirst().code().orElseThrow());
    }

    private static Decision last(Leg leg, String hop) {
        return leg.hops().stream()
                .filter(it -> it.id().value().equals(hop))
                .findFirst()
                .orElseThrow()
                .decisions()
                .getLast();
    }

    @Test
    void noIpv6OverTheVpnOfAVpnGateway() {
        var document =
                Lab.document(
                        A.replace("10.1.0.0/16", "10.1.0.0/16 2600:1f00::/56")
                                .replace("10.1.0.0/24", "10.1.0.0/24,2600:1f00::/64")
                                .replace("10.1.0.10", "10.1.0.10,2600:1f00::10"),
                        HQ.replace("10.99.0.0/16", "10.99.0.0/16,2001:db8:99::/48"),
                        VPN,
                        "route a 2001:db8:99::/48 vgw-a");
        dropped(document, "a", "2001:db8:99::5", Code.NO_ROUTE_TO_DESTINATION, "vgw-a");
        var direct =
                Lab.document(
                        "vpc a 10.1.0.0/16 2600:1f00::/56",
                        "subnet a a 10.1.0.0/24,2600:1f00::/64",
                        "instance a a 10.1.0.10,2600:1f00::10",
                        "vgw a a",
                        HQ.replace("10.99.0.0/16", "10.99.0.0/16,2001:db8:99::/48"),
                        "dxcon hq hq",
                        "dxvif hq hq vgw-a",
                        "propagate a a");
        delivered(direct, "a", "2001:db8:99::5", "i-a subnet-a vgw-a dxvif-hq site-hq");
    }

    // ---- no way through (C.4, A.5)

    @Test
    void aPeerCannotUseTheGatewayNorBeReachedThroughIt() {
        var document =
                Lab.document(
                        A,
                        HQ,
                        VPN,
                        "vpc b 10.2.0.0/16",
                        "subnet b b 10.2.0.0/24",
                        "instance b b 10.2.0.10",
                        "pcx ab a b",
                        "route b 10.99.0.0/16 pcx-ab",
                        "route a 10.2.0.0/16 pcx-ab",
                        "siteroute hq 10.2.0.0/16 vpn-hq");
        dropped(document, "b", "host-desk", Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, "pcx-ab");
        dropped(document, "host-desk", "b", Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, "vgw-a");
    }

    @Test
    void whatAnInstanceForwardsForOthersIsRefused() {
        var document = Lab.document(A, HQ, VPN, "instance fw a 10.1.0.20 forwards");
        var trace = Lab.trace(document, Lab.from("192.0.2.7", Lab.ping("fw", "host-desk")));
        assertEquals(
                Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS, trace.forward().code().orElseThrow());
        assertEquals("vgw-a", trace.forward().at().value());
    }

    @Test
    void aSourceOfTheVpcItselfIsForged() {
        var document = Lab.document(A, HQ, VPN);
        var trace = Lab.trace(document, Lab.from("10.1.0.99", Lab.ping("site-hq", "a")));
        assertEquals(Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC, trace.forward().code().orElseThrow());
        assertEquals("vgw-a", trace.forward().at().value());
        dropped(
                document,
                "site-hq",
                "10.1.0.77",
                Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                "vgw-a");
    }

    // ---- CloudHub

    private static final String BRANCH =
            """
            site branch 10.98.0.0/16
            cgw branch branch asn 65002
            vpn branch branch vgw-a
            """;

    @Test
    void sitesReachEachOtherThroughAGateway() {
        delivered(
                Lab.document(A, HQ, VPN, BRANCH),
                "host-desk",
                "site-branch",
                "site-hq vpn-hq vgw-a vpn-branch site-branch");
    }

    @Test
    void cloudHubNeedsDistinctNumbers() {
        var same = Lab.document(A, HQ, VPN, BRANCH.replace("65002", "65001"));
        dropped(same, "host-desk", "site-branch", Code.NO_ROUTE_TO_DESTINATION, "site-hq");
    }

    // ---- Direct Connect

    private static final String DX =
            """
            dxcon hq hq
            dxvif hq hq vgw-a asn 65001
            propagate a a
            """;

    @Test
    void directConnectGoesBeforeVpn() {
        var both = Lab.document(A, HQ, VPN, DX.replace("propagate a a", ""));
        delivered(both, "a", "host-desk", "i-a subnet-a vgw-a dxvif-hq site-hq");
        delivered(both, "host-desk", "a", "site-hq dxvif-hq vgw-a subnet-a i-a");
        var decision = last(ping(both, "a", "host-desk").forward(), "vgw-a");
        assertEquals("10.99.0.0/16 -> vpn-hq", decision.beaten().getFirst().rule());
        var down = Lab.document(A, HQ, VPN, "dxcon hq hq down", "dxvif hq hq vgw-a asn 65001");
        delivered(down, "a", "host-desk", "i-a subnet-a vgw-a vpn-hq site-hq");
        delivered(down, "host-desk", "a", "site-hq vpn-hq vgw-a subnet-a i-a");
    }

    @ParameterizedTest
    @CsvSource({
        "prefers low, prefers high, dxvif-b",
        "prepends 2, prepends 1, dxvif-b",
        "prefers high prepends 3, prefers low, dxvif-a",
        "prefers medium, prefers medium, dxvif-a"
    })
    void preferenceThenPathDecide(String a, String b, String taken) {
        var document =
                Lab.document(
                        A,
                        HQ,
                        "dxcon hq hq",
                        "dxvif a hq vgw-a " + a,
                        "dxvif b hq vgw-a " + b,
                        "propagate a a");
        var way = hops(ping(document, "a", "host-desk").forward());
        assertEquals(taken, way.get(3));
    }

    @Test
    void vpnPathsByLengthThenMetric() {
        var vpn = "cgw two hq asn 65002\nvpn one hq vgw-a %s\nvpn two two vgw-a %s\npropagate a a";
        var longer = Lab.document(A, HQ, vpn.formatted("prepends 1", "med 9"));
        assertEquals("vpn-two", hops(ping(longer, "a", "host-desk").forward()).get(3));
        var metric = Lab.document(A, HQ, vpn.formatted("med 9", "med 5"));
        assertEquals("vpn-two", hops(ping(metric, "a", "host-desk").forward()).get(3));
        var fixed = Lab.document(A, HQ, vpn.formatted("", "static 10.99.0.0/16"));
        assertEquals("vpn-two", hops(ping(fixed, "a", "host-desk").forward()).get(3));
    }

    private static final String GATEWAY =
            """
            dxgw g
            assoc g vgw-a
            dxcon hq hq
            dxvif hq hq dxgw-g
            propagate a a
            """;

    @Test
    void aDirectConnectGatewayJoinsThem() {
        var document = Lab.document(A, HQ, GATEWAY);
        delivered(document, "a", "host-desk", "i-a subnet-a vgw-a dxgw-g dxvif-hq site-hq");
        delivered(document, "host-desk", "a", "site-hq dxvif-hq dxgw-g vgw-a subnet-a i-a");
        delivered(document, "vgw-a", "a", "site-hq dxvif-hq dxgw-g vgw-a subnet-a i-a");
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, true",
        "10.0.0.0/15, true",
        "10.1.0.0/24, false",
        "10.2.0.0/16, false"
    })
    void allowedPrefixesLetBlocksBy(String allowed, boolean told) {
        var document = Lab.document(A, HQ, GATEWAY.replace("vgw-a", "vgw-a allowed " + allowed));
        var trace = ping(document, "host-desk", "a");
        assertEquals(told ? Verdict.DELIVERED : Verdict.DROPPED, trace.verdict());
        assertEquals(
                told ? Verdict.DELIVERED : Verdict.REPLY_LOST,
                ping(document, "a", "host-desk").verdict());
    }

    private static final String B =
            """
            vpc b 10.2.0.0/16
            subnet b b 10.2.0.0/24
            instance b b 10.2.0.10
            vgw b b
            propagate b b
            """;

    @Test
    void gatewaysBehindOneAreApartUnlessASupernetIsTold() {
        var apart =
                GATEWAY.replace("dxvif hq hq dxgw-g", "dxvif hq hq dxgw-g tells 10.0.0.0/8")
                        + "assoc g vgw-b";
        dropped(Lab.document(A, B, HQ, apart), "a", "b", Code.NO_ROUTE_TO_DESTINATION, "dxgw-g");
        var joined = apart.replace("dxgw g\n", "dxgw g between\n");
        delivered(
                Lab.document(A, B, HQ, joined),
                "a",
                "b",
                "i-a subnet-a vgw-a dxgw-g vgw-b subnet-b i-b");
        var narrow = joined.replace("10.0.0.0/8", "10.2.0.0/16");
        dropped(Lab.document(A, B, HQ, narrow), "a", "b", Code.NO_ROUTE_TO_DESTINATION, "dxgw-g");
    }

    @Test
    void sitesReachEachOtherBySiteLink() {
        var two =
                """
                site branch 10.98.0.0/16
                dxgw g
                dxcon hq hq
                dxcon branch branch
                dxvif hq hq dxgw-g asn 65001 sitelink
                dxvif branch branch dxgw-g asn 65002 sitelink
                """;
        delivered(
                Lab.document(HQ, two),
                "host-desk",
                "site-branch",
                "site-hq dxvif-hq dxgw-g dxvif-branch site-branch");
        var off = two.replace("65002 sitelink", "65002");
        dropped(
                Lab.document(HQ, off),
                "host-desk",
                "site-branch",
                Code.NO_ROUTE_TO_DESTINATION,
                "site-hq");
    }

    @Test
    void aPublicInterfaceLeadsToPublicAddresses() {
        var document =
                Lab.document(
                        "vpc a 10.1.0.0/16",
                        "igw a a",
                        "route a 0.0.0.0/0 igw-a",
                        "subnet a a 10.1.0.0/24",
                        "instance web a 10.1.0.10 public 52.79.0.10",
                        "site hq 10.99.0.0/16,203.0.113.0/24",
                        "host edge hq 203.0.113.5",
                        "host desk hq 10.99.0.5",
                        "dxcon hq hq",
                        "dxvif open hq public");
        delivered(document, "host-edge", "web", "site-hq dxvif-open internet igw-a subnet-a i-web");
        delivered(document, "web", "host-edge", "i-web subnet-a igw-a internet dxvif-open site-hq");
        dropped(document, "host-desk", "web", Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC, "dxvif-open");
    }

    // ---- transit gateways

    private static final String HUB =
            """
            tgw hub
            attach a hub a a
            route a 0.0.0.0/0 tgw-hub
            vpn one hq tgw-hub
            attachto one hub vpn-one
            """;

    /// T1 with the VPN.
    @Test
    void aTransitGatewayLeadsToTheSiteToo() {
        var document = Lab.document(A, HQ, HUB);
        delivered(document, "a", "host-desk", "i-a subnet-a tgw-hub vpn-one site-hq");
        delivered(document, "host-desk", "a", "site-hq vpn-one tgw-hub subnet-a i-a");
    }

    /// T2: VPCs reach the site and not each other.
    @Test
    void isolatedVpcsShareTheSite() {
        var document =
                Lab.document(
                        A,
                        B,
                        HQ,
                        """
                        tgw hub
                        tgwtable spokes hub
                        tgwtable edge hub
                        attach a hub a a in spokes tells edge
                        attach b hub b b in spokes tells edge
                        route a 0.0.0.0/0 tgw-hub
                        route b 0.0.0.0/0 tgw-hub
                        vpn one hq tgw-hub
                        attachto one hub vpn-one in edge tells spokes
                        """);
        delivered(document, "a", "host-desk", "i-a subnet-a tgw-hub vpn-one site-hq");
        delivered(document, "host-desk", "b", "site-hq vpn-one tgw-hub subnet-b i-b");
        dropped(document, "a", "b", Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, "tgw-rtb-spokes");
    }

    @Test
    void aStaticRowToADownVpnIsInABadState() {
        var document =
                Lab.document(
                        A,
                        HQ,
                        HUB.replace("vpn one hq tgw-hub", "vpn one hq tgw-hub down"),
                        "tgwroute hub 10.99.0.0/16 one");
        dropped(document, "a", "host-desk", Code.TGW_BAD_STATE_VPN, "tgw-rtb-hub");
    }

    @Test
    void aTransitGatewayLeadsToADirectConnectGateway() {
        var document =
                Lab.document(
                        A,
                        HQ,
                        """
                        tgw hub
                        attach a hub a a
                        route a 0.0.0.0/0 tgw-hub
                        dxgw g asn 64700
                        assoc g tgw-hub allowed 10.1.0.0/16
                        attachto g hub dxgw-g
                        dxcon hq hq
                        dxvif hq hq dxgw-g transit
                        """);
        delivered(document, "a", "host-desk", "i-a subnet-a tgw-hub dxgw-g dxvif-hq site-hq");
        delivered(document, "host-desk", "a", "site-hq dxvif-hq dxgw-g tgw-hub subnet-a i-a");
    }

    @Test
    void equalVpnRoutesShareTheLoad() {
        var two = "cgw two hq asn 65001\nvpn two two tgw-hub\nattachto two hub vpn-two";
        var document = Lab.document(A, HQ, HUB, two);
        var trace = ping(document, "a", "host-desk");
        assertEquals(Verdict.DELIVERED, trace.verdict());
        assertEquals(1, trace.others().size());
        assertFalse(trace.more());
        assertEquals("vpn-one", hops(trace.forward()).get(3));
        assertEquals("vpn-two", hops(trace.others().getFirst().forward()).get(3));
        assertEquals(Verdict.DELIVERED, trace.others().getFirst().verdict());
        assertTrue(trace.others().getFirst().others().isEmpty());
        var longer = Lab.document(A, HQ, HUB, two.replace("tgw-hub\n", "tgw-hub prepends 1\n"));
        assertTrue(ping(longer, "a", "host-desk").others().isEmpty());
    }

    @Test
    void noMorePathsAreToldThanSo() {
        var many = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            many.append("vpn v%1$d hq tgw-hub\nattachto v%1$d hub vpn-v%1$d\n".formatted(i));
        }
        var trace = ping(Lab.document(A, HQ, HUB, many.toString()), "a", "host-desk");
        assertEquals(Trace.MOST_OTHERS, trace.others().size());
        assertTrue(trace.more());
    }

    // ---- what else is an end

    @Test
    void anInternetGatewayStandsForTheInternet() {
        var document =
                Lab.document(
                        "vpc a 10.1.0.0/16",
                        "igw a a",
                        "route a 0.0.0.0/0 igw-a",
                        "subnet a a 10.1.0.0/24",
                        "instance web a 10.1.0.10 public 52.79.0.10");
        delivered(document, "web", "igw-a", "i-web subnet-a igw-a internet");
        delivered(document, "igw-a", "web", "internet igw-a subnet-a i-web");
    }

    // ---- somebody else

    private static final String TWIN =
            """
            site branch 10.99.0.0/16
            host till branch 10.99.0.5
            cgw branch branch asn 65002
            vpn branch branch vgw-a med 5
            """;

    private static void told(Trace trace, Verdict verdict, Direction direction, String at) {
        assertEquals(verdict, trace.verdict(), trace::toString);
        var blocker = trace.blockers().getFirst();
        assertEquals(direction, blocker.direction());
        assertEquals(Code.MORE_SPECIFIC_ROUTE, blocker.code());
        assertEquals(at, blocker.at().value());
    }

    private static String words(Trace trace) {
        return Texts.in(Locale.ENGLISH).text(trace.blockers().getFirst().text());
    }

    @Test
    void whatIsMeantForASiteAndAnotherOneGetsIsTold() {
        var document = Lab.document(A, HQ, "vpn hq hq vgw-a", TWIN, "propagate a a");
        assertEquals(Verdict.DELIVERED, ping(document, "a", "host-desk").verdict());
        var wrong = ping(document, "a", "host-till");
        told(wrong, Verdict.MISDELIVERED, Direction.FORWARD, "rtb-a");
        assertEquals(
                "Route table main sends 10.99.0.5 by 10.99.0.0/16 -> vgw-a, and there desk gets it:"
                        + " it has the same address as till, for which it is meant",
                words(wrong));
    }

    @Test
    void whatASitesRouterSendsSomewhereElseIsToldOfIt() {
        var document = Lab.document(A, HQ, VPN, TWIN, "siteroute branch 10.1.0.0/16 vpn-branch");
        var own = ping(document, "host-till", "host-desk");
        told(own, Verdict.MISDELIVERED, Direction.FORWARD, "site-branch");
        assertEquals(
                "The router of branch sends 10.99.0.5 by 10.99.0.0/16 -> local, and there till gets"
                        + " it: it has the same address as desk, for which it is meant",
                words(own));
        var reply = ping(document, "host-till", "a");
        told(reply, Verdict.REPLY_MISDELIVERED, Direction.RETURN, "rtb-a");
    }
}
