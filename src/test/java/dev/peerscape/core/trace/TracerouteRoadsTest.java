package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.trace.TracerouteTable.Behaviour;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The observed traceroute over VPN, Direct Connect and transit gateways, and to services (C.7).
final class TracerouteRoadsTest {
    private static final String A =
            """
            vpc a 10.1.0.0/16
            subnet a a 10.1.0.0/24
            instance a a 10.1.0.10
            vgw a a asn 64600
            propagate a a
            """;

    private static final String HQ =
            """
            site hq 10.99.0.0/16
            host desk hq 10.99.0.5
            cgw hq hq asn 65001 address 211.40.0.9
            """;

    private static final String VPN = "vpn hq hq vgw-a inside 169.254.9.0/30";
    private static final String DX =
            """
            dxcon hq hq
            dxvif hq hq vgw-a asn 65001 session 169.254.7.1,169.254.7.2
            """;

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

    private static List<String> ids(List<ResourceId> ids) {
        return ids.stream().map(ResourceId::value).toList();
    }

    private static String why(Probe probe) {
        return probe.silence().map(Texts.in(Locale.ENGLISH)::text).orElse("");
    }

    // ---- premises

    @Test
    void overAVpnTheInsideAddressesOfTheFarEndAnswer() {
        var document = Lab.document(A, HQ, VPN);
        var out = probes(document, ProbeKind.UDP, "a", "host-desk");
        assertEquals(List.of("169.254.9.2", "10.99.0.5"), lines(out));
        assertEquals(
                List.of("site-hq", "vpn-hq", "vgw-a", "subnet-a", "i-a"),
                ids(out.getFirst().back()));
        var in = probes(document, ProbeKind.UDP, "host-desk", "a");
        assertEquals(List.of("10.99.0.1", "169.254.9.1", "10.1.0.10"), lines(in));
        assertEquals(List.of("site-hq"), ids(in.get(0).back()));
        assertEquals(List.of("vpn-hq", "site-hq"), ids(in.get(1).back()));
    }

    @Test
    void withoutInsideAddressesTheDeviceAnswersWithItsPublicOne() {
        var document = Lab.document(A, HQ, "vpn hq hq vgw-a");
        assertEquals(
                List.of("211.40.0.9", "10.99.0.5"),
                lines(probes(document, ProbeKind.ICMP, "a", "host-desk")));
        var in = probes(document, ProbeKind.ICMP, "host-desk", "a");
        assertEquals(List.of("10.99.0.1", "*", "10.1.0.10"), lines(in));
        assertTrue(why(in.get(1)).contains("does not tell its address"), why(in.get(1)));
    }

    @Test
    void overDirectConnectTheFarEndsOfTheSessionAnswer() {
        var document = Lab.document(A, HQ, DX);
        assertEquals(
                List.of("169.254.7.2", "10.99.0.5"),
                lines(probes(document, ProbeKind.TCP, "a", "host-desk")));
        assertEquals(
                List.of("10.99.0.1", "169.254.7.1", "10.1.0.10"),
                lines(probes(document, ProbeKind.TCP, "host-desk", "a")));
    }

    @Test
    void aTransitGatewayIsASilentLineBeforeTheDevice() {
        var document =
                Lab.document(
                        """
                        vpc a 10.1.0.0/16
                        subnet a a 10.1.0.0/24
                        instance a a 10.1.0.10
                        route a 10.99.0.0/16 tgw-hub
                        tgw hub
                        attach a hub a a
                        """,
                        HQ,
                        """
                        vpn hq hq tgw-hub inside 169.254.9.0/30
                        attachto hq hub vpn-hq
                        """);
        assertEquals(
                List.of("*", "169.254.9.2", "10.99.0.5"),
                lines(probes(document, ProbeKind.ICMP, "a", "host-desk")));
        assertEquals(
                List.of("10.99.0.1", "169.254.9.1", "*", "10.1.0.10"),
                lines(probes(document, ProbeKind.ICMP, "host-desk", "a")));
    }

    @Test
    void betweenSitesEachDeviceHasALine() {
        var document =
                Lab.document(
                        A,
                        HQ,
                        VPN,
                        """
                        site branch 10.98.0.0/16
                        cgw branch branch asn 65002
                        vpn branch branch vgw-a inside 169.254.9.4/30
                        """);
        assertEquals(
                List.of("10.99.0.1", "169.254.9.1", "169.254.9.6", "10.98.0.7"),
                lines(probes(document, ProbeKind.UDP, "host-desk", "10.98.0.7")));
    }

    @Test
    void theAnswerOfADeviceNeedsTheAclToo() {
        var guarded =
                A.replace("10.1.0.0/24", "10.1.0.0/24 acl tight")
                        .replace("subnet", "acl tight a\nsubnet");
        var rules =
                """
                aclout tight 100 allow all 0.0.0.0/0
                aclin tight 100 allow icmp 0 10.99.0.0/16
                """;
        var probes =
                probes(Lab.document(guarded, HQ, VPN, rules), ProbeKind.ICMP, "a", "host-desk");
        assertEquals(List.of("*", "10.99.0.5"), lines(probes));
        assertTrue(why(probes.getFirst()).contains("tight"), why(probes.getFirst()));
        assertEquals(
                List.of("site-hq", "vpn-hq", "vgw-a", "subnet-a"), ids(probes.getFirst().back()));
        var open = "aclin tight 110 allow icmp 11 169.254.0.0/16";
        assertEquals(
                List.of("169.254.9.2", "10.99.0.5"),
                lines(
                        probes(
                                Lab.document(guarded, HQ, VPN, rules, open),
                                ProbeKind.ICMP,
                                "a",
                                "host-desk")));
    }

