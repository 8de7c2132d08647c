package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.check.Checks;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The documented cases of A2 in both families, and those that need sites: cases 2b, 3b and 4b, N5c
/// to N5e, N10, T1, P1, and rules that go stale and recover (A.7).
class ConformanceTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g");
    private static final List<String> BLOCKS =
            List.of(
                    "172.16.0.0/16",
                    "10.0.0.0/16",
                    "192.168.0.0/16",
                    "10.2.0.0/16",
                    "10.3.0.0/16",
                    "172.17.0.0/16",
                    "10.4.0.0/16");

    private static String six(int i) {
        return "2001:db8:%x:aa00::/56".formatted(0x1000 + i);
    }

    private static String host(int i) {
        return "2001:db8:%x:aa00::10".formatted(0x1000 + i);
    }

    /// VPCs with a peering and routes both ways for each pair, where wanted in IPv6 too.
    ///
    /// @param dual how many of the VPCs have IPv6
    private static Document peered(int count, int dual, List<int[]> pairs) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            lines.add(
                    i < dual
                            ? CasesTest.vpc(NAMES.get(i), BLOCKS.get(i), six(i))
                            : CasesTest.vpc(NAMES.get(i), BLOCKS.get(i)));
        }
        for (var pair : pairs) {
            var one = NAMES.get(pair[0]);
            var other = NAMES.get(pair[1]);
            var pcx = "pcx-" + one + other;
            lines.add("pcx " + one + other + " " + one + " " + other);
            lines.add("route " + one + " " + BLOCKS.get(pair[1]) + " " + pcx);
            lines.add("route " + other + " " + BLOCKS.get(pair[0]) + " " + pcx);
            if (pair[0] < dual && pair[1] < dual) {
                lines.add("route " + one + " " + six(pair[1]) + " " + pcx);
                lines.add("route " + other + " " + six(pair[0]) + " " + pcx);
            }
        }
        return Lab.document(lines.toArray(String[]::new));
    }

    private static List<int[]> mesh(int count) {
        var pairs = new ArrayList<int[]>();
        for (int i = 0; i < count; i++) {
            for (int j = i + 1; j < count; j++) {
                pairs.add(new int[] {i, j});
            }
        }
        return pairs;
    }

    private static boolean four(Document document, int from, int to) {
        var trace = Lab.trace(document, Lab.ping(NAMES.get(from), NAMES.get(to)));
        return trace.verdict() == Verdict.DELIVERED && !trace.forward().hops().isEmpty();
    }

    private static boolean sixth(Document document, int from, int to) {
        var trace = Lab.trace(document, Lab.ping(NAMES.get(from), host(to)));
        return trace.verdict() == Verdict.DELIVERED
                && trace.reached().equals(Optional.of(new ResourceId("i-" + NAMES.get(to))));
    }

    @Test
    void case2bAHubReachesEachSpokeAndNoSpokeAnother() {
        var pairs = new ArrayList<int[]>();
        for (int i = 1; i < 7; i++) {
            pairs.add(new int[] {0, i});
        }
        var document = peered(7, 7, pairs);
        for (int from = 0; from < 7; from++) {
            for (int to = 0; to < 7; to++) {
                if (from != to) {
                    boolean hub = from == 0 || to == 0;
                    assertEquals(hub, four(document, from, to), from + " to " + to);
                    assertEquals(hub, sixth(document, from, to), from + " to " + to + ", IPv6");
                }
            }
        }
    }

    @Test
    void case3bTheOneWithoutIpv6IsReachedByIpv4() {
        var document = peered(3, 2, mesh(3));
        for (int from = 0; from < 3; from++) {
            for (int to = 0; to < 3; to++) {
                if (from != to) {
                    assertTrue(four(document, from, to), from + " to " + to);
                    assertEquals(from < 2 && to < 2, sixth(document, from, to), from + " " + to);
                }
            }
        }
    }

    @Test
    void case4bSevenReachEachOtherInBothFamilies() {
        var pairs = mesh(7);
        assertEquals(21, pairs.size());
        var document = peered(7, 7, pairs);
        int reached = 0;
        for (int from = 0; from < 7; from++) {
            for (int to = 0; to < 7; to++) {
                if (from != to && four(document, from, to) && sixth(document, from, to)) {
                    reached++;
                }
            }
        }
        assertEquals(42, reached);
    }

    // ---- the negative cases with gateways of the peer

    private static final String HQ =
            """
            site hq 10.99.0.0/16
            cgw hq hq asn 65001
            """;

    /// N5c, N5d: B by the gateway of A to the site, and the site to B.
    @ParameterizedTest
    @ValueSource(strings = {"vpn hq hq vgw-a", "dxcon hq hq\ndxvif hq hq vgw-a asn 65001"})
    void n5TheSiteIsNotBehindThePeering(String line) {
        var document =
                Lab.document(
                        CasesTest.vpc("a", "10.0.0.0/16"),
                        CasesTest.vpc("b", "172.16.0.0/16"),
                        "vgw a a asn 64600",
                        "propagate a a",
                        HQ,
                        line,
                        "pcx ab a b",
                        "route b 10.0.0.0/16 pcx-ab",
                        "route b 10.99.0.0/16 pcx-ab",
                        "route a 172.16.0.0/16 pcx-ab");
        assertEquals(Verdict.DELIVERED, Lab.trace(document, Lab.ping("a", "10.99.0.5")).verdict());
        var out = Lab.trace(document, Lab.ping("b", "10.99.0.5")).forward();
        assertEquals(Optional.of(Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR), out.code());
        assertEquals(new ResourceId("pcx-ab"), out.at());
        var in =
                Lab.trace(
                                document,
                                new Flow(
                                        new ResourceId("site-hq"),
                                        new Flow.Destination.To(new ResourceId("i-b")),
                                        Optional.empty(),
                                        Protocol.ICMP,
                                        8,
                                        0))
                        .forward();
        assertEquals(Leg.Outcome.DROPPED, in.outcome());
    }

    /// N5e: the gateway endpoint of A is for A alone.
    @Test
    void n5TheGatewayEndpointIsNotBehindThePeering() {
        var start =
                Lab.document(
                        CasesTest.vpc("a", "10.0.0.0/16"),
                        CasesTest.vpc("b", "172.16.0.0/16"),
                        "pcx ab a b",
                        "route b 10.0.0.0/16 pcx-ab",
                        "route b 3.5.140.0/22 pcx-ab",
                        "route a 172.16.0.0/16 pcx-ab");
        var vpc = start.topology().vpc(new ResourceId("vpc-a")).orElseThrow();
        var list =
                new PrefixList(
                        new ResourceId("pl-s3"),
                        "",
                        Optional.empty(),
                        vpc.region(),
                        false,
                        1,
                        List.of(Cidr.of("3.5.140.0/22")));
        var endpoint =
                new VpcEndpoint(
                        new ResourceId("vpce-s3"),
                        "",
                        "com.amazonaws.ap-northeast-2.s3",
                        new VpcEndpoint.Form.Gateway(list.id(), List.of(new ResourceId("rtb-a"))));
        var document =
                Lab.after(
                        start,
                        new Edit.PutPrefixList(list),
                        new Edit.PutVpcEndpoint(vpc.id(), endpoint, Optional.empty()));
        var own = Lab.trace(document, Lab.tcp("a", "3.5.140.9", 443));
        assertEquals(Leg.Outcome.DELIVERED, own.forward().outcome());
        assertEquals(endpoint.id(), own.forward().at());
        var far = Lab.trace(document, Lab.tcp("b", "3.5.140.9", 443)).forward();
        assertEquals(Optional.of(Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR), far.code());
    }

    // ---- groups of a peer (A.7)

    private static final String NAMED =
            """
            vpc a 10.0.0.0/16
            sg tight a
            in tight all sg-b
            out tight all 0.0.0.0/0
            subnet a a 10.0.0.0/24
            instance a a 10.0.0.10 sg tight
            vpc b 10.1.0.0/16 %s
            subnet b b 10.1.0.0/24
            instance b b 10.1.0.10
            pcx ab a b
            route a 10.1.0.0/16 pcx-ab
            route b 10.0.0.0/16 pcx-ab
            """;

    private static List<String> references(Document document) {
        return Checks.run(Network.compile(document.topology())).stream()
                .filter(it -> it.rule().equals("V21"))
                .map(it -> it.text().key())
                .toList();
    }

    private static Verdict ping(Document document) {
        return Lab.trace(document, Lab.ping("b", "a")).verdict();
    }

    @Test
    void n10AGroupOfAnotherRegionNeverMatches() {
        var apart = Lab.document(NAMED.formatted("@us-east-1"));
        assertEquals(Verdict.DROPPED, ping(apart));
        assertEquals(List.of("check.V21.region"), references(apart));
    }

    /// Without the peering another road leads from B to A, which does not carry B's groups.
    @Test
    void aReferenceIsStaleWhileThePeeringIsOverAndRecovers() {
        var document =
                Lab.document(
                        NAMED.formatted(""),
                        """
                        tgw hub
                        attach a hub a a
                        attach b hub b b
                        route a 10.1.0.0/24 tgw-hub
                        route b 10.0.0.0/24 tgw-hub
                        """);
        var pcx = new ResourceId("pcx-ab");
        var peered = without(without(document, "a", "10.1.0.0/24"), "b", "10.0.0.0/24");
        assertEquals(Verdict.DELIVERED, ping(peered));
        assertEquals(List.of(), references(peered));

        var over = Lab.after(document, new Edit.DeletePeering(Actor.ANYONE, pcx, true));
        assertEquals(Verdict.DROPPED, ping(over));
        assertEquals(
                Optional.of(Code.SG_REFERENCING_SUPPORT),
                Lab.trace(over, Lab.ping("b", "a")).forward().code());
        assertEquals(List.of("check.V21.stale"), references(over));

        var again = new ResourceId("pcx-again");
        var recovered =
                Lab.after(
                        without(without(over, "a", "10.1.0.0/24"), "b", "10.0.0.0/24"),
                        new Edit.RequestPeering(
                                Actor.ANYONE,
                                again,
                                "",
                                new ResourceId("vpc-b"),
                                new ResourceId("vpc-a")),
                        new Edit.AcceptPeering(Actor.ANYONE, again),
                        row("a", "10.1.0.0/16", again),
                        row("b", "10.0.0.0/16", again));
        assertEquals(Verdict.DELIVERED, ping(recovered));
        assertEquals(List.of(), references(recovered));
    }

    private static Edit row(String table, String block, ResourceId peering) {
        return new Edit.AddRoute(
                new ResourceId("rtb-" + table),
                Route.to(Cidr.of(block), new Target.ToPeering(peering)));
    }

    private static Document without(Document document, String table, String block) {
        var id = new ResourceId("rtb-" + table);
        var routes = document.topology().vpcOf(id).orElseThrow().routeTables().get(id).routes();
        for (var route : routes) {
            if (route.destination().toString().equals(block)) {
                return switch (Edits.apply(document, new Edit.RemoveRoute(id, route))) {
                    case Outcome.Applied(var after, _, _) -> after;
                    case Outcome.Refused refused -> throw new AssertionError(refused);
                };
            }
        }
        return document;
    }

    // ---- transit gateways and private NAT with a site

    private static final String SITE = "site hq 10.99.99.0/24\ncgw hq hq asn 65001";

    @Test
    void t1EverythingReachesEverything() {
        var lines = new ArrayList<String>();
        for (int i = 1; i <= 3; i++) {
            var name = NAMES.get(i - 1);
            lines.add(CasesTest.vpc(name, "10." + i + ".0.0/16"));
            lines.add("route " + name + " 0.0.0.0/0 tgw-hub");
        }
        lines.add(SITE);
        lines.add("tgw hub");
        for (var name : List.of("a", "b", "c")) {
            lines.add("attach " + name + " hub " + name + " " + name);
        }
        lines.add("vpn hq hq tgw-hub");
        lines.add("attachto hq hub vpn-hq");
        var document = Lab.document(lines.toArray(String[]::new));
        for (var from : List.of("a", "b", "c", "site-hq")) {
            for (var to : List.of("a", "b", "c", "10.99.99.7")) {
                boolean same = from.equals(to) || from.startsWith("site") && to.contains(".");
                if (!same) {
                    assertEquals(
                            Verdict.DELIVERED,
                            Lab.trace(document, Lab.ping(from, to)).verdict(),
                            from + " to " + to);
                }
            }
        }
    }

    /// P1: on premises sees the private NAT gateway's address.
    @ParameterizedTest
    @ValueSource(strings = {"vgw", "tgw"})
    void p1OnPremisesSeesTheAllowListedRange(String by) {
        var roads =
                by.equals("vgw")
                        ? "vgw a a asn 64600\nvpn hq hq vgw-a\nroute out 192.168.0.0/16 vgw-a"
                        : """
                        tgw hub
                        attach a hub a nat
                        vpn hq hq tgw-hub
                        attachto hq hub vpn-hq
                        route out 192.168.0.0/16 tgw-hub
                        """;
        var document =
                Lab.document(
                        """
                        vpc a 10.0.0.0/16 100.64.1.0/24
                        table out a
                        subnet work a 10.0.1.0/24
                        subnet nat a 100.64.1.0/28 table out
                        instance web work 10.0.1.5
                        nat n nat 100.64.1.9 private
                        route a 192.168.0.0/16 nat-n
                        site hq 192.168.0.0/16
                        cgw hq hq asn 65001
                        """,
                        roads);
        var trace = Lab.trace(document, Lab.tcp("web", "192.168.7.7", 443));
        assertEquals(Verdict.DELIVERED, trace.verdict(), () -> trace.blockers().toString());
        assertEquals(Ip.of("100.64.1.9"), trace.forward().hops().getLast().in().source());
        assertEquals(PathMtu.VPN, trace.mtu().bytes());
    }
}
