package dev.peerscape.core.network;

import dev.peerscape.core.topology.Peering;

/// A peering compiled: who is at its ends, and whether it carries anything.
public final class PeeringLink {
    /// For an end that is not in the document.
    public static final int ABSENT = -1;

    private final Peering peering;
    private final int slot;
    private final int requester;
    private final int accepter;
    private final boolean active;
    private final boolean intraRegion;
    private final Blocks requesterBlocks;
    private final Blocks accepterBlocks;

    PeeringLink(Peering peering, int slot, int requester, int accepter) {
        this.peering = peering;
        this.slot = slot;
        this.requester = requester;
        this.accepter = accepter;
        active = peering.isActive();
        intraRegion = peering.isIntraRegion();
        requesterBlocks = new Blocks(peering.requester().cidrs());
        accepterBlocks = new Blocks(peering.accepter().cidrs());
    }

    /// {@return the peering}
    public Peering peering() {
        return peering;
    }

    /// {@return its place in the network}
    public int slot() {
        return slot;
    }

    /// {@return whether packets may use it}
    public boolean isActive() {
        return active;
    }

    /// {@return whether security groups are known across it: both ends in one Region}
    public boolean isIntraRegion() {
        return intraRegion;
    }

    /// {@return whether the VPC in that slot is an end}
    public boolean joins(int vpc) {
        return vpc == requester || vpc == accepter;
    }

    /// {@return the slot of the VPC at the other end, or [#ABSENT]}
    public int across(int vpc) {
        return vpc == requester ? accepter : requester;
    }

    int requesterSlot() {
        return requester;
    }

    int accepterSlot() {
        return accepter;
    }

    /// {@return whether a block that is known of the absent VPC at the other end holds the address}
    public boolean absentHolds(int from, boolean v6, long high, long low) {
        return (from == requester ? accepterBlocks : requesterBlocks).hold(v6, high, low);
    }
}
