package dev.peerscape.editor.scene;

import java.util.Arrays;

/// What a picture is painted on: the window, an SVG file, an image. All figures are drawn against
/// this port by one code path ([Drawing]), so the pictures agree.
///
/// Coordinates are pixels of the target, y downwards; colours are 0xAARRGGBB. There are no
/// transforms and no state but the clip.
public interface Painter {

    /// Fills a rectangle; `radius` 0 has square corners.
    void fillRect(double x, double y, double width, double height, double radius, int argb);

    /// Strokes a rectangle along its edge.
    void strokeRect(double x, double y, double width, double height, double radius, Stroke stroke);

    /// Fills many square-cornered rectangles of one colour: tiles of a design seen from far away.
    ///
    /// @param boxes x, y, width, height of each in turn
    /// @param count how many rectangles of `boxes` count
    void fillRects(double[] boxes, int count, int argb);

    /// Draws a straight line.
    void line(double x0, double y0, double x1, double y1, Stroke stroke);

    /// Draws many separate straight lines of one stroke.
    ///
    /// @param ends x0, y0, x1, y1 of each in turn
    /// @param count how many lines of `ends` count
    default void lines(double[] ends, int count, Stroke stroke) {
        for (int i = 0; i < count * 4; i += 4) {
            line(ends[i], ends[i + 1], ends[i + 2], ends[i + 3], stroke);
        }
    }

    /// Draws an open line through the points.
    ///
    /// @param points x, y of each in turn
    void polyline(double[] points, Stroke stroke);

    /// Fills a closed polygon.
    ///
    /// @param points x, y of each in turn
    void fillPolygon(double[] points, int argb);

    /// Draws a cubic curve.
    void curve(
            double x0,
            double y0,
            double x1,
            double y1,
            double x2,
            double y2,
            double x3,
            double y3,
            Stroke stroke);

    /// Fills a circle.
    void fillCircle(double x, double y, double radius, int argb);

    /// Strokes a circle.
    void strokeCircle(double x, double y, double radius, Stroke stroke);

    /// Draws a glyph in a square whose top left corner is given. Its lines are `size / Glyph.GRID *
    /// Glyph.STROKE` wide, with round ends and joins.
    void glyph(Glyph glyph, double x, double y, double size, int argb);

    /// Draws a glyph as a shape of any size: filled, then outlined with a line that does not grow
    /// with it.
    ///
    /// @param width what the glyph's grid is stretched to
    /// @param fill 0 for none
    void shape(
            Glyph glyph, double x, double y, double width, double height, int fill, Stroke stroke);

    /// Writes one line of text; `y` is the base line.
    void text(String text, double x, double y, Face face, double size, Anchor anchor, int argb);

    /// Lets nothing be seen outside a rectangle until [#unclip]; clips do not nest.
    void clip(double x, double y, double width, double height);

    /// Ends [#clip].
    void unclip();

    /// Starts what belongs to one thing. Files that can carry meaning write it; a screen does not.
    ///
    /// @param id unique in the picture; may be empty
    /// @param style a word for its kind, `subnet`
    /// @param title the thing in words
    default void begin(String id, String style, String title) {}

    /// Ends [#begin].
    default void end() {}

    /// Where text stands in relation to its x.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// How a line looks.
    ///
    /// @param width in pixels
    record Stroke(int argb, double width, Dash dash) {
        /// {@return an unbroken line}
        public static Stroke solid(int argb, double width) {
            return new Stroke(argb, width, Dash.SOLID);
        }
    }

    /// How a line is broken; lengths are in widths of the line.
    enum Dash {
        SOLID,
        DASHED(4, 3),
        DOTTED(0.1, 3.2),
        /// Long dashes with a dot between: what goes through a tunnel.
        DASH_DOT(6, 3, 0.1, 3),
        /// Short dashes far apart: what carries nothing.
        BROKEN(2.2, 5);

        private final double[] pattern;

        Dash(double... pattern) {
            this.pattern = pattern;
        }

        /// {@return the lengths of dashes and gaps in turn in pixels for a line of that width;
        /// empty when unbroken. The ends of a line are round.}
        public double[] lengths(double width) {
            return Arrays.stream(pattern).map(it -> it * width).toArray();
        }
    }
}
