package dev.peerscape.core.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the blocks that share addresses, among many at once.
///
/// Blocks nest or are apart, so after sorting by address and then by length each block comes right
/// after those that hold it: one sweep with a stack of the open ones finds everything. IPv4 blocks
/// are sorted as numbers, with base, length and index packed into one long.
public final class Overlaps {
    private static final int LENGTH_BITS = 6;
    private static final int INDEX_BITS = 26;
    private static final long INDEX_MASK = (1L << INDEX_BITS) - 1;
    private static final long LENGTH_MASK = (1L << LENGTH_BITS) - 1;

    private Overlaps() {}

    /// Told of every pair that shares addresses.
    @FunctionalInterface
    public interface PairConsumer {
        /// @param holder index of the block that holds the other; of equal blocks the first
        /// @param held index of the block that is held
        /// @return whether to go on
        boolean pair(int holder, int held);
    }

    /// {@return the groups of blocks that share addresses, in order of address: each group is one
    /// outermost block and all that it holds, by their index in the list, outermost first} Pairs
    /// can be as many as the square of the blocks, groups cannot.
    public static List<List<Integer>> groups(List<Cidr> blocks) {
        int[] order = sorted(blocks);
        var groups = new ArrayList<List<Integer>>();
        for (int i = 0; i < order.length; ) {
            var outermost = blocks.get(order[i]);
            int end = i + 1;
            while (end < order.length && outermost.contains(blocks.get(order[end]))) {
                end++;
            }
            if (end > i + 1) {
                groups.add(Arrays.stream(order, i, end).boxed().toList());
            }
            i = end;
        }
        return groups;
    }

    /// Tells of every pair that shares addresses until the consumer has had enough.
    public static void pairs(List<Cidr> blocks, PairConsumer consumer) {
        int[] order = sorted(blocks);
        int[] open = new int[order.length];
        int depth = 0;
        for (int index : order) {
            var block = blocks.get(index);
            while (depth > 0 && !blocks.get(open[depth - 1]).contains(block)) {
                depth--;
            }
            for (int i = 0; i < depth; i++) {
                if (!consumer.pair(open[i], index)) {
                    return;
                }
            }
            open[depth++] = index;
        }
    }

    /// {@return how many pairs share addresses} Counted without looking at each.
    public static long count(List<Cidr> blocks) {
        int[] order = sorted(blocks);
        int[] open = new int[order.length];
        int depth = 0;
        long pairs = 0;
        for (int index : order) {
            var block = blocks.get(index);
            while (depth > 0 && !blocks.get(open[depth - 1]).contains(block)) {
                depth--;
            }
            pairs += depth;
            open[depth++] = index;
        }
        return pairs;
    }

    /// The indexes in the order of base, shortest length, index; IPv4 first.
    private static int[] sorted(List<Cidr> blocks) {
        int size = blocks.size();
        if (size > INDEX_MASK) {
            throw new IllegalArgumentException(size + " blocks are more than " + INDEX_MASK);
        }
        long[] keys = new long[size];
        var rest = new ArrayList<Integer>();
        int v4 = 0;
        for (int i = 0; i < size; i++) {
            var block = blocks.get(i);
            if (block.base() instanceof Ip.V4(int bits)) {
                // The sign bit flipped: unsigned order among signed numbers.
                long base = (bits ^ Integer.MIN_VALUE) & 0xffffffffL;
                keys[v4++] = (base << LENGTH_BITS | block.length() & LENGTH_MASK) << INDEX_BITS | i;
            } else {
                rest.add(i);
            }
        }
        Arrays.sort(keys, 0, v4);
        rest.sort((a, b) -> blocks.get(a).compareTo(blocks.get(b)));
        int[] order = new int[size];
        for (int i = 0; i < v4; i++) {
            order[i] = (int) (keys[i] & INDEX_MASK);
        }
        for (int i = 0; i < rest.size(); i++) {
            order[v4 + i] = rest.get(i);
        }
        return order;
    }
}
