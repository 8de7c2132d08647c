package dev.peerscape.app.window;

import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.Panes;
import dev.peerscape.editor.search.Search;
import dev.peerscape.editor.search.Search.Place;

import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import java.util.List;

/// The search field: what fits is listed below while people type; Enter takes the first.
final class SearchBox {
    private static final int MOST = 12;

    private final Desk desk;
    private final TextField field;
    private final ContextMenu results = new ContextMenu();

    SearchBox(Desk desk, TextField field) {
        this.desk = desk;
        this.field = field;
        results.getStyleClass().add("search-results");
        field.textProperty().subscribe((_, text) -> list(text));
        field.setOnAction(_ -> first());
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                results.hide();
                field.clear();
                desk.panes().ifPresent(Panes::focusCanvas);
                event.consume();
            }
        });
    }

    private void list(String text) {
        if (text.isBlank()) {
            results.hide();
            return;
        }
        var places = find(text);
        if (places.isEmpty()) {
            var nothing = new MenuItem(desk.words().text("search.nothing"));
            nothing.getStyleClass().add("unavailable");
            results.getItems().setAll(nothing);
        } else {
            results.getItems().setAll(places.stream().map(this::item).toList());
        }
        if (!results.isShowing() && field.getScene() != null) {
            results.show(field, Side.BOTTOM, 0, 2);
        }
    }

    private List<Place> find(String text) {
        return Search.find(desk.current().get().session().document().topology(), text, MOST);
    }

    private MenuItem item(Place place) {
        var name = new Label(place.name());
        var why = new Label(desk.words().text(place.why()));
        why.getStyleClass().addAll("muted", "detail");
        var item = new CustomMenuItem(new VBox(name, why));
        item.setOnAction(_ -> go(place));
        return item;
    }

    private void first() {
        find(field.getText()).stream().findFirst().ifPresent(this::go);
    }

    private void go(Place place) {
        results.hide();
        desk.current().get().reveal(place.id());
    }
}
