package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.edit.PeeringLifecycle.Action;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringReason;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What people do to peerings (A.1). The states that AWS passes through by itself are passed
/// through at once: the document's clock does not run.
final class PeeringEdits {
    private PeeringEdits() {}

    static Optional<Refused> request(Change change, Edit.RequestPeering edit) {
        var from = change.vpc(edit.requester());
        if (from.isEmpty()) {
            return Refusals.notFound(Kind.VPC, edit.requester());
        }
        var to = change.vpc(edit.accepter());
        if (to.isEmpty()) {
            return Refusals.notFound(Kind.VPC, edit.accepter());
        }
        var requester = from.get();
        var accepter = to.get();
        var refused = mayRequest(change, edit, requester, accepter);
        if (refused.isPresent()) {
            return refused;
        }
        var now = change.topology().now();
        var peering =
                new Peering(
                        edit.id(),
                        edit.name(),
                        Peering.Side.of(requester),
                        Peering.Side.of(accepter),
                        PeeringStatus.INITIATING_REQUEST,
                        new PeeringReason.None(),
                        now,
                        Optional.empty());
        var collision = BlockRules.collision(requester.cidrs(), accepter.cidrs());
        if (collision.isEmpty()) {
            change.put(
                    PeeringLifecycle.after(
                            peering,
                            PeeringEvent.VALIDATION_PASSED,
                            new PeeringReason.Pending(peering.accepter().account()),
                            now));
            return Refusals.NONE;
        }
        var pair = collision.get();
        change.put(
                PeeringLifecycle.after(
                        peering,
                        PeeringEvent.VALIDATION_FAILED,
                        overlap(peering, pair.ours(), pair.theirs()),
                        now));
        change.note(
                Message.of(
                        "edit.note-failed",
                        peering.label(),
                        pair.ours().toString(),
                        requester.label(),
                        pair.theirs().toString(),
                        accepter.label()));
        return Refusals.NONE;
    }

    private static Optional<Refused> mayRequest(
            Change change, Edit.RequestPeering edit, Vpc requester, Vpc accepter) {
        if (!edit.actor().mayActFor(requester.account())) {
            return Refusals.refuse(
                    Refusals.NOT_PERMITTED,
                    "peering-request-other",
                    requester.label(),
                    requester.account().value());
        }
        if (requester == accepter) {
            return Refusals.refuse(Refusals.INVALID_VALUE, "peering-itself", requester.label());
        }
        if (edit.id().kind() != Kind.PEERING) {
            return Refusals.refuse(
                    "InvalidVpcPeeringConnectionId.Malformed",
                    "audit-kind",
                    edit.id().value(),
                    Refusals.kindName(Kind.PEERING),
                    Kind.PEERING.prefix() + "-");
        }
        if (change.topology().find(edit.id()).isPresent()) {
            return Refusals.idInUse(edit.id());
        }
        for (var other : BlockRules.binding(change.topology(), requester.id())) {
            if (other.joins(accepter.id())) {
                return Refusals.refuse(
                        "VpcPeeringConnectionAlreadyExists",
                        "peering-exists",
                        requester.label(),
                        accepter.label(),
                        other.label(),
                        PeeringLifecycle.statusName(other.status()));
            }
        }
        long waiting = outstanding(change, requester);
        return waiting < PeeringLifecycle.OUTSTANDING_QUOTA
                ? Refusals.NONE
                : Refusals.refuse(
                        "OutstandingVpcPeeringConnectionLimitExceeded",
                        "peering-outstanding",
                        requester.account().value(),
                        waiting,
                        PeeringLifecycle.OUTSTANDING_QUOTA);
    }

    static PeeringReason overlap(Peering peering, Cidr requester, Cidr accepter) {
        return new PeeringReason.Overlap(
                requester, peering.requester().vpc(), accepter, peering.accepter().vpc());
    }

    private static long outstanding(Change change, Vpc requester) {
        return change.topology().peerings().values().stream()
                .filter(peering -> peering.status() == PeeringStatus.PENDING_ACCEPTANCE)
                .map(Peering::requester)
                .filter(side ->
                        side.account().equals(requester.account())
                                && side.region().equals(requester.region()))
                .count();
    }

