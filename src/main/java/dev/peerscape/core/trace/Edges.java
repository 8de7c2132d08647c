package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The routers of the Internet that a packet passes: made up, but always the same for the same
/// Region and destination, with addresses of the ranges in which AWS's edge answers (C.7).
///
/// Between two resources of one Region there is one; to another Region three; to anybody else on
/// the Internet, or to nobody, four or five.
final class Edges {
    private static final int[] RANGES = {0x345d_0000, 0x36ef_0000, 0x96de_0000};

    private final Network network;

    Edges(Network network) {
        this.network = network;
    }

    /// {@return the routers that answer on the way from a VPC to another, or to the rest of the
    /// world}
    ///
    /// @param from the VPC left, or null when the Internet itself sends
    /// @param slot the VPC entered, or below 0
    List<Ip> between(@Nullable VpcTables from, int slot, Header header) {
        var near = from == null ? null : from.vpc().region();
        var far = slot < 0 ? null : network.tables(slot).vpc().region();
        long seed = mix(hash(near) * 31 + header.destination().hashCode());
        int count = far == null ? 4 + (int) (seed >>> 63) : far.equals(near) ? 1 : 3;
        var hops = new ArrayList<Ip>(count);
        for (int i = 0; i < count; i++) {
            long bits = mix(seed + i);
            // The first is near the sender's Region, whatever the destination.
            long own = i == 0 ? mix(hash(near)) : bits;
            hops.add(router(header.destination().isV6(), i, own));
        }
        return List.copyOf(hops);
    }

    private static Ip router(boolean v6, int place, long bits) {
        int low = (int) (bits & 0xffff);
        low = (low & 255) == 0 || (low & 255) == 255 ? low ^ 1 : low;
        return v6
                ? new Ip.V6(0x2620_0107_4000_0000L | (place + 1L) << 16, low)
                : new Ip.V4(RANGES[Math.min(place / 2, RANGES.length - 1)] | low);
    }

    private static long hash(@Nullable Region region) {
        return region == null ? 1 : region.code().hashCode();
    }

    private static long mix(long seed) {
        long z = seed * 0x9E3779B97F4A7C15L + 0x632BE59BD9B4E019L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        return z ^ z >>> 27;
    }
}
