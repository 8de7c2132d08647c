package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.TracerouteTable.Behaviour;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The observed traceroute (C.7): the examples of the table, the three kinds of probe, and answers
/// that have to get back themselves.
final class TracerouteTest {
    private static final String STRANGER = "198.51.100.7";

    /// A private and a public subnet behind a NAT gateway; `vpc b` is a peer.
    private static final String VPC =
            """
            vpc a 10.0.0.0/16
            igw a a
            table public a
            table private a
            acl outer a
            acl inner a
            sg front a
            out front all 0.0.0.0/0
            subnet open a 10.0.3.0/24 table public acl outer
            subnet private a 10.0.1.0/24 table private acl inner
            nat a open 10.0.3.96 52.79.10.96
            instance app private 10.0.1.10 sg front
            instance twin private 10.0.1.11
            instance web open 10.0.3.10 public 52.79.10.10
            vpc b 172.16.0.0/16
            subnet b b 172.16.1.0/24
            instance db b 172.16.1.20
            pcx ab a b
            route public 0.0.0.0/0 igw-a
            route private 0.0.0.0/0 nat-a
            route private 172.16.0.0/16 pcx-ab
            route b 10.0.0.0/16 pcx-ab
            """;

    private static final String OPEN =
            """
            aclin inner 100 allow all 0.0.0.0/0
            aclout inner 100 allow all 0.0.0.0/0
            aclin outer 100 allow all 0.0.0.0/0
            aclout outer 100 allow all 0.0.0.0/0
            """;

    private static final Document LAB = Lab.document(VPC, OPEN);

    private static List<Probe> probes(Document document, ProbeKind kind, String from, String to) {
        return probes(document, TracerouteTable.USUAL, kind, from, to);
    }

    private static List<Probe> probes(
            Document document, TracerouteTable table, ProbeKind kind, String from, String to) {
        return new Tracer(Network.compile(document.topology()), table, Optional.of(kind))
                .trace(Lab.ping(from, to))
                .traceroute();
    }

    private static List<String> lines(List<Probe> probes) {
        return probes.stream().map(it -> it.address().map(Ip::toString).orElse("*")).toList();
    }

    private static String why(Probe probe) {
        return probe.silence().map(Texts.in(Locale.ENGLISH)::text).orElse("");
    }

    private static List<String> ids(List<ResourceId> ids) {
        return ids.stream().map(ResourceId::value).toList();
    }

    // ---- the examples of C.7

    @ParameterizedTest
    @EnumSource(ProbeKind.class)
    void withinAVpcAndOverAPeeringTheDestinationIsLineOne(ProbeKind kind) {
        assertEquals(List.of("10.0.1.11"), lines(probes(LAB, kind, "app", "twin")));
        assertEquals(List.of("10.0.3.10"), lines(probes(LAB, kind, "app", "web")));
        assertEquals(List.of("172.16.1.20"), lines(probes(LAB, kind, "app", "db")));
    }

    @ParameterizedTest
    @EnumSource(ProbeKind.class)
    void fromAPrivateSubnetTheNatGatewayIsLineOneAndTheEdgeFollows(ProbeKind kind) {
        var lines = lines(probes(LAB, kind, "app", STRANGER));
        assertEquals("10.0.3.96", lines.getFirst());
        assertEquals(STRANGER, lines.getLast());
        var edge = lines.subList(1, lines.size() - 1);
        assertTrue(edge.size() >= 4 && edge.stream().allMatch(it -> Ip.of(it).isPublic()));
    }

    @Test
    void fromAPublicSubnetTheEdgeAnswersFirst() {
        var lines = lines(probes(LAB, ProbeKind.UDP, "web", STRANGER));
        assertTrue(
                Ip.of(lines.getFirst()).isPublic(),
                () -> why(probes(LAB, ProbeKind.UDP, "web", STRANGER).getFirst()));
        assertEquals(STRANGER, lines.getLast());
    }

