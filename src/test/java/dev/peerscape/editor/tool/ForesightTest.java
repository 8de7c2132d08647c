package dev.peerscape.editor.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.session.Session;
import dev.peerscape.testing.LabScene;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class ForesightTest {
    private final Session session = new Session(LabScene.document());
    private final Diagram diagram = new Diagram(session);

    @BeforeEach
    void look() {
        diagram.resize(1200, 800);
    }

    private static ResourceId id(String text) {
        return new ResourceId(text);
    }

    private List<Mark> foreseen(Edit edit) {
        diagram.foresee(Optional.of(edit));
        return diagram.marks();
    }

    private static boolean has(List<Mark> marks, Mark.How how, Box box) {
        return marks.stream()
                .anyMatch(it ->
                        it instanceof Mark.Differs differs
                                && differs.how() == how
                                && differs.box().equals(box));
    }

    @Test
    void aPeeringAndItsRoutesThatWouldGoAreStruckOut() {
        var marks = foreseen(new Edit.Remove(Set.of(id("i-app"))));
        assertTrue(has(marks, Mark.How.REMOVED, diagram.scene().box(id("i-app")).orElseThrow()));
    }

    @Test
    void aRouteThatWouldComeIsWrittenAtItsSubnetAndLedToItsTarget() {
        var vpc = session.document().topology().vpc(id("vpc-requester")).orElseThrow();
        var table = vpc.routeTableOf(vpc.subnets().get(id("subnet-private-a")));
        var bare = table.withRoutes(List.of());
        session.commit(new Edit.PutRouteTable(vpc.id(), bare));
        var marks = foreseen(new Edit.PutRouteTable(vpc.id(), table));
        var subnet = diagram.scene().box(id("subnet-private-a")).orElseThrow();
        assertTrue(has(marks, Mark.How.CHANGED, subnet), marks.toString());
        var texts =
                marks.stream()
                        .filter(Mark.Differs.class::isInstance)
                        .flatMap(it -> ((Mark.Differs) it).texts().stream())
                        .toList();
        assertEquals(table.routes().size(), texts.size(), texts.toString());
        assertTrue(texts.getFirst().startsWith("+ "), texts.toString());
        var link = diagram.scene().link(id("pcx-lab")).orElseThrow();
        assertTrue(
                marks.stream()
                        .filter(Mark.Edge.class::isInstance)
                        .map(it -> ((Mark.Edge) it).points())
                        .anyMatch(it ->
                                it[it.length - 2] == link.x0() && it[it.length - 1] == link.y0()));
    }

    @Test
    void escapeAndAnyEditEndIt() {
        var edit = new Edit.Remove(Set.of(id("i-app")));
        assertFalse(foreseen(edit).isEmpty());
        session.select(Set.of(id("i-app")));
        assertFalse(diagram.marks().isEmpty(), "a selection changes nothing of it");
        session.select(Set.of());
        assertTrue(diagram.escape());
        assertTrue(diagram.marks().isEmpty());
        assertFalse(diagram.escape());
        foreseen(edit);
        session.commit(new Edit.Place(Map.of(id("vpc-requester"), new Box(0, 0, 400, 400))));
        assertTrue(diagram.marks().isEmpty());
    }
}
