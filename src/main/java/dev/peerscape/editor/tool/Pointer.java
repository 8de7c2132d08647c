package dev.peerscape.editor.tool;

/// How the mouse pointer looks.
public enum Pointer {
    ARROW,
    HAND,
    GRABBING,
    CROSS,
    MOVE,
    COPY,
    REFUSED,
    RESIZE_E,
    RESIZE_S,
    RESIZE_SE,
    RESIZE_SW
}
