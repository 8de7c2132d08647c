package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Metrics;
import dev.peerscape.editor.scene.Scene;

import java.util.List;

/// Spots in a figure where another can stand without covering its siblings.
final class Spots {
    private Spots() {}

    /// {@return the boxes of a VPC's figures of that kind}
    static List<Box> siblings(Scene scene, ResourceId vpc, Kind kind) {
        return scene.figuresOf(vpc).stream()
                .filter(figure -> figure.kind() == kind)
                .map(Figure::box)
                .toList();
    }

    /// {@return the boxes of what stands in a subnet}
    static List<Box> cards(Scene scene, Topology topology, ResourceId subnet) {
        return topology.vpcOf(subnet).stream()
                .flatMap(vpc -> scene.figuresOf(vpc.id()).stream())
                .filter(figure -> figure.parent().filter(subnet::equals).isPresent())
                .map(Figure::box)
                .toList();
    }

    /// {@return the box moved to the right of its home's left edge and below its header; it may
    /// reach beyond right and bottom, where homes grow}
    static Box within(Box box, Box home, double header) {
        return box.at(
                Math.max(box.x(), home.x() + Metrics.PADDING),
                Math.max(box.y(), home.y() + header));
    }

    /// {@return the box where it is wanted, else right under or beside whatever is in its way}
    static Box free(Box wanted, Box home, double header, List<Box> siblings) {
        double right = Math.max(home.x() + Metrics.PADDING, home.right() - wanted.width() - 16);
        double bottom = Math.max(home.y() + header, home.bottom() - wanted.height() - 16);
        var start =
                within(wanted, home, header)
                        .at(
                                Math.clamp(wanted.x(), home.x() + Metrics.PADDING, right),
                                Math.clamp(wanted.y(), home.y() + header, bottom));
        if (isFree(start, siblings)) {
            return start;
        }
        Box best = null;
        for (var sibling : siblings) {
            var below = start.at(sibling.x(), sibling.bottom() + Metrics.GAP);
            var beside = start.at(sibling.right() + Metrics.GAP, sibling.y());
            for (var spot : List.of(below, beside)) {
                if (isFree(spot, siblings)
                        && (best == null || cost(spot, start, home) < cost(best, start, home))) {
                    best = spot;
                }
            }
        }
        return best == null ? start : best;
    }

    /// Near is good; outside costs, because the home must grow.
    private static double cost(Box spot, Box start, Box home) {
        double growth =
                Math.max(0, spot.right() + Metrics.PADDING - home.right())
                        + Math.max(0, spot.bottom() + Metrics.PADDING - home.bottom());
        return Math.hypot(spot.x() - start.x(), spot.y() - start.y()) + 4 * growth;
    }

    private static boolean isFree(Box box, List<Box> siblings) {
        return siblings.stream().noneMatch(other -> other.grown(7).intersects(box));
    }
}
