package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// A line of the observed traceroute: what the probe of that TTL saw.
///
/// @param kind what was sent
/// @param port to which port; for ICMP the type
/// @param address who answered; empty is `* * *`
/// @param rttMs the three round-trip times, simulated, in milliseconds; empty when nobody answered
/// @param there the components that the probe came to, as they are called in a trace's hops; in the
///   last one its TTL was used up, it arrived, or it was dropped
/// @param back those that the answer came to, from who gave it on; empty when nobody did. It came
///   all the way where there is an address; else the last one is where it was lost.
/// @param silence why there is no address; empty where there is one
public record Probe(
        int ttl,
        ProbeKind kind,
        int port,
        Optional<Ip> address,
        List<Double> rttMs,
        List<ResourceId> there,
        List<ResourceId> back,
        Optional<Message> silence) {
    public Probe {
        rttMs = List.copyOf(rttMs);
        there = List.copyOf(there);
        back = List.copyOf(back);
    }
}
