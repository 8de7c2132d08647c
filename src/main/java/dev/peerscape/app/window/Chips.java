package dev.peerscape.app.window;

import dev.peerscape.app.problems.Badge;
import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.Panes;
import dev.peerscape.app.shell.Sign;
import dev.peerscape.app.shell.Verified;
import dev.peerscape.core.check.Finding.Severity;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;

import java.util.Optional;

/// The counts at the right of the toolbar: errors, warnings, and how fast the last edit was
/// verified. Each opens the list of problems.
final class Chips {
    private final Desk desk;
    private final Button errors;
    private final Button warnings;
    private final Button verified;

    Chips(Desk desk, Pane host) {
        this.desk = desk;
        errors = chip("chip-errors", Badge.of(Severity.ERROR));
        warnings = chip("chip-warnings", Badge.of(Severity.WARNING));
        verified = chip("chip-verified", Sign.CHECK.node());
        host.getChildren().setAll(errors, warnings, verified);
    }

    private Button chip(String id, Node sign) {
        var chip = new Button();
        chip.setId(id);
        chip.setGraphic(sign);
        chip.getStyleClass().add("chip");
        chip.setOnAction(_ -> desk.panes().ifPresent(panes -> panes.show(Panes.Bottom.PROBLEMS)));
        return chip;
    }

    /// Shows the state of the document in front; nothing while it has not been checked.
    void show(Optional<Verified> result) {
        count(errors, result.map(it -> it.count(Severity.ERROR)).orElse(0L), "bad", "app.errors");
        count(
                warnings,
                result.map(it -> it.count(Severity.WARNING)).orElse(0L),
                "warning",
                "app.warnings");
        verified.setVisible(result.isPresent());
        result.ifPresent(it -> {
            var words = desk.words();
            verified.setText(words.text("problems.verified", duration(it.nanos())));
            style(verified, it.count(Severity.ERROR) == 0 ? "good" : "calm");
        });
    }

    private void count(Button chip, long count, String style, String key) {
        chip.setText(Long.toString(count));
        chip.setAccessibleText(desk.words().text(key, count));
        style(chip, count > 0 ? style : "calm");
    }

    private static void style(Button chip, String style) {
        chip.getStyleClass().removeAll("good", "warning", "bad", "calm");
        chip.getStyleClass().add(style);
    }

    /// {@return a duration with two digits or three and the unit that fits}
    static String duration(long nanos) {
        if (nanos < 1_000_000) {
            return Math.max(1, Math.round(nanos / 1e3)) + " µs";
        }
        return nanos < 1_000_000_000
                ? Math.round(nanos / 1e6) + " ms"
                : Math.round(nanos / 1e8) / 10.0 + " s";
    }
}
