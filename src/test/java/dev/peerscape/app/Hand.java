package dev.peerscape.app;

import dev.peerscape.app.diagram.DiagramView;
import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.FxClipboard;
import dev.peerscape.app.shell.FxDialogs;
import dev.peerscape.app.shell.Settings;
import dev.peerscape.app.shell.Wish;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Worker;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Flow;

import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.testfx.api.FxRobot;
import org.testfx.robot.MouseRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/// A hand at the program's own window: real panels, dialogs, background work; only the system's
/// file dialogs are answered from [FakePorts#files]. Counts how often the mouse is used.
public final class Hand {
    private static final int PATIENCE_SECONDS = 30;

    private final FxRobot robot = new FxRobot();
    private final Desk desk;
    private final Stage stage;
    private int pointerActions;

    private Hand(Stage stage, Desk desk) {
        this.stage = stage;
        this.desk = desk;
    }

    /// Opens the window. On the FX thread.
    public static Hand open(Stage stage, FakePorts files) {
        var words = new Words(Locale.ENGLISH);
        var clipboard = new FxClipboard();
        var ports =
                new Desk.Ports(
                        new FxDialogs(stage, words, clipboard),
                        files,
                        clipboard,
                        Worker.BACKGROUND,
                        InstantSource.fixed(SmallDesign.NOW));
        var settings = Settings.first(Locale.ENGLISH).withWindow(1280, 960, false);
        var desk = new Desk(ports, words, settings);
        stage.setX(0);
        stage.setY(0);
        PeerscapeApp.open(stage, desk);
        // The screen that is none is small; the window need not be.
        stage.setWidth(1280);
        stage.setHeight(960);
        return new Hand(stage, desk);
    }

    /// {@return the window's desk}
    public Desk desk() {
        return desk;
    }

    /// {@return the window}
    public Stage stage() {
        return stage;
    }

    /// {@return the document in front}
    public Workspace workspace() {
        return desk.current().get();
    }

    /// {@return the document in front as it is now}
    public Document document() {
        return workspace().session().document();
    }

    /// {@return what is drawn}
    public Topology topology() {
        return document().topology();
    }

    /// {@return the canvas}
    public DiagramView canvas() {
        return workspace().canvas().get().orElseThrow();
    }

    /// {@return how often a mouse button was pressed}
    public int pointerActions() {
        return pointerActions;
    }

