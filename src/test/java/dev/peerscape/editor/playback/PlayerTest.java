package dev.peerscape.editor.playback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Code;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Header;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.editor.scene.Scene;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class PlayerTest {
    private static final Header HEADER =
            new Header(Ip.of("10.0.0.1"), Ip.of("10.0.0.2"), Protocol.ICMP, 0, 8, 64);

    private static Hop hop(String id) {
        return new Hop(new ResourceId(id), Kind.INSTANCE, HEADER, HEADER, List.of());
    }

    private static Trace trace(boolean dropped) {
        var hops = List.of(hop("i-1"), hop("i-2"), hop("i-3"));
        var at = new ResourceId("i-3");
        var leg =
                dropped
                        ? new Leg(
                                Leg.Outcome.DROPPED,
                                Optional.of(Code.NO_ROUTE_TO_DESTINATION),
                                at,
                                hops,
                                List.of(hop("i-4")))
                        : new Leg(Leg.Outcome.DELIVERED, Optional.empty(), at, hops, List.of());
        return new Trace(
                Flow.ping(new ResourceId("i-1"), at),
                dropped ? Verdict.DROPPED : Verdict.DELIVERED,
                Optional.empty(),
                leg,
                Optional.of(leg),
                List.of(),
                List.of());
    }

    private static Playback playback(boolean dropped) {
        return Playback.of(trace(dropped), Scene.of(Document.empty(Instant.EPOCH)));
    }

    @Test
    void aDeliveredFlowIsPlayedThereAndBack() {
        var played = playback(false);
        assertEquals(6, played.stops().size());
        assertEquals(Frame.Phase.DECIDING, played.at(0).phase());
        assertEquals(Frame.Phase.ARRIVED, played.at(played.duration()).phase());
    }

    @Test
    void aDroppedFlowEndsAtItsBlockAndSendsNoReply() {
        var played = playback(true);
        assertEquals(3, played.stops().size());
        assertEquals(Frame.Phase.BLOCKED, played.at(99).phase());
        assertEquals(1, played.beyond().size());
    }

    @Test
    void everyHopTakesTheSameTime() {
        var played = playback(false);
        for (int i = 0; i < played.stops().size(); i++) {
            assertEquals(i * Playback.SECONDS_PER_HOP, played.stops().get(i).seconds(), 1e-9);
            assertEquals(i, played.stopAt(i * Playback.SECONDS_PER_HOP));
        }
    }

    @Test
    void theWayIsWalkedByItsLength() {
        double[] way = {0, 0, 10, 0, 10, 30};
        assertArrayEquals(new double[] {10, 10}, pointAt(way, 0.5), 1e-9);
        assertArrayEquals(new double[] {0, 0}, pointAt(way, 0), 1e-9);
        assertArrayEquals(new double[] {10, 30}, pointAt(way, 1), 1e-9);
    }

    @Test
    void playingFromTheEndStartsOver() {
        var player = new Player();
        player.load(playback(true));
        player.toggle();
        player.tick(100);
        assertFalse(player.isPlaying());
        assertEquals(2, player.stop());
        player.toggle();
        assertTrue(player.isPlaying());
        assertEquals(0, player.stop());
    }

    @Test
    void speedScalesTimeAndStepsPause() {
        var player = new Player();
        player.load(playback(false));
        player.speed(4);
        player.toggle();
        player.tick(Playback.SECONDS_PER_HOP / 4);
        assertEquals(1, player.stop());
        player.step(1);
        assertFalse(player.isPlaying());
        assertEquals(2, player.stop());
        player.step(-9);
        assertEquals(0, player.stop());
    }

    @Test
    void anEditKeepsTheHopWhereItStillExists() {
        var player = new Player();
        player.load(playback(false));
        player.goTo(4);
        player.reload(playback(true));
        assertEquals(2, player.stop());
        player.goTo(1);
        player.reload(playback(false));
        assertEquals(1, player.stop());
    }

    private static double[] pointAt(double[] way, double share) {
        double[] gone = Way.upTo(way, share);
        return new double[] {gone[gone.length - 2], gone[gone.length - 1]};
    }
}
