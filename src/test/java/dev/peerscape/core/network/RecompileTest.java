package dev.peerscape.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.core.trace.Verdicts;
import dev.peerscape.testing.Lab;
import dev.peerscape.testing.NetworkText;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomEdits;
import dev.peerscape.testing.RandomHybrid;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Compiling after an edit gives what compiling from scratch gives.
class RecompileTest {
    /// Every id that was ever in the document, so that what is gone is asked for as well.
    private final Set<ResourceId> past = new HashSet<>();

    private void remember(Topology topology) {
        past.addAll(topology.vpcs().keySet());
        past.addAll(topology.peerings().keySet());
    }

    private void same(Network actual, Topology topology, String what) {
        assertSame(topology, actual.topology(), what);
        var expected = NetworkText.of(Network.compile(topology), past, 1);
        var text = NetworkText.of(actual, past, 1);
        for (int i = 0; i < Math.min(expected.size(), text.size()); i++) {
            assertEquals(expected.get(i), text.get(i), what);
        }
        assertEquals(expected.size(), text.size(), what);
    }

    /// One network goes from state to state told what was touched, one finds it out by itself, and
    /// one sleeps through several edits; at times the last edit is taken back.
    private void follow(long seed, int steps, boolean everything) {
        var random = new SplittableRandom(seed);
        var later = new SplittableRandom(~seed);
        var edits = everything ? RandomEdits.everything(later) : new RandomEdits(later);
        Document document =
                everything ? RandomDocuments.everything(seed) : RandomDocuments.of(seed);
        if (everything && seed % 2 == 1 && !document.topology().vpcs().isEmpty()) {
            document = document.with(RandomHybrid.of(document.topology(), seed));
        }
        remember(document.topology());
        var told = Network.compile(document.topology());
        var seeking = told;
        var sleepy = told;
        var slept = new HashSet<ResourceId>();
        for (int i = 0; i < steps; i++) {
            Edit edit = edits.next(document);
            if (!(Edits.apply(document, edit)
                    instanceof Outcome.Applied(var after, var touched, _))) {
                continue;
            }
            var what = "seed " + seed + ", step " + i + ": " + edit;
            remember(after.topology());
            slept.addAll(touched);
            var next = told.recompile(after.topology(), touched);
            same(next, after.topology(), what);
            if (random.nextInt(4) == 0) {
                same(next.recompile(document.topology(), touched), document.topology(), what);
                told = next.recompile(document.topology(), touched);
                continue;
            }
            told = next;
            document = after;
            seeking = seeking.recompile(after.topology());
            same(seeking, after.topology(), what + " by itself");
            if (random.nextInt(4) == 0) {
                sleepy = sleepy.recompile(after.topology(), slept);
                slept.clear();
                same(sleepy, after.topology(), what + " after several");
            }
        }
    }

    @Test
    void anEditAndItsUndoAreAsFromScratch() {
        for (long seed = 0; seed < 10; seed++) {
            past.clear();
            follow(seed, 20, false);
        }
    }

    @Test
    void editsOfEveryRoadAreAsFromScratch() {
        for (long seed = 0; seed < 5; seed++) {
            past.clear();
            follow(seed, 10, true);
        }
    }

    /// The blocks of a list are in tables and rules of VPCs and transit gateways that the edit of
    /// the list does not touch.
    @Test
    void anEditOfAPrefixListComesToWhoeverNamesIt() {
        var document =
                Lab.document(
                        """
                        vpc a 10.0.0.0/16
                        vpc b 172.16.0.0/16
                        subnet a a 10.0.0.0/24
                        subnet b b 172.16.0.0/24
                        sg tight b
                        in tight all pl-near
                        instance a a 10.0.0.10
                        instance b b 172.16.0.10 sg tight
                        pl peer 172.16.0.0/16
                        pl near 10.0.0.0/16
                        tgw t
                        tgwtable x t
                        attach ta t a a in x
                        attach tb t b b in x tells none
                        listroute a pl-peer tgw-t
                        route b 10.0.0.0/16 tgw-t
                        tgwroute x 10.0.0.0/16 ta
                        listroute tgw-rtb-x pl-peer tb
                        """);
        var network = Network.compile(document.topology());
        assertEquals(Verdict.DELIVERED, new Verdicts(network).judge(Lab.ping("a", "b")));
        for (var name : List.of("pl-peer", "pl-near")) {
            var list = document.topology().prefixLists().get(new ResourceId(name));
            var edit = new Edit.PutPrefixList(list.withEntries(List.of(Cidr.of("192.0.2.0/24"))));
            var after = (Outcome.Applied) Edits.apply(document, edit);
            var topology = after.document().topology();
            past.clear();
            remember(topology);
            var told = network.recompile(topology, after.touched());
            same(told, topology, name);
            same(network.recompile(topology), topology, name + " by itself");
            assertEquals(Verdict.DROPPED, new Verdicts(told).judge(Lab.ping("a", "b")));
        }
    }

    @Test
    @Tag("long")
    void longChainsOfEditsAreAsFromScratch() {
        for (long seed = 100; seed < 200; seed++) {
            past.clear();
            follow(seed, 80, seed % 2 == 0);
        }
    }

    @Test
    void whatIsNotTouchedIsTakenOver() {
        var document = RandomDocuments.of(4, 6);
        var before = Network.compile(document.topology());
        var vpcs = List.copyOf(document.topology().vpcs().keySet());
        var edit = new Edit.Rename(vpcs.getFirst(), "another name");
        var after = (Outcome.Applied) Edits.apply(document, edit);
        var network = before.recompile(after.document().topology(), after.touched());
        for (var id : vpcs.subList(1, vpcs.size())) {
            assertSame(before.tables(id).orElseThrow(), network.tables(id).orElseThrow());
        }
        for (var id : document.topology().peerings().keySet()) {
            assertSame(before.link(id).orElseThrow(), network.link(id).orElseThrow());
        }
    }
}
