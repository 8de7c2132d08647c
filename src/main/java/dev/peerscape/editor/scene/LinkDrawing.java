package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.scene.Painter.Stroke;
import dev.peerscape.editor.theme.Role;

import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/// Draws the lines between figures. Lines lie under the figures, their ends and labels on top.
final class LinkDrawing {
    private static final double CHIP_TEXT = 11;
    private static final double PREFIX_TEXT = 10.5;
    private static final double DOT = 13;

    private final Pen pen;
    private final Scene scene;
    private final Box viewport;
    private final Look look;

    LinkDrawing(Pen pen, Scene scene, Box viewport, Look look) {
        this.pen = pen;
        this.scene = scene;
        this.viewport = viewport;
        this.look = look;
    }

    private Optional<LinkStyle> style(Link link) {
        return LinkStyle.of(scene.document(), link, scene.lines().associated(link));
    }

    void lines(List<Link> links) {
        for (var link : links) {
            style(link)
                    .filter(_ -> isStrong(link) || pen.zoom() > 0.12)
                    .ifPresent(it -> line(link, it));
        }
        pen.opacity(1);
    }

    /// Ways to the Internet are faint and vanish first.
    private static boolean isStrong(Link link) {
        return link.kind() == Kind.PEERING
                || link.kind() == Kind.TRANSIT_ATTACHMENT
                || HybridLabel.has(link.kind());
    }

    private boolean isMarked(Link link) {
        return look.selection().contains(link.id())
                || look.hovered().filter(link.id()::equals).isPresent();
    }

    private void line(Link link, LinkStyle style) {
        pen.opacity(look.dimmed().contains(link.id()) ? FigureDrawing.DIM : 1);
        pen.painter().begin(style.id(), style.word(), style.title());
        if (isStrong(link) && isMarked(link)) {
            pen.link(
                    link,
                    viewport,
                    Stroke.solid(pen.colour(Role.ACCENT, 0.25), pen.lineWidth(style.width() + 7)));
        }
        pen.link(link, viewport, pen.stroke(style.role(), style.width(), style.dash()));
        if (style.isDouble()) {
            pen.link(link, viewport, pen.stroke(Role.CANVAS, style.width() * 0.42, Dash.SOLID));
        }
        pen.painter().end();
    }

    /// Draws lines of which there are too many to follow each: their level and upright pieces, all
    /// of one look at once, since strokes would cost most of a frame.
    void thin(List<Link> links) {
        var solid = new EnumMap<Role, Pieces>(Role.class);
        var broken = new EnumMap<Role, Pieces>(Role.class);
        for (var link : links) {
            var style =
                    isStrong(link) && !link.isCurved() ? style(link) : Optional.<LinkStyle>empty();
            style.ifPresent(it -> {
                var to = it.dash() == Dash.SOLID ? solid : broken;
                to.computeIfAbsent(it.role(), _ -> new Pieces(pen, viewport))
                        .add(
                                link.corners(),
                                pen.lineWidth(Math.min(3, it.width())),
                                it.dash() != Dash.SOLID);
            });
        }
        solid.forEach((role, pieces) -> pieces.fill(pen.colour(role)));
        broken.forEach((role, pieces) -> pieces.fill(pen.colour(role)));
    }

    /// Draws peerings seen from far away in large designs: straight, from VPC to VPC.
    void straight(List<Peering> peerings) {
        for (var peering : peerings) {
            var a = scene.vpcBox(peering.requester().vpc());
            var b = scene.vpcBox(peering.accepter().vpc());
            if (a.isPresent() && b.isPresent()) {
                pen.painter()
                        .line(
                                pen.x(a.get().centerX()),
                                pen.y(a.get().centerY()),
                                pen.x(b.get().centerX()),
                                pen.y(b.get().centerY()),
                                Stroke.solid(pen.colour(LinkStyle.of(peering).role(), 0.5), 1));
            }
        }
    }

    /// Draws what lies over the figures: the points where a line meets its figures, and its label.
    void ends(Link link) {
        boolean labelled = link.kind() == Kind.PEERING || HybridLabel.has(link.kind());
        if (!labelled || pen.zoom() < 0.3) {
            return;
        }
        boolean start = viewport.contains(link.x0(), link.y0());
        boolean end = viewport.contains(link.x3(), link.y3());
        var chip =
                pen.size(CHIP_TEXT) < Pen.LEGIBLE
                        ? Optional.<Box>empty()
                        : scene.lines().chip(link).filter(viewport::intersects);
        if (!start && !end && chip.isEmpty()) {
            return;
        }
        style(link)
                .ifPresent(style -> {
                    pen.opacity(look.dimmed().contains(link.id()) ? FigureDrawing.DIM : 1);
                    pen.painter()
                            .begin(
                                    style.id() + "-label",
                                    style.word().split(" ", 2)[0] + "-label",
                                    style.title());
                    if (!scene.lines().startsAtBadge(link)) {
                        pen.disc(link.x0(), link.y0(), 4, pen.colour(style.role()));
                    }
                    pen.disc(link.x3(), link.y3(), 4, pen.colour(style.role()));
                    chip.ifPresent(box -> chip(box, link, style));
                    pen.painter().end();
                    pen.opacity(1);
                });
    }

    private void chip(Box box, Link link, LinkStyle style) {
        boolean chosen = look.selection().contains(link.id());
        double radius = box.height() / 2;
        boolean waits = style.role() == Role.WARNING_LINE;
        var ground = waits ? Role.WARNING_GROUND : chosen ? Role.ACCENT_GROUND : Role.CANVAS;
        pen.fill(box, radius, pen.colour(ground));
        pen.outline(box, radius, pen.stroke(chosen ? Role.ACCENT : style.role(), 1.4));
        int ink = pen.colour(waits ? Role.WARNING : style.role());
        if (box.width() > Chips.SIGN) {
            pen.glyph(style.sign(), box.x() + 17, box.centerY(), 14, ink);
            words(box, link, ink);
        } else {
            pen.glyph(style.sign(), box.centerX(), box.centerY(), 14, ink);
        }
        var severity = look.severities().get(link.id());
        if (severity != null && link.kind() != Kind.DX_GATEWAY) {
            Badges.severity(pen, box, severity);
        }
    }

    private void words(Box box, Link link, int ink) {
        var label =
                link.kind() == Kind.PEERING
                        ? new HybridLabel(
                                scene.document()
                                        .topology()
                                        .peering(link.id())
                                        .map(Resource::label)
                                        .orElse(""),
                                Face.BOLD,
                                List.of())
                        : HybridLabel.of(scene.document(), link, scene.lines().associated(link));
        double left = box.x() + 29;
        pen.text(
                label.text(),
                left,
                box.centerY() + 4,
                label.face(),
                label.face() == Face.MONO ? PREFIX_TEXT : CHIP_TEXT,
                Anchor.START,
                ink);
        double x = left + label.textWidth() + DOT / 2 + 4;
        for (boolean up : label.tunnels()) {
            tunnel(x, box.centerY(), up);
            x += DOT;
        }
    }

    /// A tunnel that is up is a full dot, one that is down a struck ring.
    private void tunnel(double x, double y, boolean up) {
        if (up) {
            pen.disc(x, y, 4, pen.colour(Role.GOOD));
            return;
        }
        var stroke = pen.stroke(Role.BAD, 1.4);
        pen.circle(x, y, 3.6, stroke);
        pen.painter().line(pen.x(x - 2.6), pen.y(y + 2.6), pen.x(x + 2.6), pen.y(y - 2.6), stroke);
    }
}
