package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Box;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.Glyph;
import dev.peerscape.editor.scene.Painter;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.scene.Painter.Stroke;
import dev.peerscape.editor.scene.TextMeasure;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.theme.Role;

/// Draws what an edit would change: dashed green with a plus what comes, struck out in red what
/// goes, dashed amber what becomes another. Each has its sign, never its colour alone.
final class Differences {
    private static final int MOST_TEXTS = 4;
    private static final double LINE = 17;
    private static final double LEAST_FOR_SIGN = 48;

    private final Painter painter;
    private final Camera camera;
    private final Palette palette;
    private final double viewWidth;

    Differences(Painter painter, Camera camera, Palette palette, double viewWidth) {
        this.painter = painter;
        this.camera = camera;
        this.palette = palette;
        this.viewWidth = viewWidth;
    }

    private int argb(Role role, double alpha) {
        return (int) Math.round(255 * alpha) << 24 | palette.rgb(role);
    }

    private static Role ink(Mark.How how) {
        return switch (how) {
            case ADDED -> Role.GOOD;
            case REMOVED -> Role.BAD;
            case CHANGED -> Role.WARNING_LINE;
        };
    }

    private static Role ground(Mark.How how) {
        return switch (how) {
            case ADDED -> Role.GOOD_GROUND;
            case REMOVED -> Role.BAD_GROUND;
            case CHANGED -> Role.WARNING_GROUND;
        };
    }

    void box(Mark.Differs mark) {
        var at = onScreen(mark.box()).grown(mark.how() == Mark.How.CHANGED ? 3 : 0);
        double radius = 8 * Math.min(1, camera.zoom());
        int line = argb(ink(mark.how()), 1);
        double fill = mark.how() == Mark.How.CHANGED ? 0 : 0.5;
        painter.fillRect(
                at.x(), at.y(), at.width(), at.height(), radius, argb(ground(mark.how()), fill));
        painter.strokeRect(
                at.x(), at.y(), at.width(), at.height(), radius, new Stroke(line, 2, Dash.DASHED));
        if (mark.how() == Mark.How.REMOVED) {
            var stroke = Stroke.solid(line, 1.6);
            painter.line(at.x(), at.y(), at.right(), at.bottom(), stroke);
            painter.line(at.x(), at.bottom(), at.right(), at.y(), stroke);
        }
        sign(at.x(), at.y(), mark.how());
        texts(mark, at);
    }

    private void texts(Mark.Differs mark, Box at) {
        int shown = Math.min(MOST_TEXTS, mark.texts().size());
        int more = mark.texts().size() - shown;
        double y = at.bottom() + 6;
        for (int i = 0; i < shown; i++) {
            var text = mark.texts().get(i) + (i == shown - 1 && more > 0 ? "  +" + more : "");
            double width = TextMeasure.estimate(text, Face.MONO, 11) + 14;
            var how =
                    text.startsWith("+ ")
                            ? Mark.How.ADDED
                            : text.startsWith("− ") ? Mark.How.REMOVED : mark.how();
            double x = Math.max(4, Math.min(at.x(), viewWidth - width - 4));
            painter.fillRect(x, y, width, LINE, 4, argb(ground(how), 1));
            painter.strokeRect(x, y, width, LINE, 4, Stroke.solid(argb(ink(how), 1), 1));
            painter.text(text, x + 7, y + 12.5, Face.MONO, 11, Anchor.START, argb(Role.TEXT, 1));
            if (how == Mark.How.REMOVED) {
                painter.line(
                        x + 7,
                        y + LINE / 2,
                        x + width - 7,
                        y + LINE / 2,
                        Stroke.solid(argb(Role.BAD, 1), 1));
            }
            y += LINE + 3;
        }
    }

    void edge(Mark.Edge mark) {
        double[] points = mark.points();
        var pixels = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            pixels[i] = camera.screenX(points[i]);
            pixels[i + 1] = camera.screenY(points[i + 1]);
        }
        int ground = argb(Role.CANVAS, 0.8);
        painter.polyline(pixels, Stroke.solid(ground, 5));
        painter.polyline(pixels, new Stroke(argb(ink(mark.how()), 1), 2.4, Dash.DASHED));
        if (length(pixels) > LEAST_FOR_SIGN) {
            double[] middle = middle(pixels);
            sign(middle[0], middle[1], mark.how());
        }
    }

    /// The point half of the way along.
    private static double[] middle(double[] points) {
        double left = length(points) / 2;
        for (int i = 2; i < points.length; i += 2) {
            double length = length(points, i);
            if (length >= left && length > 0) {
                double t = left / length;
                return new double[] {
                    points[i - 2] + (points[i] - points[i - 2]) * t,
                    points[i - 1] + (points[i + 1] - points[i - 1]) * t
                };
            }
            left -= length;
        }
        return new double[] {points[0], points[1]};
    }

    private static double length(double[] points) {
        double total = 0;
        for (int i = 2; i < points.length; i += 2) {
            total += length(points, i);
        }
        return total;
    }

    private static double length(double[] points, int i) {
        return Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
    }

    private void sign(double x, double y, Mark.How how) {
        painter.fillCircle(x, y, 9, argb(ink(how), 1));
        painter.strokeCircle(x, y, 9, Stroke.solid(argb(Role.CANVAS, 1), 1.5));
        var stroke = Stroke.solid(argb(Role.CANVAS, 1), 1.8);
        switch (how) {
            case ADDED -> {
                painter.line(x - 4, y, x + 4, y, stroke);
                painter.line(x, y - 4, x, y + 4, stroke);
            }
            case REMOVED -> painter.glyph(Glyph.CROSS, x - 6, y - 6, 12, argb(Role.CANVAS, 1));
            case CHANGED -> {
                painter.line(x - 4, y - 2, x + 4, y - 2, stroke);
                painter.line(x - 4, y + 2, x + 4, y + 2, stroke);
            }
        }
    }

    private Box onScreen(Box box) {
        return new Box(
                camera.screenX(box.x()),
                camera.screenY(box.y()),
                box.width() * camera.zoom(),
                box.height() * camera.zoom());
    }
}
