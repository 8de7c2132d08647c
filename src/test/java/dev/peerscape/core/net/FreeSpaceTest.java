package dev.peerscape.core.net;

import static dev.peerscape.testing.Designs.cidrs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

class FreeSpaceTest {
    private static final Cidr WHOLE = Cidr.of("10.0.0.0/16");

    @Test
    void theFirstFreeBlockIsTheOneThatComparingFinds() {
        for (long seed = 0; seed < 400; seed++) {
            var random = new SplittableRandom(seed);
            var whole = Cidr.of("10.0.0.0/24");
            var taken = new ArrayList<Cidr>();
            for (int i = random.nextInt(12); i > 0; i--) {
                taken.add(
                        Cidr.around(
                                new Ip.V4(10 << 24 | random.nextInt(300)), 26 + random.nextInt(7)));
            }
            int length = 24 + random.nextInt(9);
            var all = new ArrayList<Cidr>();
            for (var block = Optional.of(Cidr.around(whole.base(), length));
                    block.isPresent() && whole.contains(block.get());
                    block = block.get().next()) {
                if (taken.stream().noneMatch(block.get()::overlaps)) {
                    all.add(block.get());
                }
            }
            var space = FreeSpace.of(whole, taken);
            Predicate<Cidr> fits = block -> block.hashCode() % 3 == 0;
            assertEquals(
                    all.stream().filter(fits).findFirst(),
                    space.first(length, fits),
                    "seed " + seed);
            var where = "seed " + seed;
            assertEquals(all.stream().findFirst(), space.first(length), where);
            for (int i = 0; i < all.size(); i++) {
                var after = i + 1 < all.size() ? Optional.of(all.get(i + 1)) : Optional.empty();
                assertEquals(after, space.after(all.get(i)), where);
                var before = i > 0 ? Optional.of(all.get(i - 1)) : Optional.empty();
                assertEquals(before, space.before(all.get(i)), where);
                assertEquals(true, space.isFree(all.get(i)), where);
            }
            double free = space.blocks().stream().mapToDouble(it -> it.size().doubleValue()).sum();
            assertEquals(1 - free / 256, space.usedShare(), 1e-12, where);
            double used =
                    space.bar().stream()
                            .filter(FreeSpace.Stretch::used)
                            .mapToDouble(it -> it.end() - it.start())
                            .sum();
            assertEquals(space.usedShare(), used, 1e-12, where);
            assertEquals(0, space.bar().getFirst().start(), where);
            assertEquals(1, space.bar().getLast().end(), where);
        }
    }

    @Test
    void theBarJoinsNeighbours() {
        var space = FreeSpace.of(WHOLE, cidrs("10.0.64.0/18", "10.0.128.0/17", "172.16.0.0/12"));
        assertEquals(
                List.of(
                        new FreeSpace.Stretch(0, 0.25, false),
                        new FreeSpace.Stretch(0.25, 1, true)),
                space.bar());
        assertEquals(0.75, space.usedShare());
    }

    @Test
    void ofATakenWholeNothingIsFree() {
        var space = FreeSpace.of(WHOLE, cidrs("10.0.0.0/8"));
        assertEquals(Optional.empty(), space.first(24));
        assertEquals(1, space.usedShare());
        assertEquals(List.of(new FreeSpace.Stretch(0, 1, true)), space.bar());
        assertEquals(Optional.empty(), FreeSpace.of(WHOLE, List.of()).first(15));
    }
}
