package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;

import java.util.OptionalDouble;

/// Which sides of two VPCs a peering joins, before anything is known of the other lines there.
///
/// @param level where both ends are, when one straight line joins them: y between left and right
///   sides, x between top and bottom
/// @param strip the space between the two in which another VPC would be in the way
record Joint(Side from, Side to, OptionalDouble level, Box strip) {
    private static final double INSET = 20;
    private static final double LEAST_ROOM = 20;

    /// A side of a box.
    enum Side {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM;

        /// {@return whether lines leave it to the left or right}
        boolean isUpright() {
            return this == LEFT || this == RIGHT;
        }

        /// {@return the coordinate that all of the side has}
        double of(Box box) {
            return switch (this) {
                case LEFT -> box.x();
                case RIGHT -> box.right();
                case TOP -> box.y();
                case BOTTOM -> box.bottom();
            };
        }
    }

    /// Tells what is in the way, and at which height both VPCs have a card.
    interface Surroundings {
        boolean isBlocked(Box strip);

        double cardHeight(double usual);
    }

    static Joint of(Box a, Box b, Surroundings around) {
        boolean beside = a.right() <= b.x() || b.right() <= a.x();
        boolean above = a.bottom() <= b.y() || b.bottom() <= a.y();
        var strip = strip(a, b);
        if (beside && !above) {
            return across(a, b, strip, around);
        }
        if (above && !beside) {
            return upright(a, b, strip, around);
        }
        if (!beside) {
            return new Joint(Side.BOTTOM, Side.BOTTOM, OptionalDouble.empty(), strip);
        }
        double dx = Math.max(a.x(), b.x()) - Math.min(a.right(), b.right());
        return dx >= 48
                ? facing(a, b, strip, OptionalDouble.empty())
                : stacked(a, b, strip, OptionalDouble.empty());
    }

    private static Joint across(Box a, Box b, Box strip, Surroundings around) {
        if (around.isBlocked(strip)) {
            return new Joint(Side.BOTTOM, Side.BOTTOM, OptionalDouble.empty(), strip);
        }
        double top = Math.max(a.y(), b.y()) + INSET;
        double bottom = Math.min(a.bottom(), b.bottom()) - INSET;
        if (bottom - top <= LEAST_ROOM) {
            return facing(a, b, strip, OptionalDouble.empty());
        }
        double y = around.cardHeight(top + (bottom - top) * 0.72);
        return facing(a, b, strip, OptionalDouble.of(Math.clamp(y, top, bottom)));
    }

    private static Joint upright(Box a, Box b, Box strip, Surroundings around) {
        if (around.isBlocked(strip)) {
            return new Joint(Side.RIGHT, Side.RIGHT, OptionalDouble.empty(), strip);
        }
        double left = Math.max(a.x(), b.x()) + INSET;
        double right = Math.min(a.right(), b.right()) - INSET;
        return stacked(
                a,
                b,
                strip,
                right - left <= LEAST_ROOM
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(left + (right - left) * 0.35));
    }

    private static Joint facing(Box a, Box b, Box strip, OptionalDouble level) {
        return a.right() <= b.x()
                ? new Joint(Side.RIGHT, Side.LEFT, level, strip)
                : new Joint(Side.LEFT, Side.RIGHT, level, strip);
    }

    private static Joint stacked(Box a, Box b, Box strip, OptionalDouble level) {
        return a.bottom() <= b.y()
                ? new Joint(Side.BOTTOM, Side.TOP, level, strip)
                : new Joint(Side.TOP, Side.BOTTOM, level, strip);
    }

    /// What lies between two boxes, as high as what they share, or as all between them when they
    /// share nothing.
    private static Box strip(Box a, Box b) {
        double x0 = Math.min(a.right(), b.right());
        double x1 = Math.max(a.x(), b.x());
        double y0 = Math.min(a.bottom(), b.bottom());
        double y1 = Math.max(a.y(), b.y());
        return new Box(Math.min(x0, x1), Math.min(y0, y1), Math.abs(x1 - x0), Math.abs(y1 - y0));
    }
}
