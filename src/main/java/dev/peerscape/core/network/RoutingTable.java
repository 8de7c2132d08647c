package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Route;

import java.util.Arrays;
import java.util.List;

/// Longest-prefix match over the rows of one route table, the local rows first.
///
/// IPv4 rows become disjoint intervals in one sorted `int[]`, found by binary search; a table of
/// more than 64 rows gets a trie of 8-bit strides as well. IPv6 rows are asked from the longest to
/// the shortest. For equal prefixes local beats static beats propagated (C.1); a propagated row
/// inside a local block never wins.
final class RoutingTable {
    private static final int MANY = 64;
    private static final int MOST_NODES = 128;
    private static final int NONE = -1;

    private final int[] starts;
    private final int[] winners;
    private final int[] trie;
    private final long[] six;
    private final int[] sixRows;

    RoutingTable(List<Route> rows, int locals) {
        var four = new long[rows.size()];
        int n4 = 0;
        var sixth = new long[rows.size()];
        int n6 = 0;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            boolean propagated = row.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
            if (propagated && insideLocal(row.destination(), rows, locals)) {
                continue;
            }
            long rank = (propagated ? 1L << 24 : 0) | i;
            int length = row.destination().length();
            if (row.destination().isV6()) {
                sixth[n6++] = (128L - length) << 26 | rank;
            } else {
                four[n4++] =
                        Blocks.low(row.destination().base()) << 32 | (long) length << 26 | rank;
            }
        }
        // Unsigned order, because the top bit of the base is the top bit of the long.
        four = Arrays.copyOf(four, n4);
        for (int i = 0; i < n4; i++) {
            four[i] ^= Long.MIN_VALUE;
        }
        Arrays.sort(four);
        int[] from = new int[2 * n4 + 1];
        int[] to = new int[2 * n4 + 1];
        int n = sweep(four, from, to);
        starts = Arrays.copyOf(from, n);
        winners = Arrays.copyOf(to, n);
        trie = n4 > MANY ? new Strides().build() : new int[0];
        Arrays.sort(sixth, 0, n6);
        six = new long[n6 * 4];
        sixRows = new int[n6];
        for (int i = 0; i < n6; i++) {
            sixRows[i] = (int) (sixth[i] & 0xff_ffff);
            var block = rows.get(sixRows[i]).destination();
            six[i * 4] = Blocks.maskHigh(block.length());
            six[i * 4 + 1] = Blocks.maskLow(block.length());
            six[i * 4 + 2] = Blocks.high(block.base());
            six[i * 4 + 3] = Blocks.low(block.base());
        }
    }

    private static boolean insideLocal(Cidr destination, List<Route> rows, int locals) {
        for (int i = 0; i < locals; i++) {
            if (rows.get(i).destination().contains(destination)) {
                return true;
            }
        }
        return false;
    }

    /// Cuts the address space where the winner changes: a stack holds the blocks around the present
    /// place, the innermost on top.
    private static int sweep(long[] sorted, int[] from, int[] to) {
        long[] ends = new long[sorted.length];
        int[] rows = new int[sorted.length];
        int depth = 0;
        int n = 0;
        from[n] = Integer.MIN_VALUE;
        to[n++] = NONE;
        long previous = -1;
        for (long packed : sorted) {
            long key = packed ^ Long.MIN_VALUE;
            long prefix = key >>> 26;
            if (prefix == previous) {
                continue; // the same block again: the first of equals has won
            }
            previous = prefix;
            long base = key >>> 32;
            long end = base + (1L << (32 - (int) (key >>> 26 & 63)));
            while (depth > 0 && ends[depth - 1] <= base) {
                n = cut(from, to, n, ends[depth - 1], depth > 1 ? rows[depth - 2] : NONE);
                depth--;
            }
            ends[depth] = end;
            rows[depth++] = (int) (key & 0xff_ffff);
            n = cut(from, to, n, base, rows[depth - 1]);
        }
        while (depth > 0) {
            n = cut(from, to, n, ends[depth - 1], depth > 1 ? rows[depth - 2] : NONE);
            depth--;
        }
        return n;
    }

    private static int cut(int[] from, int[] to, int n, long at, int winner) {
        if (at > 0xffff_ffffL) {
            return n;
        }
        int start = (int) at ^ Integer.MIN_VALUE;
        if (from[n - 1] == start) {
            to[n - 1] = winner;
            return n;
        }
        from[n] = start;
        to[n] = winner;
        return n + 1;
    }

    /// {@return the row that an address goes by, or -1}
    int row(boolean v6, long high, long low) {
        return v6 ? row6(high, low) : row4((int) low);
    }

    private int row4(int bits) {
        if (trie.length > 0) {
            int entry = trie[bits >>> 24];
            for (int shift = 16; entry >= 0; shift -= 8) {
                entry = trie[entry + (bits >>> shift & 255)];
            }
            return -2 - entry;
        }
        int key = bits ^ Integer.MIN_VALUE;
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= key) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return winners[low];
    }

    private int row6(long high, long low) {
        for (int i = 0; i < sixRows.length; i++) {
            int at = i * 4;
            if ((high & six[at]) == six[at + 2] && (low & six[at + 1]) == six[at + 3]) {
                return sixRows[i];
            }
        }
        return NONE;
    }

    /// Builds the trie from the intervals. An entry is the place of a child node, or below zero -2
    /// less the row.
    private final class Strides {
        private int[] nodes = new int[256 * 8];
        private int used;

        int[] build() {
            node(0, 24);
            return used > MOST_NODES * 256 ? new int[0] : Arrays.copyOf(nodes, used);
        }

        private int node(long base, int shift) {
            int place = used;
            used += 256;
            if (used > MOST_NODES * 256) {
                return place; // too sparse to be worth its memory; binary search it is
            }
            if (used > nodes.length) {
                nodes = Arrays.copyOf(nodes, nodes.length * 2);
            }
            int interval = find(base);
            for (int i = 0; i < 256; i++) {
                long first = base + ((long) i << shift);
                long last = first + (1L << shift) - 1;
                while (interval + 1 < starts.length && start(interval + 1) <= first) {
                    interval++;
                }
                boolean whole = interval + 1 == starts.length || start(interval + 1) > last;
                int entry = whole ? -2 - winners[interval] : node(first, shift - 8);
                nodes[place + i] = entry;
                if (used > MOST_NODES * 256) {
                    return place;
                }
            }
            return place;
        }

        private long start(int interval) {
            return (starts[interval] ^ Integer.MIN_VALUE) & 0xffff_ffffL;
        }

        private int find(long address) {
            int at = 0;
            while (at + 1 < starts.length && start(at + 1) <= address) {
                at++;
            }
            return at;
        }
    }
}
