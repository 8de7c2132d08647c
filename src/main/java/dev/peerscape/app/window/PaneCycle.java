package dev.peerscape.app.window;

import javafx.scene.Node;
import javafx.scene.Parent;

import java.util.List;
import java.util.Optional;

/// Moves the keyboard focus from pane to pane, for F6.
final class PaneCycle {
    private final List<? extends Node> panes;

    PaneCycle(List<? extends Node> panes) {
        this.panes = panes;
    }

    /// Focuses the next pane that has something to focus, starting from the one that has it now.
    void move(Node root, boolean forward) {
        var owner = root.getScene().getFocusOwner();
        int at = -1;
        for (int i = 0; i < panes.size(); i++) {
            if (owner != null && holds(panes.get(i), owner)) {
                at = i;
            }
        }
        for (int step = 1; step <= panes.size(); step++) {
            int next = Math.floorMod(at + (forward ? step : -step), panes.size());
            var target = firstFocusable(panes.get(next));
            if (target.isPresent()) {
                target.get().requestFocus();
                return;
            }
        }
    }

    private static boolean holds(Node pane, Node node) {
        for (Node it = node; it != null; it = it.getParent()) {
            if (it == pane) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> firstFocusable(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        if (node instanceof Parent parent) {
            return parent.getChildrenUnmodifiable().stream()
                    .flatMap(child -> firstFocusable(child).stream())
                    .findFirst();
        }
        return Optional.empty();
    }
}
