package dev.peerscape.editor.session;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomEdits;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

class SessionTest {
    private static final ResourceId A = id("vpc-a");
    private static final ResourceId B = id("vpc-b");

    private final Document opened = pair();
    private final Session session = new Session(opened);

    private static Edit rename(String name) {
        return new Edit.Rename(A, name);
    }

    private static Edit move(double x) {
        return new Edit.Place(Map.of(A, new Box(x, 0, 10, 10)));
    }

    private static Message renamed(String from, String to) {
        return Message.of("edit.label-rename", from, to);
    }

    @Test
    void everyEditIsAStepToTakeBackAndDoAgain() {
        session.commit(rename("one"));
        var one = session.document();
        session.commit(rename("two"));
        var two = session.document();
        assertEquals(List.of(renamed("vpc-a", "one"), renamed("one", "two")), session.history());
        assertEquals(Optional.of(renamed("one", "two")), session.revision().undo());
        session.undo();
        assertSame(one, session.document());
        assertEquals(Set.of(A), session.revision().touched());
        assertEquals(Optional.of(renamed("one", "two")), session.revision().redo());
        session.undo();
        session.undo();
        assertSame(opened, session.document());
        assertEquals(Optional.empty(), session.revision().undo());
        session.jumpTo(2);
        assertSame(two, session.document());
        session.jumpTo(99);
        assertEquals(2, session.position());
        session.undo();
        session.commit(rename("three"));
        assertEquals(List.of(renamed("vpc-a", "one"), renamed("one", "three")), session.history());
        assertEquals(Optional.empty(), session.revision().redo());
    }

    @Test
    void aRefusalAndANoChangeAreNoSteps() {
        var before = session.revision();
        assertInstanceOf(
                Outcome.Refused.class, session.commit(new Edit.Remove(Set.of(id("vpc-x")))));
        assertInstanceOf(Outcome.Applied.class, session.commit(rename("")));
        assertSame(before, session.revision());
    }

    @Test
    void aPreviewChangesNothing() {
        var before = session.revision();
        var outcome = assertInstanceOf(Outcome.Applied.class, session.preview(rename("one")));
        assertEquals("one", outcome.document().topology().vpc(A).orElseThrow().name());
        assertSame(before, session.revision());
    }

    @Test
    void aBurstIsOneStepUnderItsLastName() {
        session.commitMerging("typing", rename("h"));
        session.commitMerging("typing", rename("hu"));
        session.commitMerging("typing", rename("hub"));
        assertEquals(List.of(renamed("vpc-a", "hub")), session.history());
        session.undo();
        assertSame(opened, session.document());
    }

    @Test
    void aBurstEnds() {
        var ends =
                List.<Runnable>of(
                        () -> session.commit(rename("other")),
                        () -> session.select(Set.of(B)),
                        session::markSaved,
                        () -> {
                            session.undo();
                            session.redo();
                        });
        int steps = 0;
        for (var end : ends) {
            session.commitMerging("nudge", move(++steps));
            end.run();
            session.commitMerging("nudge", move(100 + steps));
            session.commitMerging("other", move(200 + steps));
            session.select(Set.of(A));
        }
        assertEquals(1 + 3 * ends.size(), session.history().size());
    }

    @Test
    void undoBringsTheSelectionBack() {
        session.select(Set.of(A));
        session.commit(new Edit.Remove(Set.of(A)));
        assertEquals(Set.of(), session.revision().selection());
        session.undo();
        assertEquals(Set.of(A), session.revision().selection());
        session.select(Set.of(B, id("vpc-x")));
        assertEquals(Set.of(B), session.revision().selection());
        assertTrue(session.revision().redo().isPresent());
        session.redo();
        assertEquals(Set.of(), session.revision().selection());
        session.undo();
        assertEquals(Set.of(B), session.revision().selection());
    }

