package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Route;

import java.util.Arrays;
import java.util.List;

/// Longest-prefix match over the rows of one route table, the local rows first.
///
/// IPv4 rows become disjoint intervals, found by binary search. They are a piece that [FlatVpc]
/// copies: how many intervals, where each begins, and for each two words, the row with the kind of
/// its target and which one of that kind; then the same two for each IPv6 row. Those are asked from
/// the longest to the shortest. For equal prefixes local beats static beats a prefix list's beats
/// propagated, and of equals the first (C.1); a propagated row inside a local block never wins.
final class RoutingTable {
    private static final int NONE = -1;
    private static final int KIND_BITS = 4;

    /// The first word of an entry where no row holds the address.
    static final int NO_ROW = NONE << KIND_BITS | VpcTables.NOTHING;

    private final int[] words;
    private final long[] six;

    /// @param blocks the local blocks, in which a propagated row never wins
    /// @param kinds what each row leads to, as [VpcTables] numbers it
    /// @param arguments which one of its kind
    RoutingTable(List<Route> rows, List<Cidr> blocks, int[] kinds, int[] arguments) {
        var four = new long[rows.size()];
        int n4 = 0;
        var sixth = new long[rows.size()];
        int n6 = 0;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            boolean propagated = row.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
            if (propagated && isInside(row.destination(), blocks)) {
                continue;
            }
            long rank = (propagated ? 2L : row.list().isPresent() ? 1L : 0) << 24 | i;
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
        Arrays.sort(sixth, 0, n6);
        words = new int[1 + 3 * n + 2 * n6];
        words[0] = n;
        System.arraycopy(from, 0, words, 1, n);
        for (int i = 0; i < n; i++) {
            pair(1 + n + 2 * i, to[i], kinds, arguments);
        }
        six = new long[n6 * 4];
        for (int i = 0; i < n6; i++) {
            int row = (int) (sixth[i] & 0xff_ffff);
            pair(1 + 3 * n + 2 * i, row, kinds, arguments);
            var block = rows.get(row).destination();
            six[i * 4] = Blocks.maskHigh(block.length());
            six[i * 4 + 1] = Blocks.maskLow(block.length());
            six[i * 4 + 2] = Blocks.high(block.base());
            six[i * 4 + 3] = Blocks.low(block.base());
        }
    }

    private void pair(int at, int row, int[] kinds, int[] arguments) {
        words[at] = row < 0 ? NO_ROW : row << KIND_BITS | kinds[row];
        words[at + 1] = row < 0 ? NONE : arguments[row];
    }

    private static boolean isInside(Cidr destination, List<Cidr> blocks) {
        for (var block : blocks) {
            if (block.contains(destination)) {
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

    // ---- over the words, here or in a VPC's

    int[] words() {
        return words;
    }

    /// {@return the two words for an IPv4 address in the table at `table`}
    static int entry4(int[] words, int table, int bits) {
        int key = bits ^ Integer.MIN_VALUE;
        int n = words[table];
        int first = table + 1;
        int at = first;
        for (int left = n; left > 1; ) {
            int half = left >>> 1;
            at = words[at + half] <= key ? at + half : at;
            left -= half;
        }
        return first + n + 2 * (at - first);
    }

    /// {@return the two words for an IPv6 address in the table at `table`, which is a copy of this
    /// one; -1 when no row holds it}
    int entry6(int table, long high, long low) {
        for (int i = 0; i < six.length; i += 4) {
            if ((high & six[i]) == six[i + 2] && (low & six[i + 1]) == six[i + 3]) {
                return table + 1 + 3 * words[0] + i / 2;
            }
        }
        return NONE;
    }

    /// {@return the row of an entry, or -1 where no row holds the address}
    static int row(int[] words, int entry) {
        return words[entry] >> KIND_BITS;
    }

    /// {@return what it leads to}
    static int kind(int[] words, int entry) {
        return words[entry] & (1 << KIND_BITS) - 1;
    }

    /// {@return which one of its kind}
    static int argument(int[] words, int entry) {
        return words[entry + 1];
    }

    /// {@return the row that an address goes by, or -1}
    int row(boolean v6, long high, long low) {
        int entry = v6 ? entry6(0, high, low) : entry4(words, 0, (int) low);
        return entry < 0 ? NONE : row(words, entry);
    }
}
