package dev.peerscape.editor.playback;

import dev.peerscape.core.trace.Hop;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.List;

/// Where a leg runs on the canvas: a stop for each hop, and a line from each stop to the next. What
/// edge lies between two hops, and which way round it is taken, is asked of the network's graph;
/// the line runs along the figure or link that is drawn for it.
///
/// A sender or receiver stops at the edge of its card, a subnet where the way crosses its border, a
/// peering on the middle of its line, the Internet in its cloud.
final class Way {
    private final List<double[]> stops;
    private final List<double[]> lines;

    Way(List<double[]> stops, List<double[]> lines) {
        this.stops = stops;
        this.lines = lines;
    }

    /// {@return x and y of a stop}
    double[] stop(int index) {
        return stops.get(index);
    }

    /// {@return the points from a stop to the next, both included}
    double[] line(int index) {
        return lines.get(index);
    }

    /// {@return the points of a line up to a share of its length}
    static double[] upTo(double[] points, double share) {
        double total = 0;
        for (int i = 2; i < points.length; i += 2) {
            total += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
        }
        double left = total * share;
        var kept = new ArrayList<Double>(List.of(points[0], points[1]));
        for (int i = 2; i < points.length; i += 2) {
            double dx = points[i] - points[i - 2];
            double dy = points[i + 1] - points[i - 1];
            double length = Math.hypot(dx, dy);
            double part = length <= left ? 1 : length == 0 ? 0 : left / length;
            kept.add(points[i - 2] + dx * part);
            kept.add(points[i - 1] + dy * part);
            if (part < 1) {
                break;
            }
            left -= length;
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static Way of(Scene scene, List<Hop> hops) {
        return new Survey(scene, hops).way();
    }
}
