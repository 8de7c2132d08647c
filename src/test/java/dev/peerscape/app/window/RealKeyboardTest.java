package dev.peerscape.app.window;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.Hand;
import dev.peerscape.app.SmallDesign;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Set;
import java.util.concurrent.Callable;

/// The keyboard on a real X server: menus, dialogs and the clipboard without the mouse.
@Tag("xserver")
@ExtendWith(ApplicationExtension.class)
class RealKeyboardTest {
    private final FakePorts files = new FakePorts();
    private Hand hand;

    @Start
    void start(Stage stage) {
        hand = Hand.open(stage, files);
    }

    @Test
    void whatIsCopiedIsPastedHereAndIntoAnotherDocument() {
        hand.open(SmallDesign.apart());
        select(SmallDesign.LEFT);
        hand.press(KeyCode.CONTROL, KeyCode.C);
        hand.press(KeyCode.CONTROL, KeyCode.V);
        Hand.await("there is a copy", () -> hand.topology().vpcs().size() == 3);
        var copy = hand.workspace().revision().selection().iterator().next();
        assertThat(copy, is(not(SmallDesign.LEFT)));
        var first = hand.workspace();
        hand.press(KeyCode.CONTROL, KeyCode.N);
        Hand.await("another document is in front", () -> hand.workspace() != first);
        hand.press(KeyCode.CONTROL, KeyCode.V);
        Hand.await("it has the copy", () -> hand.topology().vpcs().size() == 1);
        hand.press(KeyCode.CONTROL, KeyCode.D);
        Hand.await("and another", () -> hand.topology().vpcs().size() == 2);
        hand.press(KeyCode.CONTROL, KeyCode.X);
        Hand.await("which is cut again", () -> hand.topology().vpcs().size() == 1);
    }

    @Test
    void theTracerouteGoesToTheClipboard() {
        hand.open(SmallDesign.routed());
        focusCanvas();
        hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.T);
        hand.retype("#trace-from", "app");
        hand.retype("#trace-to", "db");
        hand.click("#trace-run");
        hand.see("#trace-verdict");
        var area = (TextArea) hand.see("#trace-traceroute");
        Hand.await("there is a traceroute", () -> area.getText().contains("172.16.1.10"));
        hand.click("#trace-copy");
        Hand.await("the clipboard has it", () -> area.getText().equals(clipboard()));
    }

    @Test
    void aPeeringIsDeletedByKeysAlone() {
        hand.open(SmallDesign.routed());
        select(SmallDesign.PCX);
        hand.press(KeyCode.DELETE);
        hand.seeDialog("#peering-delete");
        hand.press(KeyCode.ESCAPE);
        awaitClosed("#peering-delete");
        assertThat(status(), is(PeeringStatus.ACTIVE));
        hand.press(KeyCode.DELETE);
        var routes = (CheckBox) hand.seeDialog("#delete-routes");
        tabTo(routes);
        hand.press(KeyCode.SPACE);
        Hand.await("the box is ticked off", () -> !routes.isSelected());
        tabTo(hand.see("#peering-delete"));
        hand.press(KeyCode.ENTER);
        Hand.await("the peering is deleted", () -> status() == PeeringStatus.DELETED);
        assertThat(
                hand.topology().vpc(SmallDesign.LEFT).orElseThrow().routeTables().values().stream()
                        .anyMatch(it -> !it.routes().isEmpty()),
                is(true));
    }

    @Test
    void aRequestIsReviewedAndAcceptedByKeys() {
        hand.open(SmallDesign.peered(PeeringStatus.PENDING_ACCEPTANCE));
        select(SmallDesign.PCX);
        hand.press(KeyCode.ENTER);
        hand.seeDialog("#peering-accept-routes");
        hand.press(KeyCode.ESCAPE);
        awaitClosed("#peering-accept-routes");
        assertThat(status(), is(PeeringStatus.PENDING_ACCEPTANCE));
        hand.press(KeyCode.ENTER);
        hand.seeDialog("#peering-accept-routes");
        hand.press(KeyCode.ENTER);
        Hand.await("it is accepted", () -> status() == PeeringStatus.ACTIVE);
    }

    @Test
    void anAccountIsTypedAndActsFromThenOn() {
        hand.open(SmallDesign.apart());
        hand.click("#acting-as");
        hand.click("#command-act-as-other");
        hand.writeInto("#dialog-line", "7777-8888-9999");
        hand.press(KeyCode.ENTER);
        var account = new AccountId("777788889999");
        Hand.await(
                "it acts", () -> hand.workspace().revision().actor().equals(new Actor.As(account)));
        assertThat(hand.topology().accounts().containsKey(account), is(true));
        assertThat(hand.text("#acting-as"), containsString("777788889999"));
    }

    @Test
    void theMenusOpenByKeys() {
        hand.open(SmallDesign.apart());
        focusCanvas();
        var before = hand.document();
        hand.press(KeyCode.F10);
        hand.press(KeyCode.RIGHT);
        hand.press(KeyCode.RIGHT);
        hand.press(KeyCode.RIGHT);
        hand.press(KeyCode.DOWN);
        hand.see("#command-insert-vpc");
        hand.press(KeyCode.ESCAPE);
        Hand.await("the menu is closed", () -> !hand.present("#command-insert-vpc"));
        assertThat(hand.document(), is(sameInstance(before)));
    }

    /// Clicks an instance and waits until the click has had its effect.
    private void focusCanvas() {
        hand.click(hand.at(SmallDesign.APP));
        Hand.await(
                "the click has selected",
                () -> hand.workspace().revision().selection().equals(Set.of(SmallDesign.APP)));
        assertThat(hand.canvas().isFocused(), is(true));
    }

    private void select(ResourceId id) {
        focusCanvas();
        hand.interact(() -> hand.workspace().session().select(Set.of(id)));
    }

    private void awaitClosed(String query) {
        Hand.await("the dialog is closed", () -> !hand.present(query) && hand.canvas().isFocused());
    }

    private PeeringStatus status() {
        return hand.topology().peering(SmallDesign.PCX).orElseThrow().status();
    }

    private static String clipboard() {
        Callable<String> text = () -> String.valueOf(Clipboard.getSystemClipboard().getString());
        return WaitForAsyncUtils.waitForAsyncFx(2000, text);
    }

    private void tabTo(Node control) {
        for (int presses = 0; presses < 8 && !control.isFocused(); presses++) {
            hand.press(KeyCode.TAB);
        }
        Hand.await(control + " has the focus", control::isFocused);
    }
}
