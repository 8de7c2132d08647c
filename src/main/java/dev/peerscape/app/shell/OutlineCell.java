package dev.peerscape.app.shell;

import dev.peerscape.editor.scene.Glyph;

import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

/// A row of the outline: glyph, name, and in grey what belongs to it.
final class OutlineCell extends TreeCell<OutlineRow> {
    private final Words words;
    private final Label name = new Label();
    private final Label detail = new Label();
    private final HBox box = new HBox();

    OutlineCell(Words words) {
        this.words = words;
        box.getStyleClass().add("outline-row");
        // The tree never scrolls sideways: the detail gives way first.
        setPrefWidth(0);
        name.setMinWidth(Region.USE_PREF_SIZE);
        detail.getStyleClass().addAll("muted", "detail");
        words.texts().subscribe(() -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable OutlineRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        name.setText(words.text(row.name()));
        detail.setText(words.text(row.detail()));
        var glyph = row.kind().map(Glyph::of).orElse(Glyph.INTERNET_GATEWAY);
        box.getChildren().setAll(Sign.node(glyph.path()), name, detail);
        setGraphic(box);
        setAccessibleText(name.getText() + " " + detail.getText());
    }
}
