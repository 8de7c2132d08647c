package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.tool.Diagram.Point;

import java.util.List;
import java.util.Optional;

/// Where to click to hit something.
final class Aims {
    private static final double SLOP = 2;

    private Aims() {}

    /// {@return a spot of a resource, in pixels, that nothing covers; its middle when all is
    /// covered}
    static Optional<Point> at(Scene scene, Camera camera, ResourceId id) {
        return scene.box(id)
                .map(box -> {
                    for (var spot : spots(box)) {
                        var hit = scene.hit(spot.x(), spot.y(), SLOP / camera.zoom());
                        if (hit.id().filter(id::equals).isPresent()) {
                            return spot;
                        }
                    }
                    return new Point(box.centerX(), box.centerY());
                })
                .map(spot -> new Point(camera.screenX(spot.x()), camera.screenY(spot.y())));
    }

    private static List<Point> spots(Box box) {
        double inset = Math.min(10, box.height() / 4);
        return List.of(
                new Point(box.centerX(), box.centerY()),
                new Point(box.centerX() - box.width() / 4, box.y() + inset + 14),
                new Point(box.centerX(), box.bottom() - inset),
                new Point(box.x() + inset / 2, box.centerY()));
    }
}
