package dev.peerscape.core.trace;

import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// A flow followed there and back, with its evidence.
///
/// @param reached who got the packet
/// @param back the reply's way; empty when nobody was there to reply. When the request was dropped
///   but would have arrived with every block lifted, this is the reply that would then have been
///   sent, so that its blockers are listed too.
/// @param traceroute what a traceroute from the sender would print
/// @param blockers everything in the way, forward first
public record Trace(
        Flow flow,
        Verdict verdict,
        Optional<ResourceId> reached,
        Leg forward,
        Optional<Leg> back,
        List<Probe> traceroute,
        List<Blocker> blockers) {

    public Trace {
        traceroute = List.copyOf(traceroute);
        blockers = List.copyOf(blockers);
    }
}
