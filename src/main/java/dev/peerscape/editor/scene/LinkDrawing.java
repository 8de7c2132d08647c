package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.scene.Painter.Stroke;
import dev.peerscape.editor.theme.Role;

import java.util.List;
import java.util.Optional;

/// Draws the lines between figures. Lines lie under the figures, their ends and labels on top.
final class LinkDrawing {
    private static final double CHIP_TEXT = 11;

    private final Pen pen;
    private final Scene scene;
    private final Look look;

    LinkDrawing(Pen pen, Scene scene, Look look) {
        this.pen = pen;
        this.scene = scene;
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
            } else if (pen.zoom() > 0.12) {
                pen.painter().begin(link.id().value() + "-internet", "to-internet", "");
                pen.curve(link, pen.stroke(Role.MUTED, 1.2, Dash.DASHED));
                pen.painter().end();
            }
        }
        pen.opacity(1);
    }

    private void line(Link link, Peering peering) {
        var style = style(peering.status());
        pen.painter()
                .begin(link.id().value(), "peering " + peering.status().code(), peering.label());
        if (look.selection().contains(link.id())
                || look.hovered().filter(link.id()::equals).isPresent()) {
            pen.curve(
                    link,
                    Stroke.solid(pen.colour(Role.ACCENT, 0.25), pen.lineWidth(style.width + 7)));
        }
        if (Sheet.isFar(pen.zoom())) {
            pen.painter()
                    .line(
                            pen.x(link.x0()),
                            pen.y(link.y0()),
                            pen.x(link.x3()),
                            pen.y(link.y3()),
                            new Stroke(pen.colour(style.role, 0.55), 1.1, style.dash));
        } else {
            pen.curve(link, pen.stroke(style.role, style.width, style.dash));
        }
        pen.painter().end();
    }

    /// Draws what lies over the figures: the points where a peering meets its VPCs, and its label.
    void ends(Link link, Box viewport) {
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
                    if (pen.size(CHIP_TEXT) >= Pen.LEGIBLE) {
                        scene.chip(link.id()).ifPresent(box -> chip(box, it, style));
                    }
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
        pen.glyph(style.sign, box.x() + 17, box.centerY(), 14, ink);
        pen.text(
                peering.label(), box.x() + 29, box.centerY() + 4, Face.BOLD, 11, Anchor.START, ink);
        var severity = look.severities().get(peering.id());
        if (severity != null) {
            Badges.severity(pen, box, severity);
        }
    }

    private Optional<Peering> peering(Link link) {
        return scene.document().topology().peering(link.id());
    }
}
