package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.scene.Painter.Stroke;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.theme.Role;

/// A painter seen through a camera: takes canvas units and roles, gives pixels and colours.
final class Pen {
    /// Text smaller than this many pixels is not drawn.
    static final double LEGIBLE = 6.5;

    final Painter painter;
    final Camera camera;
    private final Palette palette;
    private double opacity = 1;

    Pen(Painter painter, Camera camera, Palette palette) {
        this.painter = painter;
        this.camera = camera;
        this.palette = palette;
    }

    double zoom() {
        return camera.zoom();
    }

    /// How faint all that follows is, 1 for not at all.
    void opacity(double opacity) {
        this.opacity = opacity;
    }

    int colour(Role role) {
        return colour(role, 1);
    }

    int colour(Role role, double alpha) {
        return (int) Math.round(255 * alpha * opacity) << 24 | palette.rgb(role);
    }

    /// Lines keep nearly their width: half of the zoom's effect, so that they neither vanish nor
    /// grow fat.
    Stroke stroke(Role role, double width, Dash dash) {
        return new Stroke(colour(role), lineWidth(width), dash);
    }

    Stroke stroke(Role role, double width) {
        return stroke(role, width, Dash.SOLID);
    }

    double lineWidth(double width) {
        return width * Math.clamp(Math.sqrt(zoom()), 0.6, 2);
    }

    double x(double canvas) {
        return camera.screenX(canvas);
    }

    double y(double canvas) {
        return camera.screenY(canvas);
    }

    double size(double canvas) {
        return canvas * zoom();
    }

    void fill(Box box, double radius, int argb) {
        painter.fillRect(
                x(box.x()), y(box.y()), size(box.width()), size(box.height()), size(radius), argb);
    }

    void outline(Box box, double radius, Stroke stroke) {
        painter.strokeRect(
                x(box.x()),
                y(box.y()),
                size(box.width()),
                size(box.height()),
                size(radius),
                stroke);
    }

    void disc(double cx, double cy, double radius, int argb) {
        painter.fillCircle(x(cx), y(cy), size(radius), argb);
    }

    void circle(double cx, double cy, double radius, Stroke stroke) {
        painter.strokeCircle(x(cx), y(cy), size(radius), stroke);
    }

    void curve(Link link, Stroke stroke) {
        painter.curve(
                x(link.x0()),
                y(link.y0()),
                x(link.x1()),
                y(link.y1()),
                x(link.x2()),
                y(link.y2()),
                x(link.x3()),
                y(link.y3()),
                stroke);
    }

    void glyph(Glyph glyph, double cx, double cy, double size, int argb) {
        double side = size(size);
        painter.glyph(glyph, x(cx) - side / 2, y(cy) - side / 2, side, argb);
    }

    /// Writes text unless it would be too small to read.
    void text(String text, double x, double y, Face face, double size, Anchor anchor, int argb) {
        if (size(size) >= LEGIBLE && !text.isEmpty()) {
            painter.text(text, x(x), y(y), face, size(size), anchor, argb);
        }
    }

    /// A ground that makes a text on top of lines readable.
    void patch(double x, double y, double width, double height, Role ground) {
        fill(new Box(x, y, width, height), 0, colour(ground));
    }
}
