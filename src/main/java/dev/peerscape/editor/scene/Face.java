package dev.peerscape.editor.scene;

/// A typeface and weight.
public enum Face {
    /// The interface face.
    PLAIN,
    /// The interface face, for names.
    BOLD,
    /// Fixed width, for addresses.
    MONO
}
