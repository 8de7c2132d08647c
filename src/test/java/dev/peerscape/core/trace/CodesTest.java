package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every code can come about, at the component that gives it, and where there is a remedy it works.
final class CodesTest {
    /// One VPC with a public and a private subnet, an Internet gateway and a NAT gateway.
    private static final String HOME =
            """
            vpc a 10.0.0.0/16
            igw a a
            table pub a
            table priv a
            subnet pub a 10.0.0.0/24 table pub
            subnet priv a 10.0.1.0/24 table priv
            nat a pub 10.0.0.96 52.79.0.96
            instance web pub 10.0.0.10 public 52.79.0.10
            instance app priv 10.0.1.10
            route pub 0.0.0.0/0 igw-a
            route priv 0.0.0.0/0 nat-a
            """;

    private static final String AWAY =
            """
            vpc b 172.16.0.0/16
            subnet b b 172.16.0.0/24
            instance b b 172.16.0.10
            """;

    private static final String PEERED =
            """
            pcx ab a b
            route priv 172.16.0.0/16 pcx-ab
            route b 10.0.0.0/16 pcx-ab
            """;

    private static Trace dropped(Code code, String at, Document document, Flow flow) {
        var trace = Lab.trace(document, flow);
        assertEquals(Optional.of(code), trace.forward().code(), () -> trace.forward().toString());
        assertEquals(at, trace.forward().at().value());
        assertEquals(Leg.Outcome.DROPPED, trace.forward().outcome());
        assertEquals(Verdict.DROPPED, trace.verdict());
        var first = trace.blockers().getFirst();
        assertEquals(code, first.code());
        return trace;
    }

    private static void mended(Document document, Flow flow, Trace trace) {
        var fix = trace.blockers().getFirst().fixes().getFirst();
        var after = Lab.trace(Lab.after(document, fix.edit()), flow);
        assertEquals(
                Verdict.DELIVERED,
                after.verdict(),
                () -> Texts.in(Locale.ENGLISH).text(fix.label()) + "\n" + after.blockers());
    }

    private static void droppedAndMended(Code code, String at, Document document, Flow flow) {
        mended(document, flow, dropped(code, at, document, flow));
    }

    @Test
    void badState() {
        var stopped = Lab.document(HOME, "instance db priv 10.0.1.20 stopped");
        droppedAndMended(Code.BAD_STATE, "i-db", stopped, Lab.ping("app", "db"));
        droppedAndMended(Code.BAD_STATE, "i-db", stopped, Lab.ping("db", "app"));
    }

    @Test
    void badStateRoute() {
        var pending = Lab.document(HOME, AWAY, PEERED.replace("a b", "a b pending-acceptance"));
        var trace = dropped(Code.BAD_STATE_ROUTE, "rtb-priv", pending, Lab.ping("app", "b"));
        mended(pending, Lab.ping("app", "b"), trace);
        var text = Texts.in(Locale.ENGLISH).text(trace.blockers().getFirst().text());
        assertEquals(
                "Route table priv sends 172.16.0.10 by 172.16.0.0/16 -> pcx-ab, which is a"
                        + " blackhole: the peering pcx-ab is pending-acceptance. It still beats"
                        + " 0.0.0.0/0 -> nat-a because its prefix is longer; a blackhole never"
                        + " falls back",
                text);
        var gone = Lab.document(HOME.replace("priv 0.0.0.0/0 nat-a", "priv 0.0.0.0/0 gone-a"));
        droppedAndMended(Code.BAD_STATE_ROUTE, "rtb-priv", gone, Lab.ping("app", "198.51.100.1"));
    }

    /// A row in the place of a local one may only lead to an interface, so no way out is offered
    /// for it, public as the addresses look.
    @Test
    void noWayOutIsOfferedForTheAddressesOfTheVpcItself() {
        var document =
                Lab.document(
                        """
                        vpc a 20.1.0.0/16
                        subnet a a 20.1.0.0/24
                        instance app a 20.1.0.10
                        igw a a
                        route a 20.1.0.0/16 gone-a
                        """);
        var flow = Lab.ping("app", "20.1.5.5");
        var trace = dropped(Code.BAD_STATE_ROUTE, "rtb-a", document, flow);
        var fixes = trace.blockers().getFirst().fixes();
        assertEquals(1, fixes.size(), fixes::toString);
        var after = Lab.trace(Lab.after(document, fixes.getFirst().edit()), flow);
        assertEquals(Optional.of(Code.NO_POSSIBLE_DESTINATION), after.forward().code());
    }

