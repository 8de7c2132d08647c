package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;

import java.util.List;

/// A state of the hand. Immutable: what it answers comes next.
interface Tool {
    /// {@return the tool after the input, often itself}
    Tool on(Input input, Diagram diagram);

    /// {@return what to show above the diagram}
    default List<Mark> marks(Diagram diagram) {
        return List.of();
    }

    /// {@return what hands can do now, for the status line}
    Message hint();

    /// {@return how the pointer looks}
    default Pointer pointer(Diagram diagram) {
        return Pointer.ARROW;
    }

    /// {@return the tool after Escape or a lost focus; itself when there is nothing to leave}
    Tool cancelled();

    /// {@return whether a gesture is under way, which Escape ends before anything else}
    default boolean isGesture() {
        return false;
    }

    /// {@return whether the canvas scrolls while the pointer rests near its border}
    default boolean scrollsAtEdge() {
        return isGesture();
    }
}
