package dev.peerscape.editor.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.app.SmallDesign;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.editor.session.Session;

import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

class AnalystTest {
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<Analysis> told = new ArrayList<>();
    private final Session session = new Session(SmallDesign.peered(PeeringStatus.ACTIVE));

    private Analyst analyst() {
        return new Analyst(session, work::add, Runnable::run, told::add);
    }

    private void workAll() {
        while (!work.isEmpty()) {
            work.removeFirst().run();
        }
    }

    @Test
    void theFirstDocumentIsCheckedAtOnce() {
        analyst();
        workAll();
        assertEquals(1, told.size());
        assertSame(session.document().topology(), told.getFirst().network().topology());
        assertTrue(!told.getFirst().findings().isEmpty(), "an unrouted peering has findings");
    }

    @Test
    void ofManyEditsDuringWorkOnlyTheLatestIsChecked() {
        analyst();
        for (int i = 0; i < 10; i++) {
            session.commit(new Edit.Rename(SmallDesign.APP, "app" + i));
        }
        assertEquals(1, work.size());
        workAll();
        assertEquals(2, told.size());
        assertSame(session.document().topology(), told.getLast().network().topology());
    }

    @Test
    void movingAFigureAsksForNothing() {
        analyst();
        workAll();
        session.commit(new Edit.Place(Map.of(SmallDesign.LEFT, new Box(5, 5, 400, 300))));
        assertEquals(0, work.size());
    }

    @Test
    void aClosedOneIsSilent() {
        var analyst = analyst();
        analyst.close();
        workAll();
        session.commit(new Edit.Rename(SmallDesign.APP, "x"));
        workAll();
        assertEquals(List.of(), told);
    }
}
