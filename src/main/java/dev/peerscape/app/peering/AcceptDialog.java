package dev.peerscape.app.peering;

import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.editor.peering.PeeringPlan;

import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows a pending request as the AWS console does, and beside it what the console leaves to
/// people: the routes that both sides need.
public final class AcceptDialog {
    private final Workspace workspace;
    private final Words words;
    private final PeeringPlan plan;
    private final Map<CheckBox, PeeringPlan.Row> boxes = new LinkedHashMap<>();
    @FXML private Label since;
    @FXML private StackPane requesterCard;
    @FXML private StackPane accepterCard;
    @FXML private VBox strips;
    @FXML private VBox routes;
    @FXML private Label chosen;

    /// A dialog about a pending request.
    public AcceptDialog(Workspace workspace, Peering peering) {
        this.workspace = workspace;
        this.words = workspace.words();
        plan = PeeringPlan.of(workspace.session().document().topology(), peering);
    }

    @FXML
    private void initialize() {
        var topology = workspace.session().document().topology();
        var peering = plan.peering();
        since.setText(
                words.text(
                        "peering.expires",
                        Remaining.of(words, topology.now(), peering).orElse("")));
        requesterCard
                .getChildren()
                .setAll(SideCard.of(words, "peering.requester", topology, peering.requester()));
        accepterCard
                .getChildren()
                .setAll(SideCard.of(words, "peering.accepter", topology, peering.accepter()));
        Strip.overlaps(
                strips,
                words,
                PeeringPlan.blocks(topology, peering.requester()),
                PeeringPlan.blocks(topology, peering.accepter()));
        var stranger = peering.requester().account();
        if (!topology.accounts().containsKey(stranger)) {
            strips.getChildren()
                    .add(Strip.WARNING.label(words.text("peering.stranger", stranger.value())));
        }
        plan.rows().forEach(row -> routes.getChildren().add(line(row)));
        if (plan.rows().isEmpty()) {
            routes.getChildren().add(new Label(words.text("peering.no-routes-needed")));
        }
        count();
    }

    private HBox line(PeeringPlan.Row row) {
        var box = new CheckBox(row.vpc().label() + " / " + row.table().label());
        box.setSelected(row.isSuggested());
        box.selectedProperty().addListener(_ -> count());
        box.setId("route-" + row.table().id() + "-" + boxes.size());
        boxes.put(box, row);
        var destination = new Label(row.destination() + " \u2192 pcx");
        destination.getStyleClass().add("mono");
        var subnets = new Label(words.text("peering.subnets", row.subnets()));
        subnets.getStyleClass().add("secondary");
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        box.setPrefWidth(230);
        var line = new HBox(12, box, destination, spring, subnets);
        line.getStyleClass().add("check-row");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void count() {
        chosen.setText(words.text("peering.chosen", plan.rows().size(), ticked().size()));
    }

    private List<PeeringPlan.Row> ticked() {
        return boxes.entrySet().stream()
                .filter(entry -> entry.getKey().isSelected())
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Disables a button when the actor may not do what it does, and says why.
    void guard(Button button, Edit edit) {
        if (workspace.session().preview(edit) instanceof Outcome.Refused(_, var reason, _)) {
            button.setDisable(true);
            strips.getChildren().add(Strip.WARNING.label(words.text(reason)));
        }
    }

    /// {@return accepting with the routes that are ticked}
    Edit acceptWithRoutes() {
        return plan.accept(workspace.revision().actor(), ticked());
    }

    /// {@return accepting alone}
    Edit acceptOnly() {
        return new Edit.AcceptPeering(workspace.revision().actor(), plan.peering().id());
    }

    /// {@return rejecting}
    Edit reject() {
        return new Edit.RejectPeering(workspace.revision().actor(), plan.peering().id());
    }

    /// {@return how many routes are ticked}
    int routeCount() {
        return ticked().size();
    }

    /// {@return the peering asked about}
    Optional<Peering> peering() {
        return Optional.of(plan.peering());
    }
}
