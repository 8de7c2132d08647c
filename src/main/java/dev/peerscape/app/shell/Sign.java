package dev.peerscape.app.shell;

import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/// The signs of the toolbar, drawn like the glyphs of resources: our own, on a grid of 18 with
/// lines of 1.5.
public enum Sign {
    UNDO(
            "M6.5 3.5L2.75 7.25L6.5 11M2.75 7.25H11C13.6 7.25 15.5 9 15.5 11.4C15.5 13.8 13.6 15.5"
                    + " 11 15.5H7.5"),
    REDO(
            "M11.5 3.5L15.25 7.25L11.5 11M15.25 7.25H7C4.4 7.25 2.5 9 2.5 11.4C2.5 13.8 4.4 15.5 7"
                    + " 15.5H10.5"),
    SELECT("M4 2.5L4 14L7.2 11.1L9.3 15.7L11.5 14.7L9.4 10.2L13.8 10Z"),
    HAND(
            "M6.2 9.5V4.4C6.2 3 8.2 3 8.2 4.4V8.5V3.2C8.2 1.9 10.2 1.9 10.2 3.2V8.5V4C10.2 2.7 12.2"
                + " 2.7 12.2 4V9V6C12.2 4.8 14.1 4.8 14.1 6V11C14.1 14 12.2 16 9.6 16C7.2 16 6.3 15"
                + " 5.2 13L3.2 9.8C2.6 8.6 4.2 7.8 5 8.8L6.2 10.4"),
    CONNECT(
            "M4.5 13.5L13.5 4.5M2.4 13.5A2.1 2.1 0 1 0 6.6 13.5A2.1 2.1 0 1 0 2.4 13.5M11.4 4.5A2.1"
                    + " 2.1 0 1 0 15.6 4.5A2.1 2.1 0 1 0 11.4 4.5"),
    TRACE(
            "M2 12.5C5 12.5 5 6 8 6C10.5 6 10 11 12.5 11C14 11 14.5 9.5 15.5 6.5M12.6 7.6L15.6"
                    + " 6L16.6 9.2"),
    PLUS("M4.5 9H13.5M9 4.5V13.5"),
    MINUS("M4.5 9H13.5"),
    CHECK("M3.75 9.5L7.5 13.25L14.5 5"),
    PLAY("M6 3.75L14 9L6 14.25Z"),
    PAUSE("M6.25 4V14M11.75 4V14"),
    STEP_BACK("M11.5 4.5L6.5 9L11.5 13.5"),
    STEP_FORWARD("M6.5 4.5L11.5 9L6.5 13.5"),
    TO_START("M13 4.5L8 9L13 13.5M5 4.5V13.5"),
    TO_END("M5 4.5L10 9L5 13.5M13 4.5V13.5"),
    REPEAT("M14.5 9A5.5 5.5 0 1 1 12.6 4.85M12.75 2V5.25H9.5"),
    SWAP("M3 6.5H15M12 3.5L15 6.5M15 11.5H3M6 14.5L3 11.5"),
    SEARCH("M3 8A5 5 0 1 0 13 8A5 5 0 1 0 3 8M11.7 11.7L15.5 15.5");

    private final String path;

    Sign(String path) {
        this.path = path;
    }

    /// {@return a node that shows it}
    public Node node() {
        return node(path);
    }

    /// {@return a node that shows a path of the grid of 18, such as a glyph's; its colour is the
    /// style class `glyph`'s}
    public static Node node(String path) {
        var shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("glyph");
        // An invisible frame keeps every sign at its place on the grid, however little it fills.
        var grid = new SVGPath();
        grid.setContent("M0 0H18V18H0Z");
        grid.getStyleClass().add("glyph-grid");
        var pane = new StackPane(new Group(grid, shape));
        pane.getStyleClass().add("glyph-pane");
        pane.setMouseTransparent(true);
        return pane;
    }
}
