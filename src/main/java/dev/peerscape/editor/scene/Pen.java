package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.scene.Painter.Stroke;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.theme.Role;

import java.util.Arrays;

/// A painter seen through a camera: takes canvas units and roles, gives pixels and colours.
public final class Pen {
    /// Text smaller than this many pixels is not drawn.
    public static final double LEGIBLE = 6.5;

    private final Painter painter;
    private final Camera camera;
    private final Palette palette;
    private double opacity = 1;

    /// A pen of that painter behind that camera.
    public Pen(Painter painter, Camera camera, Palette palette) {
        this.painter = painter;
        this.camera = camera;
        this.palette = palette;
    }

    /// {@return what this draws on}
    public Painter painter() {
        return painter;
    }

    /// {@return pixels per canvas unit}
    public double zoom() {
        return camera.zoom();
    }

    /// How faint all that follows is, 1 for not at all.
    public void opacity(double opacity) {
        this.opacity = opacity;
    }

    /// {@return the colour of a role as 0xAARRGGBB}
    public int colour(Role role) {
        return colour(role, 1);
    }

    /// {@return the colour of a role, see-through}
    public int colour(Role role, double alpha) {
        return (int) Math.round(255 * alpha * opacity) << 24 | palette.rgb(role);
    }

    /// Lines keep nearly their width: half of the zoom's effect, so that they neither vanish nor
    /// grow fat.
    public Stroke stroke(Role role, double width, Dash dash) {
        return new Stroke(colour(role), lineWidth(width), dash);
    }

    /// {@return an unbroken line}
    public Stroke stroke(Role role, double width) {
        return stroke(role, width, Dash.SOLID);
    }

    /// {@return the width in pixels of a line so wide at 100 %}
    public double lineWidth(double width) {
        return width * Math.clamp(Math.sqrt(zoom()), 0.6, 2);
    }

    /// {@return the pixel of a canvas coordinate}
    public double x(double canvas) {
        return camera.screenX(canvas);
    }

    /// {@return the pixel of a canvas coordinate}
    public double y(double canvas) {
        return camera.screenY(canvas);
    }

    /// {@return the pixels of a canvas length}
    public double size(double canvas) {
        return canvas * zoom();
    }

    /// Fills a box.
    public void fill(Box box, double radius, int argb) {
        painter.fillRect(
                x(box.x()), y(box.y()), size(box.width()), size(box.height()), size(radius), argb);
    }

    /// Outlines a box.
    public void outline(Box box, double radius, Stroke stroke) {
        painter.strokeRect(
                x(box.x()),
                y(box.y()),
                size(box.width()),
                size(box.height()),
                size(radius),
                stroke);
    }

    /// Fills a circle.
    public void disc(double cx, double cy, double radius, int argb) {
        painter.fillCircle(x(cx), y(cy), size(radius), argb);
    }

    /// Strokes a circle.
    public void circle(double cx, double cy, double radius, Stroke stroke) {
        painter.strokeCircle(x(cx), y(cy), size(radius), stroke);
    }

    /// Draws the part of a line that a view shows.
    ///
    /// @param view in canvas units
    void link(Link link, Box view, Stroke stroke) {
        if (link.isCurved()) {
            double[] c = link.corners();
            painter.curve(
                    x(c[0]), y(c[1]), x(c[2]), y(c[3]), x(c[4]), y(c[5]), x(c[6]), y(c[7]), stroke);
            return;
        }
        double[] points = link.points();
        if (points.length == 4 && view.contains(link.bounds())) {
            painter.line(x(points[0]), y(points[1]), x(points[2]), y(points[3]), stroke);
            return;
        }
        run(points, view.contains(link.bounds()) ? link.bounds() : view.grown(64 / zoom()), stroke);
    }

    /// Draws the pieces in view, each row of them as one line.
    private void run(double[] points, Box view, Stroke stroke) {
        var row = new double[points.length];
        int at = 0;
        for (int i = 0; i + 3 < points.length; i += 2) {
            boolean seen = view.intersects(piece(points, i));
            if (seen) {
                if (at == 0) {
                    row[at++] = x(clampX(points[i], view));
                    row[at++] = y(clampY(points[i + 1], view));
                }
                row[at++] = x(clampX(points[i + 2], view));
                row[at++] = y(clampY(points[i + 3], view));
            }
            if (at > 0 && (!seen || i + 5 >= points.length)) {
                painter.polyline(Arrays.copyOf(row, at), stroke);
                at = 0;
            }
        }
    }

    private static double clampX(double x, Box view) {
        return Math.clamp(x, view.x(), view.right());
    }

    private static double clampY(double y, Box view) {
        return Math.clamp(y, view.y(), view.bottom());
    }

    private static Box piece(double[] points, int i) {
        return new Box(
                Math.min(points[i], points[i + 2]),
                Math.min(points[i + 1], points[i + 3]),
                Math.abs(points[i + 2] - points[i]),
                Math.abs(points[i + 3] - points[i + 1]));
    }

    /// Draws a glyph around a point.
    public void glyph(Glyph glyph, double cx, double cy, double size, int argb) {
        double side = size(size);
        painter.glyph(glyph, x(cx) - side / 2, y(cy) - side / 2, side, argb);
    }

    /// Writes text unless it would be too small to read.
    public void text(
            String text, double x, double y, Face face, double size, Anchor anchor, int argb) {
        if (size(size) >= LEGIBLE && !text.isEmpty()) {
            painter.text(text, x(x), y(y), face, size(size), anchor, argb);
        }
    }

    /// A ground that makes a text on top of lines readable.
    public void patch(double x, double y, double width, double height, Role ground) {
        fill(new Box(x, y, width, height), 0, colour(ground));
    }
}
