package dev.peerscape.core.edit;

import static dev.peerscape.testing.Designs.*;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Outcome.Applied;
import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.edit.PeeringLifecycle.Action;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.RouteTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The nine states of A.1, and who may do what.
class PeeringLifecycleTest {
    private static final Actor AS_ALICE = new Actor.As(ALICE);
    private static final Actor AS_BOB = new Actor.As(BOB);
    private static final Actor AS_CAROL = new Actor.As(CAROL);

    private static Document at(PeeringStatus status) {
        var document = pending();
        var peering = peering(document);
        return document.with(
                document.topology()
                        .with(
                                new Peering(
                                        peering.id(),
                                        peering.name(),
                                        peering.requester(),
                                        peering.accepter(),
                                        status,
                                        "",
                                        NOON,
                                        peering.expires())));
    }

    private static Peering peering(Document document) {
        return document.topology().peering(id("pcx-ab")).orElseThrow();
    }

    private static Refused refused(Document document, Edit edit) {
        return assertInstanceOf(Refused.class, Edits.apply(document, edit));
    }

    private static PeeringStatus after(Document document, Edit edit) {
        return peering(Edits.apply(document, edit).orThrow()).status();
    }

    /// Every event in every state: what is not in this list is impossible.
    @Test
    void theTableIsTheOneOfTheGuide() {
        var possible =
                Set.of(
                        "INITIATING_REQUEST VALIDATION_FAILED FAILED",
                        "INITIATING_REQUEST VALIDATION_PASSED PENDING_ACCEPTANCE",
                        "INITIATING_REQUEST MEMBER_DELETED DELETED",
                        "PENDING_ACCEPTANCE ACCEPT PROVISIONING",
                        "PENDING_ACCEPTANCE REJECT REJECTED",
                        "PENDING_ACCEPTANCE DELETE DELETED",
                        "PENDING_ACCEPTANCE LAPSE EXPIRED",
                        "PENDING_ACCEPTANCE OVERLAP_GAINED FAILED",
                        "PENDING_ACCEPTANCE MEMBER_DELETED DELETED",
                        "PROVISIONING READY ACTIVE",
                        "PROVISIONING SETUP_FAILED FAILED",
                        "PROVISIONING MEMBER_DELETED DELETED",
                        "ACTIVE DELETE DELETING",
                        "ACTIVE MEMBER_DELETED DELETED",
                        "DELETING REMOVAL_DONE DELETED",
                        "DELETING MEMBER_DELETED DELETED");
        var found = new HashSet<String>();
        for (var status : PeeringStatus.values()) {
            for (var event : PeeringEvent.values()) {
                PeeringLifecycle.next(status, event)
                        .ifPresent(next -> found.add(status + " " + event + " " + next));
            }
            assertEquals(
                    status.isFinal(),
                    found.stream().noneMatch(row -> row.startsWith(status + " ")),
                    status.toString());
        }
        assertEquals(possible, found);
    }

    @Test
    void aRequestWaitsSevenDays() {
        var peering = peering(pending());
        assertEquals(PeeringStatus.PENDING_ACCEPTANCE, peering.status());
        assertEquals("Pending Acceptance by 222222222222", peering.message());
        assertEquals(Optional.of(NOON.plus(Duration.ofDays(7))), peering.expires());
    }

    @Test
    void anOverlapFailsAtOnceWithItsCause() {
        // N2: a secondary block is enough.
        var document =
                apply(
                        Document.empty(NOON),
                        new Edit.AddVpc(
                                vpc("vpc-a", ALICE, "10.0.0.0/16", "10.5.0.0/16"),
                                Optional.empty()),
                        new Edit.AddVpc(vpc("vpc-b", BOB, "10.5.128.0/17"), Optional.empty()));
        var request = new Edit.RequestPeering(AS_ALICE, id("pcx-ab"), "", id("vpc-a"), id("vpc-b"));
        var outcome = (Applied) Edits.apply(document, request);
        var peering = peering(outcome.document());
        assertEquals(PeeringStatus.FAILED, peering.status());
        assertTrue(
                peering.message()
                        .startsWith("10.5.0.0/16 of vpc-a overlaps 10.5.128.0/17 of vpc-b"));
        assertTrue(peering.message().contains("AWS reports"));
        assertEquals("edit.note-failed", outcome.notes().getFirst().key());
    }

