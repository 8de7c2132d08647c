package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.PathMtu;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Traceroute;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.stream.Collectors;

/// What is worth knowing of a trace besides its hops: the largest packet that gets through whole,
/// where it shrinks, why the address is called that is, and why lines of the traceroute are silent.
final class Remarks {
    private final Words words;
    private final Label mtu;
    private final VBox box;
    private final Label silence;

    Remarks(Words words, Label mtu, VBox box, Label silence) {
        this.words = words;
        this.mtu = mtu;
        this.box = box;
        this.silence = silence;
        clear();
    }

    void clear() {
        mtu.setVisible(false);
        mtu.setManaged(false);
        box.getChildren().clear();
        say(silence, "");
    }

    void show(Topology topology, Trace trace) {
        clear();
        boolean known = !trace.forward().hops().isEmpty();
        mtu.setVisible(known);
        mtu.setManaged(known);
        mtu.setText(words.text("playback.mtu", trace.mtu().bytes()));
        boolean hangs =
                trace.mtu().narrowings().stream()
                        .anyMatch(it -> it.answer() == PathMtu.Answer.SILENT);
        mtu.getStyleClass().setAll("label", "chip", hangs ? "warning" : "calm");
        trace.addressing().ifPresent(it -> line(words.text(it)));
        if (!trace.mtu().narrowings().isEmpty()) {
            var caption = new Label(words.text("playback.mtu-caption", trace.mtu().bytes()));
            caption.getStyleClass().add("caption");
            box.getChildren().add(caption);
            trace.mtu().sentences(topology).forEach(it -> line(words.text(it)));
        }
        if (trace.more()) {
            line(words.text("playback.more-paths", trace.others().size() + 1));
        }
        say(
                silence,
                Traceroute.silences(trace).stream()
                        .map(words::text)
                        .collect(Collectors.joining("\n")));
    }

    private void line(String sentence) {
        var label = new Label(sentence);
        label.getStyleClass().add("secondary");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        box.getChildren().add(label);
    }

    private static void say(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }
}
