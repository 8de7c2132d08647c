package dev.peerscape.app.peering;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.topology.Peering;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How long a request still waits, in words.
final class Remaining {
    private Remaining() {}

    /// {@return "6 d 23 h", or nothing when the peering does not wait}
    static Optional<String> of(Words words, Instant now, Peering peering) {
        return peering.expires()
                .map(end -> Duration.between(now, end))
                .filter(left -> !left.isNegative())
                .map(left -> words.text("peering.remaining", left.toDays(), left.toHoursPart()));
    }
}
