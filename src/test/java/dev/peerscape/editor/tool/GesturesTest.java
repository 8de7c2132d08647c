package dev.peerscape.editor.tool;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.instanceOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.tool.Input.Button;
import dev.peerscape.editor.tool.Input.Key;
import dev.peerscape.testing.TestDiagram;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Set;

/// A gesture a test, from two VPCs with a subnet and an instance each, all drawn by hand.
class GesturesTest {
    private TestDiagram hands;
    private ResourceId vpcA;
    private ResourceId vpcB;
    private ResourceId subnetA;
    private ResourceId hostA;

    @BeforeEach
    void draw() {
        hands = new TestDiagram(Document.empty(Instant.EPOCH));
        vpcA = place(PaletteItem.VPC, 300, 300);
        vpcB = place(PaletteItem.VPC, 900, 300);
        subnetA = place(PaletteItem.SUBNET, 300, 320);
        place(PaletteItem.SUBNET, 900, 320);
        hostA = place(PaletteItem.INSTANCE, 240, 320);
        hands.session.select(Set.of());
        hands.requests.clear();
    }

    private ResourceId place(PaletteItem item, double x, double y) {
        hands.diagram.arm(item);
        hands.click(x, y);
        return hands.session.revision().selection().iterator().next();
    }

    private Document document() {
        return hands.session.document();
    }

    private dev.peerscape.core.topology.Box box(ResourceId id) {
        return hands.diagram.scene().box(id).orElseThrow();
    }

    @Test
    void droppedThingsGetTheNextFreeOfEverything() {
        var topology = document().topology();
        var a = topology.vpc(vpcA).orElseThrow();
        var b = topology.vpc(vpcB).orElseThrow();
        assertFalse(a.cidrs().getFirst().overlaps(b.cidrs().getFirst()));
        var subnet = a.subnets().get(subnetA);
        assertEquals(24, subnet.ipv4().orElseThrow().length());
        var host = a.instances().get(hostA);
        assertTrue(subnet.contains(host.primary().addresses().getFirst()));
        assertFalse(host.primary().securityGroups().isEmpty());
    }

    @Test
    void aDragFromThePaletteShowsTheBlockThatItWillGetBeforeTheRelease() {
        hands.diagram.carry(PaletteItem.VPC);
        hands.move(1300, 400);
        var ghost = hands.marks(Mark.Ghost.class).getFirst();
        assertEquals(Mark.Tone.GOOD, ghost.tone());
        hands.release();
        var made = hands.session.revision().selection().iterator().next();
        var vpc = document().topology().vpc(made).orElseThrow();
        assertEquals(vpc.cidrs().getFirst().toString(), ghost.address());
        assertEquals(box(made), ghost.box());
    }

    @Test
    void whereItCannotStandTheReasonShowsBeforeTheReleaseAndNothingChanges() {
        var before = document();
        hands.diagram.carry(PaletteItem.INSTANCE);
        hands.move(1300, 800);
        assertEquals(Mark.Tone.BAD, hands.marks(Mark.Ghost.class).getFirst().tone());
        assertThat(hands.note().orElseThrow(), containsString("needs a subnet"));
        hands.release();
        assertSame(before, document());
        assertThat(hands.said(), containsString("needs a subnet"));
    }

    @Test
    void aSecondInternetGatewayIsRefusedByName() {
        place(PaletteItem.INTERNET_GATEWAY, 300, 300);
        hands.diagram.carry(PaletteItem.INTERNET_GATEWAY);
        hands.move(300, 300);
        assertThat(hands.note().orElseThrow(), containsString("has an Internet gateway already"));
    }

    @Test
    void aPaletteItemLetGoBesideTheCanvasIsArmed() {
        hands.diagram.carry(PaletteItem.VPC);
        hands.move(-50, 100).release();
        assertEquals(PaletteItem.VPC, hands.diagram.armed().orElseThrow());
        hands.click(1300, 400);
        assertEquals(3, document().topology().vpcs().size());
        assertTrue(hands.diagram.armed().isEmpty());
    }

