package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Hit;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.session.Session;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The part of a [Diagram] that has to do with looking and pointing: its camera, what is under the
/// pointer, and who listens.
abstract sealed class Viewing permits Diagram {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<Request>> doors = new CopyOnWriteArrayList<>();
    final Eye eye = new Eye(this::changed);
    final Pointing pointing = new Pointing();

    /// {@return the document's session}
    public abstract Session session();

    /// {@return where everything stands}
    public abstract Scene scene();

    /// {@return the camera, perhaps on its way}
    public Camera camera() {
        return eye.camera();
    }

    /// {@return the part of the canvas that is seen}
    public Box viewport() {
        return eye.viewport();
    }

    /// {@return the resource under the pointer, unless a gesture is under way}
    public Optional<ResourceId> hovered() {
        return pointing.hovered();
    }

    /// Tells whenever something has to be drawn anew.
    public void whenChanged(Runnable listener) {
        listeners.add(listener);
    }

    /// Tells what gestures ask of the window.
    public void whenRequested(Consumer<Request> door) {
        doors.add(door);
    }

    /// Moves the camera at once.
    public void look(Camera next) {
        eye.look(next);
    }

    /// Says how large the view is, in pixels.
    public void resize(double width, double height) {
        eye.resize(width, height);
    }

    /// Shows less or more motion.
    public void reduceMotion(boolean reduced) {
        eye.reduceMotion(reduced);
    }

    /// Zooms about the middle of the view.
    public void zoom(double factor) {
        eye.zoom(factor);
    }

    /// Shows a pixel a canvas unit.
    public void zoomTo100() {
        eye.zoomTo100();
    }

    /// Shows everything.
    public void fitAll() {
        eye.glideTo(scene().isEmpty() ? Camera.HOME : eye.fitting(scene().bounds()));
    }

    /// Shows everything, at once: the first look at a document.
    public void showAll() {
        if (!scene().isEmpty()) {
            look(eye.fitting(scene().bounds()));
        }
    }

    /// Shows all that is selected, else everything.
    public void fitSelection() {
        boxOf(session().revision().selection())
                .ifPresentOrElse(box -> eye.glideTo(eye.fitting(box.grown(24))), this::fitAll);
    }

    /// Brings something into view, and leaves the camera alone when it is there already.
    public void reveal(ResourceId id) {
        reveal(Set.of(id));
    }

    /// The same for several.
    public void reveal(Collection<ResourceId> ids) {
        boxOf(ids).ifPresent(eye::reveal);
    }

    private Optional<Box> boxOf(Collection<ResourceId> ids) {
        return ids.stream().flatMap(id -> scene().box(id).stream()).reduce(Box::union);
    }

    void hover(Optional<ResourceId> next) {
        if (pointing.hover(next)) {
            changed();
        }
    }

    /// {@return whether the pointer has rested long enough for handles}
    boolean handlesShown() {
        return pointing.hasRested(eye.isReduced());
    }

    double pointerX() {
        return pointing.x();
    }

    double pointerY() {
        return pointing.y();
    }

    boolean isPointerInside() {
        return pointing.isInside()
                && pointerX() >= 0
                && pointerY() >= 0
                && pointerX() <= eye.width()
                && pointerY() <= eye.height();
    }

    double canvasX() {
        return camera().canvasX(pointerX());
    }

    double canvasY() {
        return camera().canvasY(pointerY());
    }

    /// {@return a length in pixels as canvas units}
    double pixels(double length) {
        return length / camera().zoom();
    }

    Hit hit() {
        return pointing.hit(scene(), camera());
    }

    /// {@return the VPC under the pointer, whatever of it is there}
    Optional<ResourceId> vpcUnderPointer() {
        return hit() instanceof Hit.On(var figure)
                ? session().document().topology().vpcOf(figure.id()).map(vpc -> vpc.id())
                : Optional.empty();
    }

    /// {@return the figure that a link drawn to the pointer would end at}
    Optional<ResourceId> linkEndUnderPointer() {
        return hit() instanceof Hit.On(var figure)
                ? Joining.end(session().document().topology(), figure.shown())
                : Optional.empty();
    }

    Box onScreen(Box box) {
        return eye.onScreen(box);
    }

    void request(Request request) {
        for (var door : doors) {
            door.accept(request);
        }
    }

    boolean report(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied(_, _, var notes) -> {
                if (!notes.isEmpty()) {
                    request(Request.Tell.all(notes));
                }
                yield true;
            }
            case Outcome.Refused(_, var reason, _) -> {
                request(new Request.Tell(reason));
                yield false;
            }
        };
    }

    /// Carries an edit out, and tells what went along or why not.
    boolean commit(Edit edit) {
        return report(session().commit(edit));
    }

    /// Tells that something has to be drawn anew.
    void changed() {
        listeners.forEach(Runnable::run);
    }

    void toggle(ResourceId id) {
        var selection = new HashSet<>(session().revision().selection());
        if (!selection.remove(id)) {
            selection.add(id);
        }
        session().select(selection);
    }

    boolean isSelected(ResourceId id) {
        return session().revision().selection().contains(id);
    }

    /// Has people type a name where it stands.
    void editName(ResourceId id) {
        scene().box(id)
                .ifPresent(box -> {
                    reveal(Set.of(id));
                    request(new Request.EditName(id, onScreen(box)));
                });
    }
}
