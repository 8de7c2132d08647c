package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Hit;
import dev.peerscape.editor.scene.Scene;

import java.util.Optional;

/// Where the pointer is, what is under it, and for how long it has rested there.
final class Pointing {
    /// How near to a line counts as on it, in pixels.
    static final double REACH = 6;

    private static final double REST = 0.12;

    /// What was under a point, as long as nothing moves; a gesture asks several times.
    private record Seen(Scene scene, Camera camera, double x, double y, Hit hit) {}

    private double x;
    private double y;
    private boolean inside;
    private Input.Mods mods = Input.Mods.NONE;
    private double now;
    private Optional<ResourceId> hover = Optional.empty();
    private double hoverSince = Double.NaN;
    private Optional<Seen> seen = Optional.empty();

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    boolean isInside() {
        return inside;
    }

    Input.Mods mods() {
        return mods;
    }

    double now() {
        return now;
    }

    void at(double x, double y) {
        this.x = x;
        this.y = y;
        inside = true;
    }

    void hold(Input.Mods mods) {
        this.mods = mods;
    }

    void leave() {
        inside = false;
    }

    void tick(double seconds) {
        now = seconds;
        if (!Double.isNaN(hoverSince) && hoverSince < 0) {
            hoverSince = seconds;
        }
    }

    Optional<ResourceId> hovered() {
        return hover;
    }

    /// {@return whether something else is hovered now}
    boolean hover(Optional<ResourceId> next) {
        if (next.equals(hover)) {
            return false;
        }
        hover = next;
        hoverSince = next.isPresent() ? -1 : Double.NaN;
        return true;
    }

    /// {@return whether the pointer is over something but has not rested long enough}
    boolean isWaiting(boolean atOnce) {
        return !Double.isNaN(hoverSince) && !hasRested(atOnce);
    }

    /// {@return whether it has rested long enough for handles}
    boolean hasRested(boolean atOnce) {
        return hover.isPresent() && hoverSince >= 0 && (atOnce || now - hoverSince >= REST);
    }

    Hit hit(Scene scene, Camera camera) {
        var before = seen;
        if (before.isEmpty()
                || before.get().scene() != scene
                || before.get().camera() != camera
                || before.get().x() != x
                || before.get().y() != y) {
            var hit = scene.hit(camera.canvasX(x), camera.canvasY(y), REACH / camera.zoom());
            seen = Optional.of(new Seen(scene, camera, x, y, hit));
            return hit;
        }
        return before.get().hit();
    }
}
