package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.Arrays;
import java.util.Objects;

/// A line between two figures: a peering between VPCs, or the way from an Internet gateway to the
/// Internet. It runs level and upright around what is in its way, or in one curve.
///
/// Everything asked of it goes by its length: half-way is where a packet has gone half of it.
public final class Link {
    private static final double RADIUS = 12;
    private static final int CORNER_STEPS = 6;
    private static final int CURVE_STEPS = 24;

    private final ResourceId id;
    private final Kind kind;
    private final double[] corners;
    private final boolean curved;
    private final double[] points;
    private final double[] lengths;
    private final Box bounds;

    private Link(ResourceId id, Kind kind, double[] corners, boolean curved) {
        this.id = id;
        this.kind = kind;
        this.corners = corners;
        this.curved = curved;
        points = curved ? flat(corners) : rounded(corners);
        lengths = new double[points.length / 2];
        for (int i = 1; i < lengths.length; i++) {
            lengths[i] =
                    lengths[i - 1]
                            + Math.hypot(
                                    points[2 * i] - points[2 * i - 2],
                                    points[2 * i + 1] - points[2 * i - 1]);
        }
        bounds = boundsOf(points);
    }

    /// A cubic curve from (x0, y0) to (x3, y3).
    public Link(
            ResourceId id,
            Kind kind,
            double x0,
            double y0,
            double x1,
            double y1,
            double x2,
            double y2,
            double x3,
            double y3) {
        this(id, kind, new double[] {x0, y0, x1, y1, x2, y2, x3, y3}, true);
    }

    /// {@return a line by way of corners, which it rounds}
    ///
    /// @param corners x and y of the start, of each corner, and of the end
    public static Link through(ResourceId id, Kind kind, double[] corners) {
        return new Link(id, kind, corners, false);
    }

    /// {@return the peering or Internet gateway}
    public ResourceId id() {
        return id;
    }

    /// {@return the kind of what it stands for}
    public Kind kind() {
        return kind;
    }

    /// {@return where it starts}
    public double x0() {
        return corners[0];
    }

    /// {@return where it starts}
    public double y0() {
        return corners[1];
    }

    /// {@return where it ends}
    public double x3() {
        return corners[corners.length - 2];
    }

    /// {@return where it ends}
    public double y3() {
        return corners[corners.length - 1];
    }

    /// {@return the x and y of the start, each corner before it is rounded, and the end; of a curve
    /// its four points}
    double[] corners() {
        return corners;
    }

    /// {@return whether it is one curve}
    boolean isCurved() {
        return curved;
    }

    /// {@return the x and y of points so near that straight lines between them are the line}
    double[] points() {
        return points;
    }

    private static double[] flat(double[] c) {
        var points = new double[(CURVE_STEPS + 1) * 2];
        for (int i = 0; i <= CURVE_STEPS; i++) {
            double t = (double) i / CURVE_STEPS;
            double u = 1 - t;
            for (int k = 0; k < 2; k++) {
                points[2 * i + k] =
                        u * u * u * c[k]
                                + 3 * u * u * t * c[2 + k]
                                + 3 * u * t * t * c[4 + k]
                                + t * t * t * c[6 + k];
            }
        }
        return points;
    }

    private static double[] rounded(double[] c) {
        int count = c.length / 2;
        if (count <= 2) {
            return c;
        }
        var points = new double[(2 + (count - 2) * (CORNER_STEPS + 1)) * 2];
        points[0] = c[0];
        points[1] = c[1];
        int at = 2;
        for (int i = 1; i < count - 1; i++) {
            double x = c[2 * i];
            double y = c[2 * i + 1];
            double inX = x - c[2 * i - 2];
            double inY = y - c[2 * i - 1];
            double outX = c[2 * i + 2] - x;
            double outY = c[2 * i + 3] - y;
            double in = Math.hypot(inX, inY);
            double out = Math.hypot(outX, outY);
            double radius = Math.min(RADIUS, Math.min(in, out) / 2);
            double fromX = in == 0 ? x : x - inX / in * radius;
            double fromY = in == 0 ? y : y - inY / in * radius;
            double toX = out == 0 ? x : x + outX / out * radius;
            double toY = out == 0 ? y : y + outY / out * radius;
            for (int k = 0; k <= CORNER_STEPS; k++) {
                double t = (double) k / CORNER_STEPS;
                double u = 1 - t;
                points[at++] = u * u * fromX + 2 * u * t * x + t * t * toX;
                points[at++] = u * u * fromY + 2 * u * t * y + t * t * toY;
            }
        }
        points[at] = c[c.length - 2];
        points[at + 1] = c[c.length - 1];
        return points;
    }

