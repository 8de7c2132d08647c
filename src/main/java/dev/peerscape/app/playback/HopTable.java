package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Decision;
import dev.peerscape.core.trace.Direction;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.playback.Stop;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/// The list of hops: it follows the packet, and where a person picks a row the packet follows it.
final class HopTable {
    private final Words words;
    private final TableView<HopRow> table;
    private final Function<ResourceId, String> name;

    /// While the list follows the packet, its selection is nobody's choice.
    private boolean following;

    HopTable(
            Words words,
            TableView<HopRow> table,
            TableColumn<HopRow, String> number,
            TableColumn<HopRow, String> where,
            TableColumn<HopRow, String> decision,
            TableColumn<HopRow, String> result,
            Function<ResourceId, String> name,
            IntConsumer picked) {
        this.words = words;
        this.table = table;
        this.name = name;
        column(number, row -> Integer.toString(row.number()));
        column(where, HopRow::where);
        column(decision, HopRow::decision);
        column(result, row -> words.text("playback.result-" + row.result().slug()));
        table.setRowFactory(_ -> new Row());
        table.getSelectionModel()
                .selectedItemProperty()
                .addListener((_, _, row) -> {
                    if (row != null && !following) {
                        picked.accept(row.stop());
                    }
                });
        var empty = new Label();
        empty.textProperty().bind(words.of("playback.empty"));
        table.setPlaceholder(empty);
    }

    private static void column(TableColumn<HopRow, String> column, Function<HopRow, String> text) {
        column.setCellValueFactory(cell -> new SimpleStringProperty(text.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
    }

    /// Shows no hops.
    void clear() {
        table.getItems().clear();
    }

    /// Shows the stops of a playback, there and back.
    void fill(Playback played) {
        var rows = new ArrayList<HopRow>();
        for (int i = 0; i < played.stops().size(); i++) {
            rows.add(row(i, played.stops().get(i)));
        }
        follow(() -> table.getItems().setAll(rows));
    }

    /// Marks the stop at which the packet is, and brings it into view.
    void select(int stop) {
        if (table.getSelectionModel().getSelectedIndex() != stop) {
            follow(() -> {
                table.getSelectionModel().select(stop);
                table.scrollTo(Math.max(0, stop - 2));
            });
        }
    }

    private void follow(Runnable change) {
        following = true;
        change.run();
        following = false;
    }

    private HopRow row(int index, Stop stop) {
        List<Decision> decisions = stop.hop().decisions();
        var back = stop.direction() == Direction.RETURN ? "↩ " : "";
        return new HopRow(
                index,
                stop.direction(),
                stop.index() + 1,
                back + name.apply(stop.hop().id()),
                decisions.stream()
                        .map(it -> it.rule().orElseGet(() -> words.text(it.text())))
                        .collect(Collectors.joining(" · ")),
                decisions.isEmpty() ? Decision.Result.FORWARD : decisions.getLast().result());
    }

    private static final class Row extends TableRow<HopRow> {
        @Override
        protected void updateItem(HopRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().removeAll("drops", "returns");
            if (!empty && row != null) {
                if (row.result() == Decision.Result.DROP) {
                    getStyleClass().add("drops");
                }
                if (row.direction() == Direction.RETURN) {
                    getStyleClass().add("returns");
                }
            }
        }
    }
}
