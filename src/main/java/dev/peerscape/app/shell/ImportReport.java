package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;

import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What an import found, shown before it is applied: what differs from the document, and what was
/// left out or assumed.
public final class ImportReport {
    /// What there is to show.
    ///
    /// @param difference empty where there is nothing to compare with
    public record Content(Message summary, List<Message> difference, List<Message> remarks) {}

    private final Words words;
    private final Content content;
    @FXML private Label summary;
    @FXML private Label differenceTitle;
    @FXML private ListView<String> difference;
    @FXML private Label remarksTitle;
    @FXML private ListView<String> remarks;

    /// A report of that.
    public ImportReport(Desk desk, Content content) {
        words = desk.words();
        this.content = content;
    }

    @FXML
    private void initialize() {
        summary.setText(words.text(content.summary()));
        fill(differenceTitle, difference, content.difference());
        fill(remarksTitle, remarks, content.remarks());
    }

    private void fill(Label title, ListView<String> list, List<Message> texts) {
        list.setItems(FXCollections.observableArrayList(texts.stream().map(words::text).toList()));
        list.setCellFactory(_ -> new Wrapped(list));
        for (Node node : List.of(title, list)) {
            node.setVisible(!texts.isEmpty());
            node.setManaged(!texts.isEmpty());
        }
    }

    /// A sentence on as many lines as it takes.
    private static final class Wrapped extends ListCell<String> {
        Wrapped(ListView<String> list) {
            setWrapText(true);
            prefWidthProperty().bind(list.widthProperty().subtract(24));
        }

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : item);
        }
    }
}
