package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

/// A line between two figures: a peering between VPCs, or the way from an Internet gateway to the
/// Internet. A cubic curve from (x0, y0) to (x3, y3).
public record Link(
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

    /// {@return the point at `t` from 0 to 1 along the curve}
    public double x(double t) {
        return bezier(x0, x1, x2, x3, t);
    }

    /// {@return the point at `t` from 0 to 1 along the curve}
    public double y(double t) {
        return bezier(y0, y1, y2, y3, t);
    }

    private static double bezier(double a, double b, double c, double d, double t) {
        double u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }

    /// {@return a box that holds the curve}
    public Box bounds() {
        double left = Math.min(Math.min(x0, x1), Math.min(x2, x3));
        double top = Math.min(Math.min(y0, y1), Math.min(y2, y3));
        double right = Math.max(Math.max(x0, x1), Math.max(x2, x3));
        double bottom = Math.max(Math.max(y0, y1), Math.max(y2, y3));
        return new Box(left, top, right - left, bottom - top);
    }

    /// {@return how far the point is from the curve, nearly}
    public double distance(double px, double py) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i <= 24; i++) {
            best = Math.min(best, Math.hypot(x(i / 24.0) - px, y(i / 24.0) - py));
        }
        return best;
    }

    /// {@return the same line the other way round}
    public Link reversed() {
        return new Link(id, kind, x3, y3, x2, y2, x1, y1, x0, y0);
    }
}