    @Test
    void groups() {
        var document =
                Lab.document(
                        HOME,
                        """
                        sg front a
                        in front tcp 22 0.0.0.0/0
                        sg empty a
                        instance one priv 10.0.1.21 sg front
                        instance two priv 10.0.1.22 sg empty
                        instance three priv 10.0.1.23 sg none
                        """);
        var web = Lab.tcp("app", "one", 443);
        droppedAndMended(Code.ENI_SG_RULES_MISMATCH, "i-one", document, web);
        droppedAndMended(Code.SG_HAS_NO_RULES, "i-two", document, Lab.tcp("app", "two", 443));
        droppedAndMended(Code.SG_HAS_NO_RULES, "i-two", document, Lab.tcp("two", "app", 443));
        droppedAndMended(Code.SG_HAS_NO_RULES, "i-three", document, Lab.ping("app", "three"));
        var lost = Lab.trace(document, web).forward().hops().getLast().decisions().getLast();
        assertEquals("tcp 22 0.0.0.0/0", lost.beaten().getFirst().rule());
    }

    @Test
    void groupsOfThePeerCountWithinARegionOnly() {
        var rules =
                """
                sg back b
                in back tcp 443 sg-a
                instance back b 172.16.0.20 sg back
                """;
        var near = Lab.document(HOME, AWAY, PEERED, rules);
        var flow = Lab.tcp("app", "back", 443);
        assertEquals(Verdict.DELIVERED, Lab.trace(near, flow).verdict());
        var far =
                Lab.document(
                        HOME,
                        AWAY.replace("172.16.0.0/16", "172.16.0.0/16 @us-east-1"),
                        PEERED,
                        rules);
        droppedAndMended(Code.SG_REFERENCES_NOT_PRESERVED, "i-back", far, flow);
    }

    @Test
    void groupsCountOverATransitGatewayThatSupportsThem() {
        var document =
                Lab.document(
                        HOME,
                        AWAY,
                        """
                        tgw hub
                        attach home hub a priv
                        attach away hub b b
                        route priv 172.16.0.0/16 tgw-hub
                        route b 10.0.0.0/16 tgw-hub
                        sg back b
                        in back tcp 443 sg-a
                        instance back b 172.16.0.20 sg back
                        """);
        var flow = Lab.tcp("app", "back", 443);
        droppedAndMended(Code.SG_REFERENCING_SUPPORT, "i-back", document, flow);
    }

    @Test
    void staleGroupsNeverMatch() {
        var document =
                Lab.document(
                        HOME,
                        """
                        sg back a
                        in back all gone:sg-a
                        instance back priv 10.0.1.20 sg back
                        """);
        droppedAndMended(Code.ENI_SG_RULES_MISMATCH, "i-back", document, Lab.ping("app", "back"));
    }

    @Test
    void sourceAndDestinationCheck() {
        var through = HOME.replace("route priv 0.0.0.0/0 nat-a", "route priv 0.0.0.0/0 eni-web");
        var document = Lab.document(through);
        var flow = Lab.ping("app", "198.51.100.1");
        var trace = dropped(Code.ENI_SOURCE_DEST_CHECK_RESTRICTION, "i-web", document, flow);
        assertEquals(1, trace.blockers().getFirst().fixes().size());
        var spoofed = Lab.from("192.0.2.1", Lab.ping("app", "web"));
        dropped(Code.ENI_SOURCE_DEST_CHECK_RESTRICTION, "i-app", Lab.document(HOME), spoofed);
    }

    @Test
    void internetGatewayOutwards() {
        var document = Lab.document(HOME, AWAY);
        droppedAndMended(
                Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
                "igw-a",
                document,
                Lab.ping("app", "b"));
        dropped(
                Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
                "igw-a",
                document,
                Lab.ping("web", "100.64.0.9"));
        var hidden = Lab.document(HOME, "instance shy pub 10.0.0.20");
        droppedAndMended(
                Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
                "igw-a",
                hidden,
                Lab.ping("shy", "198.51.100.1"));
        var internal = Lab.document(HOME.replace("10.0.0.96 52.79.0.96", "10.0.0.96 private"));
        droppedAndMended(
                Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
                "igw-a",
                internal,
                Lab.ping("app", "198.51.100.1"));
    }

