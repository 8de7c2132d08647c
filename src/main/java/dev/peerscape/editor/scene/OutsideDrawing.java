package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.theme.Role;

/// Draws what stands outside of VPCs: transit and Direct Connect gateways, and sites with their
/// hosts.
final class OutsideDrawing {
    private static final double SMALL = 110;

    private final Pen pen;
    private final Scene scene;
    private final Look look;
    private final Marking marking;
    private final CardDrawing cards;

    OutsideDrawing(Pen pen, Scene scene, Look look) {
        this.pen = pen;
        this.scene = scene;
        this.look = look;
        marking = new Marking(pen, look);
        cards = new CardDrawing(pen);
    }

    private void opacity(ResourceId id) {
        boolean faint = look.dimmed().contains(id) || look.ghosts().contains(id);
        pen.opacity(faint ? FigureDrawing.DIM : 1);
    }

    /// A gateway: a card on its own. What the document does not hold has a dashed edge.
    void hub(Figure figure) {
        var id = figure.id();
        var words = words(figure);
        boolean ghost = words.ghost();
        var box = figure.box();
        var role = ghost ? Role.MUTED : Role.VPC;
        opacity(id);
        pen.painter().begin(words.group(), words.style(), words.label());
        pen.fill(box, 10, pen.colour(ghost ? Role.CANVAS : Role.CARD));
        pen.outline(box, 10, pen.stroke(role, 1.6, ghost ? Dash.DASHED : Dash.SOLID));
        double width = pen.size(box.width());
        if (width > FigureDrawing.BORDERS) {
            pen.glyph(words.glyph(), box.x() + 24, box.centerY(), 22, pen.colour(role));
        }
        if (width > FigureDrawing.TEXT) {
            double left = box.x() + 44;
            double room = box.right() - 10 - left;
            pen.text(
                    TextMeasure.fit(words.label(), Face.BOLD, 13, room),
                    left,
                    pen.size(11) < Pen.LEGIBLE ? box.centerY() + 4.5 : box.y() + 22,
                    Face.BOLD,
                    13,
                    Anchor.START,
                    pen.colour(Role.TEXT));
            pen.text(
                    TextMeasure.fit(words.second(), Face.PLAIN, 11, room),
                    left,
                    box.y() + 38,
                    Face.PLAIN,
                    11,
                    Anchor.START,
                    pen.colour(Role.MUTED));
        }
        pen.painter().end();
        pen.opacity(1);
        if (!scene.isGhost(id)) {
            marking.mark(figure);
        }
    }

    /// What is said of a hub.
    ///
    /// @param group its id in files
    private record Words(
            String group, String style, String label, String second, Glyph glyph, boolean ghost) {}

    private Words words(Figure figure) {
        var id = figure.id();
        var absent = look.texts().text("scene.absent-gateway");
        var topology = scene.document().topology();
        if (topology.find(id).orElse(null) instanceof TransitAttachment attachment
                && attachment.to() instanceof To.Elsewhere to) {
            return new Words(
                    id.value() + "-elsewhere",
                    "transit-attachment ghost",
                    to.resource(),
                    to.cidrs().isEmpty() ? absent : Labels.listed(to.cidrs(), 130, 11),
                    glyph(to.what()),
                    true);
        }
        var label = topology.find(id).map(Resource::label).orElse(id.value());
        boolean ghost = scene.isGhost(id);
        var key =
                figure.kind() == Kind.DX_GATEWAY
                        ? "scene.direct-connect-gateway"
                        : "scene.transit-gateway";
        return new Words(
                id.value(),
                figure.kind().slug() + (ghost ? " ghost" : ""),
                label,
                ghost ? absent : look.texts().text(key),
                Glyph.of(figure.kind()),
                ghost);
    }

    /// The sign of what an attachment leads to elsewhere, by the word of the EC2 API.
    private static Glyph glyph(String what) {
        return switch (what) {
            case "vpn" -> Glyph.VPN_CONNECTION;
            case "direct-connect-gateway" -> Glyph.DX_GATEWAY;
            case "peering", "tgw-peering" -> Glyph.TRANSIT_GATEWAY;
            case "vpc" -> Glyph.VPC;
            default -> Glyph.TRANSIT_ATTACHMENT;
        };
    }