    @Test
    void movingAVpcTakesWhatIsInItAlongAsOneStep() {
        var start = box(vpcA);
        var inner = box(hostA);
        int steps = hands.session.history().size();
        hands.drag(vpcA, 40, 200);
        assertEquals(steps + 1, hands.session.history().size());
        double dx = box(vpcA).x() - start.x();
        double dy = box(vpcA).y() - start.y();
        assertEquals(40, dx, 7);
        assertEquals(200, dy, 7);
        assertEquals(inner.moved(dx, dy), box(hostA));
        hands.session.undo();
        assertEquals(start, box(vpcA));
    }

    @Test
    void aPressThatHardlyMovesIsAClick() {
        var before = document();
        hands.press(vpcA).move(hands.at(vpcA).x() + 2, hands.at(vpcA).y() + 2).release();
        assertSame(before, document());
        assertEquals(Set.of(vpcA), hands.session.revision().selection());
    }

    @Test
    void escapeAndALostFocusRestoreExactly() {
        var before = document();
        var at = hands.at(vpcA);
        hands.press(at.x(), at.y()).by(120, 90).key(Key.ESCAPE);
        assertSame(before, document());
        assertSame(hands.diagram.scene(), hands.diagram.picture());
        hands.release();
        assertSame(before, document());
        hands.press(at.x(), at.y()).by(120, 90);
        hands.diagram.on(new Input.Cancel());
        hands.release();
        assertSame(before, document());
        assertTrue(hands.session.revision().redo().isEmpty());
    }

    @Test
    void escapeClimbsDownOneRungAPress() {
        hands.click(vpcA);
        hands.diagram.choose(Diagram.Choice.LINK);
        hands.key(Key.ESCAPE);
        assertEquals(Diagram.Choice.SELECT, hands.diagram.choice());
        assertEquals(Set.of(vpcA), hands.session.revision().selection());
        hands.diagram.playing(true);
        hands.key(Key.ESCAPE);
        assertThat(hands.requests.getLast(), instanceOf(Request.StopPlayback.class));
        hands.diagram.playing(false);
        hands.key(Key.ESCAPE);
        assertEquals(Set.of(), hands.session.revision().selection());
        assertFalse(hands.diagram.escape());
    }

    @Test
    void anInstanceDroppedOnAnotherSubnetOfItsVpcMovesThereWithANewAddress() {
        var other = place(PaletteItem.SUBNET, 300, 400);
        var target = box(other);
        var host = hands.at(hostA);
        hands.press(host.x(), host.y()).by(0, 10);
        hands.move(target.centerX(), target.centerY()).release();
        var vpc = document().topology().vpc(vpcA).orElseThrow();
        assertEquals(other, vpc.instances().get(hostA).subnet());
        assertTrue(
                vpc.subnets()
                        .get(other)
                        .contains(vpc.instances().get(hostA).primary().addresses().getFirst()));
    }

    @Test
    void anInstanceCannotLeaveItsVpcAndTheReasonShowsBeforeTheRelease() {
        var before = document();
        hands.press(hostA).by(620, 10);
        assertThat(hands.note().orElseThrow(), containsString("cannot move from"));
        assertEquals(Pointer.REFUSED, hands.diagram.pointer());
        hands.release();
        assertSame(before, document());
    }

    @Test
    void aSubnetStaysInsideItsVpc() {
        var before = document();
        hands.press(subnetA).by(620, 0);
        assertThat(hands.note().orElseThrow(), containsString("cannot leave"));
        hands.release();
        assertSame(before, document());
        hands.drag(subnetA, -300, -5);
        assertTrue(box(vpcA).contains(box(subnetA)));
    }

