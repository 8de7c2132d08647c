package dev.peerscape.app.shell;

/// The parts of the window, for commands that move the focus or show and hide.
public interface Panes {

    /// The panels at the sides.
    enum Side {
        LEFT,
        RIGHT,
        BOTTOM
    }

    /// The tabs below the canvas.
    enum Bottom {
        PROBLEMS,
        TRACE
    }

    /// A place that the tour points at.
    enum Place {
        PALETTE,
        CANVAS,
        BANNER,
        INSPECTOR,
        TRACE
    }

    /// Draws the eye to a place for a moment.
    void spotlight(Place place);

    /// Puts the cursor into the search field.
    void focusSearch();

    /// Puts the focus on the canvas.
    void focusCanvas();

    /// Moves the focus to the next pane, or the one before.
    void cycle(boolean forward);

    /// Shows one of the tabs below the canvas.
    void show(Bottom tab);

    /// Shows or hides a side.
    void toggle(Side side);

    /// {@return whether a side is shown}
    boolean isShown(Side side);

    /// Closes the window, when nothing unsaved is in the way.
    void quit();
}
