package dev.peerscape.core.network;

import org.jspecify.annotations.Nullable;

/// Which VPCs know a public address: a persistent hash table of small buckets, so that an edit
/// copies the buckets of its own addresses only. Where several VPCs claim one address, all are
/// kept.
final class PublicAddresses {
    private static final int FULL = 12;
    private static final int WORDS = 4;

    private final Spread<long[]> buckets;
    private final int mask;
    private final int size;

    private PublicAddresses(Spread<long[]> buckets, int mask, int size) {
        this.buckets = buckets;
        this.mask = mask;
        this.size = size;
    }

    static PublicAddresses empty() {
        return new PublicAddresses(Spread.empty(), 63, 0);
    }

    private static int hash(long family, long high, long low) {
        long h = (low * 0x9E3779B97F4A7C15L ^ high) * 0xC2B2AE3D27D4EB4FL + family;
        return (int) (h >>> 32);
    }

    /// {@return the slot of the VPC that claims the address, of several the one whose id comes
    /// first; -1 for none}
    int find(boolean v6, long high, long low, Network network) {
        long family = v6 ? 1 : 0;
        var bucket = buckets.get(hash(family, high, low) & mask);
        int found = -1;
        for (int i = 0; bucket != null && i < bucket.length; i += WORDS) {
            if (bucket[i + 2] == low && bucket[i + 1] == high && bucket[i] == family) {
                int slot = (int) bucket[i + 3];
                found = found < 0 ? slot : network.earlier(found, slot);
            }
        }
        return found;
    }

    Draft draft() {
        return new Draft(this);
    }

    /// Several changes at once.
    static final class Draft {
        private Spread.Draft<long[]> buckets;
        private int mask;
        private int size;

        private Draft(PublicAddresses from) {
            buckets = from.buckets.draft();
            mask = from.mask;
            size = from.size;
        }

        /// Adds addresses as [Endpoints#publicAddresses] gives them.
        void add(long[] addresses, int slot) {
            for (int i = 0; i < addresses.length; i += 3) {
                put(addresses[i], addresses[i + 1], addresses[i + 2], slot);
            }
        }

        private void put(long family, long high, long low, int slot) {
            if (size > (mask + 1) * FULL) {
                grow();
            }
            int at = hash(family, high, low) & mask;
            var bucket = buckets.get(at);
            int length = bucket == null ? 0 : bucket.length;
            var longer = copy(bucket, length + WORDS, length);
            longer[length] = family;
            longer[length + 1] = high;
            longer[length + 2] = low;
            longer[length + 3] = slot;
            buckets.set(at, longer);
            size++;
        }

        private static long[] copy(long @Nullable [] from, int length, int take) {
            var copy = new long[length];
            if (from != null) {
                System.arraycopy(from, 0, copy, 0, take);
            }
            return copy;
        }

        private void grow() {
            var old = buckets;
            int n = mask + 1;
            mask = n * 8 - 1;
            size = 0;
            buckets = Spread.<long[]>empty().draft();
            for (int b = 0; b < n; b++) {
                var bucket = old.get(b);
                for (int i = 0; bucket != null && i < bucket.length; i += WORDS) {
                    put(bucket[i], bucket[i + 1], bucket[i + 2], (int) bucket[i + 3]);
                }
            }
        }

        void remove(long[] addresses, int slot) {
            for (int i = 0; i < addresses.length; i += 3) {
                take(addresses[i], addresses[i + 1], addresses[i + 2], slot);
            }
        }

        private void take(long family, long high, long low, int slot) {
            int at = hash(family, high, low) & mask;
            var bucket = buckets.get(at);
            for (int i = 0; bucket != null && i < bucket.length; i += WORDS) {
                boolean same =
                        bucket[i] == family
                                && bucket[i + 1] == high
                                && bucket[i + 2] == low
                                && bucket[i + 3] == slot;
                if (same) {
                    var shorter = copy(bucket, bucket.length - WORDS, i);
                    System.arraycopy(bucket, i + WORDS, shorter, i, bucket.length - WORDS - i);
                    buckets.set(at, shorter.length == 0 ? null : shorter);
                    size--;
                    return;
                }
            }
        }

        PublicAddresses done() {
            return new PublicAddresses(buckets.done(), mask, size);
        }
    }
}
