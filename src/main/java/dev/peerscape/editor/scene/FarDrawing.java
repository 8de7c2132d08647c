package dev.peerscape.editor.scene;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.theme.Role;

import java.util.List;
import java.util.Optional;

/// VPCs seen from far away: tiles, and nearer chips. Drawn colour by colour.
final class FarDrawing {
    private static final double CHIP_TEXT = 10.5;

    private final Pen pen;
    private final Scene scene;
    private final Look look;

    FarDrawing(Pen pen, Scene scene, Look look) {
        this.pen = pen;
        this.scene = scene;
        this.look = look;
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

    void paint(List<ResourceId> tiles, List<ResourceId> chips) {
        tiles(tiles);
        for (var id : chips) {
            chip(id);
        }
    }

    private void tiles(List<ResourceId> ids) {
        var buffers = new double[Shade.values().length][];
        var counts = new int[buffers.length];
        for (var id : ids) {
            var box = scene.vpcBox(id).orElseThrow();
            int shade = shade(id).ordinal();
            double[] buffer = buffers[shade] == null ? new double[64] : buffers[shade];
            int at = counts[shade] * 4;
            if (at == buffer.length) {
                buffer = java.util.Arrays.copyOf(buffer, at * 2);
            }
            buffers[shade] = buffer;
            buffer[at] = pen.x(box.x());
            buffer[at + 1] = pen.y(box.y());
            buffer[at + 2] = Math.max(1, pen.size(box.width()));
            buffer[at + 3] = Math.max(1, pen.size(box.height()));
            counts[shade]++;
        }
        for (var shade : Shade.values()) {
            if (counts[shade.ordinal()] > 0) {
                pen.painter()
                        .fillRects(
                                buffers[shade.ordinal()],
                                counts[shade.ordinal()],
                                pen.colour(shade.role, shade.alpha));
            }
        }
    }

    private Shade shade(ResourceId id) {
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
        int things = scene.plan(id).map(plan -> things(plan.vpc())).orElse(0);
        return things == 0 ? Shade.EMPTY : things < 6 ? Shade.SOME : Shade.FULL;
    }

    private static int things(Vpc vpc) {
        return vpc.subnets().size() + vpc.instances().size();
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
