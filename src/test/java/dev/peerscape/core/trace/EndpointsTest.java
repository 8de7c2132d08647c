package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Gateway and interface endpoints, interfaces of nobody, and prefix lists (C.1, C.4).
final class EndpointsTest {
    private static final String HOME =
            """
            vpc a 10.0.0.0/16
            igw a a
            table pub a
            table priv a
            subnet pub a 10.0.0.0/24 table pub
            subnet priv a 10.0.1.0/24 table priv
            subnet far a 10.0.2.0/24 table priv zone c
            nat a pub 10.0.0.96 52.79.0.96
            instance web pub 10.0.0.10 public 52.79.0.10
            instance app priv 10.0.1.10
            instance db far 10.0.2.10
            route pub 0.0.0.0/0 igw-a
            route priv 0.0.0.0/0 nat-a
            pl s3 198.51.100.0/24,203.0.113.128/25
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
            route pub 172.16.0.0/16 pcx-ab
            route b 10.0.0.0/16 pcx-ab
            """;

    private static final String JOINED =
            """
            tgw t
            attach ta t a priv,far
            attach tb t b b
            route priv 172.16.0.0/16 tgw-t
            route b 0.0.0.0/0 tgw-t
            tgwroute t 0.0.0.0/0 ta
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

    private static Stream<String> sentences(Leg leg) {
        var texts = Texts.in(Locale.ENGLISH);
        return Stream.concat(leg.hops().stream(), leg.beyond().stream())
                .flatMap(hop -> hop.decisions().stream())
                .map(it -> texts.text(it.text()));
    }

    // ---- gateway endpoints

    @Test
    void aGatewayEndpointIsMoreSpecificThanTheDefaultRoute() {
        var document = Lab.document(HOME, "door s3 a pl-s3 priv");
        var trace = is(Verdict.DELIVERED, document, Lab.tcp("app", "198.51.100.5", 443));
        assertEquals(List.of("i-app", "subnet-priv", "vpce-s3"), ids(trace.forward()));
        assertEquals(List.of("vpce-s3", "subnet-priv", "i-app"), ids(trace.back().orElseThrow()));
        assertEquals("vpce-s3", trace.reached().orElseThrow().value());
        var route = trace.forward().hops().get(1).decisions().getLast();
        assertEquals(Optional.of("198.51.100.0/24 (pl-s3) -> vpce-s3"), route.rule());
        assertEquals("0.0.0.0/0 -> nat-a", route.beaten().getFirst().rule());
        // Outside the list the default route counts, and other tables have no such row.
        var beside = is(Verdict.DELIVERED, document, Lab.tcp("app", "198.51.101.5", 443));
        assertTrue(ids(beside.forward()).contains("nat-a"));
        var other = is(Verdict.DELIVERED, document, Lab.tcp("web", "198.51.100.5", 443));
        assertTrue(ids(other.forward()).contains("igw-a"));
    }

    @Test
    void aGatewayEndpointCarriesTcpAndPings() {
        var document = Lab.document(HOME, "door s3 a pl-s3 priv");
        is(Verdict.DELIVERED, document, Lab.ping("app", "198.51.100.5"));
        for (var protocol : List.of(Protocol.UDP, new Protocol(0), new Protocol(107))) {
            dropped(
                    Code.VPCE_GATEWAY_PROTOCOL_RESTRICTION,
                    "vpce-s3",
                    document,
                    Lab.flow("app", "198.51.100.5", protocol, 53, 50_000));
        }
        dropped(
                Code.VPCE_GATEWAY_PROTOCOL_RESTRICTION,
                "vpce-s3",
                document,
                Lab.flow("app", "198.51.100.5", Protocol.ICMP, 13, 0));
    }

    @Test
    void aGatewayEndpointServesItsOwnVpcOnly() {
        var peered =
                Lab.document(
                        HOME,
                        AWAY,
                        PEERED,
                        "door s3 a pl-s3 priv,pub",
                        "route b 198.51.100.0/24 pcx-ab");
        dropped(
                Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
                "pcx-ab",
                peered,
                Lab.tcp("b", "198.51.100.5", 443));
        var joined = Lab.document(HOME, AWAY, JOINED, "door s3 a pl-s3 priv");
        var trace =
                dropped(
                        Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC,
                        "vpce-s3",
                        joined,
                        Lab.tcp("b", "198.51.100.5", 443));
        assertTrue(
                sentences(trace.forward()).anyMatch(it -> it.contains("172.16.0.10")),
                () -> sentences(trace.forward()).toList().toString());
    }

    @Test
    void aServiceBehindAGatewayEndpointDoesNotCall() {
        var document = Lab.document(HOME, "door s3 a pl-s3 priv");
        dropped(Code.VPCE_INTRA_VPC_TRAFFIC, "vpce-s3", document, Lab.tcp("vpce-s3", "app", 443));
        dropped(
                Code.VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION,
                "vpce-s3",
                document,
                Lab.from("10.0.9.9", Lab.tcp("vpce-s3", "app", 443)));
        var to = is(Verdict.DELIVERED, document, Lab.tcp("app", "vpce-s3", 443));
        assertEquals("198.51.100.1", to.forward().hops().getFirst().in().destination().toString());
    }

    @Test
    void theAclOfTheSubnetJudgesTheServicesReply() {
        var tight =
                Lab.document(
                        "vpc a 10.0.0.0/16",
                        "acl t a",
                        "aclout t 100 allow all 0.0.0.0/0",
                        "aclin t 100 allow all 10.0.0.0/8",
                        "subnet priv a 10.0.1.0/24 acl t",
                        "instance app priv 10.0.1.10",
                        "pl s3 198.51.100.0/24",
                        "door s3 a pl-s3 a");
        var trace = is(Verdict.REPLY_LOST, tight, Lab.tcp("app", "198.51.100.5", 443));
        assertEquals(Optional.of(Code.SUBNET_ACL_RESTRICTION), trace.back().orElseThrow().code());
        mended(tight, Lab.tcp("app", "198.51.100.5", 443), trace);
    }

    @Test
    void aMissingRowOfTheEndpointIsAFix() {
        var document =
                Lab.document(
                        HOME.replace("route priv 0.0.0.0/0 nat-a\n", ""), "door s3 a pl-s3 pub");
        var flow = Lab.tcp("app", "198.51.100.5", 443);
        mended(document, flow, dropped(Code.NO_ROUTE_TO_DESTINATION, "rtb-priv", document, flow));
    }

    // ---- interface endpoints

    @Test
    void anInterfaceEndpointIsReachedFromEverywhereWithARoute() {
        var endpoint = "vpce api priv=10.0.1.7;far=10.0.2.7";
        var near = Lab.document(HOME, endpoint);
        var trace = is(Verdict.DELIVERED, near, Lab.tcp("app", "vpce-api", 443));
        assertEquals(List.of("i-app", "subnet-priv", "vpce-api"), ids(trace.forward()));
        assertEquals("vpce-api", trace.reached().orElseThrow().value());
        // The interface in the sender's own zone is called.
        var far = Lab.trace(near, Lab.tcp("db", "vpce-api", 443));
        assertEquals("10.0.2.7", far.forward().hops().getFirst().in().destination().toString());
        is(Verdict.DELIVERED, near, Lab.tcp("app", "eni-api-far", 443));
        var peered = Lab.document(HOME, AWAY, PEERED, endpoint);
        assertEquals(
                List.of("i-b", "subnet-b", "pcx-ab", "subnet-priv", "vpce-api"),
                ids(is(Verdict.DELIVERED, peered, Lab.tcp("b", "vpce-api", 443)).forward()));
        is(
                Verdict.DELIVERED,
                Lab.document(HOME, AWAY, JOINED, endpoint),
                Lab.tcp("b", "vpce-api", 443));
    }

    @Test
    void anInterfaceEndpointHasGroupsAndDoesNotCall() {
        var document =
                Lab.document(
                        HOME,
                        "sg tight a",
                        "in tight tcp 443 10.0.2.0/24",
                        "vpce api priv=10.0.1.7 sg tight");
        is(Verdict.DELIVERED, document, Lab.tcp("db", "vpce-api", 443));
        var flow = Lab.tcp("app", "vpce-api", 443);
        mended(document, flow, dropped(Code.ENI_SG_RULES_MISMATCH, "vpce-api", document, flow));
        dropped(Code.VPCE_INTRA_VPC_TRAFFIC, "vpce-api", document, Lab.tcp("vpce-api", "db", 443));
    }

    // ---- interfaces of nobody

    @Test
    void anInterfaceOfNobodySendsAndGets() {
        var document =
                Lab.document(HOME, "eni box priv 10.0.1.20", "eni fw far 10.0.2.20 forwards");
        var trace = is(Verdict.DELIVERED, document, Lab.ping("app", "eni-box"));
        assertEquals("eni-box", trace.reached().orElseThrow().value());
        assertEquals(Kind.NETWORK_INTERFACE, trace.forward().hops().getLast().kind());
        is(Verdict.DELIVERED, document, Lab.ping("eni-box", "db"));
        dropped(
                Code.ENI_SOURCE_DEST_CHECK_RESTRICTION,
                "eni-box",
                document,
                Lab.from("10.0.9.9", Lab.ping("eni-box", "db")));
        var through =
                Lab.document(HOME, "eni fw far 10.0.2.20 forwards", "route pub 10.0.1.0/24 eni-fw");
        var way = is(Verdict.DELIVERED, through, Lab.ping("web", "app"));
        assertTrue(ids(way.forward()).contains("eni-fw"));
    }

    // ---- prefix lists

    @Test
    void rowsForListsStandBetweenBlocksAndWhatIsLearned() {
        var lists = "pl peer 172.16.0.0/16,172.16.0.0/24";
        var document =
                Lab.document(
                        HOME,
                        AWAY,
                        PEERED.replace("route priv 172.16.0.0/16 pcx-ab\n", ""),
                        lists,
                        "listroute priv pl-peer pcx-ab");
        var trace = is(Verdict.DELIVERED, document, Lab.ping("app", "b"));
        var route = trace.forward().hops().get(1).decisions().getLast();
        assertEquals(Optional.of("172.16.0.0/24 (pl-peer) -> pcx-ab"), route.rule());
        // A plain row for the same block goes before.
        var plain =
                Lab.document(
                        HOME,
                        AWAY,
                        PEERED,
                        "pl peer 172.16.0.0/16",
                        "listroute priv pl-peer nat-a");
        var other = is(Verdict.DELIVERED, plain, Lab.ping("app", "b"));
        var beaten = other.forward().hops().get(1).decisions().getLast().beaten();
        assertEquals("172.16.0.0/16 (pl-peer) -> nat-a", beaten.getFirst().rule());
        assertTrue(
                Texts.in(Locale.ENGLISH).text(beaten.getFirst().why()).contains("prefix list"),
                () -> Texts.in(Locale.ENGLISH).text(beaten.getFirst().why()));
    }

    @Test
    void groupsMayNameLists() {
        var document =
                Lab.document(
                        HOME,
                        "pl near 10.0.2.0/24,10.0.3.0/24",
                        "pl six 2001:db8::/32",
                        "sg tight a",
                        "in tight tcp 443 pl-six",
                        "in tight tcp 443 pl-near",
                        "instance one priv 10.0.1.30 sg tight");
        is(Verdict.DELIVERED, document, Lab.tcp("db", "one", 443));
        var trace =
                dropped(Code.ENI_SG_RULES_MISMATCH, "i-one", document, Lab.tcp("app", "one", 443));
        var lost = trace.forward().hops().getLast().decisions().getLast().beaten();
        assertEquals("tcp 443 pl-six", lost.getFirst().rule());
        assertEquals("tcp 443 pl-near", lost.getLast().rule());
    }

    @Test
    void tablesOfTransitGatewaysTakeLists() {
        var document =
                Lab.document(
                        HOME,
                        AWAY,
                        """
                        tgw t
                        tgwtable x t
                        attach ta t a priv,far in x
                        attach tb t b b in x tells none
                        route priv 172.16.0.0/16 tgw-t
                        route b 10.0.0.0/16 tgw-t
                        pl all 172.16.0.0/16,10.0.0.0/16
                        pl back 10.0.0.0/16
                        tgwroute x 10.0.0.0/16 ta
                        listroute tgw-rtb-x pl-all tb
                        """);
        is(Verdict.DELIVERED, document, Lab.ping("app", "b"));
    }
}
