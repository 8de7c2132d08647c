package dev.peerscape.editor.tool;

/// What a hand does, in pixels of the view.
public sealed interface Input {

    /// The keys held meanwhile.
    ///
    /// @param shortcut Ctrl, or Command on a Mac
    /// @param space whether the space bar is held, which makes any drag a pan
    record Mods(boolean shift, boolean shortcut, boolean alt, boolean space) {
        /// No key.
        public static final Mods NONE = new Mods(false, false, false, false);
    }

    /// The buttons of a mouse.
    enum Button {
        PRIMARY,
        MIDDLE,
        SECONDARY
    }

    /// A button goes down.
    record Press(double x, double y, Button button, int clicks, Mods mods) implements Input {}

    /// The pointer moves, with or without a button held.
    record Move(double x, double y, Mods mods) implements Input {}

    /// The button goes up.
    record Release(double x, double y, Mods mods) implements Input {}

    /// The wheel turns, or two fingers scroll.
    record Wheel(double x, double y, double dx, double dy, Mods mods) implements Input {}

    /// A key goes down, by its name: `ESCAPE`, `LEFT`, `DELETE`.
    record Key(String name, Mods mods) implements Input {}

    /// The gesture is called off: the window lost the focus.
    record Cancel() implements Input {}
}
