package dev.peerscape.editor.playback;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.trace.Code;
import dev.peerscape.core.trace.Direction;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.editor.playback.Frame.Phase;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.Glyph;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.scene.Painter;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.scene.Painter.Stroke;
import dev.peerscape.editor.scene.Pen;
import dev.peerscape.editor.scene.TextMeasure;
import dev.peerscape.editor.theme.Role;

import java.util.List;
import java.util.Optional;

/// Draws a moment of a playback over a scene: the way so far, a number at each hop, the packet, and
/// where it is dropped.
public final class PlaybackDrawing {
    private static final double WAY = 5;
    private static final double OTHER = 3.5;
    private static final double BADGE = 9;
    private static final double HALO = 17;
    private static final double LABEL = 10.5;
    private static final double SHAKE = 0.35;

    private final Pen pen;
    private final Playback playback;

    private PlaybackDrawing(Painter painter, Playback playback, Look look, Camera camera) {
        pen = new Pen(painter, camera, look.palette());
        this.playback = playback;
    }

    /// Paints a moment.
    public static void paint(
            Painter painter, Playback playback, Frame frame, Camera camera, Look look) {
        new PlaybackDrawing(painter, playback, look, camera).moment(frame);
    }

    /// Paints the whole way without a packet, for pictures that do not move.
    public static void paintStill(Painter painter, Playback playback, Camera camera, Look look) {
        new PlaybackDrawing(painter, playback, look, camera).whole();
    }

    /// Other ways of the packet: dotted, under its own.
    private void others() {
        for (var points : playback.others()) {
            if (points.length >= 4) {
                pen.painter().begin("", "other-way", "");
                pen.painter()
                        .polyline(
                                onScreen(points),
                                new Stroke(
                                        pen.colour(Role.ACCENT, 0.7),
                                        pen.lineWidth(OTHER),
                                        Dash.DOTTED));
                pen.painter().end();
            }
        }
    }

    private void moment(Frame frame) {
        others();
        var reached = playback.stops().subList(0, frame.stop() + 1);
        var direction = reached.getLast().direction();
        for (int i = 0; i < reached.size(); i++) {
            way(playback.way(i), reached.get(i).direction() == direction ? 0.4 : 0.18);
        }
        way(playback.gone(frame), 0.4);
        badges(reached.stream().filter(it -> it.direction() == direction).toList());
        if (frame.phase() == Phase.BLOCKED) {
            blocked(reached.getLast(), frame.seconds() - reached.getLast().seconds());
        } else {
            packet(frame, reached.getLast());
        }
    }

    private void whole() {
        if (playback.stops().isEmpty()) {
            return;
        }
        others();
        var stops = playback.stops();
        boolean returns = stops.getLast().direction() == Direction.RETURN;
        for (int i = 0; i < stops.size(); i++) {
            boolean faint = returns && stops.get(i).direction() == Direction.RETURN;
            way(playback.way(i), faint ? 0.18 : 0.4);
        }
        badges(
                stops.stream()
                        .filter(it -> it.direction() == Direction.FORWARD && !it.blocks())
                        .toList());
        if (stops.getLast().blocks()) {
            blocked(stops.getLast(), SHAKE);
        }
    }

