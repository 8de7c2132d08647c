package dev.peerscape.app.problems;

import dev.peerscape.app.shell.Verified;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.check.Finding;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.topology.ResourceId;

import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The list of findings. A click shows where; beside the list stands what the chosen one means and
/// what its fixes would do, and a fix is applied as one step to undo.
public final class ProblemsPanel {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Workspace workspace;
    private final Words words;
    @FXML private TextField filter;
    @FXML private ListView<Finding> list;
    @FXML private VBox detail;
    @FXML private Node nothing;
    @FXML private Label summary;
    @FXML private Node body;

    /// The panel of that document.
    public ProblemsPanel(Workspace workspace) {
        this.workspace = workspace;
        words = workspace.words();
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new ProblemCell(workspace));
        filter.textProperty().subscribe(this::refresh);
        words.texts().subscribe(this::refresh);
        workspace.whenClosed(workspace.verified().watch(_ -> refresh()));
        workspace.watch(revision -> revision.document().topology(), _ -> dim());
        list.getSelectionModel().selectedItemProperty().subscribe(() -> chosen());
        list.setOnMouseClicked(_ -> reveal());
        // Leaving the panel, by mouse or keys, ends the look at a fix.
        body.setOnMouseExited(_ -> leave());
        body.focusWithinProperty().subscribe(this::leave);
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                foresee(Optional.empty());
            }
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F4) {
                reveal();
                event.consume();
            }
        });
    }

    private void leave() {
        if (!body.isHover() && !body.isFocusWithin()) {
            foresee(Optional.empty());
        }
    }

    private Optional<Finding> selected() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void reveal() {
        selected()
                .map(Finding::subjects)
                .filter(it -> !it.isEmpty())
                .ifPresent(subjects -> {
                    workspace.session().select(new LinkedHashSet<ResourceId>(subjects));
                    workspace.reveal(subjects);
                });
    }

    private void refresh() {
        var findings =
                workspace.verified().get().map(Verified::findings).orElse(List.<Finding>of());
        var wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
        var shown = findings.stream().filter(it -> matches(it, wanted)).toList();
        var before = selected();
        int at = list.getSelectionModel().getSelectedIndex();
        if (!shown.equals(list.getItems())) {
            list.getItems().setAll(shown);
        }
        // The chosen one stays chosen; when it is gone, the one that took its place is.
        int kept = before.map(shown::indexOf).orElse(-1);
        if (kept >= 0) {
            list.getSelectionModel().select(kept);
        } else if (at >= 0 && !shown.isEmpty()) {
            list.getSelectionModel().select(Math.min(at, shown.size() - 1));
        }
        boolean none = findings.isEmpty();
        nothing.setVisible(none && workspace.verified().get().isPresent());
        body.setVisible(!none);
        summary.setText(
                words.text(
                        "problems.shown",
                        Integer.toString(shown.size()),
                        Integer.toString(findings.size())));
        dim();
        chosen();
    }

    // Findings of an older revision stay readable but say by their look that they may be over.
    private void dim() {
        boolean stale =
                workspace
                        .verified()
                        .get()
                        .filter(it -> it.topology() != workspace.session().document().topology())
                        .isPresent();
        list.pseudoClassStateChanged(STALE, stale);
    }

    private void chosen() {
        detail.getChildren().clear();
        foresee(Optional.empty());
        selected().ifPresent(this::describe);
    }

    private void describe(Finding finding) {
        var text = wrapped(words.text(finding.text()), "plain");
        var source =
                wrapped(words.text("problems.source", finding.rule(), finding.source()), "muted");
        detail.getChildren().setAll(text, source);
        if (finding.fixes().isEmpty()) {
            detail.getChildren().add(wrapped(words.text("problems.no-fix"), "muted"));
            return;
        }
        var title = new Label(words.text("problems.fixes"));
        title.getStyleClass().add("caption");
        detail.getChildren().add(title);
        var preview = new VBox();
        preview.getStyleClass().add("fix-preview");
        var apply = new Button(words.text("problems.apply"));
        apply.setId("problem-apply");
        apply.getStyleClass().add("accent");
        var group = new ToggleGroup();
        for (var fix : finding.fixes()) {
            var choice = new RadioButton(words.text(fix.label()));
            choice.setWrapText(true);
            choice.setToggleGroup(group);
            choice.selectedProperty()
                    .subscribe(on -> {
                        if (on) {
                            preview(fix, preview);
                            apply.setOnAction(_ -> apply(fix));
                            foresee(Optional.of(fix));
                        }
                    });
            choice.hoverProperty()
                    .subscribe(over -> {
                        if (over) {
                            foresee(Optional.of(fix));
                        }
                    });
            detail.getChildren().add(choice);
        }
        group.getToggles().getFirst().setSelected(true);
        detail.getChildren().addAll(preview, apply);
    }

    /// Shows on the canvas what a fix would change, while people are at this panel; with nothing,
    /// no longer.
    private void foresee(Optional<Fix> fix) {
        boolean here = body.isHover() || body.isFocusWithin();
        workspace.diagram().foresee(fix.filter(_ -> here).map(Fix::edit));
    }

    private void preview(Fix fix, VBox into) {
        var title = new Label(words.text("problems.changes"));
        title.getStyleClass().add("caption");
        into.getChildren().setAll(title);
        for (var line : Consequences.of(workspace.session().document(), fix.edit())) {
            into.getChildren().add(wrapped("• " + words.text(line), "plain"));
        }
    }

    private void apply(Fix fix) {
        workspace.commit(new Edit.Batch(fix.label(), List.of(fix.edit())));
    }

    private static Label wrapped(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private boolean matches(Finding finding, String wanted) {
        return wanted.isEmpty()
                || finding.rule().toLowerCase(Locale.ROOT).contains(wanted)
                || words.text(finding.text()).toLowerCase(Locale.ROOT).contains(wanted)
                || finding.subjects().stream()
                        .map(ResourceId::value)
                        .collect(Collectors.joining(" "))
                        .contains(wanted);
    }
}
