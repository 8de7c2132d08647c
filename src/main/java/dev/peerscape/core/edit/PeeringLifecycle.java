package dev.peerscape.core.edit;

import static dev.peerscape.core.edit.PeeringEvent.ACCEPT;
import static dev.peerscape.core.edit.PeeringEvent.DELETE;
import static dev.peerscape.core.edit.PeeringEvent.LAPSE;
import static dev.peerscape.core.edit.PeeringEvent.MEMBER_DELETED;
import static dev.peerscape.core.edit.PeeringEvent.OVERLAP_GAINED;
import static dev.peerscape.core.edit.PeeringEvent.READY;
import static dev.peerscape.core.edit.PeeringEvent.REJECT;
import static dev.peerscape.core.edit.PeeringEvent.REMOVAL_DONE;
import static dev.peerscape.core.edit.PeeringEvent.SETUP_FAILED;
import static dev.peerscape.core.edit.PeeringEvent.VALIDATION_FAILED;
import static dev.peerscape.core.edit.PeeringEvent.VALIDATION_PASSED;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringReason;
import dev.peerscape.core.topology.PeeringStatus;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The nine states of a peering: which event leads where, who may cause which, and how long an
/// ended one stays in sight (A.1).
public final class PeeringLifecycle {
    /// What a person can do to a peering.
    public enum Action {
        ACCEPT,
        REJECT,
        DELETE,
        SET_DNS
    }

    private static final Map<PeeringStatus, Map<PeeringEvent, PeeringStatus>> TABLE =
            new EnumMap<>(
                    Map.of(
                            PeeringStatus.INITIATING_REQUEST,
                            Map.of(
                                    VALIDATION_FAILED, PeeringStatus.FAILED,
                                    VALIDATION_PASSED, PeeringStatus.PENDING_ACCEPTANCE,
                                    MEMBER_DELETED, PeeringStatus.DELETED),
                            PeeringStatus.PENDING_ACCEPTANCE,
                            Map.of(
                                    ACCEPT, PeeringStatus.PROVISIONING,
                                    REJECT, PeeringStatus.REJECTED,
                                    DELETE, PeeringStatus.DELETED,
                                    LAPSE, PeeringStatus.EXPIRED,
                                    OVERLAP_GAINED, PeeringStatus.FAILED,
                                    MEMBER_DELETED, PeeringStatus.DELETED),
                            PeeringStatus.PROVISIONING,
                            Map.of(
                                    READY, PeeringStatus.ACTIVE,
                                    SETUP_FAILED, PeeringStatus.FAILED,
                                    MEMBER_DELETED, PeeringStatus.DELETED),
                            PeeringStatus.ACTIVE,
                            Map.of(
                                    DELETE, PeeringStatus.DELETING,
                                    MEMBER_DELETED, PeeringStatus.DELETED),
                            PeeringStatus.DELETING,
                            Map.of(
                                    REMOVAL_DONE, PeeringStatus.DELETED,
                                    MEMBER_DELETED, PeeringStatus.DELETED)));

    private static final Duration SHORT = Duration.ofHours(2);
    private static final Duration LONG = Duration.ofDays(2);

    /// Active peerings of a VPC by default (A.4).
    public static final int ACTIVE_QUOTA = 50;

    /// Active peerings of a VPC when that quota is raised as far as it goes (A.4).
    public static final int ACTIVE_MOST = 125;

    /// Requests of an account in a Region that may wait for an answer (A.4, T1).
    public static final int OUTSTANDING_QUOTA = 25;

    private PeeringLifecycle() {}

    /// {@return the state after the event, or nothing when it cannot happen in this state}
    public static Optional<PeeringStatus> next(PeeringStatus status, PeeringEvent event) {
        return Optional.ofNullable(TABLE.getOrDefault(status, Map.of()).get(event));
    }

    /// {@return the peering after the event}
    ///
    /// @param reason what stands beside the new status
    /// @throws IllegalStateException when the event cannot happen in its state
    static Peering after(Peering peering, PeeringEvent event, PeeringReason reason, Instant when) {
        var next =
                next(peering.status(), event)
                        .orElseThrow(
                                () -> new IllegalStateException(event + " in " + peering.status()));
        return peering.withStatus(next, reason, when);
    }

    /// {@return the peering after what happens by itself until `now`: validation, set-up and
    /// removal end, and a request that nobody answered lapses (T3, T7, T10, T12)} The document's
    /// clock never runs by itself, so this is asked when a person moves it.
    static Peering settled(Peering peering, Instant now) {
        if (!now.isAfter(peering.since())) {
            return peering;
        }
        return switch (peering.status()) {
            case INITIATING_REQUEST ->
                    settled(
                            after(
                                    peering,
                                    VALIDATION_PASSED,
                                    new PeeringReason.Pending(peering.accepter().account()),
                                    peering.since()),
                            now);
            case PENDING_ACCEPTANCE -> {
                var end = expiry(peering);
                yield now.isBefore(end)
                        ? peering
                        : after(peering, LAPSE, new PeeringReason.Expired(), end);
            }
            case PROVISIONING -> after(peering, READY, new PeeringReason.Active(), peering.since());
            case DELETING ->
                    after(peering, REMOVAL_DONE, new PeeringReason.Deleted(), peering.since());
            case ACTIVE, FAILED, REJECTED, EXPIRED, DELETED -> peering;
        };
    }

