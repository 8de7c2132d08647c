package dev.peerscape.editor.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.plan.Pasting;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.tool.Input.Key;
import dev.peerscape.testing.TestDiagram;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Set;

/// Copies by drag and by key, with free blocks.
class CopyingTest {
    private TestDiagram hands;
    private ResourceId vpc;
    private ResourceId subnet;
    private ResourceId host;

    @BeforeEach
    void draw() {
        hands = new TestDiagram(Document.empty(Instant.EPOCH));
        vpc = place(PaletteItem.VPC, 300, 300);
        subnet = place(PaletteItem.SUBNET, 300, 320);
        host = place(PaletteItem.INSTANCE, 240, 320);
        hands.session.select(Set.of());
    }

    private ResourceId place(PaletteItem item, double x, double y) {
        hands.diagram.arm(item);
        hands.click(x, y);
        return selected();
    }

    private ResourceId selected() {
        assertEquals(1, hands.session.revision().selection().size());
        return hands.session.revision().selection().iterator().next();
    }

    private Vpc vpc(ResourceId id) {
        return hands.session.document().topology().vpc(id).orElseThrow();
    }

    private Box box(ResourceId id) {
        return hands.diagram.scene().box(id).orElseThrow();
    }

    @Test
    void ctrlPressedWhileDraggingDropsACopyWithTheNextFreeBlock() {
        var start = box(vpc);
        int steps = hands.session.history().size();
        hands.press(vpc).by(400, 0);
        hands.with(TestDiagram.CTRL).key(Key.MODIFIER);
        assertEquals(2, hands.diagram.picture().vpcsIn(new Box(-1e4, -1e4, 2e4, 2e4)).size());
        assertEquals(Pointer.COPY, hands.diagram.pointer());
        hands.release();
        assertEquals(steps + 1, hands.session.history().size());
        var copy = selected();
        assertNotEquals(vpc, copy);
        assertEquals(start, box(vpc));
        assertEquals(start.x() + 400, box(copy).x(), 7);
        assertFalse(vpc(vpc).cidrs().getFirst().overlaps(vpc(copy).cidrs().getFirst()));
        assertEquals(1, vpc(copy).subnets().size());
        assertEquals(1, vpc(copy).instances().size());
    }

    @Test
    void altDragCopiesASubnetAndEscapeDoesNot() {
        var before = hands.session.document();
        hands.with(TestDiagram.ALT).press(subnet).by(0, 40).key(Key.ESCAPE).release();
        assertSame(before, hands.session.document());
        hands.press(subnet).by(0, 40).release();
        assertEquals(2, vpc(vpc).subnets().size());
        assertEquals(2, vpc(vpc).instances().size(), "with what stands in it");
    }

    @Test
    void aCopyOfAnInstanceGetsAnAddressOfItsOwn() {
        hands.with(TestDiagram.CTRL).press(host).by(60, 0).release();
        var addresses =
                vpc(vpc).instances().values().stream()
                        .flatMap(it -> it.primary().addresses().stream())
                        .distinct()
                        .count();
        assertEquals(2, addresses);
    }

    @Test
    void whatWasCutCanBePastedElsewhere() {
        hands.click(vpc);
        var clipping = hands.diagram.cut().orElseThrow();
        assertTrue(hands.session.document().topology().vpcs().isEmpty());
        var other = new TestDiagram(Document.empty(Instant.EPOCH));
        other.diagram.paste(clipping, Pasting.Blocks.KEEP);
        var topology = other.session.document().topology();
        assertEquals(1, topology.vpcs().size());
        assertEquals(topology.vpcs().keySet(), other.session.revision().selection());
    }

    @Test
    void duplicatesStandBesideTheirOriginals() {
        hands.click(vpc);
        hands.diagram.duplicate();
        var copy = selected();
        assertFalse(box(copy).intersects(box(vpc)));
        assertFalse(vpc(vpc).cidrs().getFirst().overlaps(vpc(copy).cidrs().getFirst()));
    }
}
