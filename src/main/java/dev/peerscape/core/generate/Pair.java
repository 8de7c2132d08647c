package dev.peerscape.core.generate;

import dev.peerscape.core.topology.PeeringStatus;

/// A peering to be made.
///
/// @param there whether the requester gets routes to the accepter
/// @param back whether the accepter gets routes to the requester
/// @param narrow whether the routes lead to one subnet only
record Pair(
        Plot requester,
        Plot accepter,
        PeeringStatus status,
        boolean there,
        boolean back,
        boolean narrow) {

    /// {@return whether routes were made for it, whatever became of it since}
    boolean isRouted() {
        return status == PeeringStatus.ACTIVE || status == PeeringStatus.DELETED;
    }
}