    @Test
    void rowsOfTheTableForThemCount() {
        var document = Lab.document(A, HQ, VPN);
        var table =
                TracerouteTable.USUAL
                        .with(Kind.VPN_CONNECTION, new Behaviour(true, false))
                        .with(Kind.SITE, new Behaviour(false, false))
                        .with(Kind.VPN_GATEWAY, new Behaviour(true, true));
        assertEquals(
                List.of("10.1.0.1", "*", "10.99.0.5"),
                lines(probes(document, table, ProbeKind.ICMP, "a", "host-desk")));
        assertEquals(
                63 - 1,
                new Tracer(Network.compile(document.topology()), table, Optional.empty())
                        .trace(Lab.ping("a", "host-desk"))
                        .forward()
                        .hops()
                        .getLast()
                        .in()
                        .ttl());
    }

    // ---- services

    private static Document withService(Resource service) {
        var document =
                Lab.document(
                        """
                        vpc a 10.1.0.0/16
                        sg app a
                        in app tcp 443 0.0.0.0/0
                        in app icmp 0.0.0.0/0
                        out app all 0.0.0.0/0
                        subnet a a 10.1.0.0/24
                        subnet b a 10.1.1.0/24
                        instance a a 10.1.0.10
                        instance b b 10.1.1.10 sg app
                        """);
        var topology = document.topology();
        var vpc = topology.vpcs().get(new ResourceId("vpc-a"));
        var list =
                new PrefixList(
                        new ResourceId("pl-s3"),
                        "s3",
                        Optional.empty(),
                        vpc.region(),
                        false,
                        1,
                        List.of(Cidr.of("52.219.56.0/22")));
        var draft = vpc.draft();
        switch (service) {
            case VpcEndpoint it -> draft.put(it);
            case LoadBalancer it ->
                    draft.put(
                                    new TargetGroup(
                                            new ResourceId("tg-b"),
                                            "b",
                                            Protocol.TCP,
                                            443,
                                            false,
                                            List.of(
                                                    new TargetGroup.Member(
                                                            new TargetGroup.To.AnInstance(
                                                                    new ResourceId("i-b")),
                                                            443,
                                                            true))))
                            .put(it);
            default -> throw new IllegalArgumentException(service.toString());
        }
        return new Document(topology.with(list).with(draft.build()), document.layout());
    }

    private static NetworkInterface card(String id) {
        return new NetworkInterface(
                new ResourceId(id),
                "",
                new ResourceId("subnet-b"),
                List.of(Ip.of("10.1.1.40")),
                Optional.empty(),
                List.of(new ResourceId("sg-app")),
                true);
    }

    @Test
    void theWayToAGatewayEndpointEndsUnseen() {
        var document =
                withService(
                        new VpcEndpoint(
                                new ResourceId("vpce-s3"),
                                "",
                                "com.amazonaws.ap-northeast-2.s3",
                                new VpcEndpoint.Form.Gateway(
                                        new ResourceId("pl-s3"),
                                        List.of(new ResourceId("rtb-a")))));
        assertEquals(
                List.of("*", "52.219.56.9"),
                lines(probes(document, ProbeKind.TCP, "a", "52.219.56.9")));
        var udp = probes(document, ProbeKind.UDP, "a", "52.219.56.9");
        assertEquals(Traceroute.MOST_HOPS, udp.size());
        assertTrue(udp.stream().allMatch(it -> it.address().isEmpty()));
    }

    @Test
    void anInterfaceEndpointAnswersItsServiceOnly() {
        var document =
                withService(
                        new VpcEndpoint(
                                new ResourceId("vpce-ssm"),
                                "",
                                "com.amazonaws.ap-northeast-2.ssm",
                                new VpcEndpoint.Form.Interface(List.of(card("eni-ssm")), true)));
        var network = Network.compile(document.topology());
        var flow = Lab.tcp("a", "10.1.1.40", 443);
        assertEquals(List.of("10.1.1.40"), lines(new Tracer(network).trace(flow).traceroute()));
        var ping =
                new Tracer(network, TracerouteTable.USUAL, Optional.of(ProbeKind.ICMP))
                        .trace(flow)
                        .traceroute();
        assertEquals(Traceroute.MOST_HOPS, ping.size());
        assertTrue(why(ping.getFirst()).contains("answers neither pings"), why(ping.getFirst()));
    }

    @Test
    void aLoadBalancerHandsTheAnswerBackAsItsOwn() {
        var document =
                withService(
                        new LoadBalancer(
                                new ResourceId("nlb-front"),
                                "front",
                                false,
                                List.of(card("eni-front")),
                                true,
                                List.of(
                                        new LoadBalancer.Listener(
                                                Protocol.TCP, 443, new ResourceId("tg-b")))));
        var tracer = new Tracer(Network.compile(document.topology()));
        var trace = tracer.trace(Lab.tcp("a", "10.1.1.40", 443));
        assertEquals("i-b", trace.reached().orElseThrow().value());
        assertEquals(List.of("10.1.1.40"), lines(trace.traceroute()));
        assertTrue(ids(trace.traceroute().getFirst().back()).contains("nlb-front"));
        var closed = tracer.trace(Lab.tcp("a", "10.1.1.40", 80)).traceroute();
        assertEquals(Traceroute.MOST_HOPS, closed.size());
    }
}
