package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;

/// Draws a scene, everything by one code path whatever it is painted on.
public final class Drawing {
    private Drawing() {}

    /// Paints the part of a scene that a view shows, its ground included.
    ///
    /// @param viewport the part of the canvas to paint, in canvas units, as
    ///   [Camera#viewport(double, double)] says
    public static void paint(Painter painter, Scene scene, Camera camera, Box viewport, Look look) {
        var pen = new Pen(painter, camera, look.palette());
        new Sheet(pen, scene, viewport, look).paint();
    }
}