    @Test
    void aMarqueeToTheRightTakesWhatItEnclosesToTheLeftWhatItTouches() {
        var a = box(vpcA);
        hands.press(a.x() - 20, a.y() - 20);
        hands.move(a.right() + 10, a.bottom() + 10).release();
        assertEquals(Set.of(vpcA), hands.session.revision().selection());
        hands.press(a.x() - 20, a.y() - 20);
        hands.move(a.centerX(), a.centerY()).release();
        assertEquals(Set.of(), hands.session.revision().selection());
        hands.press(a.right() + 60, a.bottom() + 60);
        hands.move(a.right() - 8, a.bottom() - 4).release();
        assertEquals(Set.of(vpcA), hands.session.revision().selection());
    }

    @Test
    void shiftClickTogglesAndAClickOnTheCanvasSelectsNothing() {
        hands.click(vpcA);
        hands.with(TestDiagram.SHIFT).click(vpcB);
        assertEquals(Set.of(vpcA, vpcB), hands.session.revision().selection());
        hands.click(vpcA);
        assertEquals(Set.of(vpcB), hands.session.revision().selection());
        hands.with(Input.Mods.NONE).click(1500, 900);
        assertEquals(Set.of(), hands.session.revision().selection());
    }

    @Test
    void resizingStopsAtTheContentAndSaysSo() {
        hands.click(vpcA);
        var start = box(vpcA);
        hands.press(start.right(), start.bottom()).by(100, 60).release();
        assertEquals(start.width() + 100, box(vpcA).width(), 4);
        assertEquals(start.height() + 60, box(vpcA).height(), 4);
        var grown = box(vpcA);
        var subnet = box(subnetA);
        hands.press(grown.right(), grown.bottom()).by(-500, -500);
        assertThat(hands.note().orElseThrow(), containsString("holds 1"));
        hands.release();
        assertTrue(box(vpcA).contains(subnet));
        hands.press(box(vpcA).x(), box(vpcA).y()).by(-40, -40).release();
        assertEquals(subnet, box(subnetA), "what it holds stays where it is");
    }

    @Test
    void aLinkDrawnFromADotToAnotherVpcAsksForAPeering() {
        var dot = hands.diagram.linkHandleOf(vpcA).orElseThrow();
        hands.press(dot.x(), dot.y());
        hands.move(hands.at(vpcB).x(), hands.at(vpcB).y());
        assertEquals(Mark.Tone.GOOD, hands.marks(Mark.Glow.class).getLast().tone());
        assertThat(hands.note().orElseThrow(), containsString("vpc-b"));
        hands.release();
        assertEquals(new Request.RequestPeering(vpcA, vpcB), hands.requests.getLast());
    }

    @Test
    void theLinkToolTakesTwoClicks() {
        hands.diagram.arm(PaletteItem.PEERING);
        hands.click(vpcA).click(vpcB);
        assertEquals(new Request.RequestPeering(vpcA, vpcB), hands.requests.getLast());
        assertEquals(Diagram.Choice.SELECT, hands.diagram.choice());
    }

    @Test
    void theTraceToolTakesSenderAndReceiver() {
        var hostB = place(PaletteItem.INSTANCE, 840, 320);
        hands.key(Key.T);
        hands.click(hostA).click(hostB);
        assertEquals(new Request.TraceTo(hostA, hostB), hands.requests.getLast());
    }

    @Test
    void deletingSaysWhatFallsAlong() {
        hands.click(subnetA).key(Key.DELETE);
        assertTrue(document().topology().find(subnetA).isEmpty());
        assertTrue(document().topology().find(hostA).isEmpty());
        assertThat(hands.said(), containsString("1 instance goes with it"));
        hands.session.undo();
        assertTrue(document().topology().find(hostA).isPresent());
    }

    @Test
    void arrowsInARowAreOneStep() {
        hands.click(vpcA);
        var start = box(vpcA);
        int steps = hands.session.history().size();
        hands.key(Key.RIGHT).key(Key.RIGHT).key(Key.DOWN);
        assertEquals(start.moved(8, 4), box(vpcA));
        assertEquals(steps + 1, hands.session.history().size());
        hands.click(vpcA);
        hands.with(TestDiagram.SHIFT).key(Key.LEFT);
        assertEquals(start.moved(-32, 4), box(vpcA));
        assertEquals(steps + 2, hands.session.history().size());
    }

