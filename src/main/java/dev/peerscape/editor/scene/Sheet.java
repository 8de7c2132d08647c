package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.theme.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// One painting of a scene: what is drawn in which order, and how much of it at this zoom.
///
/// By the width of a VPC in pixels: under 24 a tile, under 110 (or under 24 %) a chip with its
/// name, above that the box with what is in it. So a frame never has more than about 15,000
/// primitives.
final class Sheet {
    static final double TILE = 24;
    static final double CHIP = 110;
    private static final double DOT_STEP = 24;
    private static final int MOST_LINES = 1_200;
    private static final int MOST_FAR_LINES = 300;

    /// With more lines in view they are drawn thin.
    private static final int FEW_LINES = 160;

    private final Pen pen;
    private final Scene scene;
    private final Box viewport;
    private final Look look;
    private final LinkDrawing lines;

    Sheet(Pen pen, Scene scene, Box viewport, Look look) {
        this.pen = pen;
        this.scene = scene;
        this.viewport = viewport;
        this.look = look;
        lines = new LinkDrawing(pen, scene, viewport, look);
    }

    /// {@return whether the header of a VPC would be too low for its name}
    static boolean isFar(double zoom) {
        return zoom < 0.24;
    }

    void paint() {
        pen.fill(viewport, 0, pen.colour(Role.CANVAS));
        if (look.dots()) {
            dots();
        }
        regions();
        var far = new FarDrawing(pen, scene, look);
        var chips = new ArrayList<ResourceId>();
        var boxes = new ArrayList<ResourceId>();
        for (var place : scene.placesIn(viewport)) {
            double width = place.box().width() * pen.zoom();
            if (width < TILE) {
                far.tile(place);
            } else {
                (isFar(pen.zoom()) || width < CHIP ? chips : boxes).add(place.id());
            }
        }
        var links = lines(far.tiles() > chips.size() + boxes.size());
        far.paint(chips);
        var figures = new FigureDrawing(pen, scene, viewport, look);
        boxes.forEach(figures::vpc);
        scene.ghostsIn(viewport).forEach(figures::absent);
        var outside = new OutsideDrawing(pen, scene, look);
        scene.hubsIn(viewport).forEach(outside::hub);
        var sites = scene.sitesIn(viewport);
        sites.forEach(outside::site);
        scene.cloud().filter(box -> box.grown(20).intersects(viewport)).ifPresent(figures::cloud);
        if (!boxes.isEmpty() || !sites.isEmpty()) {
            links.forEach(lines::ends);
        }
    }

    /// Draws the lines, as many as one can follow; where there are more only those of what is
    /// chosen. Those of a large design are straight from far away.
    private List<Link> lines(boolean tiny) {
        var all = scene.lines();
        if (all.isLarge() && isFar(pen.zoom())) {
            lines.straight(tiny ? List.of() : all.peeringsIn(viewport, MOST_FAR_LINES));
            var toSites = all.hybridIn(viewport);
            if (!tiny && toSites.size() <= MOST_FAR_LINES) {
                lines.thin(toSites);
            }
            var chosen = all.of(chosen());
            lines.lines(chosen);
            return chosen;
        }
        var links = all.in(viewport, MOST_LINES);
        if (links.isEmpty()) {
            links = all.of(chosen());
        }
        if (links.size() <= FEW_LINES) {
            lines.lines(links);
        } else {
            lines.thin(links);
            lines.lines(all.of(chosen()));
        }
        return links;
    }

    private List<ResourceId> chosen() {
        return Stream.concat(look.selection().stream(), look.hovered().stream())
                .distinct()
                .limit(FEW_LINES)
                .toList();
    }

    private void dots() {
        if (pen.zoom() < 0.5) {
            return;
        }
        double step = pen.zoom() < 0.9 ? 2 * DOT_STEP : DOT_STEP;
        double size = pen.zoom() > 1.5 ? 2 : 1.5;
        var boxes = new ArrayList<Double>();
        for (double x = Math.ceil(viewport.x() / step) * step; x < viewport.right(); x += step) {
            for (double y = Math.ceil(viewport.y() / step) * step;
                    y < viewport.bottom();
                    y += step) {
                boxes.add(pen.x(x) - size / 2);
                boxes.add(pen.y(y) - size / 2);
                boxes.add(size);
                boxes.add(size);
            }
        }
        pen.painter()
                .fillRects(
                        boxes.stream().mapToDouble(Double::doubleValue).toArray(),
                        boxes.size() / 4,
                        pen.colour(Role.GRID));
    }

    private void regions() {
        scene.regions()
                .forEach((region, box) -> {
                    if (!box.intersects(viewport)) {
                        return;
                    }
                    var label =
                            region.city().equals(region.code())
                                    ? region.code()
                                    : region.code() + " · " + region.city();
                    pen.painter().begin("region-" + region.code(), "region", label);
                    pen.outline(box, 12, pen.stroke(Role.REGION, 1.6, Dash.DOTTED));
                    double size = Math.max(11, 10 / pen.zoom());
                    double width = TextMeasure.estimate(label, Face.BOLD, size);
                    boolean inFrame = pen.zoom() > 0.6;
                    if (inFrame) {
                        pen.patch(box.x() + 20, box.y() - size / 2, width + 16, size, Role.CANVAS);
                    }
                    if (width < box.width()) {
                        pen.text(
                                label,
                                box.x() + (inFrame ? 28 : 0),
                                box.y() + (inFrame ? 0.36 : -0.5) * size,
                                Face.BOLD,
                                size,
                                Anchor.START,
                                pen.colour(Role.REGION));
                    }
                    pen.painter().end();
                });
    }
}
