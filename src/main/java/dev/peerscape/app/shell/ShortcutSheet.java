package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.Locale;
import java.util.stream.Collectors;

/// The sheet of all shortcuts, read from the command table, with a filter.
final class ShortcutSheet {
    private ShortcutSheet() {}

    static void show(Desk desk) {
        var filter = new TextField();
        filter.promptTextProperty().bind(desk.words().of("app.filter"));
        var grid = new GridPane();
        grid.getStyleClass().add("shortcut-sheet");
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setPrefViewportHeight(420);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        fill(grid, desk, "");
        filter.textProperty().subscribe(text -> fill(grid, desk, text));
        var content = new VBox(filter, scroll);
        content.getStyleClass().add("sheet");
        desk.dialogs().show(Message.of("command.shortcuts"), content);
    }

    private static void fill(GridPane grid, Desk desk, String filter) {
        grid.getChildren().clear();
        var words = desk.words();
        var wanted = filter.strip().toLowerCase(Locale.ROOT);
        int row = 0;
        for (var group : desk.commands().groups()) {
            var rows =
                    CommandTable.commandsOf(group, desk)
                            .filter(command -> !command.keys().isEmpty())
                            .filter(command ->
                                    line(desk, command).toLowerCase(Locale.ROOT).contains(wanted))
                            .toList();
            if (rows.isEmpty()) {
                continue;
            }
            var title = new Label(words.text(group.key()));
            title.getStyleClass().add("caption");
            grid.add(title, 0, row++, 2, 1);
            for (var command : rows) {
                var name = new Label(words.text(command.label().apply(desk)));
                var keys = new HBox();
                keys.getStyleClass().add("keys");
                for (var combination : command.keys()) {
                    var key = new Label(combination.getDisplayText());
                    key.getStyleClass().add("key");
                    keys.getChildren().add(key);
                }
                GridPane.setHgrow(name, Priority.ALWAYS);
                GridPane.setHalignment(keys, HPos.RIGHT);
                grid.addRow(row++, name, keys);
            }
        }
    }

    private static String line(Desk desk, Command command) {
        return desk.words().text(command.label().apply(desk))
                + " "
                + command.keys().stream()
                        .map(KeyCombination::getDisplayText)
                        .collect(Collectors.joining(" "));
    }
}
