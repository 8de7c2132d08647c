package dev.peerscape.editor.tool;

/// What hands do, in pixels of the view. Made by the window from its events, by tests from nothing.
public sealed interface Input {

    /// A mouse button.
    enum Button {
        PRIMARY,
        MIDDLE,
        SECONDARY
    }

    /// A key that means something to the canvas.
    enum Key {
        ESCAPE,
        ENTER,
        SPACE,
        DELETE,
        RENAME,
        LEFT,
        RIGHT,
        UP,
        DOWN,
        /// The select tool.
        V,
        /// The hand tool.
        H,
        /// The link tool.
        L,
        /// The trace tool.
        T,
        /// A modifier went down or up.
        MODIFIER
    }

    /// The modifiers held.
    ///
    /// @param shortcut Ctrl, on a Mac Command
    record Mods(boolean shift, boolean shortcut, boolean alt) {
        /// None.
        public static final Mods NONE = new Mods(false, false, false);

        /// {@return whether a drag copies instead of moving}
        public boolean copies() {
            return shortcut || alt;
        }
    }

    /// A button went down.
    ///
    /// @param clicks 2 for the second of a double click
    record Press(double x, double y, Button button, int clicks, Mods mods) implements Input {}

    /// The pointer moved, with or without a button held.
    record Move(double x, double y, Mods mods) implements Input {}

    /// A button went up.
    record Release(double x, double y, Mods mods) implements Input {}

    /// The pointer left the canvas.
    record Leave() implements Input {}

    /// The wheel turned or two fingers slid; positive is up and left.
    record Wheel(double x, double y, double dx, double dy, Mods mods) implements Input {}

    /// Two fingers moved apart or together.
    record Pinch(double x, double y, double factor) implements Input {}

    /// A key went down; a held one repeats.
    record KeyDown(Key key, Mods mods) implements Input {}

    /// A key went up.
    record KeyUp(Key key, Mods mods) implements Input {}

    /// Time passed.
    ///
    /// @param seconds since some moment that never changes
    record Tick(double seconds) implements Input {}

    /// The focus was lost: whatever was begun does not happen.
    record Cancel() implements Input {}
}
