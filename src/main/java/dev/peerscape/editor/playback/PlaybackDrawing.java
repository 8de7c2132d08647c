package dev.peerscape.editor.playback;

import dev.peerscape.core.trace.Direction;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.Glyph;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.scene.Painter;
import dev.peerscape.editor.scene.TextMeasure;
import dev.peerscape.editor.theme.Role;

import java.util.Arrays;

/// Draws a playback over a scene: the way gone, numbered hops, the packet, and where it is stopped.
public final class PlaybackDrawing {
    private static final double TRAIL = 5;

    private PlaybackDrawing() {}

    /// Paints a moment.
    public static void paint(
            Painter painter, Playback playback, Frame frame, Camera camera, Look look) {
        var drawing = new Strokes(painter, camera, look);
        var stop = playback.stops().get(frame.stop());
        for (int i = 0; i <= frame.stop(); i++) {
            drawing.trail(playback.way(i), playback.stops().get(i).direction() == stop.direction());
        }
        if (frame.phase() == Frame.Phase.MOVING) {
            drawing.trail(gone(playback, frame), true);
        }
        if (frame.phase() == Frame.Phase.BLOCKED) {
            playback.beyond().forEach(drawing::beyond);
        }
        for (int i = 0; i <= frame.stop(); i++) {
            var passed = playback.stops().get(i);
            if (passed.direction() == stop.direction()) {
                drawing.badge(passed);
            }
        }
        drawing.packet(frame, stop);
    }

    /// Paints the whole way without a packet, for pictures that do not move.
    public static void paintStill(Painter painter, Playback playback, Camera camera, Look look) {
        var drawing = new Strokes(painter, camera, look);
        boolean blockedThere =
                playback.stops().stream()
                        .anyMatch(it -> it.blocks() && it.direction() == Direction.FORWARD);
        playback.beyond().forEach(drawing::beyond);
        for (int i = 0; i < playback.stops().size(); i++) {
            drawing.trail(playback.way(i), true);
        }
        for (var stop : playback.stops()) {
            if (stop.blocks()) {
                drawing.block(stop.x(), stop.y());
            } else if (stop.direction() == Direction.FORWARD || blockedThere) {
                drawing.badge(stop);
            }
        }
    }

    private static double[] gone(Playback playback, Frame frame) {
        var way = playback.way(frame.stop() + 1);
        var points = new double[way.length];
        int n = 0;
        double best = Double.MAX_VALUE;
        int nearest = 0;
        for (int i = 2; i < way.length; i += 2) {
            double detour =
                    Math.hypot(way[i - 2] - frame.x(), way[i - 1] - frame.y())
                            + Math.hypot(way[i] - frame.x(), way[i + 1] - frame.y())
                            - Math.hypot(way[i] - way[i - 2], way[i + 1] - way[i - 1]);
            if (detour < best) {
                best = detour;
                nearest = i;
            }
        }
        for (int i = 0; i < nearest; i++) {
            points[n++] = way[i];
        }
        points[n++] = frame.x();
        points[n++] = frame.y();
        return Arrays.copyOf(points, n);
    }

    private record Strokes(Painter painter, Camera camera, Look look) {

        private int argb(Role role) {
            return 0xff000000 | look.palette().rgb(role);
        }

        private double[] onScreen(double[] points) {
            var screen = new double[points.length];
            for (int i = 0; i < points.length; i += 2) {
                screen[i] = camera.screenX(points[i]);
                screen[i + 1] = camera.screenY(points[i + 1]);
            }
            return screen;
        }

        void trail(double[] way, boolean present) {
            if (way.length > 2) {
                int colour = look.palette().rgb(Role.ACCENT) | (present ? 0x70000000 : 0x38000000);
                painter.polyline(
                        onScreen(way), new Painter.Stroke(colour, TRAIL, Painter.Dash.SOLID));
            }
        }

        void beyond(double[] way) {
            if (way.length > 2) {
                painter.polyline(
                        onScreen(way),
                        new Painter.Stroke(argb(Role.MUTED), 1.6, Painter.Dash.DASHED));
            }
        }

        void badge(Stop stop) {
            double x = camera.screenX(stop.x());
            double y = camera.screenY(stop.y());
            var number = Integer.toString(stop.index() + 1);
            painter.fillCircle(x, y, 9, argb(Role.CARD));
            painter.fillCircle(x, y, 8, argb(Role.ACCENT));
            painter.text(
                    number, x, y + 3.8, Face.BOLD, 10.5, Painter.Anchor.MIDDLE, argb(Role.CARD));
        }

        void block(double x, double y) {
            double sx = camera.screenX(x);
            double sy = camera.screenY(y);
            painter.fillPolygon(octagon(sx, sy, 18), argb(Role.CARD));
            painter.fillPolygon(octagon(sx, sy, 16), argb(Role.BAD));
            painter.glyph(Glyph.CROSS, sx - 10, sy - 10, 20, argb(Role.CARD));
        }

        private static double[] octagon(double x, double y, double radius) {
            double cut = radius * 0.414;
            return new double[] {
                x - cut,
                y - radius,
                x + cut,
                y - radius,
                x + radius,
                y - cut,
                x + radius,
                y + cut,
                x + cut,
                y + radius,
                x - cut,
                y + radius,
                x - radius,
                y + cut,
                x - radius,
                y - cut
            };
        }

        void packet(Frame frame, Stop stop) {
            if (frame.phase() == Frame.Phase.BLOCKED) {
                block(frame.x(), frame.y());
                return;
            }
            double x = camera.screenX(frame.x());
            double y = camera.screenY(frame.y());
            boolean there = stop.direction() == Direction.FORWARD;
            painter.fillCircle(x, y, 17, 0x40000000 | look.palette().rgb(Role.ACCENT));
            painter.fillCircle(x, y, 13, argb(Role.CARD));
            painter.strokeCircle(x, y, 13, Painter.Stroke.solid(argb(Role.ACCENT), 1.5));
            var glyph = there ? Glyph.ENVELOPE : Glyph.ENVELOPE_OPEN;
            painter.glyph(glyph, x - 8.5, y - 8.5, 17, argb(Role.ACCENT));
            var header = stop.hop().out();
            var port = header.protocol().hasPorts() ? ":" + header.port() : "";
            var label = header.protocol() + " → " + header.destination() + port;
            double width = TextMeasure.estimate(label, Face.MONO, 11) + 12;
            painter.fillRect(x - width / 2, y + 20, width, 18, 4, argb(Role.CANVAS));
            painter.text(label, x, y + 33, Face.MONO, 11, Painter.Anchor.MIDDLE, argb(Role.ACCENT));
        }
    }
}