    @Test
    void theWheelPansAndWithCtrlZoomsAtThePointer() {
        hands.diagram.on(new Input.Wheel(400, 300, 0, -40, Input.Mods.NONE));
        assertEquals(40, hands.diagram.camera().y());
        double x = hands.diagram.camera().canvasX(400);
        hands.diagram.on(new Input.Wheel(400, 300, 0, 40, TestDiagram.CTRL));
        assertEquals(1.1, hands.diagram.camera().zoom(), 1e-9);
        assertEquals(x, hands.diagram.camera().canvasX(400), 1e-9);
    }

    @Test
    void everyWayOfPanningPans() {
        hands.press(1400, 800, Button.MIDDLE, 1).by(-50, 30).release();
        assertEquals(50, hands.diagram.camera().x(), 1e-9);
        hands.press(1400, 800, Button.SECONDARY, 1).by(-50, 0).release();
        assertEquals(100, hands.diagram.camera().x(), 1e-9);
        hands.diagram.on(new Input.KeyDown(Key.SPACE, Input.Mods.NONE));
        hands.press(1400, 800).by(-50, 0).release();
        hands.diagram.on(new Input.KeyUp(Key.SPACE, Input.Mods.NONE));
        assertEquals(150, hands.diagram.camera().x(), 1e-9);
        assertEquals(Diagram.Choice.SELECT, hands.diagram.choice());
        assertTrue(hands.requests.isEmpty());
    }

    @Test
    void aRightClickAsksForTheMenu() {
        hands.press(1400, 800, Button.SECONDARY, 1).release();
        assertThat(hands.requests.getLast(), instanceOf(Request.Menu.class));
        var at = hands.at(vpcB);
        hands.press(at.x(), at.y(), Button.SECONDARY, 1).release();
        assertEquals(Set.of(vpcB), hands.session.revision().selection());
    }

    @Test
    void aDoubleClickEditsTheName() {
        var at = hands.at(vpcA);
        hands.press(at.x(), at.y(), Button.PRIMARY, 2);
        assertEquals(vpcA, ((Request.EditName) hands.requests.getLast()).id());
    }

    @Test
    void edgesSnapToThoseOfTheSiblingsAndALineShowsIt() {
        var a = box(vpcA);
        hands.press(vpcB).by(0, 3 + (a.y() - box(vpcB).y()));
        hands.by(13, 1);
        assertFalse(hands.marks(Mark.Guide.class).isEmpty());
        hands.release();
        assertEquals(a.y(), box(vpcB).y());
    }

    @Test
    void insertNeedsNoPointer() {
        hands.click(vpcB);
        hands.diagram.insert(PaletteItem.SUBNET);
        assertEquals(2, document().topology().vpc(vpcB).orElseThrow().subnets().size());
        hands.diagram.insert(PaletteItem.INSTANCE);
        assertEquals(1, document().topology().vpc(vpcB).orElseThrow().instances().size());
        hands.diagram.insert(PaletteItem.VPC);
        var made = hands.session.revision().selection().iterator().next();
        assertEquals(Kind.VPC, made.kind());
        assertFalse(box(made).intersects(box(vpcB)));
    }

    @Test
    void theCameraGlidesUnlessMotionIsReduced() {
        hands.diagram.reduceMotion(false);
        hands.diagram.zoom(1.25);
        assertEquals(1, hands.diagram.camera().zoom());
        hands.tick(10).tick(10.08);
        assertTrue(hands.diagram.camera().zoom() > 1 && hands.diagram.camera().zoom() < 1.25);
        hands.tick(10.3);
        assertEquals(1.25, hands.diagram.camera().zoom(), 1e-9);
        assertFalse(hands.diagram.wantsTicks());
    }
}
