package dev.peerscape.app.shell;

import dev.peerscape.core.topology.Topology;

import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A row of the outline with the rows below it, which are made when first asked for and kept over
/// edits, so that what was unfolded stays so.
final class OutlineItem extends TreeItem<OutlineRow> {
    private Topology topology;
    private boolean loaded;

    OutlineItem(OutlineRow row, Topology topology) {
        super(row);
        this.topology = topology;
        setExpanded(row.open());
    }

    /// An item to hold the top rows, not shown itself.
    static OutlineItem root(Topology topology) {
        var row =
                new OutlineRow(
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        OutlineRow.NOTHING,
                        OutlineRow.NOTHING,
                        topology,
                        true);
        var root = new OutlineItem(row, topology);
        // A tree never asks for what is below a root that was empty at first.
        root.loaded = true;
        root.getChildren().setAll(root.items());
        return root;
    }

    private List<OutlineItem> items() {
        return rows().stream().map(row -> new OutlineItem(row, topology)).toList();
    }

    private List<OutlineRow> rows() {
        return getValue().key().isEmpty()
                ? OutlineRows.top(topology)
                : OutlineRows.below(getValue(), topology);
    }

    @Override
    public boolean isLeaf() {
        return loaded ? super.getChildren().isEmpty() : rows().isEmpty();
    }

    @Override
    public ObservableList<TreeItem<OutlineRow>> getChildren() {
        if (!loaded) {
            loaded = true;
            super.getChildren().setAll(items());
        }
        return super.getChildren();
    }

    /// Takes on another state of the document; what is below an object that stayed is left alone.
    void refresh(OutlineRow row, Topology next) {
        boolean same = row.source() == getValue().source() && !getValue().key().isEmpty();
        topology = next;
        if (!row.equals(getValue())) {
            setValue(row);
        }
        if (!loaded || same) {
            return;
        }
        var before = new HashMap<String, OutlineItem>();
        for (var child : super.getChildren()) {
            if (child instanceof OutlineItem item) {
                before.put(item.getValue().key(), item);
            }
        }
        var now =
                rows().stream()
                        .map(it -> {
                            var kept = before.get(it.key());
                            if (kept == null) {
                                return new OutlineItem(it, next);
                            }
                            kept.refresh(it, next);
                            return kept;
                        })
                        .toList();
        if (!now.equals(super.getChildren())) {
            super.getChildren().setAll(now);
        }
    }

    /// {@return the item at the end of a path of keys, unfolding what is above it}
    Optional<OutlineItem> at(List<String> path) {
        var item = this;
        for (int i = 0; i < path.size(); i++) {
            var key = path.get(i);
            var child =
                    item.getChildren().stream()
                            .filter(it -> it.getValue().key().equals(key))
                            .findFirst();
            if (child.isEmpty() || !(child.get() instanceof OutlineItem next)) {
                return Optional.empty();
            }
            if (i < path.size() - 1) {
                next.setExpanded(true);
            }
            item = next;
        }
        return Optional.of(item);
    }
}
