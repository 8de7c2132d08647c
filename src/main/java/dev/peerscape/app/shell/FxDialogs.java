package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Dialogs on the screen, over the main window and in its look.
public final class FxDialogs implements Dialogs {
    private static final double TEXT_WIDTH = 420;

    private final Stage owner;
    private final Words words;
    private final ClipboardPort clipboard;

    /// Dialogs over that window.
    public FxDialogs(Stage owner, Words words, ClipboardPort clipboard) {
        this.owner = owner;
        this.words = words;
        this.clipboard = clipboard;
    }

    @Override
    public void say(Message title, Message text) {
        choose(title, text, List.of(Message.of("app.ok")));
    }

    @Override
    public int choose(Message title, Message text, List<Message> choices) {
        var label = new Label(words.text(text));
        label.setWrapText(true);
        label.setPrefWidth(TEXT_WIDTH);
        return choose(title, label, choices);
    }

    @Override
    public int choose(Message title, Node content, List<Message> choices) {
        var buttons = new ArrayList<ButtonType>();
        for (int i = 0; i < choices.size(); i++) {
            boolean last = i == choices.size() - 1;
            var role =
                    i == 0
                            ? ButtonBar.ButtonData.OK_DONE
                            : last ? ButtonBar.ButtonData.CANCEL_CLOSE : ButtonBar.ButtonData.OTHER;
            buttons.add(new ButtonType(words.text(choices.get(i)), role));
        }
        var dialog = titled(title, content, buttons);
        return show(dialog).map(buttons::indexOf).filter(at -> at >= 0).orElse(choices.size() - 1);
    }

    @Override
    public Optional<String> line(Message title, Message label, String initial) {
        var field = new TextField(initial);
        field.setId("dialog-line");
        var content = new VBox(new Label(words.text(label)), field);
        content.getStyleClass().add("sheet");
        content.setPrefWidth(TEXT_WIDTH);
        var ok = new ButtonType(words.text("app.ok"), ButtonBar.ButtonData.OK_DONE);
        var cancel = new ButtonType(words.text("app.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var dialog = titled(title, content, List.of(ok, cancel));
        type(dialog, field);
        return show(dialog).filter(ok::equals).map(_ -> field.getText());
    }

    @Override
    public void show(Message title, Node content) {
        var close = new ButtonType(words.text("app.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        show(titled(title, content, List.of(close)));
    }

    @Override
    public void failure(Message text, String details) {
        var label = new Label(words.text(text));
        label.setWrapText(true);
        var area = new TextArea(details);
        area.setEditable(false);
        area.setPrefRowCount(10);
        area.getStyleClass().add("mono");
        var content = new VBox(label, area);
        content.getStyleClass().add("sheet");
        content.setPrefWidth(560);
        var copy = new ButtonType(words.text("app.copy-details"), ButtonBar.ButtonData.LEFT);
        var close = new ButtonType(words.text("app.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var dialog = titled(Message.of("app.failure-title"), content, List.of(copy, close));
        show(dialog).filter(copy::equals).ifPresent(_ -> clipboard.put(details));
    }

    /// Has a dialog open with the cursor in a field and its text selected.
    public static void type(Dialog<?> dialog, TextField field) {
        // Later: when it has opened, a dialog puts the focus on its default button.
        dialog.setOnShown(_ ->
                Platform.runLater(() -> {
                    field.requestFocus();
                    field.selectAll();
                }));
    }

    private Dialog<ButtonType> titled(Message title, Node content, List<ButtonType> buttons) {
        var dialog = new Dialog<ButtonType>();
        dialog.setTitle(words.text(title));
        var heading = new Label(words.text(title));
        heading.getStyleClass().add("title-text");
        var body = new VBox(heading, content);
        body.getStyleClass().add("dialog-body");
        dialog.getDialogPane().setContent(body);
        dialog.getDialogPane().getButtonTypes().setAll(buttons);
        return dialog;
    }

    @Override
    public <R> Optional<R> show(Dialog<R> dialog) {
        if (dialog.getOwner() == null && owner.isShowing()) {
            dialog.initOwner(owner);
        }
        if (owner.getScene() != null) {
            dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        }
        dialog.getDialogPane().getStyleClass().add("peerscape-dialog");
        return dialog.showAndWait();
    }
}
