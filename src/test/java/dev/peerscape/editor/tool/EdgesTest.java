package dev.peerscape.editor.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Metrics;
import dev.peerscape.testing.LabScene;
import dev.peerscape.testing.TestDiagram;

import org.junit.jupiter.api.Test;

/// Gestures at the edges: of the canvas, which scrolls, and of a VPC, along which a gateway slides.
class EdgesTest {
    private static final ResourceId VPC = new ResourceId("vpc-requester");
    private static final ResourceId GATEWAY = new ResourceId("igw-a");

    private final TestDiagram hands = new TestDiagram(LabScene.document());

    private void tick(double from, double seconds) {
        for (double t = 0; t < seconds; t += 0.05) {
            hands.diagram.on(new Input.Tick(from + t));
        }
    }

    @Test
    void theCanvasScrollsWhileADragRestsAtItsBorderAndWhatIsDraggedComesAlong() {
        var before = hands.diagram.scene().box(VPC).orElseThrow();
        double x = before.x() + 60;
        double y = before.y() + 40;
        hands.press(x, y);
        hands.move(1200, y).move(1595, y);
        assertTrue(hands.diagram.wantsTicks());
        double left = hands.diagram.camera().x();
        tick(10, 0.15);
        assertEquals(left, hands.diagram.camera().x(), "not at once");
        tick(10.2, 1);
        double scrolled = hands.diagram.camera().x() - left;
        assertTrue(scrolled > 200, "scrolled by " + scrolled);
        hands.move(800, y);
        assertFalse(hands.diagram.wantsTicks());
        hands.release();
        var after = hands.diagram.scene().box(VPC).orElseThrow();
        assertEquals(before.x() + scrolled + 800 - x, after.x(), 10);
    }

    @Test
    void nothingScrollsWithoutAGesture() {
        hands.move(1598, 500);
        tick(10, 2);
        assertEquals(0, hands.diagram.camera().x());
    }

    @Test
    void aGatewaySlidesAlongTheUpperEdgeOfItsVpcAndNoFurther() {
        var home = hands.diagram.scene().box(VPC).orElseThrow();
        var before = hands.diagram.scene().box(GATEWAY).orElseThrow();
        hands.press(before.centerX(), before.centerY());
        hands.move(before.centerX() - 60, before.centerY() - 90).release();
        var slid = hands.diagram.scene().box(GATEWAY).orElseThrow();
        assertEquals(before.x() - 60, slid.x(), 4);
        assertEquals(home.y() - Metrics.GATEWAY / 2, slid.y());
        var line = hands.diagram.scene().link(GATEWAY).orElseThrow();
        assertEquals(slid.centerX(), line.x0());
        hands.press(slid.centerX(), slid.centerY());
        hands.move(slid.centerX() - 900, slid.centerY() - 90).release();
        assertTrue(hands.diagram.scene().box(GATEWAY).orElseThrow().x() >= home.x());
        hands.diagram.session().undo();
        assertEquals(slid, hands.diagram.scene().box(GATEWAY).orElseThrow());
    }
}
