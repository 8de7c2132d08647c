package dev.peerscape.editor.playback;

/// A playback and the moment shown, for the canvas.
public record Playing(Playback playback, double seconds) {}
