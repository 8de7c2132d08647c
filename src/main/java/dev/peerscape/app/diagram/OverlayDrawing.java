package dev.peerscape.app.diagram;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.scene.Painter;
import dev.peerscape.editor.scene.TextMeasure;
import dev.peerscape.editor.theme.Role;
import dev.peerscape.editor.tool.Diagram;

/// Draws handles and what a gesture shows: marquee, ghost, rubber band, the target and the sentence
/// at the pointer.
final class OverlayDrawing {

    void paint(
            Painter painter,
            Diagram diagram,
            Look look,
            boolean focused,
            double width,
            double height) {
        var camera = diagram.camera();
        int accent = argb(look, Role.ACCENT);
        if (focused) {
            painter.strokeRect(
                    1, 1, width - 2, height - 2, 0, Painter.Stroke.solid(accent & 0x66ffffff, 2));
        }
        handles(painter, diagram, look);
        var overlay = diagram.overlay();
        int verdict = argb(look, overlay.legal() ? Role.ACCENT : Role.BAD);
        overlay.target()
                .ifPresent(box -> {
                    var at = onScreen(camera, box);
                    painter.fillRect(
                            at.x(), at.y(), at.width(), at.height(), 10, verdict & 0x18ffffff);
                    painter.strokeRect(
                            at.x(),
                            at.y(),
                            at.width(),
                            at.height(),
                            10,
                            new Painter.Stroke(
                                    verdict,
                                    2.5,
                                    overlay.legal() ? Painter.Dash.SOLID : Painter.Dash.DASHED));
                });
        overlay.marquee()
                .ifPresent(box -> {
                    var at = onScreen(camera, box);
                    painter.fillRect(
                            at.x(), at.y(), at.width(), at.height(), 2, accent & 0x1affffff);
                    painter.strokeRect(
                            at.x(),
                            at.y(),
                            at.width(),
                            at.height(),
                            2,
                            Painter.Stroke.solid(accent, 1));
                });
        overlay.ghost()
                .ifPresent(box -> {
                    var at = onScreen(camera, box);
                    painter.fillRect(
                            at.x(), at.y(), at.width(), at.height(), 7, verdict & 0x22ffffff);
                    painter.strokeRect(
                            at.x(),
                            at.y(),
                            at.width(),
                            at.height(),
                            7,
                            new Painter.Stroke(verdict, 1.5, Painter.Dash.DASHED));
                });
        overlay.band()
                .ifPresent(band -> {
                    painter.line(
                            camera.screenX(band.x0()),
                            camera.screenY(band.y0()),
                            camera.screenX(band.x1()),
                            camera.screenY(band.y1()),
                            new Painter.Stroke(verdict, 2, Painter.Dash.DASHED));
                    painter.fillCircle(
                            camera.screenX(band.x1()), camera.screenY(band.y1()), 4, verdict);
                });
        overlay.note()
                .ifPresent(note -> {
                    var text = (overlay.legal() ? "" : "✕ ") + look.texts().text(note);
                    double w = TextMeasure.estimate(text, Face.PLAIN, 12) + 20;
                    double x = Math.min(camera.screenX(overlay.noteX()) + 16, width - w - 8);
                    double y = Math.min(camera.screenY(overlay.noteY()) + 18, height - 36);
                    painter.fillRect(x, y, w, 26, 6, argb(look, Role.CARD));
                    painter.strokeRect(x, y, w, 26, 6, Painter.Stroke.solid(verdict, 1));
                    painter.text(
                            text,
                            x + 10,
                            y + 17,
                            Face.PLAIN,
                            12,
                            Painter.Anchor.START,
                            overlay.legal() ? argb(look, Role.TEXT) : verdict);
                });
    }

    private static void handles(Painter painter, Diagram diagram, Look look) {
        var camera = diagram.camera();
        int accent = argb(look, Role.ACCENT);
        int card = argb(look, Role.CARD);
        if (camera.zoom() < 0.15) {
            return;
        }
        for (var at : diagram.linkHandles()) {
            double x = camera.screenX(at[0]);
            double y = camera.screenY(at[1]);
            painter.fillCircle(x, y, 7, card);
            painter.strokeCircle(x, y, 6, Painter.Stroke.solid(accent, 1.6));
            painter.fillCircle(x, y, 2.5, accent);
        }
        for (var id : diagram.session().revision().selection()) {
            diagram.scene()
                    .figure(id)
                    .filter(it -> it.kind() == Kind.VPC || it.kind() == Kind.SUBNET)
                    .ifPresent(it -> {
                        double x = camera.screenX(it.box().right());
                        double y = camera.screenY(it.box().bottom());
                        painter.fillRect(x - 5, y - 5, 10, 10, 2, card);
                        painter.strokeRect(
                                x - 5, y - 5, 10, 10, 2, Painter.Stroke.solid(accent, 1.6));
                    });
        }
    }

    private static int argb(Look look, Role role) {
        return 0xff000000 | look.palette().rgb(role);
    }

    private static Box onScreen(Camera camera, Box box) {
        return new Box(
                camera.screenX(box.x()),
                camera.screenY(box.y()),
                box.width() * camera.zoom(),
                box.height() * camera.zoom());
    }
}
