package dev.peerscape.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people ask a network: which row wins, and who has an address.
final class LookUpTest {
    private static final String ROUTED =
            """
            vpc a 10.0.0.0/16
            igw a a
            subnet a1 a 10.0.1.0/24
            vpc b 172.16.0.0/16
            pcx ab a b
            route a 172.16.0.0/12 pcx-ab
            route a 172.16.5.0/24 gone-x
            route a 0.0.0.0/0 igw-a
            """;

    private static Winner winner(String address) {
        var network = Network.compile(Lab.document(ROUTED).topology());
        return network.winner(new ResourceId("rtb-a"), Ip.of(address));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.9.9, 10.0.0.0/16, ACTIVE, 1",
        "172.16.1.1, 172.16.0.0/12, ACTIVE, 1",
        "172.16.5.9, 172.16.5.0/24, BLACKHOLE, 2",
        "8.8.8.8, 0.0.0.0/0, ACTIVE, 0",
    })
    void theNarrowestRowWinsEvenWhenItLeadsNowhere(
            String address, String destination, RouteState state, int beaten) {
        var winner = winner(address);
        assertEquals(destination, winner.route().orElseThrow().destination().toString());
        assertEquals(state, winner.state());
        assertEquals(beaten, winner.beaten().size());
    }

    @Test
    void losersSayWhatTheyLoseBy() {
        var beaten = winner("172.16.5.9").beaten();
        assertEquals("172.16.0.0/12", beaten.getFirst().route().destination().toString());
        assertEquals("network.shorter-prefix", beaten.getFirst().why().key());
        assertEquals(RouteState.ACTIVE, beaten.getFirst().state());
        assertEquals("0.0.0.0/0", beaten.getLast().route().destination().toString());
    }

    @Test
    void withoutARowNobodyWins() {
        var winner = winner("2001:4860::1");
        assertTrue(winner.route().isEmpty());
        assertEquals(RouteState.BLACKHOLE, winner.state());
        assertTrue(winner.beaten().isEmpty());
        var network = Network.compile(Lab.document(ROUTED).topology());
        assertTrue(network.winner(new ResourceId("rtb-none"), Ip.of("10.0.0.1")).route().isEmpty());
        assertTrue(network.winner(new ResourceId("vpc-a"), Ip.of("10.0.0.1")).route().isEmpty());
    }

    /// The same private address in four VPCs; b's peering is over, c's and d's are active.
    private static final String CROWD =
            """
            vpc a 10.0.0.0/16
            subnet a1 a 10.0.1.0/24
            instance own a1 10.0.1.5
            nat out a1 10.0.1.9 52.79.0.9
            vpc b 192.168.0.0/16
            subnet b1 b 192.168.1.0/24
            instance b b1 192.168.1.5
            vpc c 192.168.0.0/16
            subnet c1 c 192.168.1.0/24
            instance c c1 192.168.1.5 public 52.79.0.1
            vpc d 192.168.0.0/16
            subnet d1 d 192.168.1.0/24
            instance d d1 192.168.1.5
            instance e d1 192.168.1.6
            pcx a1 a b deleted
            pcx a2 a d
            """;

    @ParameterizedTest
    @CsvSource({
        // In its own blocks: itself, or nobody, though others have the address.
        "a, 10.0.1.5, i-own",
        "a, 10.0.1.6, -",
        "b, 192.168.1.6, -",
        // A peer, the active one first; then anybody, by id.
        "a, 192.168.1.5, i-d",
        "a, 192.168.1.6, i-e",
        "b, 10.0.1.5, i-own",
        "c, 10.0.1.9, nat-out",
        // A public address, whoever asks.
        "a, 52.79.0.1, i-c",
        "c, 52.79.0.9, nat-out",
        "a, 8.8.8.8, -",
    })
    void whoHasAnAddressDependsOnWhoAsks(String vpc, String address, String holder) {
        var network = Network.compile(Lab.document(CROWD).topology());
        var found = network.whoHas(Ip.of(address), new ResourceId("vpc-" + vpc));
        assertEquals(holder, found.map(it -> it.id().value()).orElse("-"));
    }

    @Test
    void aHolderNamesInterfaceAndVpc() {
        var network = Network.compile(Lab.document(CROWD).topology());
        var holder = network.publicHolder(Ip.of("52.79.0.1")).orElseThrow();
        assertEquals("vpc-c", holder.vpc().value());
        assertEquals("i-c", holder.id().value());
        assertTrue(holder.networkInterface().value().startsWith("eni-"));
        assertEquals(holder, network.holderIn(holder.vpc(), Ip.of("192.168.1.5")).orElseThrow());
        assertTrue(network.holderIn(new ResourceId("vpc-none"), Ip.of("10.0.1.5")).isEmpty());
    }

    @Test
    void anIdFindsWhatItNamesAndNothingElse() {
        var network = Network.compile(Lab.document(CROWD).topology());
        assertTrue(network.tables(new ResourceId("pcx-a1")).isEmpty());
        assertTrue(network.link(new ResourceId("vpc-a")).isEmpty());
        assertEquals(
                "pcx-a2", network.link(new ResourceId("pcx-a2")).orElseThrow().peering().id() + "");
    }
}
