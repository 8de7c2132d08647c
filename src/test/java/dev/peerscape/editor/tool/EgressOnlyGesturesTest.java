package dev.peerscape.editor.tool;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.scene.Link;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.testing.Lab;
import dev.peerscape.testing.TestDiagram;

import org.junit.jupiter.api.Test;

/// Egress-only Internet gateways by hand: dropped on a VPC, drawn on its edge, slid along it,
/// passed by a packet.
final class EgressOnlyGesturesTest {
    private static final ResourceId VPC = new ResourceId("vpc-a");
    private static final ResourceId GATEWAY = new ResourceId("eigw-a");
    private static final String NETWORK =
            """
            vpc a 10.1.0.0/16 2600:1f13:a::/56
            subnet a a 10.1.0.0/24,2600:1f13:a:1::/64
            instance a a 10.1.0.10,2600:1f13:a:1::10
            """;

    private final TestDiagram hands = new TestDiagram(Lab.document(NETWORK));

    private Vpc vpc() {
        return hands.session.document().topology().vpc(VPC).orElseThrow();
    }

    private void drop() {
        var box = hands.diagram.scene().vpcBox(VPC).orElseThrow();
        hands.diagram.carry(PaletteItem.EGRESS_ONLY_INTERNET_GATEWAY);
        hands.move(box.centerX(), box.centerY());
    }

    @Test
    void droppedOnAVpcItStandsOnTheEdgeWithALineToTheInternet() {
        drop();
        hands.release();
        var made = vpc().egressOnlyGateways().firstEntry().getValue();
        assertEquals("eigw-a", made.name());
        var scene = hands.diagram.scene();
        var figure = scene.figure(made.id()).orElseThrow();
        assertEquals(Kind.EGRESS_ONLY_GATEWAY, figure.kind());
        assertEquals(scene.vpcBox(VPC).orElseThrow().y(), figure.box().centerY(), 1e-6);
        var link = scene.link(made.id()).orElseThrow();
        assertEquals(Kind.EGRESS_ONLY_GATEWAY, link.kind());
        assertTrue(scene.cloud().orElseThrow().grown(1).contains(link.x3(), link.y3()));
        hands.session.undo();
        assertTrue(vpc().egressOnlyGateways().isEmpty());
        assertTrue(hands.diagram.scene().cloud().isEmpty());
    }

    @Test
    void aSecondOneIsRefusedByName() {
        drop();
        hands.release();
        drop();
        assertThat(
                hands.note().orElseThrow(),
                containsString("has an egress-only Internet gateway already"));
    }

    @Test
    void itSlidesAlongTheEdgeAndNowhereElse() {
        var hands = new TestDiagram(Lab.document(NETWORK, "igw a a", "eigw a a"));
        var before = hands.diagram.scene().box(GATEWAY).orElseThrow();
        hands.drag(GATEWAY, 60, 80);
        var after = hands.diagram.scene().box(GATEWAY).orElseThrow();
        assertEquals(before.y(), after.y(), 1e-6);
        assertTrue(after.x() > before.x() + 40, () -> before + " " + after);
        var other = hands.diagram.scene().box(new ResourceId("igw-a")).orElseThrow();
        assertTrue(!other.intersects(after));
    }

    @Test
    void aPacketGoesByItsLine() {
        var document = Lab.document(NETWORK, "eigw a a", "route a ::/0 eigw-a");
        var scene = Scene.of(document);
        var played = Playback.of(Lab.trace(document, Lab.ping("a", "2001:4860::8888")), scene);
        int at = 2;
        var stop = played.stops().get(at);
        assertEquals(GATEWAY, stop.hop().id());
        assertTrue(scene.box(GATEWAY).orElseThrow().contains(stop.x(), stop.y()));
        Link line = scene.link(GATEWAY).orElseThrow();
        var way = played.way(at + 1);
        assertEquals(line.x3(), way[way.length - 2], 1);
        assertEquals(line.y3(), way[way.length - 1], 30);
    }
}
