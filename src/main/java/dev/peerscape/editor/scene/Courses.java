package dev.peerscape.editor.scene;

import java.util.ArrayList;
import java.util.List;

/// The level and upright pieces of lines that are there already, so that another need not run on
/// top of one.
final class Courses {
    private static final double APART = 5;
    private static final double SHORT = 12;

    /// With more pieces nobody could follow each of them anyway.
    private static final int MOST = 800;

    private final List<Piece> pieces = new ArrayList<>();

    /// @param at the coordinate that all of it has
    private record Piece(boolean level, double at, double from, double to) {}

    /// Adds the pieces of a line.
    ///
    /// @param corners x and y of its start, corners and end
    void add(double[] corners) {
        if (pieces.size() < MOST) {
            pieces.addAll(pieces(corners));
        }
    }

    private static List<Piece> pieces(double[] c) {
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i + 3 < c.length; i += 2) {
            boolean level = Math.abs(c[i + 3] - c[i + 1]) < Math.abs(c[i + 2] - c[i]);
            int k = level ? 0 : 1;
            pieces.add(
                    new Piece(
                            level,
                            c[i + 1 - k],
                            Math.min(c[i + k], c[i + 2 + k]),
                            Math.max(c[i + k], c[i + 2 + k])));
        }
        return pieces;
    }

    /// {@return how long a line would run on top of others}
    double shared(double[] corners) {
        double shared = 0;
        for (var own : pieces(corners)) {
            for (var other : pieces) {
                if (own.level() == other.level() && Math.abs(own.at() - other.at()) < APART) {
                    double both =
                            Math.min(own.to(), other.to()) - Math.max(own.from(), other.from());
                    shared += both > SHORT ? both : 0;
                }
            }
        }
        return shared;
    }
}
