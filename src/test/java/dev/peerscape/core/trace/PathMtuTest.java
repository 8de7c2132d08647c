package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.trace.PathMtu.Answer;
import dev.peerscape.testing.Lab;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomFlows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// The size of packets along a way (A.7, C.3 to C.5).
class PathMtuTest {
    private static final Header ANY =
            new Header(Ip.of("10.0.0.4"), Ip.of("10.1.0.4"), Protocol.TCP, 50000, 443, 64);

    private static Hop hop(Kind kind, String id) {
        return new Hop(new ResourceId(id), kind, ANY, ANY, List.of());
    }

    private static PathMtu of(Hop... hops) {
        return PathMtu.of(Topology.empty(Lab.NOW), List.of(hops));
    }

    private static final String PEERS =
            """
            vpc a 10.0.0.0/16
            subnet a a 10.0.0.0/24
            instance x a 10.0.0.5
            vpc b 10.1.0.0/16 %s
            subnet b b 10.1.0.0/24
            instance y b 10.1.0.5
            pcx ab a b
            route a 10.1.0.0/16 pcx-ab
            route b 10.0.0.0/16 pcx-ab
            """;

    private static PathMtu ping(String to, String... lines) {
        return Lab.trace(Lab.document(lines), Lab.ping("x", to)).mtu();
    }

    @Test
    void aPeeringOfOneRegionTakesJumboFrames() {
        assertEquals(new PathMtu(9001, List.of()), ping("y", PEERS.formatted("")));
    }

    @Test
    void betweenRegionsPacketsAreSmaller() {
        var mtu = ping("y", PEERS.formatted("@us-east-1"));
        assertEquals(8500, mtu.bytes());
        assertEquals(
                List.of(new PathMtu.Narrowing(new ResourceId("pcx-ab"), 9001, 8500, Answer.TOLD)),
                mtu.narrowings());
    }

    @Test
    void theInternetByANatGatewayShrinksTwice() {
        var mtu =
                ping(
                        "internet",
                        """
                        vpc a 10.0.0.0/16
                        igw a a
                        table open a
                        route open 0.0.0.0/0 igw-a
                        subnet open a 10.0.1.0/24 table open
                        subnet a a 10.0.0.0/24
                        instance x a 10.0.0.5
                        nat a open 10.0.1.9 52.79.0.9
                        route a 0.0.0.0/0 nat-a
                        """);
        assertEquals(1500, mtu.bytes());
        assertEquals(
                List.of("nat-a", "igw-a"),
                mtu.narrowings().stream().map(it -> it.at().value()).toList());
    }

    @Test
    void aTransitGatewayDropsWithoutAWord() {
        var mtu =
                ping(
                        "y",
                        """
                        vpc a 10.0.0.0/16
                        subnet a a 10.0.0.0/24
                        instance x a 10.0.0.5
                        vpc b 10.1.0.0/16
                        subnet b b 10.1.0.0/24
                        instance y b 10.1.0.5
                        tgw hub
                        attach a hub a a
                        attach b hub b b
                        route a 10.1.0.0/16 tgw-hub
                        route b 10.0.0.0/16 tgw-hub
                        """);
        assertEquals(
                List.of(
                        new PathMtu.Narrowing(
                                new ResourceId("tgw-hub"), 9001, 8500, Answer.CLAMPED)),
                mtu.narrowings());
    }

    @Test
    void aVpnConnectionIsTheNarrowest() {
        var mtu =
                of(
                        hop(Kind.INSTANCE, "i-a"),
                        hop(Kind.TRANSIT_GATEWAY, "tgw-a"),
                        hop(Kind.VPN_CONNECTION, "vpn-a"),
                        hop(Kind.SITE, "site-a"));
        assertEquals(1446, mtu.bytes());
        assertEquals(
                List.of(Answer.CLAMPED, Answer.SILENT),
                mtu.narrowings().stream().map(PathMtu.Narrowing::answer).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "PRIVATE, 1500, 1500",
        "PRIVATE, 9001, 9001",
        "TRANSIT, 1500, 1500",
        "TRANSIT, 8500, 8500",
        "PUBLIC, 1500, 1500",
    })
    void directConnectHasTheSizeOfItsInterface(VirtualInterface.Type type, int set, int bytes) {
        var account = new AccountId("111111111111");
        var line =
                new DxConnection(
                        new ResourceId("dxcon-a"),
                        "",
                        account,
                        new Region("ap-northeast-2"),
                        "ICN1",
                        "1Gbps",
                        new ResourceId("site-a"),
                        true);
        var vif =
                new VirtualInterface(
                        new ResourceId("dxvif-a"),
                        "",
                        account,
                        line.id(),
                        type,
                        100,
                        65000,
                        set,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        VirtualInterface.Preference.MEDIUM,
                        0,
                        false,
                        true);
        var topology = Topology.empty(Lab.NOW).with(Hybrid.NONE.with(line).with(vif));
        var mtu = PathMtu.of(topology, List.of(hop(Kind.VIRTUAL_INTERFACE, "dxvif-a")));
        assertEquals(bytes, mtu.bytes());
        assertEquals(bytes < PathMtu.JUMBO ? 1 : 0, mtu.narrowings().size());
    }

    @Test
    void everyKindHasItsAnswerAndOnlySmallerOnesShrink() {
        for (var kind : Kind.values()) {
            var mtu = of(hop(kind, kind.prefix() + "-a"), hop(kind, kind.prefix() + "-b"));
            assertTrue(mtu.narrowings().size() <= 1, kind.slug());
        }
    }

    @Test
    void theSizeIsThatOfTheNarrowestPlaceOnEveryWay() {
        for (long seed = 0; seed < 20; seed++) {
            var document = RandomDocuments.of(seed);
            var flows = new RandomFlows(document.topology(), new SplittableRandom(seed));
            for (int i = 0; i < 20; i++) {
                var trace = Lab.trace(document, flows.next());
                int narrowest =
                        trace.forward().hops().stream()
                                .mapToInt(
                                        it -> PathMtu.of(document.topology(), List.of(it)).bytes())
                                .min()
                                .orElse(PathMtu.JUMBO);
                assertEquals(narrowest, trace.mtu().bytes(), "seed " + seed);
                int[] sizes =
                        trace.mtu().narrowings().stream().mapToInt(PathMtu.Narrowing::to).toArray();
                for (int at = 1; at < sizes.length; at++) {
                    assertTrue(sizes[at] < sizes[at - 1], Arrays.toString(sizes));
                }
            }
        }
    }
}