    /// N3: the same IPv6 block is enough, whatever the IPv4 blocks.
    @Test
    void anOverlapOfIpv6FailsToo() {
        var document =
                apply(
                        Document.empty(NOON),
                        new Edit.AddVpc(
                                vpc("vpc-a", ALICE, "10.0.0.0/16", "2001:db8::/56"),
                                Optional.empty()),
                        new Edit.AddVpc(
                                vpc("vpc-b", BOB, "10.1.0.0/16", "2001:db8::/56"),
                                Optional.empty()));
        assertEquals(
                PeeringStatus.FAILED,
                after(
                        document,
                        new Edit.RequestPeering(
                                Actor.ANYONE, id("pcx-ab"), "", id("vpc-a"), id("vpc-b"))));
    }

    @ParameterizedTest
    @CsvSource({
        "vpc-b, vpc-a, vpc-b, OperationNotPermitted",
        "vpc-a, vpc-a, vpc-a, InvalidParameterValue",
        "vpc-a, vpc-a, vpc-x, InvalidVpcID.NotFound",
        "vpc-a, vpc-x, vpc-a, InvalidVpcID.NotFound"
    })
    void aRequestThatCannotBe(String actor, String from, String to, String code) {
        var as = new Actor.As(pair().topology().vpc(id(actor)).orElseThrow().account());
        assertEquals(
                code,
                refused(pair(), new Edit.RequestPeering(as, id("pcx-x"), "", id(from), id(to)))
                        .code());
    }

    @Test
    void twoVpcsHaveOnePeeringAtATime() {
        var again = new Edit.RequestPeering(AS_BOB, id("pcx-2"), "", id("vpc-b"), id("vpc-a"));
        for (var status : PeeringStatus.values()) {
            boolean open =
                    Set.of(
                                    PeeringStatus.INITIATING_REQUEST,
                                    PeeringStatus.PENDING_ACCEPTANCE,
                                    PeeringStatus.PROVISIONING,
                                    PeeringStatus.ACTIVE)
                            .contains(status);
            var outcome = Edits.apply(at(status), again);
            assertEquals(
                    open,
                    outcome instanceof Refused(var code, _, _)
                            && code.equals("VpcPeeringConnectionAlreadyExists"),
                    status.toString());
        }
    }

    @Test
    void twentyFiveRequestsMayWait() {
        var document = Document.empty(NOON);
        document =
                apply(
                        document,
                        new Edit.AddVpc(vpc("vpc-a", ALICE, "10.0.0.0/16"), Optional.empty()));
        for (int i = 1; i <= 26; i++) {
            var vpc = vpc("vpc-" + i, BOB, "10." + i + ".0.0/16");
            document = apply(document, new Edit.AddVpc(vpc, Optional.empty()));
        }
        for (int i = 1; i <= 25; i++) {
            document = apply(document, request(i));
        }
        assertEquals(
                "OutstandingVpcPeeringConnectionLimitExceeded",
                refused(document, request(26)).code());
        apply(document, new Edit.AcceptPeering(AS_BOB, id("pcx-1")), request(26));
    }

    private static Edit request(int i) {
        return new Edit.RequestPeering(AS_ALICE, id("pcx-" + i), "", id("vpc-a"), id("vpc-" + i));
    }

    /// Who may, in every state. The allowed are listed; everybody else is told by whom it may be
    /// done, or in which state.
    @ParameterizedTest
    @EnumSource(PeeringStatus.class)
    void actionsInEveryState(PeeringStatus status) {
        var document = at(status);
        for (var action : Action.values()) {
            for (var actor : List.of(Actor.ANYONE, AS_ALICE, AS_BOB, AS_CAROL)) {
                boolean alice = actor == Actor.ANYONE || actor == AS_ALICE;
                boolean bob = actor == Actor.ANYONE || actor == AS_BOB;
                boolean pending = status == PeeringStatus.PENDING_ACCEPTANCE;
                boolean active = status == PeeringStatus.ACTIVE;
                boolean expected =
                        switch (action) {
                            case ACCEPT, REJECT -> pending && bob;
                            case DELETE -> pending && alice || active && (alice || bob);
                            case SET_DNS -> active && (alice || bob);
                        };
                boolean mayEver =
                        switch (action) {
                            case ACCEPT, REJECT -> bob;
                            case DELETE -> alice || bob && !pending;
                            case SET_DNS -> alice || bob;
                        };
                var where = action + " by " + actor + " in " + status;
                var refusal = PeeringLifecycle.refusal(peering(document), action, actor, NOON);
                assertEquals(expected, refusal.isEmpty(), where);
                refusal.ifPresent(no ->
                        assertEquals(
                                mayEver ? "InvalidStateTransition" : "OperationNotPermitted",
                                no.code(),
                                where));
                if (action != Action.SET_DNS) {
                    var outcome = Edits.apply(document, edit(action, actor));
                    assertEquals(expected, outcome instanceof Applied, where);
                }
            }
        }
    }

