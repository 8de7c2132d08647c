package dev.peerscape.core.trace;

import dev.peerscape.core.network.Network;

/// Follows flows through a compiled network. Safe to share between threads.
public final class Tracer {
    private final Network network;

    /// A tracer of that network.
    public Tracer(Network network) {
        this.network = network;
    }

    /// {@return the flow followed there and back, with everything that is in its way}
    public Trace trace(Flow flow) {
        throw new IllegalStateException("being written: " + network + flow);
    }
}
