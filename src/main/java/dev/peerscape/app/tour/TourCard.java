package dev.peerscape.app.tour;

import dev.peerscape.app.shell.Panes.Place;
import dev.peerscape.app.shell.Sign;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.tour.Tour;
import dev.peerscape.editor.tour.Tour.Step;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// The tour's card: five steps, the present one with what to do and a button that shows where.
public final class TourCard {
    private final Workspace workspace;
    private final Words words;
    private final List<Trace> traces = new ArrayList<>();
    @FXML private VBox root;
    @FXML private VBox list;
    @FXML private Label progress;

    /// The card for that document.
    public TourCard(Workspace workspace) {
        this.workspace = workspace;
        words = workspace.words();
    }

    @FXML
    private void initialize() {
        workspace.watch(revision -> revision.document(), _ -> refresh());
        workspace.whenClosed(
                workspace
                        .trace()
                        .watch(trace -> {
                            trace.ifPresent(traces::add);
                            refresh();
                        }));
        words.texts().subscribe(this::refresh);
        workspace.whenClosed(
                workspace
                        .tourShown()
                        .watch(shown -> {
                            root.setVisible(shown);
                            root.setManaged(shown);
                        }));
    }

    @FXML
    private void close() {
        workspace.tourShown().set(false);
    }

    private void refresh() {
        var steps = Tour.steps(workspace.session().document(), traces);
        long done = steps.stream().filter(Step::done).count();
        progress.setText(
                done == steps.size()
                        ? words.text("tour.finished")
                        : words.text("tour.progress", done, steps.size()));
        list.getChildren().clear();
        boolean found = false;
        for (var step : steps) {
            boolean present = !step.done() && !found;
            found |= present;
            list.getChildren().add(row(step, present));
        }
    }

    private VBox row(Step step, boolean present) {
        var slug = step.stage().slug();
        var mark = new StackPane();
        mark.getStyleClass().addAll("tour-mark", step.done() ? "done" : present ? "now" : "later");
        mark.getChildren()
                .add(
                        step.done()
                                ? Sign.CHECK.node()
                                : new Label(Integer.toString(step.stage().ordinal() + 1)));
        var title = new Label(words.text("tour." + slug + ".title"));
        title.setWrapText(true);
        title.getStyleClass().add(present ? "strong" : step.done() ? "muted" : "plain");
        title.setAccessibleText(
                words.text(step.done() ? "tour.step-done" : "tour.step-open", title.getText()));
        var head = new HBox(mark, title);
        head.getStyleClass().add("tour-head");
        var row = new VBox(head);
        row.getStyleClass().add("tour-step");
        if (present) {
            var text = new Label(words.text("tour." + slug + ".text"));
            text.setWrapText(true);
            text.getStyleClass().add("tour-text");
            var show = new Button(words.text("tour.show"));
            show.setId("tour-show");
            show.setOnAction(_ -> show(step));
            var body = new VBox(text, show);
            body.getStyleClass().add("tour-body");
            row.getChildren().add(body);
        }
        return row;
    }

    private void show(Step step) {
        if (!step.subjects().isEmpty()) {
            workspace.session().select(new HashSet<>(step.subjects()));
            workspace.reveal(step.subjects());
        }
        workspace
                .desk()
                .panes()
                .ifPresent(panes ->
                        panes.spotlight(
                                switch (step.stage()) {
                                    case DRAW -> Place.PALETTE;
                                    case REQUEST -> Place.CANVAS;
                                    case ACCEPT -> Place.BANNER;
                                    case ROUTE -> Place.INSPECTOR;
                                    case TEST -> Place.TRACE;
                                }));
    }
}
