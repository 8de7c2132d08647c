package dev.peerscape.app.peering;

import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import java.util.Optional;

/// Asks what a request for a peering shall say. Shows at once whether it can work: a request
/// between VPCs that overlap is sent all the same when people want to see what AWS makes of it.
public final class RequestDialog {
    private final Workspace workspace;
    private final Words words;
    private final Ends ends;
    private final ResourceId id;
    @FXML private TextField name;
    @FXML private ComboBox<Vpc> requester;
    @FXML private ComboBox<Vpc> accepter;
    @FXML private StackPane requesterCard;
    @FXML private StackPane accepterCard;
    @FXML private VBox strips;
    @FXML private Label note;
    private Optional<Button> send = Optional.empty();

    /// The VPCs that the request is about at first.
    ///
    /// @param requester the one that asks
    /// @param accepter the one that is asked
    public record Ends(ResourceId requester, ResourceId accepter) {}

    /// A dialog for these ends.
    public RequestDialog(Workspace workspace, Ends ends) {
        this.workspace = workspace;
        this.words = workspace.words();
        this.ends = ends;
        id = Ids.in(workspace.session().document().topology()).next(Kind.PEERING);
    }

    @FXML
    private void initialize() {
        var topology = workspace.session().document().topology();
        for (var box : java.util.List.of(requester, accepter)) {
            box.setConverter(new Names());
            box.getItems().setAll(topology.vpcs().values());
            box.valueProperty().addListener(_ -> refresh());
        }
        topology.vpc(ends.requester()).ifPresent(requester::setValue);
        topology.vpc(ends.accepter()).ifPresent(accepter::setValue);
        name.setText(suggestedName());
    }

    private String suggestedName() {
        return requester.getValue() == null || accepter.getValue() == null
                ? ""
                : requester.getValue().label() + "-to-" + accepter.getValue().label();
    }

    /// Takes note of the button that sends, whose words depend on how it would end.
    void attach(Button button) {
        send = Optional.of(button);
        refresh();
    }

    /// {@return where the peering's name is typed}
    TextField name() {
        return name;
    }

    @FXML
    private void swap() {
        var one = requester.getValue();
        requester.setValue(accepter.getValue());
        accepter.setValue(one);
    }

    private void refresh() {
        var from = requester.getValue();
        var to = accepter.getValue();
        strips.getChildren().clear();
        if (from == null || to == null) {
            return;
        }
        requesterCard.getChildren().setAll(SideCard.of(words, "peering.requester", from));
        accepterCard.getChildren().setAll(SideCard.of(words, "peering.accepter", to));
        boolean fails = false;
        boolean refused = false;
        switch (workspace.session().preview(edit())) {
            case Outcome.Refused(_, var reason, _) -> {
                refused = true;
                strips.getChildren().add(Strip.BAD.label(words.text(reason)));
            }
            case Outcome.Applied(var after, _, _) -> {
                var made = after.topology().peering(id);
                fails = made.map(it -> it.status() == PeeringStatus.FAILED).orElse(false);
                Strip.overlaps(strips, words, from.cidrs(), to.cidrs());
            }
        }
        boolean sameAccount = from.account().equals(to.account());
        note.setText(
                words.text(
                        sameAccount ? "peering.same-account-note" : "peering.other-account-note",
                        to.account().value()));
        boolean wontWork = fails;
        boolean disabled = refused;
        send.ifPresent(button -> {
            button.setText(words.text(wontWork ? "peering.send-anyway" : "peering.send"));
            button.setDisable(disabled);
        });
    }

    /// {@return the request as it now reads}
    Edit edit() {
        return new Edit.RequestPeering(
                workspace.revision().actor(),
                id,
                name.getText() == null ? "" : name.getText().strip(),
                requester.getValue().id(),
                accepter.getValue().id());
    }

    private static final class Names extends StringConverter<Vpc> {
        @Override
        public String toString(Vpc vpc) {
            return vpc == null
                    ? ""
                    : vpc.label() + "  " + vpc.primaryCidr().map(Object::toString).orElse("");
        }

        @Override
        public Vpc fromString(String text) {
            throw new IllegalStateException("not editable: " + text);
        }
    }
}
