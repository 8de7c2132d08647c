package dev.peerscape.app.window;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.Hand;
import dev.peerscape.app.SmallDesign;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.tool.PaletteItem;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.Set;

/// The mouse on a real X server: modifiers held, wheel and drags arrive as they do from people,
/// which the platform without a screen does not imitate.
@Tag("xserver")
@ExtendWith(ApplicationExtension.class)
class RealMouseTest {
    private Hand hand;

    @Start
    void start(Stage stage) {
        hand = Hand.open(stage, new FakePorts());
    }

    @BeforeEach
    void open() {
        hand.open(SmallDesign.peered(PeeringStatus.ACTIVE));
    }

    @Test
    void shiftAddsToTheSelectionAndTakesAwayFromIt() {
        hand.click(hand.at(SmallDesign.APP));
        awaitSelected(SmallDesign.APP);
        hand.holding(KeyCode.SHIFT, () -> hand.click(hand.at(SmallDesign.DB)));
        awaitSelected(SmallDesign.APP, SmallDesign.DB);
        hand.holding(KeyCode.SHIFT, () -> hand.click(hand.at(SmallDesign.APP)));
        awaitSelected(SmallDesign.DB);
        hand.click(hand.at(SmallDesign.APP));
        awaitSelected(SmallDesign.APP);
    }

    @Test
    void aDragMovesAndWithControlCopies() {
        var home = box(SmallDesign.LEFT);
        var grip = header(SmallDesign.LEFT);
        hand.drag(grip, grip.add(0, 120));
        Hand.await("the VPC stands lower", () -> box(SmallDesign.LEFT).y() > home.y() + 60);
        assertThat(hand.topology().vpcs().size(), is(2));
        var from = header(SmallDesign.LEFT);
        hand.holding(KeyCode.CONTROL, () -> hand.drag(from, from.add(0, -260)));
        Hand.await("there is a copy", () -> hand.topology().vpcs().size() == 3);
        assertThat(hand.workspace().revision().selection(), is(not(Set.of(SmallDesign.LEFT))));
    }

    @Test
    void altPressedDuringADragCopies() {
        var from = header(SmallDesign.RIGHT);
        var to = from.add(0, 280);
        hand.begin(MouseButton.PRIMARY, from);
        hand.go(from, to);
        hand.holding(
                KeyCode.ALT,
                () -> {
                    hand.go(to, to.add(0, 12));
                    hand.end(MouseButton.PRIMARY);
                });
        Hand.await("there is a copy", () -> hand.topology().vpcs().size() == 3);
    }

    @Test
    void theMarqueeTakesWhatItEnclosesAndToTheLeftWhatItTouches() {
        var corner = upperLeft(SmallDesign.LEFT).subtract(20, 20);
        var inside = header(SmallDesign.LEFT).add(60, 60);
        settle();
        hand.drag(corner, inside);
        awaitSelected();
        hand.drag(corner, lowerRight(SmallDesign.LEFT).add(15, 15));
        awaitSelected(SmallDesign.LEFT);
        var below = lowerRight(SmallDesign.RIGHT).add(20, 20);
        hand.holding(
                KeyCode.SHIFT, () -> hand.drag(below, lowerRight(SmallDesign.RIGHT).add(-12, -12)));
        awaitSelected(SmallDesign.LEFT, SmallDesign.RIGHT);
        hand.holding(KeyCode.ALT, () -> hand.drag(corner, header(SmallDesign.LEFT)));
        awaitSelected(SmallDesign.LEFT);
    }

    @Test
    void aCornerIsPulled() {
        hand.click(header(SmallDesign.RIGHT));
        awaitSelected(SmallDesign.RIGHT);
        var before = box(SmallDesign.RIGHT);
        var corner = lowerRight(SmallDesign.RIGHT);
        hand.drag(corner, corner.add(40, 60));
        Hand.await(
                "the VPC is larger", () -> box(SmallDesign.RIGHT).height() > before.height() + 30);
        assertThat(box(SmallDesign.RIGHT).x(), is(before.x()));
    }

    @Test
    void theWheelZoomsAtThePointerWithControlAndScrollsWithout() {
        var at = hand.at(SmallDesign.DB);
        settle();
        var before = camera();
        hand.holding(KeyCode.CONTROL, () -> hand.wheel(-3));
        Hand.await("the picture is larger", () -> camera().zoom() > before.zoom());
        var view = hand.canvas().screenToLocal(at);
        assertThat(camera().canvasX(view.getX()), is(closeTo(before.canvasX(view.getX()), 1)));
        assertThat(camera().canvasY(view.getY()), is(closeTo(before.canvasY(view.getY()), 1)));
        var zoomed = camera();
        hand.wheel(2);
        Hand.await("the picture moved", () -> camera().y() != zoomed.y());
        assertThat(camera().zoom(), is(zoomed.zoom()));
        var moved = camera();
        hand.holding(KeyCode.SHIFT, () -> hand.wheel(2));
        Hand.await("the picture moved sideways", () -> camera().x() != moved.x());
        assertThat(camera().y(), is(moved.y()));
    }

