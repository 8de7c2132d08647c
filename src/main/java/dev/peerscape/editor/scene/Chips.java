package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Where the label of a line stands: on or beside its longest piece, never over a VPC. Where there
/// is no room for words, room for a sign.
final class Chips {
    /// How high a label is.
    static final double HEIGHT = 24;

    /// How wide it is with a sign only.
    static final double SIGN = 34;

    private static final double[] SHARES = {0.5, 0.34, 0.66, 0.2, 0.8};

    /// On a longer piece other lines run beside; their labels begin at different places.
    private static final double LONG = 400;

    private static final double BESIDE = HEIGHT / 2 + 12;

    private Chips() {}

    /// {@return the box of a label}
    ///
    /// @param isTaken whether something is in a box that the label must not cover
    static Box place(Link link, String label, Predicate<Box> isTaken) {
        return place(link, TextMeasure.estimate(label, Face.BOLD, 11) + 42, isTaken);
    }

    /// {@return the box of a label as wide as that}
    static Box place(Link link, double width, Predicate<Box> isTaken) {
        int turn = Math.floorMod(link.id().hashCode() * 31 >> 3, SHARES.length);
        for (double tried : new double[] {width, SIGN}) {
            for (var box : candidates(link, tried, turn)) {
                if (!isTaken.test(box)) {
                    return box;
                }
            }
        }
        return candidates(link, SIGN, turn).getFirst();
    }

    private static List<Box> candidates(Link link, double width, int turn) {
        double[] c =
                link.isCurved()
                        ? new double[] {link.x0(), link.y0(), link.x3(), link.y3()}
                        : link.corners();
        return IntStream.range(0, c.length / 2 - 1)
                .map(i -> 2 * i)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -length(c, i)))
                .flatMap(i -> beside(c, i, width, length(c, i) > LONG ? turn : 0))
                .toList();
    }

    private static Stream<Box> beside(double[] c, int i, double width, int turn) {
        return IntStream.range(0, SHARES.length)
                .mapToObj(k -> SHARES[(k + turn) % SHARES.length])
                .flatMap(share -> beside(c, i, share, width));
    }

    private static double length(double[] c, int i) {
        return Math.abs(c[i + 2] - c[i]) + Math.abs(c[i + 3] - c[i + 1]);
    }

    private static Stream<Box> beside(double[] c, int i, double share, double width) {
        double x = c[i] + (c[i + 2] - c[i]) * share;
        double y = c[i + 1] + (c[i + 3] - c[i + 1]) * share;
        boolean level = Math.abs(c[i + 3] - c[i + 1]) < 1;
        return level
                ? Stream.of(at(x, y - BESIDE, width), at(x, y + BESIDE, width), at(x, y, width))
                : Stream.of(at(x, y, width));
    }

    private static Box at(double x, double y, double width) {
        return new Box(x - width / 2, y - HEIGHT / 2, width, HEIGHT);
    }
}
