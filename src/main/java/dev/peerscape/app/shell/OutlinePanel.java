package dev.peerscape.app.shell;

import dev.peerscape.core.topology.ResourceId;

import javafx.fxml.FXML;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import java.util.HashSet;
import java.util.Set;

/// The tree beside the canvas: the same content for the keyboard and for assistive technology. It
/// selects with the canvas both ways.
public final class OutlinePanel {
    /// More than so many selected things are not all looked up in the tree.
    private static final int MOST_SELECTED = 100;

    private final Workspace workspace;
    private boolean following;
    @FXML private TreeView<OutlineRow> tree;

    /// The outline of that document.
    public OutlinePanel(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        var root = OutlineItem.root(workspace.session().document().topology());
        tree.setRoot(root);
        tree.setShowRoot(false);
        tree.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        tree.setCellFactory(_ -> new OutlineCell(workspace.words()));
        workspace.watch(
                revision -> revision.document().topology(),
                topology -> follow(() -> root.refresh(root.getValue(), topology)));
        workspace.watch(
                revision -> revision.selection(), ids -> follow(() -> showSelection(root, ids)));
        tree.getSelectionModel()
                .getSelectedItems()
                .subscribe(() -> {
                    if (!following) {
                        select();
                    }
                });
        tree.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selectedIds().stream().findFirst().ifPresent(workspace::reveal);
                event.consume();
            }
        });
        tree.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                selectedIds().stream().findFirst().ifPresent(workspace::reveal);
            }
        });
    }

    // While the tree follows the document, its own events are echoes and select nothing.
    private void follow(Runnable change) {
        following = true;
        try {
            change.run();
        } finally {
            following = false;
        }
    }

    private void showSelection(OutlineItem root, Set<ResourceId> ids) {
        if (ids.equals(selectedIds())) {
            return;
        }
        var model = tree.getSelectionModel();
        model.clearSelection();
        var topology = workspace.session().document().topology();
        // First unfold all, then select: unfolding moves the rows that are selected already.
        var items =
                ids.stream()
                        .sorted()
                        .limit(MOST_SELECTED)
                        .flatMap(id -> root.at(OutlineRows.path(id, topology)).stream())
                        .filter(item -> item != root)
                        .toList();
        items.forEach(model::select);
        if (model.getSelectedIndex() >= 0) {
            tree.scrollTo(Math.max(0, model.getSelectedIndex() - 3));
        }
    }

    private void select() {
        workspace.session().select(selectedIds());
    }

    private Set<ResourceId> selectedIds() {
        var ids = new HashSet<ResourceId>();
        for (TreeItem<OutlineRow> item : tree.getSelectionModel().getSelectedItems()) {
            if (item != null) {
                item.getValue().id().ifPresent(ids::add);
            }
        }
        return ids;
    }
}
