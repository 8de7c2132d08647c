package dev.peerscape.app.settings;

import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.check.Quota;
import dev.peerscape.core.check.Quotas;
import dev.peerscape.core.check.Usage;
import dev.peerscape.core.text.Message;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A row for each quota of A.4: what it is of, how much of it the document in front uses where it
/// is fullest, the limit to be changed, and the way back to AWS's own.
final class QuotaRows {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Desk desk;
    private final Workspace workspace;
    private final GridPane grid;
    private final Button resetAll;
    private final Map<Quota, Label> counters = new EnumMap<>(Quota.class);
    private final Map<Quota, Usage> used = new EnumMap<>(Quota.class);
    private long asked;

    QuotaRows(Desk desk, Workspace workspace, GridPane grid, Button resetAll) {
        this.desk = desk;
        this.workspace = workspace;
        this.grid = grid;
        this.resetAll = resetAll;
        resetAll.setOnAction(_ -> {
            set(Quotas.STANDARD);
            fill();
        });
    }

    /// Makes the rows, in the present language.
    void fill() {
        grid.getChildren().clear();
        grid.getRowConstraints().clear();
        counters.clear();
        var words = desk.words();
        int row = 0;
        for (var quota : Quota.values()) {
            var counter = new Label();
            counter.setId("quota-used-" + quota.slug());
            counters.put(quota, counter);
            grid.addRow(row++, name(words, quota), counter, limit(words, quota));
            grid.getRowConstraints().add(TracerouteRows.top());
        }
        show();
        resetAll.setDisable(quotas().raised().isEmpty());
    }

    private static VBox name(Words words, Quota quota) {
        var title = new Label(capital(words.text(quota.title())));
        title.setWrapText(true);
        var scope = new Label(words.text("settings.quota-of", words.text(quota.scope())));
        scope.getStyleClass().add("secondary");
        return new VBox(title, scope);
    }

    private static String capital(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private VBox limit(Words words, Quota quota) {
        var field = new TextField(Integer.toString(quotas().limit(quota)));
        field.setId("quota-" + quota.slug());
        field.setPrefColumnCount(8);
        field.setDisable(quota.most() == quota.standard());
        field.setAccessibleText(words.text(quota.title()) + ", " + words.text(quota.scope()));
        var note = new Label();
        note.setWrapText(true);
        note.setMaxWidth(190);
        Runnable usual = () -> say(note, "secondary", bounds(words, quota));
        usual.run();
        field.textProperty()
                .addListener((_, _, typed) -> {
                    var refused = refusal(quota, typed);
                    field.pseudoClassStateChanged(WRONG, refused.isPresent());
                    refused.ifPresentOrElse(it -> say(note, "field-error", words.text(it)), usual);
                    field.setAccessibleHelp(note.getText());
                    if (refused.isEmpty()) {
                        set(quotas().with(quota, Integer.parseInt(typed.strip())));
                        usual.run();
                        show();
                    }
                });
        return new VBox(2, field, note);
    }

    private static void say(Label note, String style, String text) {
        note.setText(text);
        note.getStyleClass().setAll("label", style);
    }

    /// What AWS gives, and how far it goes.
    private String bounds(Words words, Quota quota) {
        if (!quota.adjustable()) {
            return words.text("settings.quota-fixed");
        }
        return quota.most() == 0
                ? words.text("settings.quota-standard", quota.standard())
                : words.text("settings.quota-most", quota.standard(), quota.most());
    }

    private static Optional<Message> refusal(Quota quota, String typed) {
        try {
            return Quotas.refusal(quota, Integer.parseInt(typed.strip()));
        } catch (NumberFormatException _) {
            return Optional.of(Message.of("settings.quota-not-number", typed));
        }
    }

    private Quotas quotas() {
        return desk.settings().get().quotas();
    }

    private void set(Quotas quotas) {
        desk.settings().set(desk.settings().get().with(quotas));
        resetAll.setDisable(quotas.raised().isEmpty());
    }

    // ---- counters

    /// Counts anew what the document uses: in the background, because there may be ten thousand
    /// VPCs to count.
    void count() {
        workspace
                .network()
                .get()
                .ifPresent(network -> {
                    long question = ++asked;
                    desk.worker()
                            .run(
                                    () -> Usage.fullest(Usage.of(network, Quotas.STANDARD)),
                                    found -> take(question, found));
                });
    }

    private void take(long question, List<Usage> found) {
        if (question != asked) {
            return;
        }
        used.clear();
        found.forEach(it -> used.put(it.quota(), it));
        show();
    }

    private void show() {
        counters.forEach((quota, label) -> {
            var usage = used.get(quota);
            int limit = quotas().limit(quota);
            int count = usage == null ? 0 : usage.used();
            label.setText((count > limit ? "▲ " : "") + count + " / " + limit);
            label.getStyleClass()
                    .setAll(
                            "label",
                            "mono",
                            count > limit
                                    ? "state-bad"
                                    // Nine tenths: the checks tell from there on.
                                    : count * 10L >= limit * 9L && count > 0
                                            ? "state-warning"
                                            : "state-calm");
            label.setTooltip(usage == null ? null : new Tooltip(usage.where()));
        });
    }
}