    @Test
    void internetGatewayInwards() {
        var document = Lab.document(HOME);
        droppedAndMended(
                Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                "internet",
                Lab.document(HOME, "instance shy pub 10.0.0.20"),
                Lab.ping("internet", "shy"));
        var cut = HOME.replace("igw a a\n", "").replace("route pub 0.0.0.0/0 igw-a\n", "");
        dropped(
                Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                "internet",
                Lab.document(cut),
                Lab.ping("internet", "web"));
        dropped(
                Code.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS,
                "igw-a",
                document,
                Lab.from("10.9.9.9", Lab.ping("internet", "web")));
        dropped(
                Code.IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS,
                "igw-a",
                document,
                Lab.from("100.64.0.9", Lab.ping("internet", "web")));
    }

    @Test
    void natGateway() {
        var document = Lab.document(HOME, "instance fw priv 10.0.1.20 forwards");
        dropped(
                Code.NGW_REQUIRES_SOURCE_IN_VPC,
                "nat-a",
                document,
                Lab.from("192.0.2.1", Lab.ping("fw", "198.51.100.1")));
        dropped(
                Code.PROTOCOL_RESTRICTION,
                "nat-a",
                document,
                Lab.flow("app", "198.51.100.1", new Protocol(50), 0, 0));
        // It takes no new flows, by neither of its addresses.
        dropped(Code.NO_POSSIBLE_DESTINATION, "nat-a", document, Lab.ping("app", "10.0.0.96"));
        dropped(
                Code.NO_POSSIBLE_DESTINATION,
                "nat-a",
                document,
                Lab.ping("internet", "52.79.0.96"));
    }

    @Test
    void aReplyDoesNotLeaveByNat() {
        var document = Lab.document(HOME, "instance shop priv 10.0.1.30 public 52.79.0.30");
        var flow = Lab.tcp("internet", "shop", 443);
        var trace = Lab.trace(document, flow);
        assertEquals(Verdict.REPLY_LOST, trace.verdict());
        assertEquals(
                Optional.of(Code.NGW_SOURCE_ADDRESS_REASSIGN), trace.back().orElseThrow().code());
        mended(document, flow, trace);
    }

    @Test
    void noWay() {
        var document = Lab.document(HOME, AWAY, PEERED);
        dropped(Code.NO_POSSIBLE_DESTINATION, "rtb-priv", document, Lab.ping("app", "10.0.7.7"));
        dropped(Code.NO_POSSIBLE_DESTINATION, "pcx-ab", document, Lab.ping("app", "172.16.7.7"));
        droppedAndMended(
                Code.NO_ROUTE_TO_DESTINATION,
                "rtb-b",
                Lab.document(
                        HOME,
                        AWAY,
                        PEERED.replace("route b", "route pub")
                                .replace("pub 10.0.0.0/16", "pub 172.16.0.0/16")),
                Lab.ping("b", "app"));
        dropped(
                Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
                "pcx-ab",
                Lab.document(HOME, AWAY, PEERED, "route b 0.0.0.0/0 pcx-ab"),
                Lab.ping("b", "198.51.100.1"));
    }

    @Test
    void networkAcl() {
        var document =
                Lab.document(
                        HOME,
                        """
                        acl tight a
                        aclin tight 100 allow tcp 443 0.0.0.0/0
                        aclin tight 200 deny all 0.0.0.0/0
                        aclout tight 100 deny tcp 1024-65535 0.0.0.0/0
                        subnet shut a 10.0.2.0/24 acl tight
                        instance shut shut 10.0.2.10
                        """);
        var flow = Lab.tcp("app", "shut", 443);
        var trace = Lab.trace(document, flow);
        assertEquals(Verdict.REPLY_LOST, trace.verdict());
        assertEquals(Optional.of(Code.SUBNET_ACL_RESTRICTION), trace.back().orElseThrow().code());
        assertEquals("acl-tight", trace.back().orElseThrow().at().value());
        mended(document, flow, trace);
        // The next connection comes from another port, and its reply has to pass as well.
        var fix = trace.blockers().getFirst().fixes().getFirst();
        var next = new Flow(flow.from(), flow.to(), flow.source(), flow.protocol(), 443, 1024);
        assertEquals(
                Verdict.DELIVERED,
                Lab.trace(Edits.apply(document, fix.edit()).orThrow(), next).verdict());
        dropped(Code.SUBNET_ACL_RESTRICTION, "acl-tight", document, Lab.tcp("app", "shut", 22));
        // Both ways are told at once.
        assertEquals(2, Lab.trace(document, Lab.tcp("app", "shut", 22)).blockers().size());
    }

