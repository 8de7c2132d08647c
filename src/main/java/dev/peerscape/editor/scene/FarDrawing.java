package dev.peerscape.editor.scene;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.theme.Role;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// VPCs seen from far away: tiles, and nearer chips. Drawn colour by colour.
final class FarDrawing {
    private static final double CHIP_TEXT = 10.5;
    private static final Shade[] SHADES = Shade.values();

    private final Pen pen;
    private final Scene scene;
    private final Look look;
    private final boolean marked;
    private final double[][] buffers = new double[SHADES.length][0];
    private final int[] counts = new int[SHADES.length];

    FarDrawing(Pen pen, Scene scene, Look look) {
        this.pen = pen;
        this.scene = scene;
        this.look = look;
        marked = !look.selection().isEmpty() || !look.severities().isEmpty();
    }

    /// How a tile is shaded: by what is wrong in it, else by how much is in it.
    private enum Shade {
        EMPTY(Role.VPC, 0.28),
        SOME(Role.VPC, 0.5),
        FULL(Role.VPC, 0.78),
        WARNING(Role.WARNING_LINE, 0.85),
        ERROR(Role.BAD, 0.85),
        SELECTED(Role.ACCENT, 1);

        private final Role role;
        private final double alpha;

        Shade(Role role, double alpha) {
            this.role = role;
            this.alpha = alpha;
        }
    }

    /// {@return how many tiles there are to paint}
    int tiles() {
        return Arrays.stream(counts).sum();
    }

    /// Adds a tile.
    void tile(Ground.Place place) {
        var box = place.box();
        int shade = shade(place.id(), place.things()).ordinal();
        int at = counts[shade]++ * 4;
        double[] buffer = buffers[shade];
        if (at == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(64, at * 2));
            buffers[shade] = buffer;
        }
        buffer[at] = pen.x(box.x());
        buffer[at + 1] = pen.y(box.y());
        buffer[at + 2] = Math.max(1, pen.size(box.width()));
        buffer[at + 3] = Math.max(1, pen.size(box.height()));
    }

    /// Paints the tiles, and VPCs as chips.
    void paint(List<ResourceId> chips) {
        for (var shade : SHADES) {
            int count = counts[shade.ordinal()];
            if (count > 0) {
                int argb = pen.colour(shade.role, shade.alpha);
                pen.painter().fillRects(buffers[shade.ordinal()], count, argb);
            }
        }
        for (var id : chips) {
            chip(id);
        }
    }

    private Shade shade(ResourceId id, int things) {
        if (marked) {
            if (look.selection().contains(id)) {
                return Shade.SELECTED;
            }
            var severity = look.severities().get(id);
            if (severity == Severity.ERROR) {
                return Shade.ERROR;
            }
            if (severity == Severity.WARNING) {
                return Shade.WARNING;
            }
        }
        return things == 0 ? Shade.EMPTY : things < 6 ? Shade.SOME : Shade.FULL;
    }

    private void chip(ResourceId id) {
        var box = scene.vpcBox(id).orElseThrow();
        var vpc = scene.document().topology().vpc(id).orElseThrow();
        var edge = edge(id);
        double radius = Math.min(10, Math.min(box.width(), box.height()) / 4);
        pen.opacity(look.dimmed().contains(id) ? FigureDrawing.DIM : 1);
        pen.painter().begin(id.value(), "vpc", vpc.label());
        pen.fill(box, radius, pen.colour(Role.VPC_GROUND));
        pen.outline(box, radius, pen.stroke(edge.orElse(Role.VPC), 1.5));
        double room = pen.size(box.width()) - 10;
        double size = CHIP_TEXT / pen.zoom();
        if (TextMeasure.estimate(vpc.label(), Face.BOLD, CHIP_TEXT) <= room) {
            pen.text(
                    vpc.label(),
                    box.centerX(),
                    box.centerY() + size * 0.36,
                    Face.BOLD,
                    size,
                    Anchor.MIDDLE,
                    pen.colour(Role.TEXT));
        }
        pen.painter().end();
        pen.opacity(1);
    }

    private Optional<Role> edge(ResourceId id) {
        if (look.selection().contains(id)) {
            return Optional.of(Role.ACCENT);
        }
        return Optional.ofNullable(look.severities().get(id)).map(Badges::role);
    }
}
