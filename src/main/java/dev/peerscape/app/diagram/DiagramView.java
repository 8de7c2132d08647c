package dev.peerscape.app.diagram;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.playback.PlaybackDrawing;
import dev.peerscape.editor.scene.Drawing;
import dev.peerscape.editor.scene.Labels;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.tool.Diagram;
import dev.peerscape.editor.tool.Input;

import javafx.animation.AnimationTimer;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Region;

import java.util.Map;
import java.util.Optional;

/// Shows a [Diagram] and feeds it what hands do. The lower canvas holds the document and is drawn
/// anew only when the document, the camera or the look changed; the upper one holds handles,
/// gestures and the packet.
public final class DiagramView extends Region {
    private final Diagram diagram;
    private final Canvas base = new Canvas();
    private final Canvas overlay = new Canvas();
    private final OverlayDrawing gestures = new OverlayDrawing();
    private final Tooltip tip = new Tooltip();
    private Look look;
    private Optional<Playback> playback = Optional.empty();
    private double seconds;
    private boolean dirty = true;
    private boolean dirtyOverlay = true;
    private boolean space;
    private boolean fitted;
    private Optional<Drawn> drawn = Optional.empty();

    /// What the lower canvas shows now.
    private record Drawn(Object scene, Object camera, Object look) {}

    /// A view of that diagram.
    public DiagramView(Diagram diagram, Palette palette, Texts texts) {
        this.diagram = diagram;
        look = Look.of(palette, texts).withDots(true);
        getStyleClass().add("diagram");
        setId("diagram");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(texts.text("diagram.name"));
        overlay.setMouseTransparent(true);
        base.setMouseTransparent(true);
        getChildren().addAll(base, overlay);
        diagram.whenChanged(this::changed);
        listen();
        new AnimationTimer() {
            @Override
            public void handle(long now) {
                draw();
            }
        }.start();
    }

    private void changed() {
        dirty = true;
        dirtyOverlay = true;
        setCursor(
                switch (diagram.pointer()) {
                    case "HAND" -> Cursor.CLOSED_HAND;
                    case "MOVE" -> Cursor.MOVE;
                    case "CROSS" -> Cursor.CROSSHAIR;
                    case "RESIZE" -> Cursor.SE_RESIZE;
                    default -> space ? Cursor.OPEN_HAND : Cursor.DEFAULT;
                });
    }

