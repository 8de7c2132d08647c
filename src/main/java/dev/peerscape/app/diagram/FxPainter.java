package dev.peerscape.app.diagram;

import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.Glyph;
import dev.peerscape.editor.scene.Painter;

import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

import java.util.HashMap;
import java.util.Map;

/// Paints on a canvas. Fonts and colours are kept, and the state of the context is set only where
/// it differs, since a frame has thousands of strokes.
final class FxPainter implements Painter {
    private static final Map<Integer, Color> COLOURS = new HashMap<>();
    private static final Map<FontKey, Font> FONTS = new HashMap<>();

    private record FontKey(Face face, double size) {}

    static {
        for (var file :
                new String[] {
                    "Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf"
                }) {
            var stream = FxPainter.class.getResourceAsStream("/dev/peerscape/font/" + file);
            if (stream != null) {
                Font.loadFont(stream, 12);
            }
        }
    }

    private final GraphicsContext to;
    private int fill;
    private int line;
    private double width = -1;
    private Dash dash = Dash.SOLID;

    FxPainter(GraphicsContext to) {
        this.to = to;
        to.setLineCap(StrokeLineCap.ROUND);
        to.setLineJoin(StrokeLineJoin.ROUND);
        to.setTextBaseline(VPos.BASELINE);
        to.setLineDashes();
    }

    private static Color colour(int argb) {
        return COLOURS.computeIfAbsent(
                argb,
                it -> Color.rgb(it >> 16 & 255, it >> 8 & 255, it & 255, (it >>> 24) / 255.0));
    }

    private void fill(int argb) {
        if (fill != argb) {
            fill = argb;
            to.setFill(colour(argb));
        }
    }

    private void stroke(Stroke stroke) {
        if (line != stroke.argb()) {
            line = stroke.argb();
            to.setStroke(colour(line));
        }
        if (width != stroke.width() || dash != stroke.dash()) {
            width = stroke.width();
            dash = stroke.dash();
            to.setLineWidth(width);
            to.setLineDashes(dash.lengths(width));
        }
    }

    @Override
    public void fillRect(double x, double y, double w, double h, double radius, int argb) {
        fill(argb);
        if (radius == 0) {
            to.fillRect(x, y, w, h);
        } else {
            to.fillRoundRect(x, y, w, h, 2 * radius, 2 * radius);
        }
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double radius, Stroke stroke) {
        stroke(stroke);
        if (radius == 0) {
            to.strokeRect(x, y, w, h);
        } else {
            to.strokeRoundRect(x, y, w, h, 2 * radius, 2 * radius);
        }
    }

    @Override
    public void fillRects(double[] boxes, int count, int argb) {
        fill(argb);
        for (int i = 0; i < count * 4; i += 4) {
            to.fillRect(boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
        }
    }

    @Override
    public void line(double x0, double y0, double x1, double y1, Stroke stroke) {
        stroke(stroke);
        to.strokeLine(x0, y0, x1, y1);
    }

    @Override
    public void polyline(double[] points, Stroke stroke) {
        stroke(stroke);
        to.beginPath();
        to.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            to.lineTo(points[i], points[i + 1]);
        }
        to.stroke();
    }

    @Override
    public void fillPolygon(double[] points, int argb) {
        fill(argb);
        to.beginPath();
        to.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            to.lineTo(points[i], points[i + 1]);
        }
        to.closePath();
        to.fill();
    }

    @Override
    public void curve(
            double x0,
            double y0,
            double x1,
            double y1,
            double x2,
            double y2,
            double x3,
            double y3,
            Stroke stroke) {
        stroke(stroke);
        to.beginPath();
        to.moveTo(x0, y0);
        to.bezierCurveTo(x1, y1, x2, y2, x3, y3);
        to.stroke();
    }

    @Override
    public void fillCircle(double x, double y, double radius, int argb) {
        fill(argb);
        to.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    @Override
    public void strokeCircle(double x, double y, double radius, Stroke stroke) {
        stroke(stroke);
        to.strokeArc(x - radius, y - radius, 2 * radius, 2 * radius, 0, 360, ArcType.OPEN);
    }

    @Override
    public void glyph(Glyph glyph, double x, double y, double size, int argb) {
        stroke(Stroke.solid(argb, size / Glyph.GRID * Glyph.STROKE));
        to.beginPath();
        glyph.draw(new Path(), x, y, size, size);
        to.stroke();
    }

    @Override
    public void shape(
            Glyph glyph, double x, double y, double w, double h, int ground, Stroke stroke) {
        stroke(stroke);
        to.beginPath();
        glyph.draw(new Path(), x, y, w, h);
        if (ground != 0) {
            fill(ground);
            to.fill();
        }
        to.stroke();
    }

    /// The lines of a glyph on the canvas.
    private final class Path implements Glyph.Outline {
        @Override
        public void moveTo(double x, double y) {
            to.moveTo(x, y);
        }

        @Override
        public void lineTo(double x, double y) {
            to.lineTo(x, y);
        }

        @Override
        public void curveTo(double x1, double y1, double x2, double y2, double x3, double y3) {
            to.bezierCurveTo(x1, y1, x2, y2, x3, y3);
        }

        @Override
        public void close() {
            to.closePath();
        }
    }

    @Override
    public void text(
            String text, double x, double y, Face face, double size, Anchor anchor, int argb) {
        fill(argb);
        to.setFont(font(face, size));
        to.setTextAlign(
                switch (anchor) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        to.fillText(text, x, y);
    }

    private static Font font(Face face, double size) {
        double rounded = Math.round(size * 4) / 4.0;
        return FONTS.computeIfAbsent(
                new FontKey(face, rounded),
                key ->
                        switch (key.face()) {
                            case PLAIN -> Font.font("Inter", key.size());
                            case BOLD -> Font.font("Inter Semi Bold", key.size());
                            case MONO -> Font.font("JetBrains Mono", key.size());
                        });
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        to.save();
        to.beginPath();
        to.rect(x, y, w, h);
        to.clip();
    }

    @Override
    public void unclip() {
        to.restore();
        fill = 0;
        line = 0;
        width = -1;
    }
}
