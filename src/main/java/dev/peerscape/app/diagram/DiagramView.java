package dev.peerscape.app.diagram;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.playback.PlaybackDrawing;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Drawing;
import dev.peerscape.editor.scene.Labels;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.scene.Painter;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.theme.Role;
import dev.peerscape.editor.tool.Diagram;
import dev.peerscape.editor.tool.Input;
import dev.peerscape.editor.tool.Mark;
import dev.peerscape.editor.tool.MarkDrawing;
import dev.peerscape.editor.tool.Pointer;
import dev.peerscape.editor.tool.Request;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The canvas of the window: shows a [Diagram] and hands it what mouse and keys do.
///
/// Two layers. The lower holds the document and is drawn anew only when the document, the camera or
/// the look changed; the upper holds handles, gestures and the packet. Nothing is drawn and no
/// timer runs while nothing changes.
public final class DiagramView extends Region {
    private final Diagram diagram;
    private final Canvas base = new Canvas();
    private final Canvas overlay = new Canvas();
    private final NameEditor names = new NameEditor(this::rename, this::requestFocus);
    private final Tooltip tip = new Tooltip();
    private final Frames frames = new Frames();
    private Look look;
    private Optional<Playback> playback = Optional.empty();
    private double seconds;
    private boolean fitted;
    private Optional<ResourceId> tipped = Optional.empty();
    private Optional<Drawn> drawn = Optional.empty();

    /// What the lower canvas shows now, compared by identity.
    private record Drawn(Scene scene, Camera camera, Look look) {}

    /// Draws once a pulse as long as there is something to draw.
    private final class Frames extends AnimationTimer {
        private boolean running;

        void ask() {
            if (!running) {
                running = true;
                start();
            }
        }

        @Override
        public void handle(long now) {
            if (diagram.wantsTicks()) {
                diagram.on(new Input.Tick(now / 1e9));
            }
            draw();
            if (!diagram.wantsTicks()) {
                running = false;
                stop();
            }
        }
    }

    /// A view of that diagram.
    public DiagramView(Diagram diagram, Palette palette, Texts texts) {
        this.diagram = diagram;
        look = Look.of(palette, texts).withDots(true);
        getStyleClass().add("diagram");
        setId("diagram");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        base.setMouseTransparent(true);
        overlay.setMouseTransparent(true);
        getChildren().addAll(base, overlay, names.field());
        diagram.whenChanged(this::changed);
        diagram.whenRequested(this::asked);
        diagram.session().watch(revision -> revision.selection(), _ -> describe());
        var preferences = Platform.getPreferences();
        diagram.reduceMotion(preferences.isReducedMotion());
        preferences
                .reducedMotionProperty()
                .addListener((_, _, reduced) -> diagram.reduceMotion(reduced));
        new Events(this, diagram);
        focusedProperty().addListener((_, _, _) -> frames.ask());
    }

    private void changed() {
        setCursor(cursor(diagram.pointer()));
        if (!tipped.equals(diagram.hovered())) {
            tipped = diagram.hovered();
            showTip();
        }
        frames.ask();
    }

    private static Cursor cursor(Pointer pointer) {
        return switch (pointer) {
            case ARROW -> Cursor.DEFAULT;
            case HAND -> Cursor.OPEN_HAND;
            case GRABBING -> Cursor.CLOSED_HAND;
            case CROSS, COPY -> Cursor.CROSSHAIR;
            case MOVE -> Cursor.MOVE;
            case REFUSED -> Cursor.DISAPPEAR;
            case RESIZE_E -> Cursor.H_RESIZE;
            case RESIZE_S -> Cursor.V_RESIZE;
            case RESIZE_SE -> Cursor.SE_RESIZE;
            case RESIZE_SW -> Cursor.SW_RESIZE;
        };
    }

    /// The whole of what a figure may have had to shorten.
    private void showTip() {
        var resource = tipped.flatMap(diagram.session().document().topology()::find);
        if (resource.isEmpty()) {
            Tooltip.uninstall(this, tip);
        } else {
            tip.setText(words(resource.get()));
            Tooltip.install(this, tip);
        }
    }

