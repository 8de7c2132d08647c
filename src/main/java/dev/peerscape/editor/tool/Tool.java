package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;

/// A state of the hand. Input leads to the next state; edits happen on the way. Knows no screen.
interface Tool {

    /// {@return the state after that input, often itself}
    Tool on(Input input, Diagram diagram);

    /// {@return what is drawn over the picture meanwhile}
    default Overlay overlay() {
        return Overlay.NONE;
    }

    /// {@return what can be done now, for the status line}
    default Message hint() {
        return Message.of("tool.hint-idle");
    }

    /// {@return the shape of the pointer}
    default Pointer pointer() {
        return Pointer.ARROW;
    }

    /// Shapes of the pointer.
    enum Pointer {
        ARROW,
        HAND,
        MOVE,
        CROSS,
        RESIZE
    }
}
