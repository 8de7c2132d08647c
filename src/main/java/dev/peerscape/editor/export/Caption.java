package dev.peerscape.editor.export;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.trace.Decision;
import dev.peerscape.core.trace.Direction;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.editor.playback.Frame;
import dev.peerscape.editor.playback.Frame.Phase;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.playback.Stop;
import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.Glyph;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.scene.Painter;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Stroke;
import dev.peerscape.editor.scene.TextMeasure;
import dev.peerscape.editor.theme.Role;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The strip below an animation: which hop the packet is at, and what happens there in words.
final class Caption {
    static final double HEIGHT = 92;

    private static final double MARGIN = 24;
    private static final int LINES = 2;

    private final Painter painter;
    private final Document document;
    private final Playback playback;
    private final Look look;
    private final double width;
    private final double top;

    Caption(
            Painter painter,
            Document document,
            Playback playback,
            Look look,
            double width,
            double top) {
        this.painter = painter;
        this.document = document;
        this.playback = playback;
        this.look = look;
        this.width = width;
        this.top = top;
    }

    private int colour(Role role) {
        return 0xff000000 | look.palette().rgb(role);
    }

    void paint(Frame frame) {
        var stop = playback.stops().get(frame.stop());
        boolean blocked = frame.phase() == Phase.BLOCKED;
        painter.fillRect(0, top, width, HEIGHT, 0, colour(blocked ? Role.BAD_GROUND : Role.PANEL));
        painter.line(0, top, width, top, Stroke.solid(colour(blocked ? Role.BAD : Role.LINE), 1));
        scrubber(frame);
        heading(stop, blocked);
        boolean over =
                frame.phase() == Phase.ARRIVED && frame.stop() == playback.stops().size() - 1;
        var words = over ? verdict() : words(stop);
        double y = top + 58;
        for (var line : wrapped(words, width - 2 * MARGIN)) {
            painter.text(line, MARGIN, y, Face.PLAIN, 12.5, Anchor.START, colour(Role.TEXT));
            y += 19;
        }
    }

    private void heading(Stop stop, boolean blocked) {
        int ink = colour(blocked ? Role.BAD : Role.ACCENT);
        double x = MARGIN + 9;
        double y = top + 24;
        painter.fillCircle(x, y, 10, ink);
        painter.text(
                Integer.toString(stop.index() + 1),
                x,
                y + 4.2,
                Face.BOLD,
                11.5,
                Anchor.MIDDLE,
                colour(Role.CANVAS));
        painter.glyph(Glyph.of(stop.hop().kind()), x + 18, y - 8, 16, ink);
        var name =
                document.topology()
                        .find(stop.hop().id())
                        .map(Resource::label)
                        .orElse(stop.hop().id().value());
        painter.text(name, x + 40, y + 4.5, Face.BOLD, 13.5, Anchor.START, colour(Role.TEXT));
        double after = x + 52 + TextMeasure.estimate(name, Face.BOLD, 13.5);
        var way = stop.direction() == Direction.FORWARD ? "export.forward" : "export.return";
        painter.text(
                look.texts().text(way),
                after,
                y + 4.2,
                Face.PLAIN,
                11.5,
                Anchor.START,
                colour(Role.MUTED));
    }

    /// A dot for each hop, filled as far as the packet is.
    private void scrubber(Frame frame) {
        var stops = playback.stops();
        double step = Math.min(26, (width / 2 - MARGIN) / Math.max(1, stops.size()));
        double right = width - MARGIN - 4;
        double left = right - step * (stops.size() - 1);
        double y = top + 24;
        painter.line(left, y, right, y, Stroke.solid(colour(Role.LINE), 3));
        painter.line(left, y, left + step * frame.stop(), y, Stroke.solid(colour(Role.ACCENT), 3));
        for (int i = 0; i < stops.size(); i++) {
            var role =
                    stops.get(i).blocks() ? Role.BAD : i <= frame.stop() ? Role.ACCENT : Role.LINE;
            painter.fillCircle(left + step * i, y, i == frame.stop() ? 6 : 4, colour(role));
        }
    }

    private String verdict() {
        return look.texts().text("export.verdict." + playback.trace().verdict().slug());
    }

    private String words(Stop stop) {
        var texts = look.texts();
        if (stop.blocks()) {
            return blocker(stop, texts);
        }
        return stop.hop().decisions().stream()
                .map(decision -> texts.text(decision.text()))
                .collect(Collectors.joining(" "));
    }

    private String blocker(Stop stop, Texts texts) {
        return playback.trace().blockers().stream()
                .filter(it -> it.direction() == stop.direction())
                .findFirst()
                .map(it -> texts.text(it.text()))
                .or(() ->
                        stop.hop().decisions().stream()
                                .filter(it -> it.result() == Decision.Result.DROP)
                                .findFirst()
                                .map(it -> texts.text(it.text())))
                .orElseGet(() -> texts.text("export.verdict." + Verdict.DROPPED.slug()));
    }

    /// As many lines as there is room for; the last ends in an ellipsis when there is more.
    static List<String> wrapped(String text, double room) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        var words = List.of(text.split(" "));
        for (int i = 0; i < words.size(); i++) {
            var longer = line.isEmpty() ? words.get(i) : line + " " + words.get(i);
            if (TextMeasure.estimate(longer, Face.PLAIN, 12.5) <= room || line.isEmpty()) {
                line.setLength(0);
                line.append(longer);
                continue;
            }
            if (lines.size() == LINES - 1) {
                line.append(' ').append(String.join(" ", words.subList(i, words.size())));
                break;
            }
            lines.add(line.toString());
            line.setLength(0);
            line.append(words.get(i));
        }
        lines.add(TextMeasure.fit(line.toString(), Face.PLAIN, 12.5, room));
        return lines;
    }
}