    private double[] onScreen(double[] points) {
        var pixels = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            pixels[i] = pen.x(points[i]);
            pixels[i + 1] = pen.y(points[i + 1]);
        }
        return pixels;
    }

    private void way(double[] points, double opacity) {
        if (points.length >= 4) {
            pen.painter().begin("", "way", "");
            pen.painter()
                    .polyline(
                            onScreen(points),
                            Stroke.solid(pen.colour(Role.ACCENT, opacity), pen.lineWidth(WAY)));
            pen.painter().end();
        }
    }

    /// The number of each hop where the packet was; of hops at one place only the last is seen.
    private void badges(List<Stop> stops) {
        for (var stop : stops) {
            double radius = Math.max(BADGE, 7 / pen.zoom());
            int number = stop.index() + 1;
            pen.painter().begin("", "hop", number + " " + stop.hop().id());
            pen.disc(stop.x(), stop.y(), radius, pen.colour(Role.ACCENT));
            pen.circle(stop.x(), stop.y(), radius, pen.stroke(Role.CANVAS, 1.2));
            double size = radius * 1.18;
            pen.text(
                    Integer.toString(number),
                    stop.x(),
                    stop.y() + size * 0.36,
                    Face.BOLD,
                    size,
                    Anchor.MIDDLE,
                    pen.colour(Role.CANVAS));
            pen.painter().end();
        }
    }

    private void packet(Frame frame, Stop last) {
        boolean reply = last.direction() == Direction.RETURN;
        double scale = Math.max(1, 0.7 / pen.zoom());
        double radius = HALO * scale;
        pen.painter().begin("", "packet", "");
        pen.disc(frame.x(), frame.y(), radius, pen.colour(Role.ACCENT_GROUND));
        pen.circle(
                frame.x(),
                frame.y(),
                radius,
                Stroke.solid(pen.colour(Role.ACCENT, 0.45), pen.lineWidth(1.2)));
        pen.glyph(
                reply ? Glyph.ENVELOPE_OPEN : Glyph.ENVELOPE,
                frame.x(),
                frame.y(),
                radius * 1.3,
                pen.colour(Role.ACCENT));
        var header = frame.phase() == Phase.MOVING ? last.hop().out() : last.hop().in();
        var port = header.protocol().hasPorts() ? ":" + header.port() : "";
        label(
                header.protocol() + " → " + header.destination() + port,
                frame.x(),
                frame.y() + radius + 14 * scale,
                scale,
                Role.ACCENT,
                Role.CANVAS);
        pen.painter().end();
    }

    private void label(String text, double x, double y, double scale, Role ink, Role ground) {
        double size = LABEL * scale;
        double width = TextMeasure.estimate(text, Face.MONO, size) + 12 * scale;
        pen.fill(
                new Box(x - width / 2, y - size * 0.95, width, size * 1.45),
                4,
                pen.colour(ground, 0.92));
        pen.text(text, x, y + size * 0.12, Face.MONO, size, Anchor.MIDDLE, pen.colour(ink));
    }

    private void blocked(Stop stop, double since) {
        pen.painter().begin("", "beyond", "");
        for (var points : playback.beyond()) {
            if (points.length >= 4) {
                pen.painter().polyline(onScreen(points), pen.stroke(Role.MUTED, 1.6, Dash.DASHED));
            }
        }
        pen.painter().end();
        double shake =
                since < SHAKE ? Math.sin(since / SHAKE * 4 * Math.PI) * 4 * (1 - since / SHAKE) : 0;
        double scale = Math.max(1, 0.7 / pen.zoom());
        double side = 30 * scale;
        double x = stop.x() + shake;
        double left = pen.x(x) - pen.size(side) / 2;
        double top = pen.y(stop.y()) - pen.size(side) / 2;
        double pixels = pen.size(side);
        pen.painter().begin("", "block", "");
        pen.painter()
                .shape(
                        Glyph.OCTAGON,
                        left,
                        top,
                        pixels,
                        pixels,
                        pen.colour(Role.BAD),
                        pen.stroke(Role.CANVAS, 1.5));
        pen.painter()
                .glyph(
                        Glyph.CROSS,
                        left + pixels * 0.22,
                        top + pixels * 0.22,
                        pixels * 0.56,
                        pen.colour(Role.CANVAS));
        code(stop.direction())
                .ifPresent(code ->
                        label(
                                code.name(),
                                x,
                                stop.y() + side / 2 + 15 * scale,
                                scale,
                                Role.BAD,
                                Role.BAD_GROUND));
        pen.painter().end();
    }

    private Optional<Code> code(Direction direction) {
        return direction == Direction.FORWARD
                ? playback.trace().forward().code()
                : playback.trace().back().flatMap(Leg::code);
    }
}
