package dev.peerscape.editor.scene;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.topology.Box;
import dev.peerscape.editor.theme.Role;

/// Small signs on the corners of figures. Each has a shape of its own, so that none is told by
/// colour alone: error octagon, warning triangle, information disc, pending request clock.
final class Badges {
    static final double SIZE = 18;

    private Badges() {}

    static Role role(Severity severity) {
        return switch (severity) {
            case ERROR -> Role.BAD;
            case WARNING -> Role.WARNING;
            case INFO -> Role.ACCENT;
        };
    }

    /// Draws the badge of a finding on the top right corner.
    static void severity(Pen pen, Box box, Severity severity) {
        double size = Math.max(SIZE, 12 / pen.zoom());
        double cx = box.right() - size / 2 - 4;
        double cy = box.y();
        double x = pen.x(cx - size / 2);
        double y = pen.y(cy - size / 2);
        double side = pen.size(size);
        int ground = pen.colour(role(severity));
        int sign = pen.colour(Role.CANVAS);
        var rim = Painter.Stroke.solid(sign, side / 9);
        switch (severity) {
            case ERROR -> {
                pen.painter().shape(Glyph.OCTAGON, x, y, side, side, ground, rim);
                pen.painter().glyph(Glyph.CROSS, x + side * 0.2, y + side * 0.2, side * 0.6, sign);
            }
            case WARNING -> {
                pen.painter().shape(Glyph.TRIANGLE, x, y, side, side, ground, rim);
                pen.painter()
                        .glyph(
                                Glyph.EXCLAMATION,
                                x + side * 0.19,
                                y + side * 0.23,
                                side * 0.62,
                                sign);
            }
            case INFO -> {
                pen.painter().shape(Glyph.DISC, x, y, side, side, ground, rim);
                pen.painter()
                        .glyph(
                                Glyph.INFORMATION,
                                x + side * 0.15,
                                y + side * 0.15,
                                side * 0.7,
                                sign);
            }
        }
    }

    /// Draws the badge of a peering request that waits for this VPC's owner.
    static void pending(Pen pen, Box badge) {
        double cx = badge.centerX();
        double cy = badge.centerY();
        pen.disc(cx, cy, badge.width() / 2, pen.colour(Role.WARNING_GROUND));
        pen.circle(cx, cy, badge.width() / 2, pen.stroke(Role.WARNING_LINE, 1.5));
        pen.glyph(Glyph.CLOCK, cx, cy, badge.width() * 0.62, pen.colour(Role.WARNING));
    }
}
