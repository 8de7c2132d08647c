package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Why something cannot be removed, before anything is.
final class RemovalGuard {
    private final Removal removal;

    private RemovalGuard(Removal removal) {
        this.removal = removal;
    }

    static Optional<Refused> check(Removal removal) {
        return new RemovalGuard(removal).guard();
    }

    private Optional<Refused> guard() {
        for (var id : removal.vpcs) {
            var refused = pendingFromOther(removal.change.vpc(id).orElseThrow());
            if (refused.isPresent()) {
                return refused;
            }
        }
        for (var id : removal.peerings) {
            var peering = removal.change.topology().peering(id).orElseThrow();
            boolean endsAnyway =
                    removal.vpcs.contains(peering.requester().vpc())
                            || removal.vpcs.contains(peering.accepter().vpc());
            if (!peering.status().isFinal() && !endsAnyway) {
                return open(peering);
            }
        }
        for (var id : removal.lists) {
            var refused = used(id);
            if (refused.isPresent()) {
                return refused;
            }
        }
        for (var entry : removal.attachments.entrySet()) {
            for (var id : entry.getValue()) {
                var refused = HybridRemoval.kept(removal.change, entry.getKey(), id, removal.asked);
                if (refused.isPresent()) {
                    return refused;
                }
            }
        }
        for (var entry : removal.members.entrySet()) {
            var vpc = removal.change.vpc(entry.getKey()).orElseThrow();
            for (var id : entry.getValue()) {
                var refused = cannotGo(vpc, id, entry.getValue());
                if (refused.isPresent()) {
                    return refused;
                }
            }
        }
        return Refusals.NONE;
    }

    /// A.1.2: the request of another account must be rejected first.
    private Optional<Refused> pendingFromOther(Vpc vpc) {
        for (var peering : removal.change.topology().peeringsOf(vpc.id())) {
            boolean pending =
                    switch (peering.status()) {
                        case INITIATING_REQUEST, PENDING_ACCEPTANCE -> true;
                        case PROVISIONING, ACTIVE, FAILED, REJECTED, EXPIRED, DELETING, DELETED ->
                                false;
                    };
            var requester = peering.requester();
            if (pending
                    && peering.accepter().vpc().equals(vpc.id())
                    && !requester.account().equals(peering.accepter().account())
                    && !removal.vpcs.contains(requester.vpc())) {
                return Refusals.refuse(
                        Refusals.IN_USE,
                        new Edit.Batch(
                                Message.of("edit.label-reject-remove", vpc.label()),
                                List.of(
                                        new Edit.RejectPeering(Actor.ANYONE, peering.id()),
                                        new Edit.Remove(removal.asked))),
                        "remove-pending",
                        vpc.label(),
                        peering.label(),
                        requester.account().value());
            }
        }
        return Refusals.NONE;
    }

    private Optional<Refused> open(Peering peering) {
        var delete = new Edit.DeletePeering(Actor.ANYONE, peering.id(), false);
        var rest = new HashSet<>(removal.asked);
        rest.remove(peering.id());
        Edit suggestion =
                rest.isEmpty()
                        ? delete
                        : new Edit.Batch(
                                Message.of("edit.label-remove-many", removal.asked.size()),
                                List.of(delete, new Edit.Remove(rest)));
        return Refusals.refuse(
                Refusals.WRONG_STATE,
                suggestion,
                "remove-open-peering",
                peering.label(),
                PeeringLifecycle.statusName(peering.status()));
    }

    private Optional<Refused> used(ResourceId list) {
        var users =
                PrefixListEdits.users(removal.change.topology(), list).stream()
                        .filter(it ->
                                !removal.asked.contains(it.id())
                                        && removal.change
                                                .topology()
                                                .vpcOf(it.id())
                                                .filter(vpc -> removal.vpcs.contains(vpc.id()))
                                                .isEmpty()
                                        && removal.change
                                                .topology()
                                                .transitGatewayOf(it.id())
                                                .filter(tgw ->
                                                        removal.transitGateways.contains(tgw.id()))
                                                .isEmpty())
                        .toList();
        return users.isEmpty()
                ? Refusals.NONE
                : Refusals.refuse(
                        Refusals.IN_USE,
                        "remove-list-used",
                        removal.change
                                .topology()
                                .find(list)
                                .map(Resource::label)
                                .orElse(list.value()),
                        users.size(),
                        Refusals.labels(users));
    }

    private Optional<Refused> cannotGo(Vpc vpc, ResourceId id, Set<ResourceId> going) {
        if (id.equals(vpc.mainRouteTable())) {
            return Refusals.refuse(
                    Refusals.IN_USE, "remove-main-table", label(vpc, id), vpc.label());
        }
        if (id.equals(vpc.defaultSecurityGroup())) {
            return Refusals.refuse(
                    "CannotDelete", "remove-default-group", label(vpc, id), vpc.label());
        }
        if (id.equals(vpc.defaultNetworkAcl())) {
            return Refusals.refuse(
                    Refusals.INVALID_VALUE, "remove-default-acl", label(vpc, id), vpc.label());
        }
        for (var instance : vpc.instances().values()) {
            boolean goes =
                    going.contains(instance.id()) || going.contains(instance.primary().subnet());
            if (instance.primary().id().equals(id) && !goes) {
                return Refusals.refuse(
                        Refusals.NOT_PERMITTED,
                        new Edit.Remove(swapped(id, instance.id())),
                        "remove-primary-interface",
                        id.value(),
                        instance.label());
            }
        }
        return Refusals.NONE;
    }

    private Set<ResourceId> swapped(ResourceId out, ResourceId in) {
        var ids = new HashSet<>(removal.asked);
        ids.remove(out);
        ids.add(in);
        return ids;
    }

    private String label(Vpc vpc, ResourceId id) {
        return removal.change.topology().find(id).map(Resource::label).orElse(vpc.label());
    }
}