    @Test
    void nobodyToSendOrReceive() {
        var document = Lab.document(HOME);
        dropped(Code.UNASSOCIATED_COMPONENT, "subnet-pub", document, Lab.ping("subnet-pub", "web"));
        dropped(Code.UNASSOCIATED_COMPONENT, "vpc-a", document, Lab.ping("app", "vpc-a"));
        dropped(Code.UNASSOCIATED_COMPONENT, "i-app", document, Lab.ping("app", "2001:db8::1"));
    }

    @Test
    void loops() {
        var document = Lab.document(HOME.replace("pub 0.0.0.0/0 igw-a", "pub 0.0.0.0/0 nat-a"));
        var flow = Lab.ping("app", "198.51.100.1");
        droppedAndMended(Code.CYCLIC_PATH_DETECTED, "nat-a", document, flow);
    }

    @Test
    void longChainsEndAtSixtyFourHops() {
        var lines = new StringBuilder("vpc a 10.0.0.0/16\n");
        for (int i = 0; i < 40; i++) {
            lines.append(
                    "table t%d a%nsubnet s%d a 10.0.%d.0/24 table t%d%n".formatted(i, i, i, i));
            lines.append("instance x%d s%d 10.0.%d.10 forwards%n".formatted(i, i, i));
        }
        for (int i = 0; i < 39; i++) {
            lines.append("route t%d 0.0.0.0/0 eni-x%d%n".formatted(i, i + 1));
        }
        var trace = Lab.trace(Lab.document(lines.toString()), Lab.ping("x0", "198.51.100.1"));
        assertEquals(Optional.of(Code.MAX_HOPS_EXCEEDED), trace.forward().code());
        int hops = trace.forward().hops().size();
        assertTrue(hops > 56 && hops <= 64, () -> "hops: " + hops);
    }

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeHasASentenceWithAnExampleAndASource(Code code) {
        var english = Texts.in(Locale.ENGLISH).text(code.meaning());
        var korean = Texts.in(Locale.KOREAN).text(code.meaning());
        assertTrue(english.contains("or example") && !english.contains("trace.code"), english);
        assertTrue(korean.contains("예:"), korean);
        assertFalse(code.source().isEmpty());
    }

    /// A VPC and a site.
    private static final String SITE =
            """
            vgw a a
            site hq 10.99.0.0/16
            host desk hq 10.99.0.5
            cgw hq hq
            """;

    @Test
    void vpnThatIsDown() {
        var document =
                Lab.document(HOME, SITE, "vpn hq hq vgw-a down", "route priv 10.99.0.0/16 vgw-a");
        droppedAndMended(Code.BAD_STATE_VPN, "vpn-hq", document, Lab.ping("app", "host-desk"));
        droppedAndMended(Code.BAD_STATE_VPN, "vpn-hq", document, Lab.ping("host-desk", "app"));
        var hub =
                Lab.document(
                        HOME,
                        SITE,
                        """
                        tgw hub
                        attach a hub a priv
                        vpn hq hq tgw-hub down
                        attachto hq hub vpn-hq
                        tgwroute hub 10.99.0.0/16 hq
                        route priv 10.99.0.0/16 tgw-hub
                        """);
        droppedAndMended(Code.TGW_BAD_STATE_VPN, "tgw-rtb-hub", hub, Lab.ping("app", "host-desk"));
    }

