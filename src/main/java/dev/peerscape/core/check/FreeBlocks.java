package dev.peerscape.core.check;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Finds blocks that nothing overlaps.
///
/// Blocks nest or are apart, so it is enough to keep the outermost ones, sorted: the only one that
/// can hold a candidate starts at or before it, and those it can hold come right after.
final class FreeBlocks {
    /// How many free candidates are shown to the caller before it is given up.
    private static final int TRIES = 4096;

    private final List<Cidr> outermost;

    FreeBlocks(Collection<Cidr> taken) {
        var sorted = new ArrayList<>(taken);
        sorted.sort(null);
        var outer = new ArrayList<Cidr>(sorted.size());
        for (var block : sorted) {
            if (outer.isEmpty() || !outer.getLast().contains(block)) {
                outer.add(block);
            }
        }
        outermost = outer;
    }

    /// The first block of that length in `within` that is free and fits.
    Optional<Cidr> first(Cidr within, int length, Predicate<Cidr> fits) {
        if (length < within.length()) {
            return Optional.empty();
        }
        var candidate = Optional.of(Cidr.around(within.base(), length));
        for (int i = 0; i < TRIES && candidate.isPresent(); i++) {
            var block = candidate.get();
            if (!within.contains(block)) {
                return Optional.empty();
            }
            var taken = overlapping(block);
            if (taken.isEmpty() && fits.test(block)) {
                return candidate;
            }
            candidate =
                    taken.filter(it -> it.length() < length)
                            .map(it -> Cidr.around(it.last(), length))
                            .orElse(block)
                            .next();
        }
        return Optional.empty();
    }

    /// One of the blocks that the given one overlaps.
    Optional<Cidr> overlapping(Cidr block) {
        int low = 0;
        int high = outermost.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (startsAfter(outermost.get(middle).base(), block.base())) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for (int i = Math.max(0, low - 1); i <= low && i < outermost.size(); i++) {
            if (outermost.get(i).overlaps(block)) {
                return Optional.of(outermost.get(i));
            }
        }
        return Optional.empty();
    }

    private static boolean startsAfter(Ip base, Ip other) {
        return base.compareTo(other) > 0;
    }
}
