package dev.peerscape.editor.playback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.trace.Direction;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.testing.LabScene;
import dev.peerscape.testing.LabTraces;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.stream.Stream;

class PlaybackTest {
    private static final Scene SCENE = Scene.of(LabScene.document());

    private record Case(String name, Trace trace, String from, String to) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("peered", LabTraces.peered(), "i-app", "i-app"),
                new Case("over the Internet", LabTraces.overInternet(), "i-app", "i-app"),
                new Case("blackhole", LabTraces.blackhole(), "i-app", "subnet-private-a"));
    }

    private static Box box(String id) {
        return SCENE.box(LabScene.id(id)).orElseThrow().grown(0.5);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePacketStartsAtTheSenderAndEndsWhereTheTraceEnds(Case it) {
        var played = Playback.of(it.trace(), SCENE);
        var first = played.at(0);
        var last = played.at(played.duration());
        assertTrue(box(it.from()).contains(first.x(), first.y()), first.toString());
        assertTrue(box(it.to()).contains(last.x(), last.y()), last.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thereIsAStopForEachHopInOrder(Case it) {
        var played = Playback.of(it.trace(), SCENE);
        var hops =
                Stream.concat(
                                it.trace().forward().hops().stream(),
                                it.trace().back().stream().flatMap(leg -> leg.hops().stream()))
                        .toList();
        assertEquals(hops, played.stops().stream().map(Stop::hop).toList());
        for (var stop : played.stops()) {
            var frame = played.at(stop.seconds());
            assertEquals(stop, played.stops().get(frame.stop()));
            assertEquals(stop.x(), frame.x(), 1e-6);
            assertEquals(stop.y(), frame.y(), 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePacketGoesOnAndNeverJumps(Case it) {
        var played = Playback.of(it.trace(), SCENE);
        var before = played.at(0);
        for (double t = 0; t <= played.duration(); t += 0.01) {
            var now = played.at(t);
            assertTrue(now.stop() >= before.stop(), "goes back at " + t);
            boolean turns =
                    played.stops().get(now.stop()).direction()
                            != played.stops().get(before.stop()).direction();
            double moved = Math.hypot(now.x() - before.x(), now.y() - before.y());
            assertTrue(turns || moved < 40, moved + " at " + t);
            before = now;
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theWayEndsWhereTheNextBegins(Case it) {
        var played = Playback.of(it.trace(), SCENE);
        for (int i = 1; i < played.stops().size(); i++) {
            var way = played.way(i);
            var stop = played.stops().get(i);
            assertEquals(stop.x(), way[way.length - 2], 1e-6);
            assertEquals(stop.y(), way[way.length - 1], 1e-6);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onlyABlockHasABeyond(Case it) {
        var played = Playback.of(it.trace(), SCENE);
        boolean blocked = played.stops().getLast().blocks();
        assertEquals(blocked, !played.beyond().isEmpty());
        if (blocked) {
            var first = played.beyond().getFirst();
            assertEquals(played.stops().getLast().x(), first[0], 1e-6);
            assertEquals(Frame.Phase.BLOCKED, played.at(played.duration()).phase());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aSubnetStopsThePacketAtItsBorder(Case it) {
        var played = Playback.of(it.trace(), SCENE);
        for (var stop : played.stops()) {
            if (stop.hop().id().value().startsWith("subnet-")) {
                var box = SCENE.box(stop.hop().id()).orElseThrow();
                assertTrue(box.grown(0.5).contains(stop.x(), stop.y()), stop.toString());
                assertFalse(box.grown(-0.5).contains(stop.x(), stop.y()), stop.toString());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whatIsGoneIsPartOfTheWay(Case it) {
        var played = Playback.of(it.trace(), SCENE);
        var frame = played.at(0.45);
        double[] gone = played.gone(frame);
        var start = List.of(gone[0], gone[1]);
        assertEquals(List.of(played.way(1)[0], played.way(1)[1]), start);
        assertEquals(frame.x(), gone[gone.length - 2], 1e-6);
    }

    @Test
    void aPeeringIsCrossedAlongItsEdgeEvenWhereBoxesLieOverEachOther() {
        // Where one box holds both ends of the line, only the graph knows which end is the near
        // one.
        var document = LabScene.document();
        var wide = document.layout().with(LabScene.id("vpc-accepter"), new Box(20, 100, 900, 500));
        for (var scene : List.of(SCENE, Scene.of(document.with(wide)))) {
            var link =
                    scene.links().stream()
                            .filter(it -> it.kind() == Kind.PEERING)
                            .findFirst()
                            .orElseThrow();
            var played = Playback.of(LabTraces.peered(), scene);
            int crossed = 0;
            for (int i = 1; i + 1 < played.stops().size(); i++) {
                var stop = played.stops().get(i);
                if (stop.hop().id().equals(link.id())) {
                    boolean forwards = stop.direction() == Direction.FORWARD;
                    var along = forwards ? link : link.reversed();
                    assertTrue(passes(played.way(i), along.x0(), along.y0()), stop.toString());
                    assertTrue(passes(played.way(i + 1), along.x3(), along.y3()), stop.toString());
                    assertFalse(passes(played.way(i), along.x3(), along.y3()), stop.toString());
                    crossed++;
                }
            }
            assertEquals(2, crossed);
        }
    }

    private static boolean passes(double[] way, double x, double y) {
        for (int i = 0; i < way.length; i += 2) {
            if (Math.hypot(way[i] - x, way[i + 1] - y) < 1e-6) {
                return true;
            }
        }
        return false;
    }
}