    @Test
    void savedIsAPlaceInTheHistory() {
        assertTrue(session.revision().isSaved());
        session.commit(rename("one"));
        assertTrue(!session.revision().isSaved());
        session.markSaved();
        assertTrue(session.revision().isSaved());
        session.undo();
        assertTrue(!session.revision().isSaved());
        session.redo();
        assertTrue(session.revision().isSaved());
        session.undo();
        session.commit(rename("two"));
        session.undo();
        assertTrue(!session.revision().isSaved());
        session.redo();
        assertTrue(!session.revision().isSaved());
    }

    @Test
    void anotherDocumentBeginsAnew() {
        session.commit(rename("one"));
        session.actAs(new Actor.As(ALICE));
        var other = lab();
        session.replaceDocument(other, true);
        assertSame(other, session.document());
        assertEquals(List.of(), session.history());
        assertTrue(session.revision().isSaved());
        assertEquals(Actor.ANYONE, session.revision().actor());
        assertTrue(session.revision().touched().containsAll(Set.of(A, id("i-a"))));
        session.replaceDocument(opened, false);
        assertTrue(!session.revision().isSaved());
    }

    @Test
    void watchersHearOnlyOfOtherObjects() {
        var heard = new ArrayList<Object>();
        var stop = session.watch(it -> it.document().topology(), it -> heard.add(it));
        session.commit(move(1));
        session.select(Set.of(A));
        assertEquals(1, heard.size());
        session.commit(rename("one"));
        assertEquals(2, heard.size());
        var selections = new ArrayList<Object>();
        session.watch(Revision::selection, it -> selections.add(it));
        session.commit(rename("two"));
        assertEquals(1, selections.size());
        stop.run();
        session.undo();
        assertEquals(3, heard.size());
    }

    @Test
    void aListenerThatEditsLeavesNobodyBehind() {
        var heard = new ArrayList<String>();
        session.listen(it -> {
            if (name(it.document()).equals("one")) {
                session.commit(rename("two"));
            }
        });
        session.listen(it -> heard.add(name(it.document())));
        session.commit(rename("one"));
        assertEquals(List.of("two"), heard);
        assertEquals(2, session.history().size());
    }

    @Test
    void whoMissesARevisionHearsWhatItTouched() {
        session.listen(it -> {
            if (name(it.document()).equals("one")) {
                session.commit(new Edit.Rename(B, "two"));
            }
        });
        var heard = new ArrayList<Set<ResourceId>>();
        session.listen(it -> heard.add(it.touched()));
        session.commit(rename("one"));
        session.commit(rename("three"));
        assertEquals(List.of(Set.of(A, B), Set.of(A)), heard);
    }

    private static String name(Document document) {
        return document.topology().vpc(A).orElseThrow().name();
    }

    @Test
    void revisionsAreOnlyEqualToThemselves() {
        var first = session.revision();
        session.actAs(new Actor.As(BOB));
        assertNotEquals(first, session.revision());
        assertTrue(session.revision().number() > first.number());
        var second = session.revision();
        session.actAs(new Actor.As(BOB));
        assertSame(second, session.revision());
    }

    @Test
    void undoOfAnythingIsTheSameDocument() {
        for (long seed = 0; seed < 25; seed++) {
            var edits = new RandomEdits(new SplittableRandom(seed));
            var here = new Session(RandomDocuments.of(seed));
            var documents = new ArrayList<>(List.of(here.document()));
            for (int i = 0; i < 60; i++) {
                here.commit(edits.next(here.document()));
                if (here.document() != documents.getLast()) {
                    documents.add(here.document());
                }
            }
            assertEquals(documents.size() - 1, here.history().size(), "seed " + seed);
            for (int i = documents.size() - 2; i >= 0; i--) {
                here.undo();
                assertSame(documents.get(i), here.document(), "seed " + seed + ", undo " + i);
            }
            for (int i = 1; i < documents.size(); i++) {
                here.redo();
                assertSame(documents.get(i), here.document(), "seed " + seed + ", redo " + i);
            }
        }
    }
}
