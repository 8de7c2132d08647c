package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.trace.Decision;
import dev.peerscape.core.trace.Header;
import dev.peerscape.editor.playback.Stop;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What one hop did: header in, decisions with the rows they beat, header out.
final class HopDetails {
    private final Words words;
    private final VBox box;

    HopDetails(Words words, VBox box) {
        this.words = words;
        this.box = box;
    }

    void show(Stop stop, String name) {
        box.getChildren().clear();
        var caption = new Label(words.text("playback.hop", stop.index() + 1, name));
        caption.getStyleClass().add("caption");
        box.getChildren().add(caption);
        line("playback.in", header(stop.hop().in()), "mono");
        for (var decision : stop.hop().decisions()) {
            decision(decision);
        }
        boolean changed = !addresses(stop.hop().in()).equals(addresses(stop.hop().out()));
        if (!stop.blocks()) {
            line(
                    changed ? "playback.out-changed" : "playback.out",
                    header(stop.hop().out()),
                    changed ? "changed" : "mono");
        }
    }

    private void decision(Decision decision) {
        boolean drops = decision.result() == Decision.Result.DROP;
        line(
                "playback.step-" + decision.step().slug(),
                decision.rule().orElseGet(() -> words.text(decision.text())),
                drops ? "decision-drop" : "mono");
        if (decision.rule().isPresent()) {
            line("", words.text(decision.text()), drops ? "decision-drop" : "secondary");
        }
        for (var beaten : decision.beaten()) {
            line(
                    "",
                    words.text("playback.beats", beaten.rule(), words.text(beaten.why())),
                    "secondary");
        }
    }

    private void line(String key, String text, String style) {
        var name = new Label(key.isEmpty() ? "" : words.text(key));
        name.getStyleClass().add("secondary");
        name.setMinWidth(92);
        name.setPrefWidth(92);
        var value = new Label(text);
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        value.getStyleClass().add(style);
        box.getChildren().add(new HBox(8, name, value));
    }

    private static String addresses(Header header) {
        return header.source() + " " + header.destination();
    }

    private static String header(Header header) {
        boolean ports = header.protocol().hasPorts();
        return header.source()
                + (ports ? ":" + header.sourcePort() : "")
                + " → "
                + header.destination()
                + (ports ? ":" + header.port() : "")
                + " "
                + header.protocol()
                + " ttl "
                + header.ttl();
    }
}
