package dev.peerscape.core.network;

import dev.peerscape.core.topology.Topology;

/// A topology compiled for tracing and checking: flat tables, and the graph of VPCs, gateways and
/// the Internet.
public final class Network {
    private final Topology topology;

    private Network(Topology topology) {
        this.topology = topology;
    }

    /// {@return the topology compiled from scratch}
    public static Network compile(Topology topology) {
        return new Network(topology);
    }

    /// {@return a later topology compiled, taking over what belongs to VPCs that are the same
    /// object}
    public Network recompile(Topology next) {
        return compile(next);
    }

    /// {@return what this was compiled from}
    public Topology topology() {
        return topology;
    }
}
