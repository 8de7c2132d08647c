package dev.peerscape.core.check;

import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Vpc;

/// Where quotas are counted: an account in a Region.
record Place(AccountId account, Region region) implements Comparable<Place> {
    static Place of(Vpc vpc) {
        return new Place(vpc.account(), vpc.region());
    }

    static Place of(Peering.Side side) {
        return new Place(side.account(), side.region());
    }

    @Override
    public int compareTo(Place other) {
        int byAccount = account.compareTo(other.account);
        return byAccount != 0 ? byAccount : region.compareTo(other.region);
    }
}