    /// {@return when a request lapses}
    public static Instant expiry(Peering peering) {
        return peering.expires().orElseGet(() -> peering.since().plus(Peering.REQUEST_LIFE));
    }

    /// {@return why the actor may not do that now, in the words and with the code that the EC2 API
    /// would give; nothing when it may} Dialogs ask this to enable their buttons and to say why one
    /// is off. For the DNS option, whose side it is matters as well: see [Edit.SetPeeringDns].
    public static Optional<Refused> refusal(
            Peering peering, Action action, Actor actor, Instant now) {
        var requester = peering.requester().account();
        var accepter = peering.accepter().account();
        boolean pending = peering.status() == PeeringStatus.PENDING_ACCEPTANCE;
        boolean allowed =
                switch (action) {
                    case ACCEPT, REJECT -> actor.mayActFor(accepter);
                    case DELETE ->
                            actor.mayActFor(requester) || !pending && actor.mayActFor(accepter);
                    case SET_DNS -> actor.mayActFor(requester) || actor.mayActFor(accepter);
                };
        if (!allowed) {
            return switch (action) {
                case ACCEPT -> forbidden("peering-accept-other", peering, accepter);
                case REJECT -> forbidden("peering-reject-other", peering, accepter);
                case DELETE ->
                        pending
                                ? forbidden("peering-withdraw-other", peering, requester)
                                : forbiddenPair("peering-delete-other", peering);
                case SET_DNS -> forbiddenPair("peering-dns-other", peering);
            };
        }
        if (pending && !now.isBefore(expiry(peering))) {
            return Refusals.refuse(
                    Refusals.WRONG_STATE, "peering-lapsed", peering.label(), expiry(peering));
        }
        boolean possible =
                switch (action) {
                    case ACCEPT -> next(peering.status(), PeeringEvent.ACCEPT).isPresent();
                    case REJECT -> next(peering.status(), PeeringEvent.REJECT).isPresent();
                    case DELETE -> next(peering.status(), PeeringEvent.DELETE).isPresent();
                    case SET_DNS -> peering.isActive();
                };
        if (possible) {
            return Optional.empty();
        }
        var key =
                switch (action) {
                    case ACCEPT -> "peering-accept-state";
                    case REJECT -> "peering-reject-state";
                    case DELETE -> "peering-delete-state";
                    case SET_DNS -> "peering-dns-state";
                };
        return Refusals.refuse(
                Refusals.WRONG_STATE, key, peering.label(), statusName(peering.status()));
    }

    private static Optional<Refused> forbidden(String key, Peering peering, AccountId owner) {
        return Refusals.refuse(Refusals.NOT_PERMITTED, key, peering.label(), owner.value());
    }

    private static Optional<Refused> forbiddenPair(String key, Peering peering) {
        return Refusals.refuse(
                Refusals.NOT_PERMITTED,
                key,
                peering.label(),
                peering.requester().account().value(),
                peering.accepter().account().value());
    }

    /// {@return the state's name for people}
    public static Message statusName(PeeringStatus status) {
        return Message.of("edit.status-" + status.code());
    }

    /// {@return whether the account still sees the peering at that moment: an ended one goes out of
    /// sight by itself after two hours or two days, depending on who ended it (A.1)}
    ///
    /// Whoever deleted one is named in its reason; where nobody is, both sides are given the longer
    /// time.
    public static boolean visibleTo(Peering peering, AccountId account, Instant now) {
        boolean requester = peering.requester().account().equals(account);
        boolean accepter = peering.accepter().account().equals(account);
        if (!requester && !accepter) {
            return false;
        }
        boolean oneOwner = requester && accepter;
        var age = Duration.between(peering.since(), now);
        return switch (peering.status()) {
            case INITIATING_REQUEST -> requester;
            case PENDING_ACCEPTANCE, PROVISIONING, ACTIVE, DELETING -> true;
            case FAILED -> requester && age.compareTo(SHORT) < 0;
            case EXPIRED -> age.compareTo(LONG) < 0;
            case REJECTED -> age.compareTo(requester && !oneOwner ? LONG : SHORT) < 0;
            case DELETED -> {
                boolean own =
                        oneOwner
                                || peering.reason() instanceof PeeringReason.DeletedBy(var by)
                                        && by.equals(account);
                yield age.compareTo(own ? SHORT : LONG) < 0;
            }
        };
    }
}