    @ParameterizedTest
    @EnumSource(ProbeKind.class)
    void whatIsDroppedIsThirtySilentLinesThatSayWhy(ProbeKind kind) {
        var missing = probes(LAB, kind, "db", STRANGER);
        assertEquals(Traceroute.MOST_HOPS, missing.size());
        assertTrue(missing.stream().allMatch(it -> it.address().isEmpty()));
        assertTrue(
                missing.stream().allMatch(it -> why(it).contains("has no row for")),
                why(missing.get(0)));
        assertEquals(List.of("i-db", "subnet-b"), ids(missing.getLast().there()));
        var refused = probes(LAB, kind, "db", "app");
        assertEquals(Traceroute.MOST_HOPS, refused.size());
        assertTrue(why(refused.getFirst()).contains("front"), why(refused.getFirst()));
    }

    @Test
    void theTransitGatewayIsSilentUntilTheTableSaysOtherwise() {
        var document =
                Lab.document(
                        """
                        vpc a 10.1.0.0/16
                        subnet a a 10.1.0.0/24
                        instance a a 10.1.0.10
                        vpc b 10.2.0.0/16
                        subnet b b 10.2.0.0/24
                        instance b b 10.2.0.10
                        tgw hub
                        attach a hub a a
                        attach b hub b b
                        route a 0.0.0.0/0 tgw-hub
                        route b 0.0.0.0/0 tgw-hub
                        """);
        var usual = probes(document, ProbeKind.ICMP, "a", "b");
        assertEquals(List.of("*", "10.2.0.10"), lines(usual));
        assertTrue(why(usual.getFirst()).contains("hub lowers the TTL"), why(usual.getFirst()));
        var seen = TracerouteTable.USUAL.with(Kind.TRANSIT_GATEWAY, new Behaviour(true, true));
        var answered = probes(document, seen, ProbeKind.ICMP, "a", "b");
        assertEquals(List.of("10.1.0.1", "10.2.0.10"), lines(answered));
        assertEquals(List.of("tgw-hub", "subnet-a", "i-a"), ids(answered.getFirst().back()));
        var unseen = TracerouteTable.USUAL.with(Kind.TRANSIT_GATEWAY, new Behaviour(false, false));
        assertEquals(
                List.of("10.2.0.10"), lines(probes(document, unseen, ProbeKind.ICMP, "a", "b")));
    }

    @Test
    void anApplianceIsARouter() {
        var document =
                Lab.document(
                        """
                        vpc a 10.0.0.0/16
                        table spoke a
                        subnet spoke a 10.0.1.0/24 table spoke
                        subnet box a 10.0.2.0/24
                        subnet far a 10.0.3.0/24
                        instance app spoke 10.0.1.10
                        instance box box 10.0.2.10 forwards
                        instance db far 10.0.3.10
                        route spoke 10.0.3.0/24 eni-box
                        """);
        var probes = probes(document, ProbeKind.UDP, "app", "db");
        assertEquals(List.of("10.0.2.10", "10.0.3.10"), lines(probes));
        assertEquals(
                List.of("i-box", "subnet-box", "subnet-spoke", "i-app"),
                ids(probes.getFirst().back()));
    }

    // ---- the table

    @Test
    void theTtlOfTheHeadersFollowsTheTable() {
        var network = Network.compile(LAB.topology());
        var usual = new Tracer(network).trace(Lab.ping("app", STRANGER)).forward().hops();
        assertEquals(63, usual.get(2).out().ttl(), "the NAT gateway");
        assertTrue(usual.getLast().out().ttl() < 60, "the Internet's routers");
        var table =
                TracerouteTable.USUAL
                        .with(Kind.NAT_GATEWAY, new Behaviour(false, false))
                        .with(Kind.SUBNET, new Behaviour(true, true))
                        .with(Kind.INTERNET, new Behaviour(false, false));
        var trace = new Tracer(network, table, Optional.empty()).trace(Lab.ping("app", STRANGER));
        assertEquals(62, trace.forward().hops().getLast().out().ttl(), "two routers of the VPC");
        assertEquals(List.of("10.0.1.1", "10.0.3.1", STRANGER), lines(trace.traceroute()));
    }