    /// A site: quiet, because it is not AWS. From far away a tile, and nearer its name.
    void site(ResourceId id) {
        var site = scene.document().topology().hybrid().sites().get(id);
        if (site == null) {
            return;
        }
        for (var figure : scene.figuresOf(id)) {
            opacity(figure.id());
            double width = pen.size(scene.box(id).map(Box::width).orElse(0.0));
            boolean small = width < SMALL || Sheet.isFar(pen.zoom());
            if (figure.kind() == Kind.SITE) {
                if (width < Sheet.TILE) {
                    pen.fill(figure.box(), 0, pen.colour(Role.MUTED, 0.45));
                } else if (small) {
                    chip(site, figure.box());
                } else {
                    box(site, figure.box());
                }
            } else if (!small) {
                site.hosts().stream()
                        .filter(it -> it.id().equals(figure.id()))
                        .forEach(it -> cards.card(it, it, Role.MUTED, figure));
            }
            pen.opacity(1);
            if (figure.kind() == Kind.SITE || !small) {
                marking.mark(figure);
            }
        }
    }

    private void chip(Site site, Box box) {
        double radius = Math.min(10, box.height() / 4);
        pen.painter().begin(site.id().value(), "site", site.label());
        pen.fill(box, radius, pen.colour(Role.PANEL));
        pen.outline(box, radius, pen.stroke(Role.MUTED, 1.5));
        double size = 10.5 / pen.zoom();
        if (TextMeasure.estimate(site.label(), Face.BOLD, 10.5) <= pen.size(box.width()) - 10) {
            pen.text(
                    site.label(),
                    box.centerX(),
                    box.centerY() + size * 0.36,
                    Face.BOLD,
                    size,
                    Anchor.MIDDLE,
                    pen.colour(Role.TEXT));
        }
        pen.painter().end();
    }

    private void box(Site site, Box box) {
        pen.painter().begin(site.id().value(), "site", CardDrawing.title(site));
        pen.fill(box, 10, pen.colour(Role.PANEL));
        pen.outline(box, 10, pen.stroke(Role.MUTED, 1.5));
        double name = Math.max(14, 10 / pen.zoom());
        double line = box.y() + 10 + name;
        double left = box.x() + 14;
        if (pen.zoom() > 0.45) {
            pen.glyph(Glyph.SITE, left + 8, line - name * 0.36, 17, pen.colour(Role.MUTED));
            left += 24;
        }
        var prefix = Labels.address(site).orElse("");
        double size = Math.max(12.5, 10 / pen.zoom());
        double room = box.right() - 14 - left;
        double taken = TextMeasure.estimate(prefix, Face.MONO, size) + 12;
        boolean both = TextMeasure.estimate(site.label(), Face.BOLD, name) + taken <= room;
        pen.text(
                TextMeasure.fit(site.label(), Face.BOLD, name, both ? room - taken : room),
                left,
                line,
                Face.BOLD,
                name,
                Anchor.START,
                pen.colour(Role.TEXT));
        if (both) {
            mono(prefix, size, box.right() - 14, line);
        }
        if (pen.zoom() > 0.55) {
            second(site, box, left);
        }
        pen.painter().end();
    }

    /// What it is, and the prefixes beside the first.
    private void second(Site site, Box box, double left) {
        double line = box.y() + 42;
        var what = look.texts().text("scene.site");
        pen.text(what, left, line, Face.PLAIN, 11, Anchor.START, pen.colour(Role.MUTED));
        if (site.prefixes().size() > 1) {
            double room = box.right() - 14 - left - TextMeasure.estimate(what, Face.PLAIN, 11) - 12;
            var more = site.prefixes().subList(1, site.prefixes().size());
            mono(Labels.listed(more, room, 11), 11, box.right() - 14, line);
        }
    }

    private void mono(String text, double size, double right, double line) {
        pen.text(text, right, line, Face.MONO, size, Anchor.END, pen.colour(Role.MUTED));
    }
}