    private static String words(Resource resource) {
        var name = resource.name().isEmpty() ? "" : resource.name() + "  ";
        return name + resource.id() + Labels.address(resource).map(it -> "\n" + it).orElse("");
    }

    /// What a screen reader says: the name of the canvas and what is selected.
    private void describe() {
        var topology = diagram.session().document().topology();
        var selected =
                diagram.session().revision().selection().stream()
                        .sorted()
                        .flatMap(id -> topology.find(id).stream())
                        .map(Resource::label)
                        .collect(Collectors.joining(", "));
        var name = look.texts().text("diagram.name");
        setAccessibleText(selected.isEmpty() ? name : name + ": " + selected);
    }

    private void asked(Request request) {
        if (request instanceof Request.EditName(var id, Box at)) {
            diagram.session()
                    .document()
                    .topology()
                    .find(id)
                    .ifPresent(it -> names.open(it, at, diagram.camera().zoom()));
        }
    }

    private void rename(ResourceId id, String name) {
        var found = diagram.session().document().topology().find(id);
        if (found.filter(it -> !it.name().equals(name)).isPresent()) {
            diagram.carryOut(new Edit.Rename(id, name));
        }
    }

    /// Takes other colours and another language.
    public void setLook(Palette palette, Texts texts) {
        look = look.withPalette(palette).withTexts(texts);
        describe();
        frames.ask();
    }

    /// Marks what is wrong.
    public void setFindings(Map<ResourceId, Severity> worst) {
        if (!worst.equals(look.severities())) {
            look = look.withSeverities(worst);
            frames.ask();
        }
    }

    /// Shows a packet at a moment of its way, or none.
    public void setPlayback(Optional<Playback> playback, double seconds) {
        this.playback = playback;
        this.seconds = seconds;
        diagram.playing(playback.isPresent());
        frames.ask();
    }

    /// {@return where on the screen a resource can be clicked, for robots}
    public Optional<Point2D> pointOf(ResourceId id) {
        return localPointOf(id).map(this::localToScreen);
    }

    /// {@return where in this view a resource can be clicked: a spot of it that nothing covers}
    public Optional<Point2D> localPointOf(ResourceId id) {
        return diagram.pointOf(id).map(at -> new Point2D(at.x(), at.y()));
    }

    /// {@return where on the screen a link can be drawn from a VPC, for robots}
    public Optional<Point2D> linkHandleOf(ResourceId vpc) {
        return diagram.linkHandleOf(vpc).map(at -> localToScreen(at.x(), at.y()));
    }

    /// {@return the diagram shown}
    public Diagram diagram() {
        return diagram;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        for (var canvas : List.of(base, overlay)) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        names.layout();
        drawn = Optional.empty();
        diagram.resize(width, height);
        if (!fitted && width > 50) {
            fitted = true;
            diagram.showAll();
        }
        frames.ask();
    }

    private void draw() {
        if (getWidth() > 1 && getHeight() > 1) {
            drawBase();
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
        var next = new Drawn(diagram.picture(), diagram.camera(), look);
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
        var viewport = next.camera().viewport(base.getWidth(), base.getHeight());
        Drawing.paint(new FxPainter(to), next.scene(), next.camera(), viewport, look);
    }

    private void drawOverlay() {
        var to = overlay.getGraphicsContext2D();
        to.clearRect(0, 0, overlay.getWidth(), overlay.getHeight());
        var painter = new FxPainter(to);
        playback.ifPresent(
                it -> PlaybackDrawing.paint(painter, it, it.at(seconds), diagram.camera(), look));
        marks(painter, diagram.marks());
        if (isFocused()) {
            int accent = 0x99000000 | look.palette().rgb(Role.ACCENT);
            painter.strokeRect(
                    1, 1, getWidth() - 2, getHeight() - 2, 0, Painter.Stroke.solid(accent, 2));
        }
    }

    private void marks(Painter painter, List<Mark> marks) {
        if (!marks.isEmpty()) {
            new MarkDrawing(
                            painter,
                            diagram.camera(),
                            look.palette(),
                            look.texts(),
                            getWidth(),
                            getHeight())
                    .paint(marks);
        }
    }
}