    static Optional<Refused> accept(Change change, Edit.AcceptPeering edit) {
        var found = change.topology().peering(edit.id());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.PEERING, edit.id());
        }
        var peering = found.get();
        var now = change.topology().now();
        var refused =
                PeeringLifecycle.refusal(peering, Action.ACCEPT, edit.actor(), now)
                        .or(() -> full(change, peering));
        if (refused.isPresent()) {
            return refused;
        }
        var collision =
                BlockRules.collision(
                        BlockRules.blocksOf(change.topology(), peering.requester()),
                        BlockRules.blocksOf(change.topology(), peering.accepter()));
        if (collision.isPresent()) {
            var pair = collision.get();
            change.put(
                    PeeringLifecycle.after(
                            peering,
                            PeeringEvent.OVERLAP_GAINED,
                            overlap(peering, pair.ours(), pair.theirs()),
                            now));
            change.note(
                    Message.of(
                            "edit.note-failed",
                            peering.label(),
                            pair.ours().toString(),
                            peering.requester().vpc().value(),
                            pair.theirs().toString(),
                            peering.accepter().vpc().value()));
            return Refusals.NONE;
        }
        var provisioning =
                PeeringLifecycle.after(peering, PeeringEvent.ACCEPT, new PeeringReason.None(), now);
        change.put(
                PeeringLifecycle.after(
                        provisioning, PeeringEvent.READY, new PeeringReason.Active(), now));
        noteQuota(change, peering);
        return Refusals.NONE;
    }

    /// Whether a side has as many as AWS ever allows. Beyond the default quota, which is raised on
    /// request, a peering is accepted and it is said.
    private static Optional<Refused> full(Change change, Peering peering) {
        for (var side : List.of(peering.requester(), peering.accepter())) {
            long active = active(change, side);
            if (active >= PeeringLifecycle.ACTIVE_MOST) {
                return Refusals.refuse(
                        "ActiveVpcPeeringConnectionPerVpcLimitExceeded",
                        "peering-full",
                        side.vpc().value(),
                        active);
            }
        }
        return Refusals.NONE;
    }

    private static long active(Change change, Peering.Side side) {
        return change.topology().peeringsOf(side.vpc()).stream().filter(Peering::isActive).count();
    }

    private static void noteQuota(Change change, Peering peering) {
        for (var side : List.of(peering.requester(), peering.accepter())) {
            long active = active(change, side);
            if (active > PeeringLifecycle.ACTIVE_QUOTA) {
                change.note(
                        Message.of(
                                "edit.note-peering-quota",
                                change.vpc(side.vpc()).map(Vpc::label).orElse(side.vpc().value()),
                                active,
                                PeeringLifecycle.ACTIVE_QUOTA,
                                PeeringLifecycle.ACTIVE_MOST));
            }
        }
    }

    static Optional<Refused> reject(Change change, Edit.RejectPeering edit) {
        var found = change.topology().peering(edit.id());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.PEERING, edit.id());
        }
        var peering = found.get();
        var now = change.topology().now();
        var refused = PeeringLifecycle.refusal(peering, Action.REJECT, edit.actor(), now);
        if (refused.isEmpty()) {
            change.put(
                    PeeringLifecycle.after(
                            peering,
                            PeeringEvent.REJECT,
                            new PeeringReason.Rejected(peering.accepter().account()),
                            now));
        }
        return refused;
    }

    static Optional<Refused> delete(Change change, Edit.DeletePeering edit) {
        var found = change.topology().peering(edit.id());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.PEERING, edit.id());
        }
        var peering = found.get();
        var now = change.topology().now();
        var refused = PeeringLifecycle.refusal(peering, Action.DELETE, edit.actor(), now);
        if (refused.isPresent()) {
            return refused;
        }
        var message = deletedBy(edit.actor(), peering);
        var deleted = PeeringLifecycle.after(peering, PeeringEvent.DELETE, message, now);
        if (deleted.status() == PeeringStatus.DELETING) {
            deleted = PeeringLifecycle.after(deleted, PeeringEvent.REMOVAL_DONE, message, now);
        }
        change.put(deleted);
        if (edit.withRoutes()) {
            References.removeRoutes(
                    change, peering.id(), vpc -> edit.actor().mayActFor(vpc.account()));
        }
        References.noteBlackholes(change, peering.id(), _ -> true);
        return Refusals.NONE;
    }

    private static PeeringReason deletedBy(Actor actor, Peering peering) {
        boolean pending = peering.status() == PeeringStatus.PENDING_ACCEPTANCE;
        return switch (actor) {
            case Actor.As(var account) -> new PeeringReason.DeletedBy(account);
            case Actor.Anyone() ->
                    pending
                            ? new PeeringReason.DeletedBy(peering.requester().account())
                            : new PeeringReason.Deleted();
        };
    }

    static Optional<Refused> setDns(Change change, Edit.SetPeeringDns edit) {
        var found = change.topology().peering(edit.id());
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.PEERING, edit.id());
        }
        var peering = found.get();
        if (!peering.joins(edit.side())) {
            return Refusals.refuse(
                    Refusals.INVALID_VALUE,
                    "peering-no-member",
                    edit.side().value(),
                    peering.label());
        }
        var side = peering.side(edit.side());
        var refused =
                PeeringLifecycle.refusal(
                        peering, Action.SET_DNS, edit.actor(), change.topology().now());
        if (refused.isPresent()) {
            return refused;
        }
        if (!edit.actor().mayActFor(side.account())) {
            return Refusals.refuse(
                    Refusals.NOT_PERMITTED,
                    "peering-dns-side",
                    side.vpc().value(),
                    side.account().value());
        }
        var nameless = edit.allowed() ? withoutHostnames(change, peering) : List.<Vpc>of();
        if (!nameless.isEmpty()) {
            return Refusals.refuse(
                    "InvalidVpcPeeringConnectionState.DnsHostnamesDisabled",
                    switchedOn(nameless, edit),
                    "peering-dns-off",
                    Refusals.labels(nameless));
        }
        var set = side.withDnsResolution(edit.allowed());
        boolean requester = peering.requester().vpc().equals(edit.side());
        change.put(
                requester
                        ? peering.withSides(set, peering.accepter())
                        : peering.withSides(peering.requester(), set));
        return Refusals.NONE;
    }

    /// Both VPCs need both DNS attributes (A.7).
    private static List<Vpc> withoutHostnames(Change change, Peering peering) {
        var found = new ArrayList<Vpc>();
        for (ResourceId id : List.of(peering.requester().vpc(), peering.accepter().vpc())) {
            change.vpc(id)
                    .filter(vpc -> !vpc.dnsSupport() || !vpc.dnsHostnames())
                    .ifPresent(found::add);
        }
        return found;
    }

    private static Edit switchedOn(List<Vpc> vpcs, Edit.SetPeeringDns edit) {
        var steps = new ArrayList<Edit>();
        vpcs.forEach(vpc -> steps.add(new Edit.SetVpcDns(vpc.id(), true, true)));
        steps.add(edit);
        return new Edit.Batch(Message.of("edit.label-dns-on"), steps);
    }
}
