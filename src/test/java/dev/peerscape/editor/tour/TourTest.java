package dev.peerscape.editor.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.app.SmallDesign;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Header;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.editor.tour.Tour.Stage;
import dev.peerscape.editor.tour.Tour.Step;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class TourTest {

    @Test
    void nothingIsDoneInAnEmptyDocument() {
        assertEquals(List.of(), done(Document.empty(SmallDesign.NOW)));
    }

    @Test
    void twoVpcsApartAreTheFirstStep() {
        assertEquals(List.of(Stage.DRAW), done(SmallDesign.apart()));
    }

    @Test
    void aRequestIsTheSecondAndIsShownToBeAccepted() {
        var document = SmallDesign.peered(PeeringStatus.PENDING_ACCEPTANCE);
        assertEquals(List.of(Stage.DRAW, Stage.REQUEST), done(document));
        assertEquals(List.of(SmallDesign.PCX), step(document, Stage.ACCEPT).subjects());
    }

    @Test
    void aRequestThatFailedOrLapsedIsNoRequest() {
        for (var status :
                List.of(PeeringStatus.FAILED, PeeringStatus.REJECTED, PeeringStatus.EXPIRED)) {
            assertEquals(List.of(Stage.DRAW), done(SmallDesign.peered(status)), status.code());
        }
    }

    @Test
    void anActivePeeringLacksRoutesOnBothSides() {
        var document = SmallDesign.peered(PeeringStatus.ACTIVE);
        assertEquals(List.of(Stage.DRAW, Stage.REQUEST, Stage.ACCEPT), done(document));
        assertEquals(
                List.of(new ResourceId("rtb-left"), new ResourceId("rtb-right")),
                step(document, Stage.ROUTE).subjects());
    }

    @Test
    void routesOnOneSideOnlyAreNotEnough() {
        var active = SmallDesign.peered(PeeringStatus.ACTIVE);
        var left = SmallDesign.routed().topology().vpc(SmallDesign.LEFT).orElseThrow();
        var document = active.with(active.topology().with(left));
        assertEquals(List.of(new ResourceId("rtb-right")), step(document, Stage.ROUTE).subjects());
    }

    @Test
    void aPacketOverThePeeringIsTheLast() {
        var steps = Tour.steps(SmallDesign.routed(), List.of(crossing(Verdict.DELIVERED)));
        assertEquals(5, steps.stream().filter(Step::done).count());
        var lost = Tour.steps(SmallDesign.routed(), List.of(crossing(Verdict.REPLY_LOST)));
        assertEquals(4, lost.stream().filter(Step::done).count());
    }

    private static Trace crossing(Verdict verdict) {
        var header = new Header(Ip.of("10.0.1.10"), Ip.of("172.16.1.10"), Protocol.ICMP, 0, 8, 64);
        var hop = new Hop(SmallDesign.PCX, Kind.PEERING, header, header, List.of());
        var leg =
                new Leg(
                        Leg.Outcome.DELIVERED,
                        Optional.empty(),
                        SmallDesign.DB,
                        List.of(hop),
                        List.of());
        return new Trace(
                Flow.ping(SmallDesign.APP, SmallDesign.DB),
                verdict,
                Optional.of(SmallDesign.DB),
                leg,
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static List<Stage> done(Document document) {
        return Tour.steps(document, List.of()).stream()
                .filter(Step::done)
                .map(Step::stage)
                .toList();
    }

    private static Step step(Document document, Stage stage) {
        return Tour.steps(document, List.of()).get(stage.ordinal());
    }
}
