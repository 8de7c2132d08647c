package dev.peerscape.app.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.session.Session;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.tool.Diagram;
import dev.peerscape.editor.tool.PaletteItem;
import dev.peerscape.editor.tool.Request;

import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The view passes on what mouse and keys do, and draws.
@ExtendWith(ApplicationExtension.class)
class DiagramViewTest {
    private final Session session = new Session(Document.empty(Instant.EPOCH));
    private final Diagram diagram = new Diagram(session);
    private final List<Request> requests = new ArrayList<>();
    private DiagramView view;
    private ResourceId vpc;

    @Start
    void start(Stage stage) {
        view = new DiagramView(diagram, Palette.LIGHT, Texts.in(Locale.ENGLISH));
        diagram.reduceMotion(true);
        diagram.whenRequested(requests::add);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(new Scene(view, 900, 700));
        stage.show();
    }

    @BeforeEach
    void draw(FxRobot robot) {
        robot.interact(() -> diagram.arm(PaletteItem.VPC));
        robot.moveTo(view.localToScreen(300, 300)).clickOn(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        vpc = session.document().topology().vpcs().firstKey();
    }

    private Point2D at(ResourceId id) {
        return view.pointOf(id).orElseThrow();
    }

    @Test
    void aClickPlacesWhatIsArmedAndSelectsIt() {
        assertEquals(Set.of(vpc), session.revision().selection());
        assertTrue(view.getAccessibleText().contains("vpc-a"));
        assertTrue(view.isFocused());
    }

    @Test
    void aDragMovesAndEscapeRestores(FxRobot robot) {
        var before = session.document();
        robot.moveTo(at(vpc)).press(MouseButton.PRIMARY).moveBy(60, 80);
        robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(before, session.document());
        robot.moveTo(at(vpc)).press(MouseButton.PRIMARY).moveBy(60, 80);
        robot.release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        assertNotEquals(before, session.document());
    }

    @Test
    void aNameIsTypedWhereItStands(FxRobot robot) {
        robot.moveTo(at(vpc)).doubleClickOn(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
        var field = robot.lookup("#name-editor").queryAs(TextField.class);
        assertTrue(field.isVisible());
        robot.interact(() -> field.setText("data"));
        robot.type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("data", session.document().topology().vpc(vpc).orElseThrow().name());
        assertFalse(field.isVisible());
        robot.type(KeyCode.F2);
        robot.interact(() -> field.setText("other"));
        robot.type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals("data", session.document().topology().vpc(vpc).orElseThrow().name());
    }

    @Test
    void keysReachTheCanvas(FxRobot robot) {
        var box = diagram.scene().vpcBox(vpc).orElseThrow();
        robot.type(KeyCode.RIGHT);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(box.moved(4, 0), diagram.scene().vpcBox(vpc).orElseThrow());
        robot.type(KeyCode.DIGIT2);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(PaletteItem.SUBNET, diagram.armed().orElseThrow());
        robot.type(KeyCode.ESCAPE).type(KeyCode.DELETE);
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(session.document().topology().vpcs().isEmpty());
        assertTrue(requests.getLast() instanceof Request.Tell);
    }

    @Test
    void themesChangeThePicture(FxRobot robot) {
        var pixel = colour(robot);
        robot.interact(() -> view.setLook(Palette.DARK, Texts.in(Locale.KOREAN)));
        WaitForAsyncUtils.waitForFxEvents();
        assertNotEquals(pixel, colour(robot));
    }

    private int colour(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        var image = new WritableImage(900, 700);
        // Two pulses: one to draw, one to show.
        robot.sleep(120);
        robot.interact(() -> view.snapshot(null, image));
        return image.getPixelReader().getArgb(700, 600);
    }
}
