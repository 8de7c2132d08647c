package dev.peerscape.editor.tool;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Figure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How far a drag goes once edges and middles have snapped to those of the siblings, else to the
/// grid of 4; with lines that show to what.
record Alignment(double dx, double dy, List<Mark.Guide> guides) {
    private static final double REACH = 6;

    /// A line to snap to, and what stands along it.
    private record Line(double at, Box box) {}

    static Alignment of(Diagram diagram, List<Figure> figures, double dx, double dy) {
        var bounds = figures.stream().map(Figure::box).reduce(Box::union);
        if (bounds.isEmpty()) {
            return new Alignment(dx, dy, List.of());
        }
        var siblings = siblings(diagram, figures);
        double reach = diagram.pixels(REACH);
        var box = bounds.get();
        var across = best(siblings, box.moved(dx, dy), true, reach);
        var down = best(siblings, box.moved(dx, dy), false, reach);
        double x = across.map(it -> it.at() - it.from() + dx).orElseGet(() -> grid(box.x(), dx));
        double y = down.map(it -> it.at() - it.from() + dy).orElseGet(() -> grid(box.y(), dy));
        var moved = box.moved(x, y);
        var guides = new ArrayList<Mark.Guide>();
        across.ifPresent(it -> {
            var span = moved.union(it.box());
            guides.add(new Mark.Guide(it.at(), span.y() - 8, it.at(), span.bottom() + 8));
        });
        down.ifPresent(it -> {
            var span = moved.union(it.box());
            guides.add(new Mark.Guide(span.x() - 8, it.at(), span.right() + 8, it.at()));
        });
        return new Alignment(x, y, guides);
    }

    private static double grid(double start, double delta) {
        return Placements.snap(start + delta) - start;
    }

    /// What snapped: an own line onto a sibling's.
    private record Snap(double from, double at, Box box) {}

    private static Optional<Snap> best(List<Box> siblings, Box box, boolean across, double reach) {
        Optional<Snap> best = Optional.empty();
        double nearest = reach;
        for (var sibling : siblings) {
            for (var line : lines(sibling, across)) {
                for (var own : lines(box, across)) {
                    double distance = Math.abs(line.at() - own.at());
                    if (distance < nearest) {
                        nearest = distance;
                        best = Optional.of(new Snap(own.at(), line.at(), sibling));
                    }
                }
            }
        }
        return best;
    }

    private static List<Line> lines(Box box, boolean across) {
        return across
                ? List.of(
                        new Line(box.x(), box),
                        new Line(box.centerX(), box),
                        new Line(box.right(), box))
                : List.of(
                        new Line(box.y(), box),
                        new Line(box.centerY(), box),
                        new Line(box.bottom(), box));
    }

    /// What is seen of the same level as the first figure and does not move itself.
    private static List<Box> siblings(Diagram diagram, List<Figure> figures) {
        var first = figures.getFirst();
        Set<ResourceId> moving = new HashSet<>();
        figures.forEach(it -> moving.add(it.id()));
        if (first.parent().isEmpty() && first.kind() != Kind.INTERNET) {
            return Stream.concat(
                            diagram.scene().vpcsIn(diagram.viewport()).stream(),
                            diagram.scene().outsideIn(diagram.viewport()).stream().map(Figure::id))
                    .filter(id -> !moving.contains(id))
                    .limit(200)
                    .flatMap(id -> diagram.scene().box(id).stream())
                    .toList();
        }
        return home(diagram, first).stream()
                .flatMap(id -> diagram.scene().figuresOf(id).stream())
                .filter(it -> it.parent().equals(first.parent()) && !moving.contains(it.id()))
                .filter(it -> !it.isBadge())
                .map(Figure::box)
                .toList();
    }

    private static Optional<ResourceId> home(Diagram diagram, Figure figure) {
        return figure.kind() == Kind.SITE_HOST
                ? figure.parent()
                : diagram.session().document().topology().vpcOf(figure.id()).map(Vpc::id);
    }
}
