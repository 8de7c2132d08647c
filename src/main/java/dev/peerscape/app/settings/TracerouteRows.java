package dev.peerscape.app.settings;

import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.Words;
import dev.peerscape.core.trace.TracerouteTable;
import dev.peerscape.core.trace.TracerouteTable.Behaviour;
import dev.peerscape.core.trace.TracerouteTable.Confidence;
import dev.peerscape.core.trace.TracerouteTable.Row;

import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

import java.util.List;

/// A row for each kind that a packet passes (C.7): whether traceroutes see it, how sure that is,
/// and what it rests on.
final class TracerouteRows {
    private static final Behaviour UNSEEN = new Behaviour(false, false);
    private static final Behaviour SILENT = new Behaviour(true, false);
    private static final Behaviour ANSWERS = new Behaviour(true, true);

    private final Desk desk;
    private final GridPane grid;
    private final Button resetAll;

    TracerouteRows(Desk desk, GridPane grid, Button resetAll) {
        this.desk = desk;
        this.grid = grid;
        this.resetAll = resetAll;
        resetAll.setOnAction(_ -> {
            set(TracerouteTable.USUAL);
            fill();
        });
    }

    /// Makes the rows, in the present language.
    void fill() {
        grid.getChildren().clear();
        grid.getRowConstraints().clear();
        int at = 0;
        for (var row : TracerouteTable.ROWS) {
            grid.addRow(at, told(row), chooser(row));
            grid.getRowConstraints().add(top());
            at++;
        }
        resetAll.setDisable(table().isUsual());
    }

    /// A row of a settings page: what it says begins at its upper edge.
    static RowConstraints top() {
        var row = new RowConstraints();
        row.setValignment(VPos.TOP);
        return row;
    }

    private VBox told(Row row) {
        var words = desk.words();
        var name = new Label(words.text(row.name()));
        var source = new Label(words.text(row.source()));
        source.getStyleClass().add("secondary");
        source.setWrapText(true);
        return new VBox(2, name, source, sure(row));
    }

    private Label sure(Row row) {
        var words = desk.words();
        var label =
                new Label(words.text("settings.confidence", words.text(row.confidence().text())));
        label.getStyleClass()
                .add(row.confidence() == Confidence.LOW ? "state-warning" : "secondary");
        return label;
    }

    private VBox chooser(Row row) {
        var words = desk.words();
        var box = new ComboBox<Behaviour>();
        box.setId("traceroute-" + row.kind().slug());
        box.setPrefWidth(190);
        box.setAccessibleText(words.text(row.name()));
        var note = new Label();
        note.getStyleClass().add("secondary");
        Runnable remark =
                () ->
                        note.setText(
                                table().changes().containsKey(row.kind())
                                        ? words.text("settings.usually", called(words, row.usual()))
                                        : "");
        SettingsDialog.choice(
                box,
                List.of(UNSEEN, SILENT, ANSWERS),
                table().of(row.kind()),
                it -> called(words, it),
                it -> {
                    set(table().with(row.kind(), it));
                    remark.run();
                });
        remark.run();
        return new VBox(2, box, note);
    }

    private static String called(Words words, Behaviour behaviour) {
        return words.text(
                behaviour.answers()
                        ? "settings.seen-answers"
                        : behaviour.decrementsTtl() ? "settings.seen-silent" : "settings.seen-not");
    }

    private TracerouteTable table() {
        return desk.settings().get().traceroute();
    }

    private void set(TracerouteTable table) {
        desk.settings().set(desk.settings().get().with(table));
        resetAll.setDisable(table.isUsual());
    }
}
