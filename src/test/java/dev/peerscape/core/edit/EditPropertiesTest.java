package dev.peerscape.core.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomEdits;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/// What holds for every edit of every document.
class EditPropertiesTest {
    private static final int DOCUMENTS = 40;
    private static final int EDITS = 60;

    @FunctionalInterface
    private interface Property {
        void check(Document before, Edit edit, Outcome outcome, String where);
    }

    private static void forAll(Property property) {
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            var edits = new RandomEdits(new SplittableRandom(~seed));
            var document = RandomDocuments.of(seed);
            for (int i = 0; i < EDITS; i++) {
                var edit = edits.next(document);
                var where = "seed " + seed + ", edit " + i + ": " + edit;
                var outcome = Edits.apply(document, edit);
                property.check(document, edit, outcome, where);
                if (outcome instanceof Outcome.Applied(var after, _, _)) {
                    document = after;
                }
            }
        }
    }

    @Test
    void noDocumentIsEverIllFormed() {
        for (long seed = 0; seed < DOCUMENTS; seed++) {
            assertEquals(List.of(), Audit.of(RandomDocuments.of(seed)), "seed " + seed);
        }
        forAll((_, _, outcome, where) -> {
            if (outcome instanceof Outcome.Applied(var after, _, _)) {
                assertEquals(List.of(), Audit.of(after), where);
            }
        });
    }

    @Test
    void touchedIsTheTrueDifference() {
        forAll((before, _, outcome, where) -> {
            if (outcome instanceof Outcome.Applied(var after, var touched, _)) {
                assertEquals(difference(before, after), touched, where);
            }
        });
    }

    private static Set<ResourceId> difference(Document before, Document after) {
        var old = objects(before);
        var fresh = objects(after);
        var ids = new HashSet<ResourceId>();
        ids.addAll(old.keySet());
        ids.addAll(fresh.keySet());
        ids.removeIf(id -> old.get(id) == fresh.get(id));
        var boxes = new HashSet<ResourceId>();
        boxes.addAll(before.layout().boxes().keySet());
        boxes.addAll(after.layout().boxes().keySet());
        boxes.removeIf(id ->
                Objects.equals(before.layout().boxes().get(id), after.layout().boxes().get(id)));
        ids.addAll(boxes);
        return ids;
    }

    private static Map<ResourceId, Resource> objects(Document document) {
        var objects = new HashMap<ResourceId, Resource>();
        document.topology().resources().forEach(it -> objects.put(it.id(), it));
        return objects;
    }

    @Test
    void theIndexOfOwnersIsRight() {
        forAll((_, _, outcome, where) -> {
            if (outcome instanceof Outcome.Applied(var after, _, _)) {
                var topology = after.topology();
                for (var vpc : topology.vpcs().values()) {
                    for (var members : vpc.members()) {
                        for (var id : members.keySet()) {
                            assertSame(vpc, topology.vpcOf(id).orElseThrow(), where);
                        }
                    }
                }
            }
        });
    }

    @Test
    void doingItAgainChangesNothing() {
        forAll((before, edit, outcome, where) -> {
            boolean put =
                    switch (edit) {
                        case Edit.PutSubnet _,
                                Edit.PutInstance _,
                                Edit.PutNatGateway _,
                                Edit.PutInternetGateway _,
                                Edit.PutRouteTable _,
                                Edit.PutSecurityGroup _,
                                Edit.PutNetworkAcl _,
                                Edit.AddRoute _,
                                Edit.Rename _,
                                Edit.Place _,
                                Edit.PutAccount _,
                                Edit.SetVpcDns _ ->
                                true;
                        default -> false;
                    };
            if (put && outcome instanceof Outcome.Applied(var after, _, _)) {
                var again = Edits.apply(after, edit);
                assertEquals(new Outcome.Applied(after, Set.of(), List.of()), again, where);
                assertSame(after, again.orThrow(), where);
            }
        });
    }

    @Test
    void aSuggestionIsAccepted() {
        var suggested = new HashSet<String>();
        forAll((before, _, outcome, where) -> {
            if (outcome instanceof Outcome.Refused(var code, _, var suggestion)) {
                suggestion.ifPresent(better -> {
                    suggested.add(code);
                    assertTrue(Edits.apply(before, better) instanceof Outcome.Applied, where);
                });
            }
        });
        assertTrue(suggested.contains("RouteAlreadyExists"), suggested.toString());
    }

    @Test
    void everyKindOfEditIsAcceptedSometimes() {
        var seen = new HashSet<Class<?>>();
        forAll((_, edit, outcome, _) -> {
            if (outcome instanceof Outcome.Applied) {
                seen.add(edit.getClass());
            }
        });
        var missing = new HashSet<>(Set.of(Edit.class.getPermittedSubclasses()));
        missing.removeAll(seen);
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everythingSaidHasWords(String language) {
        var texts = Texts.in(Locale.of(language));
        forAll((before, edit, outcome, where) -> {
            said(texts, Edits.describe(before, edit), where);
            switch (outcome) {
                case Outcome.Applied(_, _, var notes) ->
                        notes.forEach(note -> said(texts, note, where));
                case Outcome.Refused(_, var reason, _) -> said(texts, reason, where);
            }
        });
    }

    private static void said(Texts texts, Message message, String where) {
        var text = texts.text(message);
        assertTrue(!text.contains("edit.") && !text.contains("{"), text + " for " + where);
    }
}