    private static Box boundsOf(double[] points) {
        double left = points[0];
        double top = points[1];
        double right = left;
        double bottom = top;
        for (int i = 2; i < points.length; i += 2) {
            left = Math.min(left, points[i]);
            right = Math.max(right, points[i]);
            top = Math.min(top, points[i + 1]);
            bottom = Math.max(bottom, points[i + 1]);
        }
        return new Box(left, top, right - left, bottom - top);
    }

    /// {@return its length in canvas units}
    public double length() {
        return lengths[lengths.length - 1];
    }

    /// {@return the point at `t` from 0 to 1 of its length}
    public double x(double t) {
        return at(t, 0);
    }

    /// {@return the point at `t` from 0 to 1 of its length}
    public double y(double t) {
        return at(t, 1);
    }

    private double at(double t, int k) {
        double wanted = length() * Math.clamp(t, 0, 1);
        int i = segment(wanted);
        double span = lengths[i + 1] - lengths[i];
        double share = span == 0 ? 0 : (wanted - lengths[i]) / span;
        return points[2 * i + k] + (points[2 * i + 2 + k] - points[2 * i + k]) * share;
    }

    /// The part between two points in which that length falls.
    private int segment(double length) {
        int i = 0;
        while (i + 2 < lengths.length && lengths[i + 1] < length) {
            i++;
        }
        return i;
    }

    /// {@return the points of the part from `t0` to `t1` of its length, both ends included}
    public double[] part(double t0, double t1) {
        double from = length() * t0;
        double to = length() * t1;
        var kept = new double[points.length + 4];
        int at = 0;
        kept[at++] = x(t0);
        kept[at++] = y(t0);
        for (int i = 0; i < lengths.length; i++) {
            if (lengths[i] > from && lengths[i] < to) {
                kept[at++] = points[2 * i];
                kept[at++] = points[2 * i + 1];
            }
        }
        kept[at++] = x(t1);
        kept[at++] = y(t1);
        return Arrays.copyOf(kept, at);
    }

    /// {@return a box that holds it}
    public Box bounds() {
        return bounds;
    }

    /// {@return how far the point is from it}
    public double distance(double px, double py) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i + 3 < points.length; i += 2) {
            double dx = points[i + 2] - points[i];
            double dy = points[i + 3] - points[i + 1];
            double square = dx * dx + dy * dy;
            double t =
                    square == 0
                            ? 0
                            : Math.clamp(
                                    ((px - points[i]) * dx + (py - points[i + 1]) * dy) / square,
                                    0,
                                    1);
            best = Math.min(best, Math.hypot(points[i] + t * dx - px, points[i + 1] + t * dy - py));
        }
        return best;
    }

    /// {@return the same line the other way round}
    public Link reversed() {
        var turned = new double[corners.length];
        for (int i = 0; i < corners.length; i += 2) {
            turned[i] = corners[corners.length - 2 - i];
            turned[i + 1] = corners[corners.length - 1 - i];
        }
        return new Link(id, kind, turned, curved);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Link that
                && id.equals(that.id)
                && kind == that.kind
                && curved == that.curved
                && Arrays.equals(corners, that.corners);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, kind, curved, Arrays.hashCode(corners));
    }

    @Override
    public String toString() {
        return id + (curved ? " curved " : " ") + Arrays.toString(corners);
    }
}