    @Test
    void everyRowIsTold() {
        for (var locale : List.of(Locale.ENGLISH, Locale.KOREAN)) {
            var texts = Texts.in(locale);
            for (var row : TracerouteTable.ROWS) {
                for (var text : List.of(row.name(), row.source(), row.confidence().text())) {
                    assertTrue(!texts.text(text).startsWith("traceroute."), text::key);
                }
            }
        }
    }

    // ---- what differs between probes

    @Test
    void groupsThatAdmitPingOnlyAreSeenByPingOnly() {
        var document = Lab.document(VPC, OPEN, "in front icmp 0.0.0.0/0");
        assertEquals(List.of("10.0.1.10"), lines(probes(document, ProbeKind.ICMP, "db", "app")));
        for (var kind : List.of(ProbeKind.UDP, ProbeKind.TCP)) {
            var lost = probes(document, kind, "db", "app");
            assertEquals(Traceroute.MOST_HOPS, lost.size());
            assertTrue(why(lost.getFirst()).contains("front"), why(lost.getFirst()));
        }
    }

    @Test
    void eachUdpProbeHasItsOwnPort() {
        var document = Lab.document(VPC, OPEN, "in front udp 33436-33440 0.0.0.0/0");
        var probes = probes(document, ProbeKind.UDP, "db", "app");
        assertEquals(List.of("*", "*", "10.0.1.10"), lines(probes));
        assertEquals(List.of(33434, 33435, 33436), probes.stream().map(Probe::port).toList());
    }

    @Test
    void tcpProbesAskForThePortOfTheFlow() {
        var document = Lab.document(VPC, OPEN, "in front tcp 443 0.0.0.0/0");
        var network = Network.compile(document.topology());
        var trace = new Tracer(network).trace(Lab.tcp("db", "app", 443));
        assertEquals(ProbeKind.TCP, trace.traceroute().getFirst().kind());
        assertEquals(List.of("10.0.1.10"), lines(trace.traceroute()));
        var eighty = probes(document, ProbeKind.TCP, "db", "app");
        assertEquals(80, eighty.getFirst().port());
        assertEquals(Traceroute.MOST_HOPS, eighty.size());
    }

    @Test
    void whatComesBeforeTheBlockAnswersStill() {
        var document =
                Lab.document(
                        VPC,
                        """
                        aclin inner 100 allow all 0.0.0.0/0
                        aclout inner 100 allow all 0.0.0.0/0
                        aclin outer 100 allow all 0.0.0.0/0
                        aclout outer 100 allow all 10.0.0.0/16
                        """);
        var probes = probes(document, ProbeKind.ICMP, "app", STRANGER);
        assertEquals(Traceroute.MOST_HOPS, probes.size());
        assertEquals("10.0.3.96", lines(probes).getFirst());
        assertTrue(probes.stream().skip(1).allMatch(it -> why(it).contains("outer")));
        assertEquals(
                List.of("i-app", "subnet-private", "nat-a", "subnet-open"),
                ids(probes.getLast().there()));
    }

    // ---- answers that must get back

    /// The inner ACL admits what `rules` say and nothing else.
    private static Document guarded(String... rules) {
        return Lab.document(
                VPC,
                """
                aclout inner 100 allow all 0.0.0.0/0
                aclin outer 100 allow all 0.0.0.0/0
                aclout outer 100 allow all 0.0.0.0/0
                """,
                String.join("\n", rules));
    }

