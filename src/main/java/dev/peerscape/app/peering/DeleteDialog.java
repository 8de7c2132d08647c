package dev.peerscape.app.peering;

import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.topology.Peering;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Asks whether the routes to a peering go with it, as the console does, and says what follows.
public final class DeleteDialog {
    private final Workspace workspace;
    private final Words words;
    private final Peering peering;
    @FXML private Label question;
    @FXML private CheckBox withRoutes;
    @FXML private VBox strips;

    /// A dialog about a peering.
    public DeleteDialog(Workspace workspace, Peering peering) {
        this.workspace = workspace;
        this.words = workspace.words();
        this.peering = peering;
    }

    @FXML
    private void initialize() {
        question.setText(words.text("peering.delete-question", peering.label()));
        withRoutes.selectedProperty().addListener(_ -> refresh());
        refresh();
    }

    private void refresh() {
        strips.getChildren().clear();
        switch (workspace.session().preview(edit())) {
            case Outcome.Refused(_, var reason, _) ->
                    strips.getChildren().add(Strip.BAD.label(words.text(reason)));
            case Outcome.Applied(_, _, var notes) ->
                    notes.forEach(note ->
                            strips.getChildren().add(Strip.WARNING.label(words.text(note))));
        }
    }

    /// Disables the button when the actor may not delete.
    void guard(Button button) {
        button.setDisable(workspace.session().preview(edit()) instanceof Outcome.Refused);
    }

    /// {@return the deletion as it is ticked}
    Edit edit() {
        return new Edit.DeletePeering(
                workspace.revision().actor(), peering.id(), withRoutes.isSelected());
    }
}