    @Test
    void theMiddleButtonPullsThePictureAlong() {
        var document = hand.document();
        var before = camera();
        var from = hand.at(SmallDesign.APP);
        hand.drag(MouseButton.MIDDLE, from, from.add(50, 30));
        Hand.await(
                "the picture moved by as much",
                () -> hand.at(SmallDesign.APP).distance(from.add(50, 30)) < 1);
        assertThat(camera().zoom(), is(before.zoom()));
        assertThat(hand.document(), is(sameInstance(document)));
    }

    @Test
    void escapeInADragLeavesEverythingAsItWas() {
        var document = hand.document();
        var from = header(SmallDesign.LEFT);
        hand.begin(MouseButton.PRIMARY, from);
        hand.go(from, from.add(0, 90));
        Hand.await("the drag is shown", () -> drawnBox(SmallDesign.LEFT).y() > 60);
        hand.press(KeyCode.ESCAPE);
        hand.go(from.add(0, 90), from.add(0, 140));
        hand.end(MouseButton.PRIMARY);
        settle();
        assertThat(hand.document(), is(sameInstance(document)));
        // The next drag is a drag again.
        hand.drag(from, from.add(0, 60));
        Hand.await("the VPC moved", () -> hand.document() != document);
    }

    @Test
    void aWindowThatComesBetweenEndsADrag() {
        var document = hand.document();
        var from = header(SmallDesign.LEFT);
        hand.begin(MouseButton.PRIMARY, from);
        hand.go(from, from.add(0, 90));
        var other = new Stage[1];
        hand.interact(() -> {
            other[0] = new Stage();
            other[0].setX(1300);
            other[0].setY(0);
            other[0].setWidth(200);
            other[0].setHeight(100);
            other[0].show();
            other[0].requestFocus();
        });
        try {
            Hand.await("the focus is elsewhere", () -> !hand.canvas().isFocused());
            hand.go(from.add(0, 90), from.add(0, 140));
            hand.end(MouseButton.PRIMARY);
            settle();
            assertThat(hand.document(), is(sameInstance(document)));
        } finally {
            hand.interact(() -> other[0].close());
        }
    }

    @Test
    void aTileIsDraggedOntoTheCanvasAndKeysFollow() {
        hand.place("subnet", SmallDesign.LEFT);
        Hand.await(
                "there is another subnet",
                () -> hand.topology().vpc(SmallDesign.LEFT).orElseThrow().subnets().size() == 2);
        assertThat(hand.canvas().isFocused(), is(true));
        hand.press(KeyCode.F2);
        hand.writeInto("#name-editor", "spare");
        hand.press(KeyCode.ENTER);
        Hand.await("it has its name", () -> hand.topology().named("spare").size() == 1);
        // Beside the canvas nothing is placed; the tile stays in the hand for a click.
        int depth = hand.workspace().session().history().size();
        hand.place("vpc", hand.spot(-40, 420));
        Hand.await(
                "the tile is in the hand",
                () ->
                        hand.workspace()
                                .diagram()
                                .armed()
                                .filter(PaletteItem.VPC::equals)
                                .isPresent());
        assertThat(hand.workspace().session().history().size(), is(depth));
        hand.click(hand.spot(300, 20));
        Hand.await("there is a third VPC", () -> hand.topology().vpcs().size() == 3);
        hand.press(KeyCode.CONTROL, KeyCode.Z);
        Hand.await("it is gone again", () -> hand.topology().vpcs().size() == 2);
    }

    @Test
    void aLinkIsDrawnFromAHandleAndCalledOffByEscape() {
        hand.open(SmallDesign.apart());
        var handle = hand.canvas().linkHandleOf(SmallDesign.LEFT).orElseThrow();
        hand.drag(handle, hand.at(SmallDesign.RIGHT));
        hand.seeDialog("#peering-send");
        hand.press(KeyCode.ESCAPE);
        Hand.await("the dialog is closed", () -> !hand.present("#peering-send"));
        assertThat(hand.topology().peerings().size(), is(0));
        assertThat(hand.workspace().session().history().size(), is(0));
    }

    /// Clicks an instance: once it is selected, all that the hand did before has had its effect.
    private void settle() {
        hand.click(hand.at(SmallDesign.DB));
        awaitSelected(SmallDesign.DB);
    }

    private void awaitSelected(ResourceId... ids) {
        Hand.await(
                Set.of(ids) + " is what is selected",
                () -> hand.workspace().revision().selection().equals(Set.of(ids)));
    }

    private Camera camera() {
        return hand.workspace().diagram().camera();
    }

    private Box box(ResourceId id) {
        return hand.workspace().diagram().scene().box(id).orElseThrow();
    }

    /// Where it is drawn now, in a drag too.
    private Box drawnBox(ResourceId id) {
        return hand.workspace().diagram().picture().box(id).orElseThrow();
    }

    private Point2D onScreen(double x, double y) {
        return hand.spot(camera().screenX(x), camera().screenY(y));
    }

    /// A spot of a VPC's title, where nothing else can be hit.
    private Point2D header(ResourceId vpc) {
        return onScreen(box(vpc).centerX(), box(vpc).y() + 12);
    }

    private Point2D upperLeft(ResourceId id) {
        return onScreen(box(id).x(), box(id).y());
    }

    private Point2D lowerRight(ResourceId id) {
        return onScreen(box(id).right(), box(id).bottom());
    }
}
