package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.Glyph;
import dev.peerscape.editor.scene.Painter;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.scene.Painter.Stroke;
import dev.peerscape.editor.scene.TextMeasure;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.theme.Role;

import java.util.List;

/// Draws marks above a diagram.
public final class MarkDrawing {
    private static final double NOTE_WIDTH = 320;
    private static final double LINE = 17;

    private final Painter painter;
    private final Camera camera;
    private final Palette palette;
    private final Texts texts;
    private final double width;
    private final double height;
    private final Differences differences;

    /// A drawing for a view of that size.
    public MarkDrawing(
            Painter painter,
            Camera camera,
            Palette palette,
            Texts texts,
            double width,
            double height) {
        this.painter = painter;
        this.camera = camera;
        this.palette = palette;
        this.texts = texts;
        this.width = width;
        this.height = height;
        differences = new Differences(painter, camera, palette, width);
    }

    /// Draws marks, the first lowest.
    public void paint(List<Mark> marks) {
        for (var mark : marks) {
            switch (mark) {
                case Mark.Marquee(var box, var touching) -> marquee(onScreen(box), touching);
                case Mark.Ghost ghost -> ghost(ghost);
                case Mark.Guide(double x0, double y0, double x1, double y1) ->
                        painter.line(
                                camera.screenX(x0),
                                camera.screenY(y0),
                                camera.screenX(x1),
                                camera.screenY(y1),
                                new Stroke(argb(Role.REGION, 1), 1, Dash.DASHED));
                case Mark.SizeHandle(double x, double y) -> sizeHandle(x, y);
                case Mark.LinkHandle(double x, double y, boolean hot) -> linkHandle(x, y, hot);
                case Mark.Band band -> band(band);
                case Mark.Glow(var box, var tone) -> glow(onScreen(box), tone);
                case Mark.Veil(var box) -> {
                    var at = onScreen(box);
                    painter.fillRect(
                            at.x(),
                            at.y(),
                            at.width(),
                            at.height(),
                            10 * camera.zoom(),
                            argb(Role.CANVAS, 0.66));
                }
                case Mark.Note note -> note(note);
                case Mark.Differs differs -> differences.box(differs);
                case Mark.Edge edge -> differences.edge(edge);
            }
        }
    }

    private Box onScreen(Box box) {
        return new Box(
                camera.screenX(box.x()),
                camera.screenY(box.y()),
                box.width() * camera.zoom(),
                box.height() * camera.zoom());
    }

    private int argb(Role role, double alpha) {
        return (int) Math.round(255 * alpha) << 24 | palette.rgb(role);
    }

    private static Role line(Mark.Tone tone) {
        return switch (tone) {
            case GOOD -> Role.GOOD;
            case WARNING -> Role.WARNING_LINE;
            case BAD -> Role.BAD;
            case NEUTRAL -> Role.ACCENT;
        };
    }

    private static Role ground(Mark.Tone tone) {
        return switch (tone) {
            case GOOD -> Role.GOOD_GROUND;
            case WARNING -> Role.WARNING_GROUND;
            case BAD -> Role.BAD_GROUND;
            case NEUTRAL -> Role.ACCENT_GROUND;
        };
    }

    private static Role words(Mark.Tone tone) {
        return tone == Mark.Tone.WARNING ? Role.WARNING : line(tone);
    }

    private void marquee(Box at, boolean touching) {
        painter.fillRect(at.x(), at.y(), at.width(), at.height(), 0, argb(Role.ACCENT, 0.08));
        painter.strokeRect(
                at.x(),
                at.y(),
                at.width(),
                at.height(),
                0,
                new Stroke(argb(Role.ACCENT, 1), 1, touching ? Dash.DASHED : Dash.SOLID));
    }

    /// A ghost has its kind's own colours; one that is refused has a red dashed edge and a cross.
    private void ghost(Mark.Ghost ghost) {
        var at = onScreen(ghost.box());
        double radius = radius(ghost.kind()) * Math.min(1, camera.zoom());
        boolean bad = ghost.tone() == Mark.Tone.BAD;
        var edge = bad ? Role.BAD : own(ghost.kind());
        painter.fillRect(
                at.x(),
                at.y(),
                at.width(),
                at.height(),
                radius,
                argb(bad ? Role.BAD_GROUND : fill(ghost.kind()), 0.72));
        painter.strokeRect(
                at.x(),
                at.y(),
                at.width(),
                at.height(),
                radius,
                new Stroke(argb(edge, 1), 1.6, bad ? Dash.DASHED : Dash.SOLID));
        words(ghost, at, edge, bad);
    }

    private void words(Mark.Ghost ghost, Box at, Role edge, boolean bad) {
        double zoom = Math.clamp(camera.zoom(), 0.75, 1.25);
        boolean card = ghost.kind() != Kind.VPC && ghost.kind() != Kind.SUBNET;
        if (at.width() < 48) {
            painter.glyph(
                    bad ? Glyph.CROSS : Glyph.of(ghost.kind()),
                    at.centerX() - 9,
                    at.centerY() - 9,
                    18,
                    argb(edge, 1));
            return;
        }
        double left = at.x() + 10 * zoom;
        if (!ghost.name().isEmpty()) {
            painter.glyph(
                    bad ? Glyph.CROSS : Glyph.of(ghost.kind()),
                    left,
                    at.y() + (card ? 12 : 9) * zoom,
                    16 * zoom,
                    argb(edge, 1));
            painter.text(
                    ghost.name(),
                    left + 24 * zoom,
                    at.y() + (card ? 17 : 22) * zoom,
                    Face.BOLD,
                    12 * zoom,
                    Anchor.START,
                    argb(Role.TEXT, 1));
        }
        if (ghost.address().isEmpty()) {
            return;
        }
        if (card) {
            painter.text(
                    ghost.address(),
                    left + 24 * zoom,
                    at.y() + 32 * zoom,
                    Face.MONO,
                    11 * zoom,
                    Anchor.START,
                    argb(Role.MUTED, 1));
        } else {
            painter.text(
                    ghost.address(),
                    at.right() - 10 * zoom,
                    at.y() + 22 * zoom,
                    Face.MONO,
                    12 * zoom,
                    Anchor.END,
                    argb(edge, 1));
        }
    }

