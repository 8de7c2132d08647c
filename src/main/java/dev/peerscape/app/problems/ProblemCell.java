package dev.peerscape.app.problems;

import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.check.Finding;
import dev.peerscape.core.topology.Resource;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.stream.Collectors;

/// A line of the list: sign, sentence, where, how many fixes, rule.
final class ProblemCell extends ListCell<Finding> {
    private final Workspace workspace;
    private final Label text = new Label();
    private final Label where = new Label();
    private final Label fixes = new Label();
    private final Label rule = new Label();
    private final HBox line = new HBox();
    private final Tooltip tip = new Tooltip();

    ProblemCell(Workspace workspace) {
        this.workspace = workspace;
        line.getStyleClass().add("problem");
        where.getStyleClass().addAll("muted", "detail");
        fixes.getStyleClass().add("fix-count");
        rule.getStyleClass().addAll("muted", "mono", "detail");
        // A line never makes the list scroll sideways: the sentence gives way, the rest stays.
        setPrefWidth(0);
        text.setMinWidth(120);
        where.setMinWidth(0);
        where.setMaxWidth(140);
        fixes.setMinWidth(Region.USE_PREF_SIZE);
        rule.setMinWidth(Region.USE_PREF_SIZE);
        workspace.words().texts().subscribe(() -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable Finding finding, boolean empty) {
        super.updateItem(finding, empty);
        if (finding == null || empty) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        var words = workspace.words();
        text.setText(words.text(finding.text()));
        where.setText(where(finding));
        int count = finding.fixes().size();
        fixes.setText(count == 0 ? "" : words.text("problems.fix-count", count));
        rule.setText(finding.rule());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        line.getChildren().setAll(Badge.of(finding.severity()), text, where, spring, fixes, rule);
        setGraphic(line);
        tip.setText(text.getText());
        setTooltip(tip);
        setAccessibleText(
                words.text("problems." + finding.severity().slug()) + ": " + text.getText());
    }

    private String where(Finding finding) {
        var topology = workspace.session().document().topology();
        return finding.subjects().stream()
                .limit(3)
                .map(id -> topology.find(id).map(Resource::label).orElse(id.value()))
                .collect(Collectors.joining(", "));
    }
}