    @Test
    void anAclWithoutTypeElevenSwallowsTheLinesBetween() {
        var document = guarded("aclin inner 100 allow icmp 0 0.0.0.0/0");
        var probes = probes(document, ProbeKind.ICMP, "app", STRANGER);
        var lines = lines(probes);
        assertEquals(STRANGER, lines.getLast());
        assertTrue(
                lines.subList(0, lines.size() - 1).stream().allMatch("*"::equals), lines::toString);
        for (var probe : probes.subList(0, probes.size() - 1)) {
            assertTrue(why(probe).contains("icmp type 11"), why(probe));
            assertTrue(why(probe).contains("inner"), why(probe));
            assertEquals("subnet-private", probe.back().getLast().value());
        }
        var admitted =
                guarded(
                        "aclin inner 100 allow icmp 0 0.0.0.0/0",
                        "aclin inner 110 allow icmp 11 0.0.0.0/0");
        assertEquals(
                lines(probes(LAB, ProbeKind.ICMP, "app", STRANGER)),
                lines(probes(admitted, ProbeKind.ICMP, "app", STRANGER)));
    }

    @Test
    void portUnreachableHasToGetBackAsWell() {
        var document = guarded("aclin inner 100 allow icmp 11 0.0.0.0/0");
        var probes = probes(document, ProbeKind.UDP, "app", STRANGER);
        assertEquals(Traceroute.MOST_HOPS, probes.size());
        assertEquals("10.0.3.96", lines(probes).getFirst());
        assertTrue(why(probes.getLast()).contains("icmp type 3"), why(probes.getLast()));
        var admitted =
                guarded(
                        "aclin inner 100 allow icmp 11 0.0.0.0/0",
                        "aclin inner 110 allow icmp 3 0.0.0.0/0");
        assertEquals(STRANGER, lines(probes(admitted, ProbeKind.UDP, "app", STRANGER)).getLast());
    }

    @Test
    void aGroupWithoutInboundRulesLetsMessagesAboutItsOwnPacketsIn() {
        assertEquals("10.0.3.96", lines(probes(LAB, ProbeKind.UDP, "app", STRANGER)).getFirst());
        assertEquals(List.of("172.16.1.20"), lines(probes(LAB, ProbeKind.UDP, "app", "db")));
    }

    @Test
    void eachProbeSaysWhichWayItAndItsAnswerWent() {
        var probes = probes(LAB, ProbeKind.ICMP, "app", STRANGER);
        assertEquals(List.of("i-app", "subnet-private", "nat-a"), ids(probes.get(0).there()));
        assertEquals(
                List.of("nat-a", "subnet-open", "subnet-private", "i-app"),
                ids(probes.get(0).back()));
        assertEquals("internet", probes.get(1).there().getLast().value());
        assertEquals(
                List.of("internet", "igw-a", "subnet-open", "nat-a", "subnet-private", "i-app"),
                ids(probes.get(1).back()));
        assertEquals(probes.get(1).back(), probes.getLast().back());
    }

    @Test
    void ofIpv6TooTheAclMustAdmitTimeExceeded() {
        var vpc =
                """
                vpc a 10.0.0.0/16 2600:1f13:a::/56
                igw a a
                table outer a
                acl strict a
                subnet outer a 10.0.2.0/24,2600:1f13:a:2::/64 table outer acl strict
                instance open outer 10.0.2.10,2600:1f13:a:2::10
                route outer ::/0 igw-a
                aclout strict 100 allow all ::/0
                aclin strict 100 allow icmpv6 129 ::/0
                """;
        var to = "2001:4860::8888";
        var without = lines(probes(Lab.document(vpc), ProbeKind.ICMP, "open", to));
        assertEquals(to, without.getLast());
        assertTrue(without.subList(0, without.size() - 1).stream().allMatch("*"::equals));
        var with = Lab.document(vpc, "aclin strict 110 allow icmpv6 3 ::/0");
        assertTrue(lines(probes(with, ProbeKind.ICMP, "open", to)).stream().noneMatch("*"::equals));
    }
}
