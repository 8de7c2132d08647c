package dev.peerscape.core.check;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Hub;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A VPC with too many peerings: it and its peers of the Region are attached to a transit gateway,
/// rows over the peerings between them lead there, and those peerings go. What cannot stand beside
/// the others, because blocks overlap or there is no subnet, keeps its peering.
record HubAdvice(Vpc vpc, View view) {

    /// {@return the change; none unless it leaves fewer peerings than that, and everybody reaches
    /// whom they reached}
    ///
    /// @param enough with this many peerings the quota is near
    Optional<Fix> fix(int enough) {
        var members = members();
        var between = between(members);
        long left =
                view.activePeeringsOf(vpc.id()).stream()
                        .filter(it -> !between.containsKey(it.id()))
                        .count();
        var hub = new Hub(members, between.keySet());
        if (left >= enough || !hub.isPossible() || members.stream().anyMatch(this::namesFarGroup)) {
            return Optional.empty();
        }
        var id = view.freshId(Kind.TRANSIT_GATEWAY, vpc.id());
        var given = new ArrayList<ResourceId>();
        var gateway =
                hub.gateway(
                        id,
                        () -> {
                            given.add(view.freshId(Kind.TRANSIT_ATTACHMENT, id, given.size()));
                            return given.getLast();
                        });
        var turned = hub.turned(id);
        long rows =
                members.stream()
                        .flatMap(it -> it.routeTables().values().stream())
                        .flatMap(it -> it.routes().stream())
                        .filter(hub::leads)
                        .count();
        boolean allTurned =
                turned.size() == rows && members.stream().noneMatch(it -> hasListRow(it, hub));
        if (!allTurned || new HashSet<>(given).size() < given.size()) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.PutTransitGateway(gateway, Optional.empty()));
        edits.addAll(turned);
        between.keySet().forEach(it -> edits.add(new Edit.DeletePeering(Actor.ANYONE, it, false)));
        var names = members.stream().map(Resource::label).collect(Collectors.joining(", "));
        return Optional.of(
                Mend.by(
                        Message.of(
                                "check.V23.fix-hub",
                                id.value(),
                                members.size(),
                                names,
                                between.size()),
                        edits));
    }

    private List<Vpc> members() {
        var members = new ArrayList<Vpc>();
        members.add(vpc);
        for (var peering : view.activePeeringsOf(vpc.id())) {
            if (!peering.isLoop()) {
                view.facts(peering.across(vpc.id()))
                        .map(Facts::vpc)
                        .filter(it -> !it.subnets().isEmpty())
                        .filter(it -> members.stream().allMatch(had -> beside(had, it)))
                        .ifPresent(members::add);
            }
        }
        return members;
    }

    private static boolean beside(Vpc had, Vpc other) {
        return !had.id().equals(other.id()) && Hub.mayStandBeside(had, other);
    }

    /// The active peerings with both sides among them.
    private LinkedHashMap<ResourceId, Peering> between(List<Vpc> members) {
        var ids = members.stream().map(Vpc::id).collect(Collectors.toSet());
        var between = new LinkedHashMap<ResourceId, Peering>();
        for (var member : members) {
            for (var it : view.activePeeringsOf(member.id())) {
                if (!it.isLoop() && ids.contains(it.across(member.id()).vpc())) {
                    between.put(it.id(), it);
                }
            }
        }
        return between;
    }

    private static boolean hasListRow(Vpc vpc, Hub hub) {
        return vpc.routeTables().values().stream()
                .flatMap(it -> it.listRoutes().stream())
                .anyMatch(it -> it.target().resource().filter(hub.over()::contains).isPresent());
    }

    /// Over a peering a rule for what goes out may name a group of the other VPC, over a transit
    /// gateway only one for what comes in (C.5).
    private boolean namesFarGroup(Vpc member) {
        Set<ResourceId> own = member.securityGroups().keySet();
        return member.securityGroups().values().stream()
                .flatMap(it -> it.egress().stream())
                .flatMap(it ->
                        it.peer() instanceof SecurityRule.Peer.Group(var group)
                                ? Stream.of(group)
                                : Stream.empty())
                .anyMatch(it -> !own.contains(it));
    }
}
