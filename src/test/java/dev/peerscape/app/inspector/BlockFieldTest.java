package dev.peerscape.app.inspector;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.SmallDesign;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.plan.BlockAdvice;
import dev.peerscape.core.plan.Legality.Question;
import dev.peerscape.core.topology.PeeringStatus;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.List;
import java.util.Optional;

@ExtendWith(ApplicationExtension.class)
class BlockFieldTest {
    private static final Cidr NOW = Cidr.of("10.0.0.0/16");

    private Workspace workspace;
    private BlockField field;

    @Start
    void start(Stage stage) {
        workspace =
                new Workspace(
                        new FakePorts().desk(),
                        SmallDesign.peered(PeeringStatus.ACTIVE),
                        Optional.empty());
        field =
                new BlockField(
                        workspace,
                        "block",
                        new BlockAdvice.Field(
                                NOW,
                                block -> new Question.ChangeBlock(SmallDesign.LEFT, NOW, block),
                                block -> new Edit.ReplaceCidr(SmallDesign.LEFT, NOW, block)),
                        false);
        stage.setScene(new Scene(field, 300, 200));
        stage.show();
    }

    private static String advice(FxRobot robot) {
        return robot.lookup("#block-advice").queryAs(Label.class).getText();
    }

    private void type(FxRobot robot, String text) {
        robot.interact(() -> field.field().setText(text));
    }

    private void press(FxRobot robot, KeyCode code, boolean control, boolean alt) {
        robot.interact(() ->
                field.field()
                        .fireEvent(
                                new KeyEvent(
                                        KeyEvent.KEY_PRESSED,
                                        "",
                                        "",
                                        code,
                                        false,
                                        control,
                                        alt,
                                        false)));
    }

    @Test
    void saysWhoseBlockItMeetsAndTakesTheOfferByKey(FxRobot robot) {
        type(robot, "172.16.0.0/16");
        assertTrue(advice(robot).contains("172.16.0.0/16"), advice(robot));
        assertTrue(advice(robot).contains("accepter-vpc"), advice(robot));
        var offer = robot.lookup("#block-offer").queryAs(Button.class);
        assertTrue(offer.isVisible());
        press(robot, KeyCode.ENTER, false, true);
        assertEquals("10.1.0.0/16", field.field().getText());
        assertFalse(offer.isVisible());
        assertTrue(advice(robot).startsWith("Free"), advice(robot));
        press(robot, KeyCode.ENTER, false, false);
        assertEquals(
                List.of(Cidr.of("10.1.0.0/16")),
                workspace
                        .session()
                        .document()
                        .topology()
                        .vpc(SmallDesign.LEFT)
                        .orElseThrow()
                        .cidrs());
    }

    @Test
    void arrowsChangeTheLengthAndStepToTheNeighbour(FxRobot robot) {
        press(robot, KeyCode.UP, false, false);
        assertEquals("10.0.0.0/17", field.field().getText());
        press(robot, KeyCode.DOWN, false, false);
        press(robot, KeyCode.UP, true, false);
        assertEquals("10.1.0.0/16", field.field().getText());
        press(robot, KeyCode.DOWN, true, false);
        assertEquals("10.0.0.0/16", field.field().getText());
    }

    @Test
    void hostBitsAreOfferedWithout(FxRobot robot) {
        type(robot, "10.9.0.5/16");
        assertTrue(advice(robot).contains("did you mean 10.9.0.0/16"), advice(robot));
        press(robot, KeyCode.ENTER, false, true);
        assertEquals("10.9.0.0/16", field.field().getText());
    }
}
