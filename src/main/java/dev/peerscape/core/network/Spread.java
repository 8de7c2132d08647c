package dev.peerscape.core.network;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;

/// A persistent array: reading costs two loads, a changed copy costs one chunk and the root, so
/// that an edit of one place among ten thousand copies a few hundred references and not all.
///
/// @param <T> what stands in the places; a place may be empty
final class Spread<T> {
    private static final int BITS = 7;
    private static final int CHUNK = 1 << BITS;
    private static final int MASK = CHUNK - 1;

    /// Stands where nothing was filled yet; copied before it is written, like any other.
    private static final @Nullable Object[] NO_CHUNK = new @Nullable Object[CHUNK];

    private final @Nullable Object[][] chunks;
    private final int size;

    private Spread(@Nullable Object[][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    static <T> Spread<T> empty() {
        return new Spread<>(new @Nullable Object[0][], 0);
    }

    /// {@return one more than the highest place ever filled}
    int size() {
        return size;
    }

    @Nullable T get(int place) {
        return place >= size ? null : in(chunks[place >>> BITS], place);
    }

    // Places may be filled in any order, so a chunk below the highest one may be missing.
    @SuppressWarnings("unchecked")
    private static <T> @Nullable T in(@Nullable Object @Nullable [] chunk, int place) {
        return chunk == null ? null : (T) chunk[place & MASK];
    }

    Draft<T> draft() {
        return new Draft<>(this);
    }

    /// Several changes that copy each chunk at most once.
    static final class Draft<T> {
        private @Nullable Object[][] chunks;
        private int size;
        private final BitSet owned = new BitSet();

        private Draft(Spread<T> from) {
            chunks = from.chunks.clone();
            size = from.size;
        }

        int size() {
            return size;
        }

        @Nullable T get(int place) {
            return place >= size ? null : in(chunks[place >>> BITS], place);
        }

        void set(int place, @Nullable T value) {
            int chunk = place >>> BITS;
            if (chunk >= chunks.length) {
                var longer = new @Nullable Object[Math.max(chunk + 1, chunks.length * 2)][];
                Arrays.fill(longer, NO_CHUNK);
                System.arraycopy(chunks, 0, longer, 0, chunks.length);
                chunks = longer;
            }
            if (!owned.get(chunk)) {
                chunks[chunk] = chunks[chunk].clone();
                owned.set(chunk);
            }
            chunks[chunk][place & MASK] = value;
            size = Math.max(size, place + 1);
        }

        Spread<T> done() {
            return new Spread<>(chunks, size);
        }
    }
}
