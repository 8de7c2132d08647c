package dev.peerscape.editor.export;

import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.Glyph;
import dev.peerscape.editor.scene.Painter;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;

/// Paints on an image, without a display.
public final class RasterPainter implements Painter, AutoCloseable {
    private static final int FEW = 3_000;

    private final Graphics2D graphics;
    private final Fonts fonts = new Fonts();
    private final Map<Integer, Color> colours = new HashMap<>();
    private final Map<Stroke, BasicStroke> strokes = new HashMap<>();

    /// Paints on that image. [#close] when done.
    public RasterPainter(BufferedImage image) {
        graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void close() {
        graphics.dispose();
    }

    private void colour(int argb) {
        graphics.setColor(colours.computeIfAbsent(argb, it -> new Color(it, true)));
    }

    private void stroke(Stroke stroke) {
        colour(stroke.argb());
        graphics.setStroke(strokes.computeIfAbsent(stroke, RasterPainter::basic));
    }

    private static BasicStroke basic(Stroke stroke) {
        double[] lengths = stroke.dash().lengths(stroke.width());
        var dash = new float[lengths.length];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = (float) lengths[i];
        }
        float width = (float) stroke.width();
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, dash, 0);
    }

    @Override
    public void fillRect(double x, double y, double width, double height, double radius, int argb) {
        colour(argb);
        graphics.fill(
                radius <= 0
                        ? new Rectangle2D.Double(x, y, width, height)
                        : new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
    }

    @Override
    public void strokeRect(
            double x, double y, double width, double height, double radius, Stroke stroke) {
        stroke(stroke);
        graphics.draw(
                radius <= 0
                        ? new Rectangle2D.Double(x, y, width, height)
                        : new RoundRectangle2D.Double(x, y, width, height, 2 * radius, 2 * radius));
    }

    @Override
    public void fillRects(double[] boxes, int count, int argb) {
        colour(argb);
        if (count > FEW) {
            wholePixels(boxes, count);
            return;
        }
        var box = new Rectangle2D.Double();
        for (int i = 0; i < count * 4; i += 4) {
            box.setRect(boxes[i], boxes[i + 1], boxes[i + 2], boxes[i + 3]);
            graphics.fill(box);
        }
    }

    /// Thousands of tiles are crisp and cheap on whole pixels.
    private void wholePixels(double[] boxes, int count) {
        for (int i = 0; i < count * 4; i += 4) {
            int x = (int) Math.round(boxes[i]);
            int y = (int) Math.round(boxes[i + 1]);
            int right = (int) Math.round(boxes[i] + boxes[i + 2]);
            int bottom = (int) Math.round(boxes[i + 1] + boxes[i + 3]);
            graphics.fillRect(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
        }
    }

    @Override
    public void line(double x0, double y0, double x1, double y1, Stroke stroke) {
        stroke(stroke);
        graphics.draw(new Line2D.Double(x0, y0, x1, y1));
    }

    @Override
    public void polyline(double[] points, Stroke stroke) {
        stroke(stroke);
        graphics.draw(path(points));
    }

    @Override
    public void fillPolygon(double[] points, int argb) {
        colour(argb);
        var path = path(points);
        path.closePath();
        graphics.fill(path);
    }

    private static Path2D.Double path(double[] points) {
        var path = new Path2D.Double();
        for (int i = 0; i < points.length; i += 2) {
            if (i == 0) {
                path.moveTo(points[0], points[1]);
            } else {
                path.lineTo(points[i], points[i + 1]);
            }
        }
        return path;
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
        graphics.draw(new CubicCurve2D.Double(x0, y0, x1, y1, x2, y2, x3, y3));
    }

    @Override
    public void fillCircle(double x, double y, double radius, int argb) {
        colour(argb);
        graphics.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void strokeCircle(double x, double y, double radius, Stroke stroke) {
        stroke(stroke);
        graphics.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    @Override
    public void glyph(Glyph glyph, double x, double y, double size, int argb) {
        stroke(Stroke.solid(argb, size / Glyph.GRID * Glyph.STROKE));
        graphics.draw(path(glyph, x, y, size, size));
    }

    @Override
    public void shape(
            Glyph glyph, double x, double y, double width, double height, int fill, Stroke stroke) {
        var path = path(glyph, x, y, width, height);
        if (fill != 0) {
            colour(fill);
            graphics.fill(path);
        }
        stroke(stroke);
        graphics.draw(path);
    }

    private static Path2D.Double path(Glyph glyph, double x, double y, double w, double h) {
        var path = new Path2D.Double();
        glyph.draw(
                new Glyph.Outline() {
                    @Override
                    public void moveTo(double x, double y) {
                        path.moveTo(x, y);
                    }

                    @Override
                    public void lineTo(double x, double y) {
                        path.lineTo(x, y);
                    }

                    @Override
                    public void curveTo(
                            double x1, double y1, double x2, double y2, double x3, double y3) {
                        path.curveTo(x1, y1, x2, y2, x3, y3);
                    }

                    @Override
                    public void close() {
                        path.closePath();
                    }
                },
                x,
                y,
                w,
                h);
        return path;
    }

    @Override
    public void text(
            String text, double x, double y, Face face, double size, Anchor anchor, int argb) {
        colour(argb);
        Font font = fonts.of(face, size, text);
        graphics.setFont(font);
        double width =
                anchor == Anchor.START
                        ? 0
                        : font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
        double shift =
                switch (anchor) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        graphics.drawString(text, (float) (x - shift), (float) y);
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        graphics.setClip(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void unclip() {
        graphics.setClip(null);
    }
}
