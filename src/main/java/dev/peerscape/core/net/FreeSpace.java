package dev.peerscape.core.net;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// What is free of one block when others are taken of it.
///
/// Only the outermost taken blocks are kept, sorted. They are apart, so the search for a free block
/// jumps from one to the next and never looks at more than there are.
public final class FreeSpace {
    /// How many free blocks are offered to a condition before it is given up.
    private static final int TRIES = 4096;

    private final Cidr whole;
    private final List<Cidr> taken;

    private FreeSpace(Cidr whole, List<Cidr> taken) {
        this.whole = whole;
        this.taken = taken;
    }

    /// {@return the free space of `whole`} Taken blocks outside it count for nothing.
    public static FreeSpace of(Cidr whole, Collection<Cidr> taken) {
        var sorted = taken.stream().filter(whole::overlaps).sorted().toList();
        var outermost = new ArrayList<Cidr>(sorted.size());
        for (var block : sorted) {
            if (outermost.isEmpty() || !outermost.getLast().contains(block)) {
                outermost.add(block);
            }
        }
        return new FreeSpace(whole, outermost);
    }

    /// {@return the first free block of that length}
    public Optional<Cidr> first(int length) {
        return length < whole.length()
                ? Optional.empty()
                : from(Optional.of(Cidr.around(whole.base(), length)));
    }

    /// {@return the first free block of that length that also fits; none when a few thousand did
    /// not}
    public Optional<Cidr> first(int length, Predicate<Cidr> fits) {
        var candidate = first(length);
        for (int i = 0; i < TRIES && candidate.isPresent(); i++) {
            if (fits.test(candidate.get())) {
                return candidate;
            }
            candidate = after(candidate.get());
        }
        return Optional.empty();
    }

    /// {@return the first free block of the same length after this one}
    public Optional<Cidr> after(Cidr block) {
        return from(block.next());
    }

    /// {@return the last free block of the same length before this one}
    public Optional<Cidr> before(Cidr block) {
        var candidate = block.previous();
        while (candidate.isPresent() && whole.contains(candidate.get())) {
            var blocker = holderOrHeld(candidate.get());
            if (blocker.isEmpty()) {
                return candidate;
            }
            candidate = Cidr.around(blocker.get().base(), block.length()).previous();
        }
        return Optional.empty();
    }

    private Optional<Cidr> from(Optional<Cidr> start) {
        var candidate = start;
        while (candidate.isPresent() && whole.contains(candidate.get())) {
            var block = candidate.get();
            var blocker = holderOrHeld(block);
            if (blocker.isEmpty()) {
                return candidate;
            }
            candidate = Cidr.around(blocker.get().last(), block.length()).next();
        }
        return Optional.empty();
    }

    /// {@return whether nothing of the block is taken, and it lies in the whole}
    public boolean isFree(Cidr block) {
        return whole.contains(block) && holderOrHeld(block).isEmpty();
    }

    /// A taken block that overlaps this one; of several the last, so that a jump leaves all behind.
    private Optional<Cidr> holderOrHeld(Cidr block) {
        int low = 0;
        int high = taken.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (taken.get(middle).base().compareTo(block.last()) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low > 0 && taken.get(low - 1).overlaps(block)
                ? Optional.of(taken.get(low - 1))
                : Optional.empty();
    }

    /// {@return the free parts as few blocks as possible, in order}
    public List<Cidr> blocks() {
        return whole.minus(taken);
    }

    /// {@return the taken share, from 0 to 1}
    public double usedShare() {
        return taken.stream().mapToDouble(this::share).sum();
    }

    private double share(Cidr block) {
        return block.contains(whole) ? 1 : Math.scalb(1.0, whole.length() - block.length());
    }

    /// A stretch of the whole, for drawing a bar.
    ///
    /// @param start where it begins, from 0 to 1
    /// @param end where it ends
    public record Stretch(double start, double end, boolean used) {}

    /// {@return the whole as used and free stretches, alternating, from 0 to 1}
    public List<Stretch> bar() {
        var bar = new ArrayList<Stretch>();
        double at = 0;
        for (var block : taken) {
            double start = block.contains(whole) ? 0 : offset(block);
            double end = start + share(block);
            if (start > at) {
                bar.add(new Stretch(at, start, false));
            }
            if (!bar.isEmpty() && bar.getLast().used() && bar.getLast().end() >= start) {
                bar.set(bar.size() - 1, new Stretch(bar.getLast().start(), end, true));
            } else {
                bar.add(new Stretch(start, end, true));
            }
            at = end;
        }
        if (at < 1) {
            bar.add(new Stretch(at, 1, false));
        }
        return List.copyOf(bar);
    }

    private double offset(Cidr block) {
        var distance = block.base().number().subtract(whole.base().number());
        return distance.doubleValue() / whole.size().doubleValue();
    }
}