    private static Edit edit(Action action, Actor actor) {
        return switch (action) {
            case ACCEPT -> new Edit.AcceptPeering(actor, id("pcx-ab"));
            case REJECT -> new Edit.RejectPeering(actor, id("pcx-ab"));
            case DELETE -> new Edit.DeletePeering(actor, id("pcx-ab"), false);
            case SET_DNS -> new Edit.SetPeeringDns(actor, id("pcx-ab"), id("vpc-a"), true);
        };
    }

    @Test
    void whatActionsLeadTo() {
        assertEquals(PeeringStatus.ACTIVE, after(pending(), edit(Action.ACCEPT, AS_BOB)));
        assertEquals(PeeringStatus.REJECTED, after(pending(), edit(Action.REJECT, AS_BOB)));
        assertEquals(PeeringStatus.DELETED, after(pending(), edit(Action.DELETE, AS_ALICE)));
        assertEquals(PeeringStatus.DELETED, after(lab(), edit(Action.DELETE, AS_BOB)));
    }

    /// N13
    @Test
    void afterSevenDaysARequestHasExpired() {
        var last =
                apply(pending(), new Edit.SetClock(NOON.plus(Duration.ofDays(7)).minusSeconds(1)));
        assertEquals(PeeringStatus.PENDING_ACCEPTANCE, peering(last).status());
        assertEquals(PeeringStatus.ACTIVE, after(last, edit(Action.ACCEPT, AS_BOB)));
        var late = apply(pending(), new Edit.SetClock(NOON.plus(Duration.ofDays(9))));
        assertEquals(PeeringStatus.EXPIRED, peering(late).status());
        assertEquals(NOON.plus(Duration.ofDays(7)), peering(late).since());
        assertEquals("InvalidStateTransition", refused(late, edit(Action.ACCEPT, AS_BOB)).code());
        var back = apply(late, new Edit.SetClock(NOON));
        assertEquals(PeeringStatus.EXPIRED, peering(back).status());
    }

    /// A file may hold a request whose time is over although nobody moved the clock.
    @Test
    void anOverdueRequestCannotBeAccepted() {
        var document = pending();
        var overdue = document.with(document.topology().at(NOON.plus(Duration.ofDays(7))));
        var no = refused(overdue, edit(Action.ACCEPT, AS_BOB));
        assertEquals("edit.peering-lapsed", no.reason().key());
    }

    @ParameterizedTest
    @CsvSource({
        "INITIATING_REQUEST, 1, PENDING_ACCEPTANCE",
        "INITIATING_REQUEST, 169, EXPIRED",
        "PENDING_ACCEPTANCE, 168, EXPIRED",
        "PROVISIONING, 1, ACTIVE",
        "DELETING, 1, DELETED",
        "ACTIVE, 9999, ACTIVE",
        "FAILED, 9999, FAILED",
        "DELETING, 0, DELETING",
        "PROVISIONING, -5, PROVISIONING"
    })
    void theClockMovesThemOn(PeeringStatus from, int hours, PeeringStatus to) {
        assertEquals(to, after(at(from), new Edit.SetClock(NOON.plus(Duration.ofHours(hours)))));
    }

    /// A.1: how long who still sees what has ended.
    @ParameterizedTest
    @CsvSource({
        "FAILED, 1, true, false",
        "FAILED, 2, false, false",
        "EXPIRED, 47, true, true",
        "EXPIRED, 48, false, false",
        "REJECTED, 1, true, true",
        "REJECTED, 3, true, false",
        "REJECTED, 48, false, false",
        "DELETED, 47, true, true",
        "DELETED, 48, false, false",
        "ACTIVE, 9999, true, true",
        "INITIATING_REQUEST, 1, true, false"
    })
    void theEndedGoOutOfSight(PeeringStatus status, int hours, boolean alice, boolean bob) {
        var peering = peering(at(status));
        Instant now = NOON.plus(Duration.ofHours(hours));
        assertEquals(alice, PeeringLifecycle.visibleTo(peering, ALICE, now));
        assertEquals(bob, PeeringLifecycle.visibleTo(peering, BOB, now));
        assertEquals(false, PeeringLifecycle.visibleTo(peering, CAROL, now));
    }

