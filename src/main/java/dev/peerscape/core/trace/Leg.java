package dev.peerscape.core.trace;

import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// One direction of a trace.
///
/// @param outcome whether somebody got the packet
/// @param code why not, for a dropped one
/// @param at where it ended: who got it, or what dropped it
/// @param hops the way up to where the packet ends
/// @param beyond the hops it would have taken, had each block let it through
public record Leg(
        Outcome outcome, Optional<Code> code, ResourceId at, List<Hop> hops, List<Hop> beyond) {

    public Leg {
        hops = List.copyOf(hops);
        beyond = List.copyOf(beyond);
    }

    /// Whether somebody got the packet.
    public enum Outcome {
        DELIVERED("delivered"),
        MISDELIVERED("misdelivered"),
        DROPPED("dropped");

        private final String slug;

        Outcome(String slug) {
            this.slug = slug;
        }

        /// {@return the word in JSON output}
        public String slug() {
            return slug;
        }
    }
}
