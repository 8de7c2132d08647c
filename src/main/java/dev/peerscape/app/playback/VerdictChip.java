package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Verdict;

import javafx.scene.control.Label;

import java.util.function.Function;

/// Says in a few words how a flow ends, and where.
final class VerdictChip {
    private VerdictChip() {}

    static void show(Words words, Label chip, Trace trace, Function<ResourceId, String> name) {
        boolean good = trace.verdict() == Verdict.DELIVERED;
        chip.setText(
                (good ? "✓ " : "✕ ")
                        + words.text(
                                "playback.verdict-" + trace.verdict().slug(),
                                name.apply(trace.end())));
        chip.getStyleClass().setAll("label", "chip", good ? "good" : "bad");
    }
}
