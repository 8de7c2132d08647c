package dev.peerscape.app.inspector;

import dev.peerscape.app.shell.Panes;
import dev.peerscape.app.shell.Wish;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.editor.session.Revision;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import java.util.Optional;
import java.util.Set;

/// Shows the form of what is selected, and keeps it up to date: with the document, the selection,
/// the actor and the language.
public final class InspectorPanel {
    private final Workspace workspace;
    private final Words words;
    @FXML private VBox content;
    @FXML private ScrollPane scroll;
    @FXML private Label kind;
    @FXML private TextField name;
    private Optional<Shown> shown = Optional.empty();
    private Form form;

    private record Shown(Topology topology, Set<ResourceId> selection, Object actor, Object texts) {
        boolean isSame(Shown other) {
            return topology == other.topology
                    && selection.equals(other.selection)
                    && actor == other.actor
                    && texts == other.texts;
        }
    }

    /// The panel of that document.
    public InspectorPanel(Workspace workspace) {
        this.workspace = workspace;
        this.words = workspace.words();
        form = new Form(workspace);
    }

    @FXML
    private void initialize() {
        name.setOnAction(_ -> rename());
        name.focusedProperty()
                .addListener((_, _, focused) -> {
                    if (!focused) {
                        rename();
                    }
                });
        workspace.watch(revision -> revision, this::show);
        workspace.fulfil(Wish.Rename.class, wish -> open(wish.id(), this::focusName));
        workspace.fulfil(Wish.OpenForm.class, wish -> open(wish.id(), this::focusFirst));
        words.texts().addListener(_ -> show(workspace.revision()));
        workspace.whenClosed(workspace.network().watch(this::compiled));
    }

    private void open(ResourceId id, Runnable focus) {
        workspace.session().select(Set.of(id));
        workspace
                .desk()
                .panes()
                .filter(panes -> !panes.isShown(Panes.Side.RIGHT))
                .ifPresent(panes -> panes.toggle(Panes.Side.RIGHT));
        focus.run();
    }

    private void focusName() {
        name.requestFocus();
        name.selectAll();
    }

    // Some forms only tell: then it is the name.
    private void focusFirst() {
        firstField(content).ifPresentOrElse(Node::requestFocus, this::focusName);
    }

    private static Optional<Node> firstField(Parent parent) {
        for (var child : parent.getChildrenUnmodifiable()) {
            var found =
                    child.isFocusTraversable() && !child.isDisabled()
                            ? Optional.of(child)
                            : child instanceof Parent inner
                                    ? firstField(inner)
                                    : Optional.<Node>empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Resource> selected() {
        var selection = workspace.revision().selection();
        return selection.size() == 1
                ? workspace.session().document().topology().find(selection.iterator().next())
                : Optional.empty();
    }

    private void rename() {
        selected()
                .filter(it -> !it.name().equals(name.getText().strip()))
                .filter(it -> !it.id().equals(ResourceId.INTERNET))
                .ifPresent(
                        it -> workspace.commit(new Edit.Rename(it.id(), name.getText().strip())));
    }

    private void show(Revision revision) {
        var next =
                new Shown(
                        revision.document().topology(),
                        revision.selection(),
                        revision.actor(),
                        words.texts().get());
        if (shown.filter(next::isSame).isPresent()) {
            return;
        }
        boolean sameThing = shown.filter(it -> it.selection().equals(next.selection())).isPresent();
        shown = Optional.of(next);
        var focus = focusedId();
        double place = scroll.getVvalue();
        var resource = selected();
        boolean nameable = resource.filter(it -> !it.id().equals(ResourceId.INTERNET)).isPresent();
        kind.setText(caption(next, resource));
        name.setVisible(nameable);
        name.setManaged(nameable);
        resource.ifPresent(it -> name.setText(it.name()));
        resource.ifPresent(it -> name.setPromptText(it.id().value()));
        form =
                resource.map(it -> Forms.of(workspace, it))
                        .orElseGet(() -> Forms.summary(workspace));
        content.getChildren().setAll(form);
        compiled(workspace.network().get());
        if (sameThing) {
            scroll.setVvalue(place);
            focus.map(id -> content.lookup("#" + id)).ifPresent(Node::requestFocus);
        }
    }

    // What is compiled of an older state would mislead: the form waits for its own.
    private void compiled(Optional<Network> network) {
        var present = workspace.session().document().topology();
        network.filter(it -> it.topology() == present).ifPresent(form::compiled);
    }

    private String caption(Shown next, Optional<Resource> resource) {
        return resource.map(it -> words.text("inspector.kind-" + it.kind().slug()))
                .orElseGet(() ->
                        next.selection().isEmpty()
                                ? words.text("inspector.document")
                                : words.text("inspector.several", next.selection().size()));
    }

    private Optional<String> focusedId() {
        var scene = content.getScene();
        return Optional.ofNullable(scene == null ? null : scene.getFocusOwner())
                .map(Node::getId)
                .filter(id -> !id.isEmpty() && content.lookup("#" + id) != null);
    }
}
