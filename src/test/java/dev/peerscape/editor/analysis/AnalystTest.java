package dev.peerscape.editor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.check.Checks;
import dev.peerscape.core.check.Quota;
import dev.peerscape.core.check.Quotas;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.session.Session;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// What is published is about the latest revision, and what a check from scratch would say.
class AnalystTest {
    private final Session session = new Session(Document.empty(Instant.EPOCH));
    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<Analysis> heard = new ArrayList<>();

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private Vpc add(String block) {
        var id = Ids.in(session.document().topology()).next(Kind.VPC);
        var vpc =
                Vpc.create(
                        id,
                        "",
                        new AccountId("111122223333"),
                        new Region("eu-west-1"),
                        List.of(Cidr.of(block)));
        session.commit(new Edit.AddVpc(vpc, Optional.empty())).orThrow();
        return vpc;
    }

    @Test
    void ofManyEditsOnlyTheLatestIsLookedAtAndNothingIsMissed() {
        var analyst = new Analyst(session, background::add, Runnable::run, heard::add);
        work();
        assertEquals(1, heard.size());
        add("10.0.0.0/16");
        add("10.0.0.0/16");
        var last = add("10.0.128.0/17");
        work();
        assertEquals(3, heard.size(), "the first edit, then the latest");
        var analysis = heard.getLast();
        assertEquals(session.revision().number(), analysis.revision());
        assertSame(session.document().topology(), analysis.network().topology());
        var scratch = Checks.run(Network.compile(session.document().topology()));
        assertEquals(scratch, analysis.findings());
        session.commit(new Edit.Remove(Set.of(last.id()))).orThrow();
        session.undo();
        session.undo();
        work();
        assertEquals(
                Checks.run(Network.compile(session.document().topology())),
                heard.getLast().findings());
        analyst.close();
        add("10.9.0.0/16");
        work();
        assertEquals(session.revision().number() - 1, heard.getLast().revision());
    }

    @Test
    void quotasAndSeveritiesAreLookedAtAgain() {
        var analyst = new Analyst(session, background::add, Runnable::run, heard::add);
        for (int i = 0; i < 6; i++) {
            add("10." + i + ".0.0/16");
        }
        work();
        assertTrue(tells("V23"));
        analyst.judgeBy(Quotas.STANDARD.with(Quota.VPCS, 60));
        work();
        assertFalse(tells("V23"));
        var mixed = add("10.20.0.0/16");
        session.commit(new Edit.AddCidr(mixed.id(), Cidr.of("100.64.0.0/16"))).orThrow();
        int before = heard.size();
        session.commit(new Edit.SetSeverity("V22", Optional.of(Policy.Level.OFF))).orThrow();
        work();
        assertTrue(heard.size() > before);
        session.undo();
        work();
        assertEquals(Policy.USUAL, session.document().policy());
    }

    private boolean tells(String rule) {
        return heard.getLast().findings().stream().anyMatch(it -> it.rule().equals(rule));
    }

    @Test
    void movingAFigureAsksForNothing() {
        var vpc = add("10.0.0.0/16");
        new Analyst(session, background::add, Runnable::run, heard::add);
        work();
        session.commit(new Edit.Place(Map.of(vpc.id(), new Box(9, 9, 300, 200)))).orThrow();
        work();
        assertEquals(1, heard.size());
    }
}
