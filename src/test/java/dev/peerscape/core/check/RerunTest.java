package dev.peerscape.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.Designs;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomEdits;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Checking again after an edit gives what checking from scratch gives.
class RerunTest {
    static List<Cases> cases() {
        return Cases.all();
    }

    /// Fixes reach far (several VPCs, new peerings, removed ones), so they make good edits.
    @ParameterizedTest
    @MethodSource("cases")
    void afterEachFixAndBack(Cases item) {
        var before = Checks.examine(Network.compile(item.bad().topology()));
        for (var finding : before.findings()) {
            for (var fix : finding.fixes()) {
                if (Edits.apply(item.bad(), fix.edit())
                        instanceof Outcome.Applied(var after, var touched, _)) {
                    var there = step(before, after, touched, fix.toString());
                    step(there, item.bad(), touched, "undo of " + fix);
                }
            }
        }
    }

    @Test
    void afterRandomEdits() {
        for (long seed = 0; seed < 40; seed++) {
            walk(seed, 40);
        }
    }

    @Test
    @Tag("long")
    void afterManyRandomEdits() {
        for (long seed = 1000; seed < 2000; seed++) {
            walk(seed, 200);
        }
    }

    private static void walk(long seed, int edits) {
        var document = RandomDocuments.of(seed);
        var checked = Checks.examine(Network.compile(document.topology()));
        var random = new SplittableRandom(seed);
        var source = new RandomEdits(random.split());
        for (int i = 0; i < edits; i++) {
            var edit = edit(document, checked, source, random);
            if (Edits.apply(document, edit) instanceof Outcome.Applied(var after, var touched, _)) {
                checked =
                        step(checked, after, touched, "seed " + seed + ", edit " + i + " " + edit);
                document = after;
            }
        }
    }

    /// An edit of people's, one that a finding proposes, or a new time.
    private static Edit edit(
            Document document, Checked checked, RandomEdits source, SplittableRandom random) {
        if (random.nextInt(4) == 0 && !checked.findings().isEmpty()) {
            var found = checked.findings();
            var fixes = found.get(random.nextInt(found.size())).fixes();
            if (!fixes.isEmpty()) {
                return fixes.get(random.nextInt(fixes.size())).edit();
            }
        }
        if (random.nextInt(20) == 0) {
            return new Edit.SetClock(
                    document.topology().now().plus(Duration.ofHours(random.nextInt(60))));
        }
        return source.next(document);
    }

    private static Checked step(
            Checked before, Document after, Set<ResourceId> touched, String told) {
        var again = Checks.rerun(before, Network.compile(after.topology()), touched);
        var fresh = Checks.examine(Network.compile(after.topology()));
        same(fresh.findings(), again.findings(), told);
        assertEquals(fresh.index().tallies(), again.index().tallies(), told);
        assertEquals(fresh.byScope(), again.byScope(), told);
        assertEquals(fresh.whole(), again.whole(), told);
        assertEquals(fresh.hopeful(), again.hopeful(), told);
        return again;
    }

    private static void same(List<Finding> fresh, List<Finding> again, String told) {
        if (!fresh.equals(again)) {
            var missing = fresh.stream().filter(it -> !again.contains(it)).limit(3).toList();
            var left = again.stream().filter(it -> !fresh.contains(it)).limit(3).toList();
            fail(told + "\nnot found again: " + missing + "\nfound still: " + left);
        }
    }

    @Test
    void whatIsNotTouchedIsNotLookedAt() {
        var document = Designs.lab();
        var before = Checks.examine(Network.compile(document.topology()));
        var same = Checks.rerun(before, Network.compile(document.topology()), Set.of());
        assertSame(before.findings(), same.findings());
    }

    @Test
    void severalEditsAtOnce() {
        for (long seed = 0; seed < 30; seed++) {
            var document = RandomDocuments.of(seed);
            var before = Checks.examine(Network.compile(document.topology()));
            var source = new RandomEdits(new SplittableRandom(seed));
            var touched = new HashSet<ResourceId>();
            int applied = 0;
            for (int i = 0; i < 10; i++) {
                if (Edits.apply(document, source.next(document))
                        instanceof Outcome.Applied(var after, var by, _)) {
                    document = after;
                    touched.addAll(by);
                    applied++;
                }
            }
            assertTrue(applied > 0, "seed " + seed);
            step(before, document, touched, "seed " + seed);
        }
    }
}
