package dev.peerscape.app.inspector;

import dev.peerscape.app.inspector.Form.Meaning;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.text.Message;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.function.Function;

/// A text field that commits what was typed by Enter or on leaving it, and says below why that is
/// not possible: while people type already.
final class InputField extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Workspace workspace;
    private final String value;
    private final Function<String, Meaning> meaning;
    private final boolean clears;
    private final TextField field;
    private final Label error = new Label();

    /// @param value what it says at first, and what needs no edit
    /// @param clears whether it adds to a list: it empties itself afterwards
    InputField(
            Workspace workspace,
            String id,
            String value,
            Function<String, Meaning> meaning,
            boolean clears) {
        super(2);
        this.workspace = workspace;
        this.value = value;
        this.meaning = meaning;
        this.clears = clears;
        field = new TextField(value);
        field.setId(id);
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        field.setOnAction(_ -> commit());
        field.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused && field.getScene() != null) {
                        commit();
                    }
                });
        field.textProperty().addListener((_, _, typed) -> show(early(typed.strip())));
        show(Optional.empty());
        getChildren().setAll(field, error);
    }

    TextField field() {
        return field;
    }

    private void commit() {
        var typed = field.getText().strip();
        if (typed.equals(value) || clears && typed.isEmpty()) {
            show(Optional.empty());
            return;
        }
        var refused =
                switch (meaning.apply(typed)) {
                    case Meaning.Wrong(var reason) -> Optional.of(reason);
                    case Meaning.Means(var edit) -> refusal(workspace.session().commit(edit));
                };
        show(refused);
        if (refused.isEmpty() && clears) {
            field.clear();
        }
    }

    /// While typing: what is impossible, and what would be refused, before anything is committed.
    private Optional<Message> early(String typed) {
        if (typed.isEmpty() || typed.equals(value)) {
            return Optional.empty();
        }
        return switch (meaning.apply(typed)) {
            case Meaning.Wrong(var reason) -> Optional.of(reason);
            case Meaning.Means(var edit) -> refusal(workspace.session().preview(edit));
        };
    }

    private static Optional<Message> refusal(Outcome outcome) {
        return outcome instanceof Outcome.Refused(_, var reason, _)
                ? Optional.of(reason)
                : Optional.empty();
    }

    private void show(Optional<Message> reason) {
        error.setText(reason.map(workspace.words()::text).orElse(""));
        error.setVisible(reason.isPresent());
        error.setManaged(reason.isPresent());
        field.setAccessibleHelp(error.getText());
        field.pseudoClassStateChanged(WRONG, reason.isPresent());
    }
}
