package dev.peerscape.core.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

class OverlapsTest {
    private static List<Cidr> blocks(String... texts) {
        var blocks = new ArrayList<Cidr>();
        for (var text : texts) {
            blocks.add(Cidr.of(text));
        }
        return blocks;
    }

    @Test
    void groupsAreAnOutermostBlockAndWhatItHolds() {
        var blocks =
                blocks(
                        "10.1.0.0/16",
                        "192.168.0.0/24",
                        "10.0.0.0/8",
                        "2001:db8::/56",
                        "10.0.0.0/16",
                        "200.0.0.0/8",
                        "2001:db8::/64",
                        "192.168.1.0/24",
                        "200.0.0.0/8");
        assertEquals(
                List.of(List.of(2, 4, 0), List.of(5, 8), List.of(3, 6)), Overlaps.groups(blocks));
        assertEquals(4, Overlaps.count(blocks));
    }

    @Test
    void theSweepAgreesWithComparingEachPair() {
        for (long seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var blocks = new ArrayList<Cidr>();
            for (int i = random.nextInt(60); i > 0; i--) {
                blocks.add(
                        random.nextInt(4) == 0
                                ? Cidr.around(
                                        new Ip.V6(random.nextLong(4) << 60, random.nextLong()),
                                        random.nextInt(129))
                                : Cidr.around(
                                        new Ip.V4(random.nextInt(8) << 29 | random.nextInt(16)),
                                        random.nextInt(33)));
            }
            Set<Set<Integer>> expected = new HashSet<>();
            for (int i = 0; i < blocks.size(); i++) {
                for (int j = 0; j < i; j++) {
                    if (blocks.get(i).overlaps(blocks.get(j))) {
                        expected.add(Set.of(i, j));
                    }
                }
            }
            Set<Set<Integer>> found = new HashSet<>();
            Overlaps.pairs(
                    blocks,
                    (holder, held) -> {
                        assertEquals(true, blocks.get(holder).contains(blocks.get(held)));
                        return found.add(Set.of(holder, held));
                    });
            assertEquals(expected, found, "seed " + seed);
            assertEquals(expected.size(), Overlaps.count(blocks), "seed " + seed);
            var grouped = new HashSet<Integer>();
            Overlaps.groups(blocks).forEach(grouped::addAll);
            var paired = new HashSet<Integer>();
            expected.forEach(paired::addAll);
            assertEquals(paired, grouped, "seed " + seed);
        }
    }

    @Test
    void onceIsEnough() {
        var blocks = blocks("10.0.0.0/8", "10.0.0.0/8", "10.0.0.0/8");
        int[] calls = {0};
        Overlaps.pairs(blocks, (_, _) -> ++calls[0] < 2);
        assertEquals(2, calls[0]);
    }
}
