package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Box;
import dev.peerscape.editor.scene.Camera;

import java.util.Optional;

/// The camera of a diagram and the view that it fills: looks somewhere at once, or glides there.
final class Eye {
    private static final double GLIDE = 0.16;
    private static final double MARGIN = 80;
    private static final double LEGIBLE = 40;

    /// A camera on its way.
    private record Glide(Camera from, Camera to, double start) {}

    private final Runnable changed;
    private Camera camera = Camera.HOME;
    private double width = 800;
    private double height = 600;
    private Optional<Glide> glide = Optional.empty();
    private boolean reducedMotion;

    /// @param changed told when something else is seen
    Eye(Runnable changed) {
        this.changed = changed;
    }

    Camera camera() {
        return camera;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Box viewport() {
        return camera.viewport(width, height);
    }

    boolean isGliding() {
        return glide.isPresent();
    }

    boolean isReduced() {
        return reducedMotion;
    }

    void reduceMotion(boolean reduced) {
        reducedMotion = reduced;
    }

    Box onScreen(Box box) {
        return new Box(
                camera.screenX(box.x()),
                camera.screenY(box.y()),
                box.width() * camera.zoom(),
                box.height() * camera.zoom());
    }

    void look(Camera next) {
        glide = Optional.empty();
        if (!next.equals(camera)) {
            camera = next;
            changed.run();
        }
    }

    void resize(double width, double height) {
        if (width > 0 && height > 0 && (width != this.width || height != this.height)) {
            this.width = width;
            this.height = height;
            changed.run();
        }
    }

    /// Zooms about the middle.
    void zoom(double factor) {
        glideTo(target().zoomedAt(width / 2, height / 2, factor));
    }

    void zoomTo100() {
        zoom(1 / target().zoom());
    }

    Camera fitting(Box box) {
        return Camera.fitting(box, width, height);
    }

    /// Brings a box into view, and stays when it is there already and large enough to read.
    void reveal(Box box) {
        var seen = target().viewport(width, height);
        double zoom = target().zoom();
        boolean legible = box.width() * zoom >= LEGIBLE;
        if (seen.contains(box) && legible) {
            return;
        }
        boolean fits =
                legible
                        && box.width() + MARGIN < seen.width()
                        && box.height() + MARGIN < seen.height();
        glideTo(
                fits
                        ? new Camera(
                                box.centerX() - width / zoom / 2,
                                box.centerY() - height / zoom / 2,
                                zoom)
                        : fitting(box.grown(MARGIN)));
    }

    private Camera target() {
        return glide.map(Glide::to).orElse(camera);
    }

    void glideTo(Camera next) {
        if (reducedMotion) {
            look(next);
        } else if (!next.equals(camera)) {
            glide = Optional.of(new Glide(camera, next, -1));
            changed.run();
        }
    }

    /// Goes on gliding.
    ///
    /// @param now in seconds
    void tick(double now) {
        glide.ifPresent(going -> {
            var begun = going.start() < 0 ? new Glide(going.from(), going.to(), now) : going;
            double t = Math.clamp((now - begun.start()) / GLIDE, 0, 1);
            double eased = 1 - Math.pow(1 - t, 3);
            glide = t < 1 ? Optional.of(begun) : Optional.empty();
            camera = t < 1 ? begun.from().towards(begun.to(), eased) : begun.to();
        });
    }
}
