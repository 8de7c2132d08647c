package dev.peerscape.editor.scene;

import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.scene.Painter.Stroke;
import dev.peerscape.editor.theme.Role;

/// Draws what is said of a figure: that it is chosen, pointed at, previewed, or has a finding.
final class Marking {
    private final Pen pen;
    private final Look look;

    Marking(Pen pen, Look look) {
        this.pen = pen;
        this.look = look;
    }

    void mark(Figure figure) {
        var id = figure.shown();
        double radius =
                switch (figure.kind()) {
                    case VPC, SITE, TRANSIT_GATEWAY, TRANSIT_ATTACHMENT, DX_GATEWAY -> 10;
                    default -> figure.isBadge() ? figure.box().width() / 2 : 7;
                };
        if (look.selection().contains(id)) {
            pen.outline(figure.box().grown(3), radius + 3, pen.stroke(Role.ACCENT, 2));
        } else if (look.hovered().filter(id::equals).isPresent()) {
            pen.outline(
                    figure.box().grown(3),
                    radius + 3,
                    new Stroke(pen.colour(Role.ACCENT, 0.45), pen.lineWidth(1.5), Dash.SOLID));
        }
        if (look.ghosts().contains(id)) {
            pen.outline(figure.box(), radius, pen.stroke(Role.ACCENT, 1.5, Dash.DASHED));
        }
        var severity = look.severities().get(id);
        if (severity != null && pen.size(figure.box().width()) > FigureDrawing.BORDERS) {
            Badges.severity(pen, figure.box(), severity);
        }
    }
}
