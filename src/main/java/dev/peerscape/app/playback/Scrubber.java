package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.trace.Direction;
import dev.peerscape.editor.playback.Playback;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;

/// The line of time below the packet: a tick for each hop, there and back, an octagon where it is
/// stopped. Press and drag shows any moment at once.
final class Scrubber {
    private static final double INSET = 10;

    private final Words words;
    private final Pane track;
    private final Region line = part("scrub-line");
    private final Region gone = part("scrub-gone");
    private final Region thumb = part("scrub-thumb");
    private final Label there = new Label();
    private final Label back = new Label();
    private final List<Region> ticks = new ArrayList<>();
    private Optional<Playback> playback = Optional.empty();
    private double seconds;

    Scrubber(Words words, Pane track, DoubleConsumer scrub) {
        this.words = words;
        this.track = track;
        there.getStyleClass().add("secondary");
        back.getStyleClass().add("secondary");
        track.widthProperty().addListener(_ -> place());
        track.setOnMousePressed(event -> scrub.accept(at(event.getX())));
        track.setOnMouseDragged(event -> scrub.accept(at(event.getX())));
    }

    private static Region part(String style) {
        var region = new Region();
        region.getStyleClass().add(style);
        region.setMouseTransparent(true);
        region.setManaged(false);
        return region;
    }

    private double last() {
        return playback.map(it -> it.stops().getLast().seconds()).orElse(0.0);
    }

    private double at(double x) {
        double share = (x - INSET) / Math.max(1, track.getWidth() - 2 * INSET);
        return Math.clamp(share, 0, 1) * last();
    }

    private double x(double moment) {
        double end = last();
        return INSET + (end == 0 ? 0 : Math.min(1, moment / end)) * (track.getWidth() - 2 * INSET);
    }

    void clear() {
        playback = Optional.empty();
        track.getChildren().clear();
    }

    void show(Playback played) {
        playback = Optional.of(played);
        ticks.clear();
        for (var stop : played.stops()) {
            ticks.add(part(stop.blocks() ? "scrub-block" : "scrub-tick"));
        }
        there.setText(words.text("playback.forward"));
        boolean returns = played.stops().getLast().direction() == Direction.RETURN;
        back.setText(returns ? words.text("playback.return") : "");
        track.getChildren().setAll(line, gone, there, back);
        track.getChildren().addAll(ticks);
        track.getChildren().add(thumb);
        place();
    }

    void move(double moment) {
        seconds = moment;
        place();
    }

    private void place() {
        if (playback.isEmpty()) {
            return;
        }
        double middle = 14;
        double end = track.getWidth() - INSET;
        line.resizeRelocate(INSET, middle - 2, Math.max(0, end - INSET), 4);
        gone.resizeRelocate(INSET, middle - 2, Math.max(0, x(seconds) - INSET), 4);
        var stops = playback.get().stops();
        for (int i = 0; i < ticks.size(); i++) {
            double radius = stops.get(i).blocks() ? 7 : 4;
            ticks.get(i)
                    .resizeRelocate(
                            x(stops.get(i).seconds()) - radius,
                            middle - radius,
                            2 * radius,
                            2 * radius);
        }
        thumb.resizeRelocate(x(seconds) - 8, middle - 8, 16, 16);
        there.applyCss();
        back.applyCss();
        there.autosize();
        there.relocate(INSET - 4, 26);
        back.autosize();
        back.relocate(end - back.prefWidth(-1) + 4, 26);
    }
}
