package dev.peerscape.editor.playback;

/// What is seen at one moment.
///
/// @param x the packet's place on the canvas
/// @param y the packet's place on the canvas
/// @param stop the number of the last stop reached, in [Playback#stops]
/// @param phase what the packet does
public record Frame(double seconds, double x, double y, int stop, Phase phase) {
    /// What the packet does.
    public enum Phase {
        /// It is on its way to the next stop.
        MOVING,
        /// A component decides about it.
        DECIDING,
        /// It goes no further.
        BLOCKED,
        /// It has arrived.
        ARRIVED
    }
}
