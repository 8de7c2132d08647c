package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;

import java.util.List;
import java.util.Optional;

/// A line of the observed traceroute: what the probe of that TTL saw.
///
/// @param address who answered; empty is `* * *`
/// @param rttMs the three round-trip times, simulated, in milliseconds; empty when nobody answered
public record Probe(int ttl, Optional<Ip> address, List<Double> rttMs) {
    public Probe {
        rttMs = List.copyOf(rttMs);
    }
}
