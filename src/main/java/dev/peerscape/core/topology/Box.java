package dev.peerscape.core.topology;

/// A rectangle on the canvas, in canvas units (pixels at 100 %). What stands inside another figure
/// is placed relative to that figure's top left corner, so that moving a VPC writes one box.
public record Box(double x, double y, double width, double height) {

    /// {@return this elsewhere}
    public Box at(double x, double y) {
        return new Box(x, y, width, height);
    }

    /// {@return this moved}
    public Box moved(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height);
    }

    /// {@return the right edge}
    public double right() {
        return x + width;
    }

    /// {@return the bottom edge}
    public double bottom() {
        return y + height;
    }

    /// {@return the middle across}
    public double centerX() {
        return x + width / 2;
    }

    /// {@return the middle down}
    public double centerY() {
        return y + height / 2;
    }

    /// {@return whether the point is inside or on the edge}
    public boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    /// {@return whether the other lies wholly inside}
    public boolean contains(Box other) {
        return other.x >= x
                && other.y >= y
                && other.right() <= right()
                && other.bottom() <= bottom();
    }

    /// {@return whether the two share a point}
    public boolean intersects(Box other) {
        return other.x <= right()
                && other.right() >= x
                && other.y <= bottom()
                && other.bottom() >= y;
    }

    /// {@return the smallest box around both}
    public Box union(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(
                left,
                top,
                Math.max(right(), other.right()) - left,
                Math.max(bottom(), other.bottom()) - top);
    }

    /// {@return this grown by a margin on every side}
    public Box grown(double margin) {
        return new Box(x - margin, y - margin, width + 2 * margin, height + 2 * margin);
    }
}