    @Test
    void whatAVpnGatewayDoesNotTake() {
        var document = Lab.document(HOME, SITE, "vpn hq hq vgw-a", "propagate priv a");
        var forged = Lab.from("10.0.1.99", Lab.ping("site-hq", "app"));
        dropped(Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC, "vgw-a", document, forged);
        dropped(
                Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                "vgw-a",
                document,
                Lab.ping("site-hq", "10.0.1.77"));
        var forwarded =
                Lab.document(
                        HOME,
                        SITE,
                        "vpn hq hq vgw-a",
                        "propagate priv a",
                        "instance fw priv 10.0.1.20 forwards");
        dropped(
                Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
                "vgw-a",
                forwarded,
                Lab.from("192.0.2.7", Lab.ping("fw", "host-desk")));
    }

    @Test
    void aMissingRowIsLearnedOrMade() {
        var vpn = "vpn hq hq vgw-a static 10.99.0.0/16";
        var bare =
                Lab.document(
                        HOME.replace("route priv 0.0.0.0/0 nat-a", ""),
                        SITE,
                        vpn,
                        "siteroute hq 10.0.0.0/16 vpn-hq");
        var flow = Lab.ping("app", "host-desk");
        var trace = dropped(Code.NO_ROUTE_TO_DESTINATION, "rtb-priv", bare, flow);
        assertEquals(2, trace.blockers().getFirst().fixes().size());
        for (var fix : trace.blockers().getFirst().fixes()) {
            assertEquals(Verdict.DELIVERED, Lab.trace(Lab.after(bare, fix.edit()), flow).verdict());
        }
        droppedAndMended(
                Code.NO_ROUTE_TO_DESTINATION,
                "site-hq",
                Lab.document(HOME, SITE, vpn, "propagate priv a"),
                Lab.ping("host-desk", "app"));
        droppedAndMended(
                Code.NO_ROUTE_TO_DESTINATION,
                "vgw-a",
                Lab.document(
                        HOME,
                        SITE,
                        "vpn hq hq vgw-a static none",
                        "route priv 10.99.0.0/16 vgw-a",
                        "siteroute hq 10.0.0.0/16 vpn-hq"),
                flow);
        droppedAndMended(
                Code.NO_ROUTE_TO_DESTINATION,
                "site-hq",
                Lab.document(
                        HOME,
                        SITE,
                        """
                        dxgw g
                        assoc g vgw-a allowed 10.0.0.0/24
                        dxcon hq hq
                        dxvif hq hq dxgw-g
                        propagate priv a
                        """),
                Lab.ping("host-desk", "app"));
    }

    /// Rows that lost carry the reason as a code.
    @Test
    void rowsThatLost() {
        var document =
                Lab.document(
                        HOME,
                        AWAY,
                        SITE,
                        """
                        tgw hub
                        attach a hub a priv
                        attach b hub b b
                        tgwroute hub 0.0.0.0/0 a
                        tgwroute hub 172.16.0.0/16 b
                        route priv 172.16.0.0/16 tgw-hub
                        route b 10.0.0.0/16 tgw-hub
                        vpn hq hq vgw-a tells 172.16.0.0/16
                        propagate priv a
                        """);
        var codes =
                Lab.trace(document, Lab.ping("app", "b")).forward().hops().stream()
                        .flatMap(hop -> hop.decisions().stream())
                        .flatMap(it -> it.beaten().stream())
                        .flatMap(it -> it.code().stream())
                        .collect(Collectors.toSet());
        for (var code :
                List.of(
                        Code.MORE_SPECIFIC_ROUTE,
                        Code.HIGHER_PRIORITY_ROUTE,
                        Code.TGW_RTB_MORE_SPECIFIC_ROUTE,
                        Code.TGW_RTB_HIGHER_PRIORITY_ROUTE)) {
            assertTrue(codes.contains(code), code + " in " + codes);
        }
        var none = Lab.trace(document, Lab.ping("b", "198.51.100.1")).forward().hops().getLast();
        assertEquals(
                Optional.of(Code.CANNOT_ROUTE),
                none.decisions().getLast().beaten().getFirst().code());
        var hub =
                Lab.trace(
                        Lab.document(
                                HOME,
                                AWAY,
                                "tgw hub",
                                "attach a hub a priv",
                                "attach b hub b b tells none",
                                "route priv 172.16.0.0/16 tgw-hub"),
                        Lab.ping("app", "b"));
        assertEquals(
                Optional.of(Code.TGW_RTB_CANNOT_ROUTE),
                hub.forward().hops().getLast().decisions().getLast().beaten().getFirst().code());
    }
}
