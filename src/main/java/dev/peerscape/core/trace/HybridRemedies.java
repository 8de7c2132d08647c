package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.network.Network;

import java.util.List;

/// What would let a packet to or from a site through.
final class HybridRemedies {
    private final Network network;

    HybridRemedies(Network network) {
        this.network = network;
    }

    /// Whether a drop is about sites and what leads to them.
    static boolean concerns(Obstacle it) {
        return HybridEvidence.tells(it.operation());
    }

    List<Fix> fixes(Obstacle it) {
        return network.hybrid().siteCount() == 0 || it.code() == null ? List.of() : List.of();
    }
}