    private void listen() {
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::moved);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(
                MouseEvent.MOUSE_RELEASED,
                event -> diagram.on(new Input.Release(event.getX(), event.getY(), mods(event))));
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(
                ZoomEvent.ZOOM,
                event ->
                        diagram.look(
                                diagram.camera()
                                        .zoomedAt(
                                                event.getX(),
                                                event.getY(),
                                                event.getZoomFactor())));
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        addEventHandler(
                KeyEvent.KEY_RELEASED,
                event -> {
                    if (event.getCode() == KeyCode.SPACE) {
                        space = false;
                        changed();
                    }
                });
        focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        space = false;
                        diagram.on(new Input.Cancel());
                    }
                    changed();
                });
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        var button =
                event.getButton() == MouseButton.SECONDARY
                        ? Input.Button.SECONDARY
                        : event.getButton() == MouseButton.MIDDLE
                                ? Input.Button.MIDDLE
                                : Input.Button.PRIMARY;
        diagram.on(
                new Input.Press(
                        event.getX(), event.getY(), button, event.getClickCount(), mods(event)));
    }

    private void moved(MouseEvent event) {
        var before = diagram.hovered();
        diagram.on(new Input.Move(event.getX(), event.getY(), mods(event)));
        if (!before.equals(diagram.hovered())) {
            tip();
        }
    }

    /// The whole of what a figure may have had to shorten.
    private void tip() {
        var topology = diagram.session().document().topology();
        var resource = diagram.hovered().flatMap(topology::find);
        if (resource.isEmpty()) {
            Tooltip.uninstall(this, tip);
            return;
        }
        var text =
                resource.get().label()
                        + "  "
                        + resource.get().id()
                        + Labels.address(resource.get()).map(it -> "\n" + it).orElse("");
        tip.setText(text);
        Tooltip.install(this, tip);
    }

    private void scrolled(ScrollEvent event) {
        var mods =
                new Input.Mods(
                        event.isShiftDown(), event.isShortcutDown(), event.isAltDown(), space);
        diagram.on(
                new Input.Wheel(
                        event.getX(), event.getY(), event.getDeltaX(), event.getDeltaY(), mods));
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown()) {
            space = true;
            changed();
            return;
        }
        boolean ours =
                switch (event.getCode()) {
                    case ESCAPE, LEFT, RIGHT, UP, DOWN, DELETE, BACK_SPACE ->
                            !event.isShortcutDown();
                    default -> false;
                };
        if (ours) {
            diagram.on(
                    new Input.Key(
                            event.getCode().name(),
                            new Input.Mods(
                                    event.isShiftDown(),
                                    event.isShortcutDown(),
                                    event.isAltDown(),
                                    space)));
            event.consume();
        }
    }

    private Input.Mods mods(MouseEvent event) {
        return new Input.Mods(
                event.isShiftDown(), event.isShortcutDown(), event.isAltDown(), space);
    }

    /// Takes other colours and another language.
    public void setLook(Palette palette, Texts texts) {
        look = look.withPalette(palette).withTexts(texts);
        setAccessibleText(texts.text("diagram.name"));
        changed();
    }

    /// Marks what is wrong.
    public void setFindings(Map<ResourceId, Severity> worst) {
        look = look.withSeverities(worst);
        changed();
    }

    /// Shows a packet at a moment of its way, or none.
    public void setPlayback(Optional<Playback> playback, double seconds) {
        this.playback = playback;
        this.seconds = seconds;
        dirtyOverlay = true;
    }

    /// {@return where on the screen a resource can be clicked, for robots}
    public Optional<Point2D> pointOf(ResourceId id) {
        return localPointOf(id).map(this::localToScreen);
    }

    /// {@return where in this view a resource can be clicked: for containers their heading, since
    /// the middle may be taken by what they hold}
    public Optional<Point2D> localPointOf(ResourceId id) {
        var camera = diagram.camera();
        return diagram.scene()
                .box(id)
                .map(box -> {
                    boolean container =
                            diagram.scene().figure(id).filter(it -> box.height() > 60).isPresent();
                    double y = container ? box.y() + 14 : box.centerY();
                    return new Point2D(
                            camera.screenX(box.centerX() - (container ? 20 : 0)),
                            camera.screenY(y));
                });
    }

    /// {@return the diagram shown}
    public Diagram diagram() {
        return diagram;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        for (var canvas : new Canvas[] {base, overlay}) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        drawn = Optional.empty();
        diagram.resize(width, height);
        if (!fitted && width > 50) {
            fitted = true;
            diagram.fitAll();
        }
    }

    private void draw() {
        if (dirty && getWidth() > 1) {
            dirty = false;
            drawBase();
        }
        if (dirtyOverlay && getWidth() > 1) {
            dirtyOverlay = false;
            drawOverlay();
        }
    }

    private void drawBase() {
        var selection = diagram.session().revision().selection();
        if (!look.selection().equals(selection)) {
            look = look.withSelection(selection);
        }
        if (!look.hovered().equals(diagram.hovered())) {
            look = look.withHovered(diagram.hovered());
        }
        var next = new Drawn(diagram.scene(), diagram.camera(), look);
        boolean same =
                drawn.filter(it ->
                                it.scene() == next.scene()
                                        && it.camera() == next.camera()
                                        && it.look() == next.look())
                        .isPresent();
        if (same) {
            return;
        }
        drawn = Optional.of(next);
        var to = base.getGraphicsContext2D();
        to.clearRect(0, 0, base.getWidth(), base.getHeight());
        var viewport = diagram.camera().viewport(base.getWidth(), base.getHeight());
        Drawing.paint(new FxPainter(to), diagram.scene(), diagram.camera(), viewport, look);
    }

    private void drawOverlay() {
        var to = overlay.getGraphicsContext2D();
        to.clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
        var painter = new FxPainter(to);
        playback.ifPresent(
                it -> PlaybackDrawing.paint(painter, it, it.at(seconds), diagram.camera(), look));
        gestures.paint(painter, diagram, look, isFocused(), getWidth(), getHeight());
    }
}
