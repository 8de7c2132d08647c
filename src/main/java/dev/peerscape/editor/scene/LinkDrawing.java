package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.TransitAttachment;
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

    /// How a state looks: colour, broken or not, and a sign on the label.
    private record Style(Role role, Dash dash, double width, Glyph sign) {}

    private static Style style(PeeringStatus status) {
        return switch (status) {
            case ACTIVE -> new Style(Role.GOOD, Dash.SOLID, 2.4, Glyph.PEERING);
            case PENDING_ACCEPTANCE, INITIATING_REQUEST ->
                    new Style(Role.WARNING_LINE, Dash.DASHED, 2, Glyph.CLOCK);
            case PROVISIONING -> new Style(Role.GOOD, Dash.DASHED, 2, Glyph.CLOCK);
            case FAILED -> new Style(Role.BAD, Dash.DASHED, 2, Glyph.CROSS);
            case REJECTED, EXPIRED, DELETING, DELETED ->
                    new Style(Role.MUTED, Dash.DASHED, 1.6, Glyph.CROSS);
        };
    }

    void lines(List<Link> links) {
        for (var link : links) {
            pen.opacity(look.dimmed().contains(link.id()) ? FigureDrawing.DIM : 1);
            if (link.kind() == Kind.PEERING) {
                peering(link).ifPresent(it -> line(link, it));
            } else if (link.kind() == Kind.TRANSIT_ATTACHMENT) {
                attachment(link);
            } else if (pen.zoom() > 0.12) {
                pen.painter().begin(link.id().value() + "-internet", "to-internet", "");
                pen.link(link, viewport, pen.stroke(Role.MUTED, 1.2, Dash.DASHED));
                pen.painter().end();
            }
        }
        pen.opacity(1);
    }

    private void attachment(Link link) {
        boolean works =
                scene.document()
                        .topology()
                        .transitGatewayOf(link.id())
                        .map(it -> it.attachments().get(link.id()))
                        .filter(TransitAttachment::available)
                        .isPresent();
        pen.painter().begin(link.id().value(), "transit-attachment", link.id().value());
        if (look.selection().contains(link.id())
                || look.hovered().filter(link.id()::equals).isPresent()) {
            pen.link(link, viewport, Stroke.solid(pen.colour(Role.ACCENT, 0.25), pen.lineWidth(9)));
        }
        pen.link(
                link,
                viewport,
                pen.stroke(works ? Role.VPC : Role.MUTED, 2, works ? Dash.SOLID : Dash.DASHED));
        pen.painter().end();
    }

    private void line(Link link, Peering peering) {
        var style = style(peering.status());
        pen.painter()
                .begin(link.id().value(), "peering " + peering.status().code(), peering.label());
        if (look.selection().contains(link.id())
                || look.hovered().filter(link.id()::equals).isPresent()) {
            pen.link(
                    link,
                    viewport,
                    Stroke.solid(pen.colour(Role.ACCENT, 0.25), pen.lineWidth(style.width + 7)));
        }
        pen.link(link, viewport, pen.stroke(style.role, style.width, style.dash));
        pen.painter().end();
    }

    /// Draws lines of which there are too many to follow each: their level and upright pieces, all
    /// of one state at once, since strokes would cost most of a frame.
    void thin(List<Link> links) {
        var solid = new EnumMap<Role, Pieces>(Role.class);
        var broken = new EnumMap<Role, Pieces>(Role.class);
        for (var link : links) {
            var peering = peering(link);
            if (peering.isEmpty() || link.isCurved()) {
                continue;
            }
            var style = style(peering.get().status());
            var to = style.dash == Dash.SOLID ? solid : broken;
            to.computeIfAbsent(style.role, _ -> new Pieces(pen, viewport))
                    .add(link.corners(), pen.lineWidth(style.width), style.dash != Dash.SOLID);
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
                                Stroke.solid(pen.colour(style(peering.status()).role, 0.5), 1));
            }
        }
    }

    /// Draws what lies over the figures: the points where a peering meets its VPCs, and its label.
    void ends(Link link) {
        if (link.kind() != Kind.PEERING || pen.zoom() < 0.3) {
            return;
        }
        boolean start = viewport.contains(link.x0(), link.y0());
        boolean end = viewport.contains(link.x3(), link.y3());
        var chip =
                pen.size(CHIP_TEXT) < Pen.LEGIBLE
                        ? Optional.<Box>empty()
                        : scene.chip(link).filter(viewport::intersects);
        if (!start && !end && chip.isEmpty()) {
            return;
        }
        peering(link)
                .ifPresent(it -> {
                    pen.opacity(look.dimmed().contains(link.id()) ? FigureDrawing.DIM : 1);
                    var style = style(it.status());
                    pen.painter().begin(link.id().value() + "-label", "peering-label", it.label());
                    pen.disc(link.x0(), link.y0(), 4, pen.colour(style.role));
                    pen.disc(link.x3(), link.y3(), 4, pen.colour(style.role));
                    chip.ifPresent(box -> chip(box, it, style));
                    pen.painter().end();
                    pen.opacity(1);
                });
    }

    private void chip(Box box, Peering peering, Style style) {
        boolean chosen = look.selection().contains(peering.id());
        double radius = box.height() / 2;
        boolean waits = style.role == Role.WARNING_LINE;
        var ground = waits ? Role.WARNING_GROUND : chosen ? Role.ACCENT_GROUND : Role.CANVAS;
        pen.fill(box, radius, pen.colour(ground));
        pen.outline(box, radius, pen.stroke(chosen ? Role.ACCENT : style.role, 1.4));
        int ink = pen.colour(waits ? Role.WARNING : style.role);
        if (box.width() > Chips.SIGN) {
            pen.glyph(style.sign, box.x() + 17, box.centerY(), 14, ink);
            pen.text(
                    peering.label(),
                    box.x() + 29,
                    box.centerY() + 4,
                    Face.BOLD,
                    CHIP_TEXT,
                    Anchor.START,
                    ink);
        } else {
            pen.glyph(style.sign, box.centerX(), box.centerY(), 14, ink);
        }
        var severity = look.severities().get(peering.id());
        if (severity != null) {
            Badges.severity(pen, box, severity);
        }
    }

    private Optional<Peering> peering(Link link) {
        return scene.document().topology().peering(link.id());
    }
}