    @Test
    void whoDeletedSeesItForTwoHours() {
        var peering = peering(apply(lab(), edit(Action.DELETE, AS_BOB)));
        assertEquals("Deleted by 222222222222", peering.message());
        var later = NOON.plus(Duration.ofHours(3));
        assertEquals(false, PeeringLifecycle.visibleTo(peering, BOB, later));
        assertEquals(true, PeeringLifecycle.visibleTo(peering, ALICE, later));
    }

    @Test
    void deletingWithRoutesTakesOnlyTheTablesOfWhoDeletes() {
        var all = apply(lab(), new Edit.DeletePeering(Actor.ANYONE, id("pcx-ab"), true));
        assertEquals(1, table(all, "rtb-own").routes().size());
        assertEquals(List.of(), table(all, "rtb-b").routes());
        var own = apply(lab(), new Edit.DeletePeering(AS_ALICE, id("pcx-ab"), true));
        assertEquals(1, table(own, "rtb-own").routes().size());
        assertEquals(1, table(own, "rtb-b").routes().size());
        var kept =
                (Applied)
                        Edits.apply(
                                lab(), new Edit.DeletePeering(Actor.ANYONE, id("pcx-ab"), false));
        assertEquals(2, table(kept.document(), "rtb-own").routes().size());
        assertEquals(List.of(Message.of("edit.note-blackholes", 2, "own, main")), kept.notes());
    }

    private static RouteTable table(Document document, String id) {
        return (RouteTable) document.topology().find(id(id)).orElseThrow();
    }

    /// A.7: each account its own side, and only with host names on in both VPCs.
    @Test
    void theDnsOption() {
        var off = refused(lab(), new Edit.SetPeeringDns(AS_ALICE, id("pcx-ab"), id("vpc-a"), true));
        assertEquals("InvalidVpcPeeringConnectionState.DnsHostnamesDisabled", off.code());
        var on = apply(lab(), off.suggestion().orElseThrow());
        assertTrue(peering(on).requester().dnsResolution());
        assertEquals(
                "OperationNotPermitted",
                refused(on, new Edit.SetPeeringDns(AS_ALICE, id("pcx-ab"), id("vpc-b"), true))
                        .code());
        var both = apply(on, new Edit.SetPeeringDns(AS_BOB, id("pcx-ab"), id("vpc-b"), true));
        assertTrue(peering(both).accepter().dnsResolution());
        assertEquals(
                "InvalidParameterValue",
                refused(on, new Edit.SetPeeringDns(AS_ALICE, id("pcx-ab"), id("vpc-x"), true))
                        .code());
    }

    /// T4: a request that an overlap has overtaken fails when it is accepted.
    @Test
    void acceptingAnOvertakenRequestFails() {
        var document = pending();
        var wide = document.topology().vpc(id("vpc-b")).orElseThrow().draft();
        var overtaken =
                document.with(
                        document.topology()
                                .with(wide.cidrs(cidrs("172.16.0.0/16", "10.0.0.0/20")).build()));
        assertEquals(PeeringStatus.FAILED, after(overtaken, edit(Action.ACCEPT, AS_BOB)));
    }

    @Test
    void aSelfRequestIsAcceptedByHandAsWell() {
        var document =
                apply(
                        pair(),
                        new Edit.MoveVpc(id("vpc-b"), ALICE, SEOUL),
                        new Edit.RequestPeering(
                                AS_ALICE, id("pcx-ab"), "", id("vpc-a"), id("vpc-b")));
        assertEquals(PeeringStatus.PENDING_ACCEPTANCE, peering(document).status());
        assertEquals(PeeringStatus.ACTIVE, after(document, edit(Action.ACCEPT, AS_ALICE)));
    }

    @Test
    void refusalsNameTheAccountThatMay() {
        var no = refused(pending(), edit(Action.ACCEPT, AS_ALICE));
        assertEquals("edit.peering-accept-other", no.reason().key());
        assertTrue(no.reason().arguments().contains(BOB.value()));
    }
}