    /// Opens a document that is not on disk, and waits until it is drawn.
    public void open(Document document) {
        robot.interact(() -> desk.open(document, Optional.empty()));
        await("the canvas has its size", () -> canvas().getWidth() > 100);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Has a flow followed, as the commands for it do. On the FX thread.
    public void follow(Flow flow) {
        workspace().wish(new Wish.FollowFlow(flow));
    }

    /// Has a command carried out. On the FX thread.
    public void run(String command) {
        desk.commands().command(command, desk).run(desk);
    }

    /// Does something on the FX thread.
    public void interact(Runnable deed) {
        robot.interact(deed);
    }

    // ---- pointing

    /// {@return the control of that id or style that is to be seen, once there is one}
    public Node see(String query) {
        return until(query + " is there", () -> found(query));
    }

    private Optional<Node> found(String query) {
        return robot.lookup(query).match(Hand::isShown).tryQuery();
    }

    private static boolean isShown(Node node) {
        for (var it = node; it != null; it = it.getParent()) {
            if (!it.isVisible()) {
                return false;
            }
        }
        var scene = node.getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    /// {@return the control of that id in a dialog, once keys go there}
    public Node seeDialog(String query) {
        var node = see(query);
        await("the dialog of " + query + " has the focus", node.getScene().getWindow()::isFocused);
        return node;
    }

    /// {@return whether there is such a control to be seen}
    public boolean present(String query) {
        return WaitForAsyncUtils.waitForAsyncFx(2000, () -> found(query).isPresent());
    }

    /// {@return what a label or button says}
    public String text(String query) {
        return ((Labeled) see(query)).getText();
    }

    /// Waits until a label or button says that among other things.
    public void awaitText(String query, String part) {
        var node = (Labeled) see(query);
        await(query + " says " + part, () -> node.getText().contains(part));
    }

    /// {@return what a column of a table says}
    public List<String> cells(String query, int column) {
        var table = (TableView<?>) see(query);
        return WaitForAsyncUtils.waitForAsyncFx(
                2000,
                () ->
                        IntStream.range(0, table.getItems().size())
                                .mapToObj(row ->
                                        String.valueOf(
                                                table.getColumns().get(column).getCellData(row)))
                                .toList());
    }

    /// Clicks a control once it is there.
    public void click(String query) {
        var node = see(query);
        await(query + " is enabled", () -> !node.isDisabled());
        click(node);
    }

    private void click(Node node) {
        var box = node.localToScreen(node.getBoundsInLocal());
        click(new Point2D(box.getCenterX(), box.getCenterY()));
    }

    /// Clicks a link by its words.
    public void clickLink(String words) {
        click(
                until(
                        "a link says " + words,
                        () ->
                                robot.lookup((Node it) ->
                                                it instanceof Hyperlink link
                                                        && link.getText().equals(words))
                                        .tryQuery()));
    }

    /// Chooses from a list by its words.
    public void choose(String query, String words) {
        click(query);
        click(
                until(
                        words + " is offered",
                        () ->
                                robot.lookup((Node it) ->
                                                it instanceof ListCell<?> cell
                                                        && words.equals(cell.getText()))
                                        .tryQuery()));
    }

    /// Clicks a spot of the screen.
    public void click(Point2D at) {
        pointerActions++;
        press(at);
    }

    // Straight there: the robot's own way is a hundred small moves.
    private MouseRobot mouse() {
        return robot.robotContext().getMouseRobot();
    }

    private void press(Point2D at) {
        mouse().move(at);
        mouse().press(MouseButton.PRIMARY);
        mouse().release(MouseButton.PRIMARY);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Drags from a spot of the screen to another.
    public void drag(Point2D from, Point2D to) {
        drag(MouseButton.PRIMARY, from, to);
    }

    /// Drags with that button.
    public void drag(MouseButton button, Point2D from, Point2D to) {
        begin(button, from);
        go(from, to);
        end(button);
    }

    /// Presses a button at a spot of the screen and holds it.
    public void begin(MouseButton button, Point2D at) {
        pointerActions++;
        mouse().move(at);
        mouse().press(button);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Moves in a few steps.
    public void go(Point2D from, Point2D to) {
        for (int step = 1; step <= 4; step++) {
            mouse().move(from.interpolate(to, step / 4.0));
        }
    }

    /// Lets a button go.
    public void end(MouseButton button) {
        mouse().release(button);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Turns the wheel by so many notches, away from the hand when negative.
    public void wheel(int notches) {
        mouse().scroll(notches);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Does something while keys are held.
    public void holding(KeyCode key, Runnable deed) {
        robot.press(key);
        WaitForAsyncUtils.waitForFxEvents();
        try {
            deed.run();
        } finally {
            robot.release(key);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    /// Drags a tile of the palette to a spot of the screen.
    public void place(String tile, Point2D to) {
        var node = see("#palette-" + tile);
        var box = node.localToScreen(node.getBoundsInLocal());
        drag(new Point2D(box.getCenterX(), box.getCenterY()), to);
    }

    /// Drags a tile of the palette onto something that is drawn.
    public void place(String tile, ResourceId into) {
        place(tile, at(into));
    }

    /// {@return where on the screen something can be clicked}
    public Point2D at(ResourceId id) {
        return canvas().pointOf(id).orElseThrow();
    }

    /// {@return a spot of the canvas on the screen}
    public Point2D spot(double x, double y) {
        return canvas().localToScreen(x, y);
    }

    // ---- typing

    /// Types a text into a field that has the focus by itself, or is about to.
    public void writeInto(String query, String text) {
        var field = see(query);
        await(
                query + " has the focus",
                () -> field.isFocused() && field.getScene().getWindow().isFocused());
        write(text);
    }

    /// Types a text into a list that can be typed into, instead of what it says.
    public void retype(String query, String text) {
        var box = (ComboBox<?>) see(query);
        click(query);
        await(query + " has the focus", box::isFocused);
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.BACK_SPACE);
        await(query + " is empty", () -> box.getEditor().getText().isEmpty());
        write(text);
        await(query + " says " + text, () -> box.getEditor().getText().equals(text));
    }

    /// Types a text into whatever has the focus.
    public void write(String text) {
        // The robot writes into the window that it was told of last.
        Window.getWindows().stream()
                .filter(Window::isFocused)
                .reduce((_, last) -> last)
                .ifPresent(robot::targetWindow);
        robot.write(text, 0);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /// Presses keys together, the last one last.
    public void press(KeyCode... keys) {
        // Let go in the same breath: a key that is held while the window is busy repeats itself,
        // and what it does keeps the window busy.
        Platform.runLater(() -> {
            var keyboard = new Robot();
            for (var key : keys) {
                keyboard.keyPress(key);
            }
            for (var key : List.of(keys).reversed()) {
                keyboard.keyRelease(key);
            }
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    // ---- waiting

    /// Waits until a condition holds.
    public static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(
                    PATIENCE_SECONDS,
                    TimeUnit.SECONDS,
                    () -> WaitForAsyncUtils.asyncFx(condition).get());
        } catch (TimeoutException _) {
            throw new AssertionError("waited in vain until " + what);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Node until(String what, Callable<Optional<Node>> question) {
        var answer = new AtomicReference<Optional<Node>>(Optional.empty());
        await(
                what,
                () -> {
                    answer.set(question.call());
                    return answer.get().isPresent();
                });
        return answer.get().orElseThrow();
    }
}
