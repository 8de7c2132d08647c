package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.editor.scene.Joint.Side;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// Finds a way of level and upright pieces between two sides, around the boxes that are there.
///
/// It does not search all the plane: it tries the plain way first, then ways through the gaps
/// beside whatever the plain one meets, and takes the shortest that meets nothing, or the one that
/// meets least.
final class Router {
    /// How far from a box a way runs beside it.
    static final double OUT = 22;

    private static final double MARGIN = 7;
    private static final double BEND = 30;
    private static final double MEETING = 1e6;
    private static final int MOST_GAPS = 6;

    /// The boxes that a way is not to cross.
    interface Obstacles {
        /// {@return those that share a point with the box, but not the ones that are joined}
        List<Box> in(Box box);
    }

    /// An end of a way.
    record End(Side side, double x, double y) {}

    /// A way.
    ///
    /// @param corners x and y of start, corners and end
    /// @param reach a box around all that was tried
    record Way(double[] corners, Box reach) {}

    private final Obstacles obstacles;
    private final double shift;
    private final double away;

    /// @param shift how far beside the middle of a gap this way runs, to keep apart from others
    Router(Obstacles obstacles, double shift) {
        this(obstacles, shift, OUT);
    }

    /// @param out how far from a box it runs beside it at least
    Router(Obstacles obstacles, double shift, double out) {
        this.obstacles = obstacles;
        this.shift = shift;
        away = out + Math.abs(shift);
    }

    /// {@return the plain way, whatever it meets}
    Way plain(End a, End b) {
        var corners = first(a, b);
        return new Way(corners, bounds(corners));
    }

    /// {@return the best way}
    Way around(End a, End b) {
        var best = first(a, b);
        var met = meets(best);
        var reach = bounds(best);
        if (met.isEmpty()) {
            return new Way(best, reach);
        }
        double least = cost(best, met.size());
        for (var corners : detours(a, b, met)) {
            reach = reach.union(bounds(corners));
            double length = cost(corners, 0);
            if (length >= least) {
                continue;
            }
            double cost = length + MEETING * meets(corners).size();
            if (cost < least) {
                least = cost;
                best = corners;
            }
        }
        return new Way(best, reach);
    }

    private double[] first(End a, End b) {
        if (a.side() == b.side()) {
            return loop(a, b, outside(a, b));
        }
        return a.side().isUpright()
                ? zee(a, b, (a.x() + b.x()) / 2 + shift(Math.abs(a.x() - b.x())))
                : zee(a, b, (a.y() + b.y()) / 2 + shift(Math.abs(a.y() - b.y())));
    }

    private double shift(double gap) {
        double most = Math.max(0, gap / 2 - 12);
        return Math.clamp(shift, -most, most);
    }

    private double outside(End a, End b) {
        return switch (a.side()) {
            case LEFT -> Math.min(a.x(), b.x()) - away;
            case RIGHT -> Math.max(a.x(), b.x()) + away;
            case TOP -> Math.min(a.y(), b.y()) - away;
            case BOTTOM -> Math.max(a.y(), b.y()) + away;
        };
    }

    /// Out, along one line, and in.
    private static double[] zee(End a, End b, double middle) {
        return a.side().isUpright()
                ? new double[] {a.x(), a.y(), middle, a.y(), middle, b.y(), b.x(), b.y()}
                : new double[] {a.x(), a.y(), a.x(), middle, b.x(), middle, b.x(), b.y()};
    }

    private static double[] loop(End a, End b, double beyond) {
        return zee(a, b, beyond);
    }

    /// Out, along a gap beside the start, along a gap between, along a gap beside the end, and in.
    private static double[] five(End a, End b, double near, double between, double far) {
        return a.side().isUpright()
                ? new double[] {
                    a.x(), a.y(), near, a.y(), near, between, far, between, far, b.y(), b.x(), b.y()
                }
                : new double[] {
                    a.x(), a.y(), a.x(), near, between, near, between, far, b.x(), far, b.x(), b.y()
                };
    }

    private List<double[]> detours(End a, End b, List<Box> met) {
        boolean level = a.side().isUpright();
        double near = out(a);
        double far = out(b);
        var along = new LinkedHashSet<Double>();
        var across = new LinkedHashSet<Double>();
        met.stream()
                .limit(MOST_GAPS)
                .forEach(box -> {
                    along.add((level ? box.x() : box.y()) - away);
                    along.add((level ? box.right() : box.bottom()) + away);
                    across.add((level ? box.y() : box.x()) - away);
                    across.add((level ? box.bottom() : box.right()) + away);
                });
        var ways = new ArrayList<double[]>();
        ways.add(zee(a, b, near));
        ways.add(zee(a, b, far));
        along.forEach(middle -> {
            if (isOut(a, middle) && isOut(b, middle)) {
                ways.add(zee(a, b, middle));
            }
        });
        across.forEach(between -> ways.add(five(a, b, near, between, far)));
        return ways;
    }

    /// The line beside an end on which a way can turn.
    private double out(End end) {
        return switch (end.side()) {
            case LEFT -> end.x() - away;
            case RIGHT -> end.x() + away;
            case TOP -> end.y() - away;
            case BOTTOM -> end.y() + away;
        };
    }

    private static boolean isOut(End end, double line) {
        return switch (end.side()) {
            case LEFT -> line < end.x() - 8;
            case RIGHT -> line > end.x() + 8;
            case TOP -> line < end.y() - 8;
            case BOTTOM -> line > end.y() + 8;
        };
    }

    private List<Box> meets(double[] corners) {
        var met = new ArrayList<Box>();
        for (int i = 0; i + 3 < corners.length; i += 2) {
            met.addAll(obstacles.in(piece(corners, i).grown(MARGIN)));
        }
        return met;
    }

    private static double cost(double[] corners, int met) {
        double length = 0;
        for (int i = 0; i + 3 < corners.length; i += 2) {
            length +=
                    Math.abs(corners[i + 2] - corners[i])
                            + Math.abs(corners[i + 3] - corners[i + 1]);
        }
        return length + BEND * corners.length / 2 + MEETING * met;
    }

    private static Box piece(double[] corners, int i) {
        double x = Math.min(corners[i], corners[i + 2]);
        double y = Math.min(corners[i + 1], corners[i + 3]);
        return new Box(
                x,
                y,
                Math.abs(corners[i + 2] - corners[i]),
                Math.abs(corners[i + 3] - corners[i + 1]));
    }

    private static Box bounds(double[] corners) {
        var all = piece(corners, 0);
        for (int i = 2; i + 3 < corners.length; i += 2) {
            all = all.union(piece(corners, i));
        }
        return all;
    }
}
