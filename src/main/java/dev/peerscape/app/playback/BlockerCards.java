package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.trace.Blocker;
import dev.peerscape.core.trace.Trace;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Everything that is in a flow's way, with what would let it through.
final class BlockerCards {
    private final Workspace workspace;
    private final VBox box;
    private final Runnable applied;

    /// @param applied what to do after a fix
    BlockerCards(Workspace workspace, VBox box, Runnable applied) {
        this.workspace = workspace;
        this.box = box;
        this.applied = applied;
    }

    void show(Trace trace) {
        box.getChildren().clear();
        int number = 0;
        for (var blocker : trace.blockers()) {
            box.getChildren().add(card(blocker, number++));
        }
    }

    private VBox card(Blocker blocker, int number) {
        var words = workspace.words();
        var title = new Label("✕ " + words.text("playback.blocked-at", name(blocker)));
        title.getStyleClass().add("strong");
        title.setWrapText(true);
        var code = new Label(blocker.code().name());
        code.getStyleClass().addAll("chip", "bad");
        code.setMinWidth(Region.USE_PREF_SIZE);
        code.setTooltip(new Tooltip(words.text(blocker.code().meaning())));
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var direction = new Label(words.text("playback." + blocker.direction().slug()));
        direction.getStyleClass().add("secondary");
        direction.setMinWidth(Region.USE_PREF_SIZE);
        var head = new HBox(8, title, spring, direction, code);
        var text = new Label(words.text(blocker.text()));
        text.setWrapText(true);
        var card = new VBox(6, head, text);
        card.getStyleClass().add("blocker");
        int index = 0;
        for (var fix : blocker.fixes()) {
            card.getChildren().add(button(fix, "fix-" + number + "-" + index++));
        }
        return card;
    }

    private Button button(Fix fix, String id) {
        var words = workspace.words();
        var button =
                new Button(words.text("playback.fix", words.text(fix.label()), edits(fix.edit())));
        button.setId(id);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.getStyleClass().add("fix");
        button.setTooltip(new Tooltip(preview(fix)));
        // The canvas shows what it would change for as long as the mouse or the focus is on it.
        Runnable show =
                () ->
                        workspace
                                .diagram()
                                .foresee(
                                        button.isHover() || button.isFocused()
                                                ? Optional.of(fix.edit())
                                                : Optional.empty());
        button.hoverProperty().addListener(_ -> show.run());
        button.focusedProperty().addListener(_ -> show.run());
        button.setOnAction(_ -> {
            if (workspace.commit(fix.edit()) instanceof Outcome.Applied) {
                applied.run();
            }
        });
        return button;
    }

    private static int edits(Edit edit) {
        return edit instanceof Edit.Batch(_, var edits) ? edits.size() : 1;
    }

    /// What it would change, by name.
    private String preview(Fix fix) {
        var words = workspace.words();
        return switch (workspace.session().preview(fix.edit())) {
            case Outcome.Refused(_, var reason, _) -> words.text(reason);
            case Outcome.Applied(var after, var touched, var notes) -> {
                var names =
                        touched.stream()
                                .map(id ->
                                        after.topology()
                                                .find(id)
                                                .map(it -> it.label())
                                                .orElse(id.value()))
                                .collect(Collectors.toCollection(TreeSet::new));
                yield words.text("playback.changes", String.join(", ", names))
                        + notes.stream()
                                .map(note -> "\n" + words.text(note))
                                .collect(Collectors.joining());
            }
        };
    }

    private String name(Blocker blocker) {
        return workspace
                .session()
                .document()
                .topology()
                .find(blocker.at())
                .map(it -> it.label())
                .orElse(blocker.at().value());
    }
}