    private static double radius(Kind kind) {
        return kind == Kind.VPC ? 10 : kind == Kind.SUBNET ? 7 : 6;
    }

    private static Role own(Kind kind) {
        return switch (kind) {
            case VPC -> Role.VPC;
            case SUBNET -> Role.PRIVATE;
            case INTERNET_GATEWAY, EGRESS_ONLY_GATEWAY, NAT_GATEWAY -> Role.PUBLIC;
            case TRANSIT_GATEWAY, DX_GATEWAY -> Role.VPC;
            case SITE, SITE_HOST -> Role.MUTED;
            case INSTANCE,
                    INTERNET,
                    NETWORK_INTERFACE,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    PEERING,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    VPC_ENDPOINT,
                    PREFIX_LIST,
                    LOAD_BALANCER,
                    TARGET_GROUP,
                    VPN_GATEWAY,
                    CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE ->
                    Role.ACCENT;
        };
    }

    private static Role fill(Kind kind) {
        return switch (kind) {
            case VPC -> Role.VPC_GROUND;
            case SUBNET -> Role.PRIVATE_GROUND;
            case SITE -> Role.PANEL;
            default -> Role.CARD;
        };
    }

    private void sizeHandle(double x, double y) {
        double px = camera.screenX(x);
        double py = camera.screenY(y);
        painter.fillRect(px - 4, py - 4, 8, 8, 2, argb(Role.CARD, 1));
        painter.strokeRect(px - 4, py - 4, 8, 8, 2, Stroke.solid(argb(Role.ACCENT, 1), 1.4));
    }

    private void linkHandle(double x, double y, boolean hot) {
        double px = camera.screenX(x);
        double py = camera.screenY(y);
        painter.fillCircle(px, py, hot ? 9 : 6.5, argb(hot ? Role.ACCENT : Role.CARD, 1));
        painter.strokeCircle(px, py, hot ? 9 : 6.5, Stroke.solid(argb(Role.ACCENT, 1), 1.5));
        int plus = argb(hot ? Role.CARD : Role.ACCENT, 1);
        double arm = hot ? 4 : 3;
        painter.line(px - arm, py, px + arm, py, Stroke.solid(plus, 1.5));
        painter.line(px, py - arm, px, py + arm, Stroke.solid(plus, 1.5));
    }

    private void band(Mark.Band band) {
        var stroke =
                new Stroke(
                        argb(line(band.tone()), 1),
                        2,
                        band.tone() == Mark.Tone.GOOD ? Dash.SOLID : Dash.DASHED);
        double x0 = camera.screenX(band.x0());
        double y0 = camera.screenY(band.y0());
        double x1 = camera.screenX(band.x1());
        double y1 = camera.screenY(band.y1());
        painter.line(x0, y0, x1, y1, stroke);
        painter.fillCircle(x0, y0, 4, argb(line(band.tone()), 1));
        painter.fillCircle(x1, y1, 5, argb(line(band.tone()), 1));
    }

    private void glow(Box at, Mark.Tone tone) {
        double radius = 10 * Math.min(1, camera.zoom());
        painter.strokeRect(
                at.x() - 3,
                at.y() - 3,
                at.width() + 6,
                at.height() + 6,
                radius + 3,
                Stroke.solid(argb(line(tone), 0.28), 6));
        painter.strokeRect(
                at.x() - 1,
                at.y() - 1,
                at.width() + 2,
                at.height() + 2,
                radius + 1,
                new Stroke(
                        argb(line(tone), 1),
                        1.8,
                        tone == Mark.Tone.BAD ? Dash.DASHED : Dash.SOLID));
    }

    /// A sentence in a chip at the pointer, turned inwards at the view's edges.
    private void note(Mark.Note note) {
        var lines = Wrap.lines(texts.text(note.text()), Face.PLAIN, 12, NOTE_WIDTH);
        double textWidth =
                lines.stream()
                        .mapToDouble(it -> TextMeasure.estimate(it, Face.PLAIN, 12))
                        .max()
                        .orElse(0);
        double w = textWidth + 40;
        double h = lines.size() * LINE + 12;
        double x = note.x() + 18 + w > width ? note.x() - 12 - w : note.x() + 18;
        double y = note.y() + 20 + h > height ? note.y() - 12 - h : note.y() + 20;
        x = Math.max(4, x);
        y = Math.max(4, y);
        painter.fillRect(x, y, w, h, 6, argb(ground(note.tone()), 1));
        painter.strokeRect(x, y, w, h, 6, Stroke.solid(argb(line(note.tone()), 1), 1));
        painter.glyph(sign(note.tone()), x + 9, y + 7, 15, argb(words(note.tone()), 1));
        for (int i = 0; i < lines.size(); i++) {
            painter.text(
                    lines.get(i),
                    x + 30,
                    y + 18.5 + i * LINE,
                    Face.PLAIN,
                    12,
                    Anchor.START,
                    argb(Role.TEXT, 1));
        }
    }

    private static Glyph sign(Mark.Tone tone) {
        return switch (tone) {
            case GOOD -> Glyph.CHECK;
            case WARNING -> Glyph.TRIANGLE;
            case BAD -> Glyph.OCTAGON;
            case NEUTRAL -> Glyph.DISC;
        };
    }
}
