package dev.peerscape.app.playback;

import dev.peerscape.core.trace.Decision;
import dev.peerscape.core.trace.Direction;

/// A row of the hop list.
///
/// @param stop its number in the playback
/// @param number its number in its direction
record HopRow(
        int stop,
        Direction direction,
        int number,
        String where,
        String decision,
        Decision.Result result) {}
