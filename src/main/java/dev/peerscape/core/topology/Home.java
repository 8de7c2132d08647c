package dev.peerscape.core.topology;

import java.util.Comparator;

/// An account's part of a Region: what one set of keys sees in one place.
public record Home(AccountId account, Region region) implements Comparable<Home> {
    private static final Comparator<Home> ORDER =
            Comparator.comparing(Home::account).thenComparing(Home::region);

    /// {@return where a VPC is}
    public static Home of(Vpc vpc) {
        return new Home(vpc.account(), vpc.region());
    }

    /// {@return where a transit gateway is}
    public static Home of(TransitGateway gateway) {
        return new Home(gateway.account(), gateway.region());
    }

    /// {@return where the VPC of a peering's side is}
    public static Home of(Peering.Side side) {
        return new Home(side.account(), side.region());
    }

    @Override
    public int compareTo(Home other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + "/" + region;
    }
}
