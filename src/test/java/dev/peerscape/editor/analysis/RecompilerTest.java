package dev.peerscape.editor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.editor.session.Session;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomEdits;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/// Whatever happened between two jobs, a network is that of its document.
class RecompilerTest {
    @Test
    void goesOnFromTheNetworkKeptLast() {
        for (long seed = 0; seed < 20; seed++) {
            var random = new SplittableRandom(seed);
            var edits = new RandomEdits(new SplittableRandom(seed));
            var session = new Session(RandomDocuments.of(seed, 4));
            var recompiler = new Recompiler(session);
            for (int i = 0; i < 40; i++) {
                switch (random.nextInt(6)) {
                    case 0 -> session.undo();
                    case 1 -> session.redo();
                    default -> session.commit(edits.next(session.document()));
                }
                if (random.nextInt(3) > 0) {
                    continue;
                }
                var job = recompiler.job();
                var network = job.run();
                var what = "seed " + seed + " step " + i;
                var topology = session.document().topology();
                assertSame(topology, network.topology(), what);
                for (var vpc : topology.vpcs().values()) {
                    var tables = network.tables(vpc.id()).orElseThrow();
                    assertSame(vpc, tables.vpc(), what);
                }
                for (var peering : topology.peerings().values()) {
                    assertSame(peering, network.link(peering.id()).orElseThrow().peering(), what);
                }
                if (random.nextInt(3) > 0) {
                    recompiler.keep(job, network);
                }
            }
        }
    }

    @Test
    void anAnswerThatComesLateIsNotGoneBackTo() {
        var session = new Session(RandomDocuments.of(3, 4));
        var edits = new RandomEdits(new SplittableRandom(3));
        var recompiler = new Recompiler(session);
        var early = recompiler.job();
        for (int i = 0; i < 5; i++) {
            session.commit(edits.next(session.document()));
        }
        var late = recompiler.job();
        var network = late.run();
        recompiler.keep(late, network);
        recompiler.keep(early, early.run());
        var again = recompiler.job();
        assertSame(network, again.from().orElseThrow());
        assertTrue(again.touched().isEmpty());
        assertEquals(late.revision(), again.revision());
        assertSame(network, again.run());
    }
}
