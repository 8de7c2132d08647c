package dev.peerscape.editor.playback;

import dev.peerscape.core.trace.Direction;
import dev.peerscape.core.trace.Hop;

/// A hop of a trace with its place in time and on the canvas.
///
/// @param direction there or back
/// @param index its number in its leg, from 0
/// @param seconds when the packet is there
/// @param x where on the canvas
/// @param y where on the canvas
/// @param blocks whether the packet goes no further
public record Stop(
        Direction direction,
        int index,
        Hop hop,
        double seconds,
        double x,
        double y,
        boolean blocks) {}
