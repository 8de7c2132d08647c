package dev.peerscape.testing;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.session.Session;
import dev.peerscape.editor.tool.Diagram;
import dev.peerscape.editor.tool.Input;
import dev.peerscape.editor.tool.Input.Button;
import dev.peerscape.editor.tool.Input.Key;
import dev.peerscape.editor.tool.Input.Mods;
import dev.peerscape.editor.tool.Mark;
import dev.peerscape.editor.tool.Request;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Hands for a diagram without a toolkit.
public final class TestDiagram {
    /// Ctrl held.
    public static final Mods CTRL = new Mods(false, true, false);

    /// Shift held.
    public static final Mods SHIFT = new Mods(true, false, false);

    /// Alt held.
    public static final Mods ALT = new Mods(false, false, true);

    public final Session session;
    public final Diagram diagram;
    public final List<Request> requests = new ArrayList<>();
    private Mods mods = Mods.NONE;
    private double x;
    private double y;

    /// A diagram of a document, 1600 by 1000 pixels at 100 %.
    public TestDiagram(Document document) {
        session = new Session(document);
        diagram = new Diagram(session);
        diagram.resize(1600, 1000);
        diagram.look(Camera.HOME);
        diagram.reduceMotion(true);
        diagram.whenRequested(requests::add);
    }

    /// Holds these modifiers from now on.
    public TestDiagram with(Mods held) {
        mods = held;
        return this;
    }

    /// Puts the pointer there.
    public TestDiagram move(double toX, double toY) {
        x = toX;
        y = toY;
        diagram.on(new Input.Move(x, y, mods));
        return this;
    }

    /// Moves in steps, as hands do.
    public TestDiagram by(double dx, double dy) {
        double fromX = x;
        double fromY = y;
        for (int i = 1; i <= 5; i++) {
            move(fromX + dx * i / 5, fromY + dy * i / 5);
        }
        return this;
    }

    /// Presses a button.
    public TestDiagram press(double atX, double atY, Button button, int clicks) {
        move(atX, atY);
        diagram.on(new Input.Press(x, y, button, clicks, mods));
        return this;
    }

    /// Presses the first button.
    public TestDiagram press(double atX, double atY) {
        return press(atX, atY, Button.PRIMARY, 1);
    }

    /// Presses the first button on a resource.
    public TestDiagram press(ResourceId id) {
        var at = at(id);
        return press(at.x(), at.y());
    }

    /// Lets the button go.
    public TestDiagram release() {
        diagram.on(new Input.Release(x, y, mods));
        return this;
    }

    /// Clicks on a resource.
    public TestDiagram click(ResourceId id) {
        return press(id).release();
    }

    /// Clicks on a place.
    public TestDiagram click(double atX, double atY) {
        return press(atX, atY).release();
    }

    /// Drags from a resource by so much.
    public TestDiagram drag(ResourceId id, double dx, double dy) {
        return press(id).by(dx, dy).release();
    }

    /// Presses and releases a key.
    public TestDiagram key(Key key) {
        diagram.on(new Input.KeyDown(key, mods));
        diagram.on(new Input.KeyUp(key, mods));
        return this;
    }

    /// Lets time pass.
    public TestDiagram tick(double seconds) {
        diagram.on(new Input.Tick(seconds));
        return this;
    }

    /// {@return where to click to hit it}
    public Diagram.Point at(ResourceId id) {
        return diagram.pointOf(id).orElseThrow();
    }

    /// {@return the marks of that kind that show}
    public <M extends Mark> List<M> marks(Class<M> kind) {
        return diagram.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// {@return the sentence at the pointer}
    public Optional<String> note() {
        return marks(Mark.Note.class).stream()
                .findFirst()
                .map(it -> Texts.in(Locale.ENGLISH).text(it.text()));
    }

    /// {@return what was last said}
    public String said() {
        return requests.stream()
                .filter(Request.Tell.class::isInstance)
                .map(Request.Tell.class::cast)
                .reduce((_, last) -> last)
                .map(it -> Texts.in(Locale.ENGLISH).text(it.text()))
                .orElse("");
    }
}
