package dev.peerscape.core.topology;

import java.time.Instant;

/// What a file holds and a person edits: the network, where its parts are drawn, and how its people
/// judge what is uncertain. An immutable value; `Edits.apply` is the only function that makes one
/// from another.
public record Document(Topology topology, Layout layout, Policy policy) {

    /// One that judges everything as usual.
    public Document(Topology topology, Layout layout) {
        this(topology, layout, Policy.USUAL);
    }

    /// {@return an empty document at the given moment}
    public static Document empty(Instant now) {
        return new Document(Topology.empty(now), Layout.EMPTY);
    }

    /// {@return this with another topology}
    public Document with(Topology topology) {
        return topology == this.topology ? this : new Document(topology, layout, policy);
    }

    /// {@return this with another layout}
    public Document with(Layout layout) {
        return layout == this.layout ? this : new Document(topology, layout, policy);
    }

    /// {@return this judging otherwise}
    public Document with(Policy policy) {
        return policy.equals(this.policy) ? this : new Document(topology, layout, policy);
    }
}
