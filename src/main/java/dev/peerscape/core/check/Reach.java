package dev.peerscape.core.check;

import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// How far an edit reaches: the scopes whose findings the touched resources can have changed, and
/// the index kept up with them. What a rule may look at ([Rule]) decides what is in here.
final class Reach {
    private final Checked before;
    private final Topology old;
    private final Topology now;
    private final Set<Scope> scopes = new LinkedHashSet<>();
    private Index index;

    Reach(Checked before, Topology now, Set<ResourceId> touched) {
        this.before = before;
        this.old = before.topology();
        this.now = now;
        index = before.index();
        var vpcs = changedVpcs(touched);
        var peerings = changedPeerings(touched);
        for (var id : peerings) {
            index = index.with(old.peerings().get(id), now.peerings().get(id));
        }
        for (var id : vpcs) {
            index = index.with(id, now.vpc(id).map(Facts::of).orElse(null));
        }
        boolean wholeChanged = false;
        for (var id : vpcs) {
            var was = before.index().of(id);
            var is = index.of(id);
            reachFromVpc(id, was, is);
            wholeChanged |= !wholeOf(was).equals(wholeOf(is));
        }
        for (var id : peerings) {
            var was = old.peering(id);
            var is = now.peering(id);
            reachFromPeering(id, was, is);
            wholeChanged |= !knownBlocks(was).equals(knownBlocks(is));
        }
        for (var id : touched) {
            if (old.transitGateways().get(id) != now.transitGateways().get(id)) {
                routing(id);
                // Whether a row to it is dead decides what may take its place for a peering.
                List.copyOf(old.mentioning(id)).forEach(this::peeringsOf);
                List.copyOf(now.mentioning(id)).forEach(this::peeringsOf);
                scopes.add(new Scope.OfTransitGateway(id));
            }
        }
        attachmentsChanged();
        wholeChanged |= old.hybrid().sites() != now.hybrid().sites();
        backboneChanged(vpcs);
        listsChanged();
        // What is proposed for an attached VPC depends on what it may do while requests wait.
        var members = new LinkedHashSet<>(vpcs);
        for (var id : peerings) {
            members.addAll(membersOf(old.peering(id), now.peering(id)));
        }
        attached(members);
        if (!old.now().equals(now.now())) {
            clockMoved();
        }
        if (wholeChanged) {
            scopes.addAll(before.whole());
        }
    }

    /// What is attached counts as used addresses of a VPC, and so for its peers.
    private void attachmentsChanged() {
        if (old.transitGateways() == now.transitGateways()) {
            return;
        }
        var ids = new LinkedHashSet<>(old.transitGateways().keySet());
        ids.addAll(now.transitGateways().keySet());
        for (var id : ids) {
            var was = old.transitGateways().get(id);
            var is = now.transitGateways().get(id);
            if (was == is) {
                continue;
            }
            var before = attachedTo(was);
            var after = attachedTo(is);
            boolean options = refers(was) != refers(is);
            Stream.concat(before.keySet().stream(), after.keySet().stream())
                    .filter(vpc -> options || !Objects.equals(before.get(vpc), after.get(vpc)))
                    .forEach(this::attachmentChanged);
            Stream.concat(before.keySet().stream(), after.keySet().stream())
                    .filter(vpc -> !before.containsKey(vpc) || !after.containsKey(vpc))
                    .forEach(this::crowded);
        }
    }

    private static boolean refers(@Nullable TransitGateway gateway) {
        return gateway != null && gateway.groupReferencing();
    }

    /// Where an attachment stands decides which ACLs are asked; that it is there, whose groups may
    /// be named.
    private void attachmentChanged(ResourceId vpc) {
        scopes.add(new Scope.OfVpc(vpc));
        scopes.add(new Scope.OfNeighbourhood(vpc));
        mentioned(before.index().of(vpc));
        mentioned(index.of(vpc));
    }

    private static Map<ResourceId, TransitAttachment> attachedTo(@Nullable TransitGateway gateway) {
        var found = new HashMap<ResourceId, TransitAttachment>();
        if (gateway != null) {
            for (var attachment : gateway.attachments().values()) {
                if (attachment.to() instanceof TransitAttachment.To.ToVpc to) {
                    found.put(to.vpc(), attachment);
                }
            }
        }
        return found;
    }

    /// A VPC and those that count its addresses with their own.
    private void crowded(ResourceId vpc) {
        scopes.add(new Scope.OfPeers(vpc));
        neighbours(vpc).forEach(it -> scopes.add(new Scope.OfPeers(it)));
    }

    private void backboneChanged(Set<ResourceId> vpcs) {
        boolean hybrid = old.hybrid() != now.hybrid();
        boolean changed = hybrid || old.transitGateways() != now.transitGateways();
        boolean joined = !old.hybrid().isEmpty() || !now.hybrid().isEmpty();
        for (var id : vpcs) {
            var was = before.index().of(id);
            var is = index.of(id);
            boolean looksTheSame =
                    was.isPresent() && is.isPresent() && was.get().looksLike(is.get());
            changed |= joined && !looksTheSame || hasVpnGateway(was) || hasVpnGateway(is);
        }
        if (changed) {
            scopes.add(new Scope.OfBackbone());
        }
        if (hybrid) {
            // Sites are behind transit gateways and virtual private gateways.
            now.transitGateways()
                    .keySet()
                    .forEach(it -> scopes.add(new Scope.OfTransitGateway(it)));
            behindGateways(old);
            behindGateways(now);
        }
    }

    private static boolean hasVpnGateway(Optional<Facts> facts) {
        return facts.filter(it -> !it.vpc().vpnGateways().isEmpty()).isPresent();
    }

    private void behindGateways(Topology topology) {
        var hybrid = topology.hybrid();
        var ids = new LinkedHashSet<ResourceId>();
        hybrid.vpnConnections().values().forEach(it -> ids.add(it.gateway()));
        hybrid.virtualInterfaces().values().forEach(it -> it.gateway().ifPresent(ids::add));
        hybrid.dxGateways()
                .values()
                .forEach(it -> it.associations().forEach(one -> ids.add(one.gateway())));
        for (var id : ids) {
            topology.vpcOf(id)
                    .ifPresent(it -> {
                        scopes.add(new Scope.OfVpc(it.id()));
                        scopes.add(new Scope.OfNeighbourhood(it.id()));
                    });
        }
    }

    /// Those that name a prefix list count and use its blocks.
    private void listsChanged() {
        if (old.prefixLists() == now.prefixLists()) {
            return;
        }
        var ids = new LinkedHashSet<>(old.prefixLists().keySet());
        ids.addAll(now.prefixLists().keySet());
        for (var id : ids) {
            if (!Objects.equals(old.prefixLists().get(id), now.prefixLists().get(id))) {
                routing(id);
                old.mentioning(id).forEach(it -> scopes.add(new Scope.OfVpc(it)));
                now.mentioning(id).forEach(it -> scopes.add(new Scope.OfVpc(it)));
                List.copyOf(old.mentioning(id)).forEach(this::peeringsOf);
                List.copyOf(now.mentioning(id)).forEach(this::peeringsOf);
            }
        }
    }

    /// The transit gateways that one of the VPCs is attached to.
    private void attached(Set<ResourceId> vpcs) {
        for (var gateway : now.transitGateways().values()) {
            for (var id : vpcs) {
                if (gateway.attachmentOf(id).isPresent()) {
                    scopes.add(new Scope.OfTransitGateway(gateway.id()));
                }
            }
        }
    }

    Index index() {
        return index;
    }

    Set<Scope> scopes() {
        return scopes;
    }

    private Set<ResourceId> changedVpcs(Set<ResourceId> touched) {
        var found = new LinkedHashSet<ResourceId>();
        for (var id : touched) {
            old.vpcOf(id).ifPresent(it -> found.add(it.id()));
            now.vpcOf(id).ifPresent(it -> found.add(it.id()));
        }
        found.removeIf(id -> old.vpcs().get(id) == now.vpcs().get(id));
        return found;
    }

    private Set<ResourceId> changedPeerings(Set<ResourceId> touched) {
        var found = new LinkedHashSet<ResourceId>();
        for (var id : touched) {
            if (old.peerings().get(id) != now.peerings().get(id)) {
                found.add(id);
            }
        }
        return found;
    }

    private static List<Object> wholeOf(Optional<Facts> facts) {
        return facts.map(it -> List.<Object>of(it.vpc().cidrs(), it.publicIps())).orElse(List.of());
    }

    private static List<Object> knownBlocks(Optional<Peering> peering) {
        return peering.map(it -> List.<Object>of(it.requester().cidrs(), it.accepter().cidrs()))
                .orElse(List.of(List.of(), List.of()));
    }

    private void reachFromVpc(ResourceId vpc, Optional<Facts> was, Optional<Facts> is) {
        scopes.add(new Scope.OfVpc(vpc));
        scopes.add(new Scope.OfNeighbourhood(vpc));
        scopes.add(new Scope.OfPeers(vpc));
        int used = was.map(Facts::addressUsage).orElse(0);
        int uses = is.map(Facts::addressUsage).orElse(0);
        if (used != uses) {
            crowded(vpc);
        }
        was.ifPresent(it -> scopes.add(new Scope.OfPlace(Place.of(it.vpc()))));
        is.ifPresent(it -> scopes.add(new Scope.OfPlace(Place.of(it.vpc()))));
        peeringsOf(vpc);
        mentioned(was);
        mentioned(is);
        boolean looksTheSame = was.isPresent() && is.isPresent() && was.get().looksLike(is.get());
        boolean livesTheSame = looksTheSame && was.get().livesLike(is.get());
        for (var neighbour : neighbours(vpc)) {
            if (!looksTheSame) {
                scopes.add(new Scope.OfNeighbourhood(neighbour));
                peeringsOf(neighbour);
            } else if (!livesTheSame) {
                misledTo(vpc, neighbour);
            }
            hopefulAround(neighbour);
        }
        meshAround(vpc);
        sharedDeadRows(was, is);
    }

    private void reachFromPeering(ResourceId id, Optional<Peering> was, Optional<Peering> is) {
        scopes.add(new Scope.OfPeering(id));
        was.ifPresent(it -> scopes.add(new Scope.OfPlace(Place.of(it.requester()))));
        is.ifPresent(it -> scopes.add(new Scope.OfPlace(Place.of(it.requester()))));
        routing(id);
        for (var member : membersOf(was, is)) {
            scopes.add(new Scope.OfNeighbourhood(member));
            scopes.add(new Scope.OfPeers(member));
            peeringsOf(member);
            hopefulAround(member);
            meshAround(member);
        }
    }

    /// What is proposed against replies of a hub that go to the wrong VPC looks at the subnets of
    /// that VPC and at who lives in them.
    private void misledTo(ResourceId vpc, ResourceId hub) {
        for (var peering : now.peeringsOf(hub)) {
            var scope = new Scope.OfPeering(peering.id());
            for (var finding : before.byScope().getOrDefault(scope, List.of())) {
                if (finding.rule().equals(AmbiguousReplies.ID)
                        && finding.subjects().stream()
                                .flatMap(it -> now.peering(it).stream())
                                .anyMatch(it -> it.joins(vpc))) {
                    scopes.add(scope);
                }
            }
        }
    }

    private static Set<ResourceId> membersOf(Optional<Peering> was, Optional<Peering> is) {
        var members = new LinkedHashSet<ResourceId>();
        was.ifPresent(it -> members.addAll(it.members()));
        is.ifPresent(it -> members.addAll(it.members()));
        return members;
    }

    /// The peerings of a VPC, before and after.
    private void peeringsOf(ResourceId vpc) {
        old.peeringsOf(vpc).forEach(it -> scopes.add(new Scope.OfPeering(it.id())));
        now.peeringsOf(vpc).forEach(it -> scopes.add(new Scope.OfPeering(it.id())));
    }

    /// The VPCs that name something inside this one.
    private void mentioned(Optional<Facts> facts) {
        facts.ifPresent(it -> it.nameable().forEach(this::routing));
    }

    private void routing(ResourceId id) {
        old.mentioning(id).forEach(it -> scopes.add(new Scope.OfNeighbourhood(it)));
        now.mentioning(id).forEach(it -> scopes.add(new Scope.OfNeighbourhood(it)));
    }

    /// A finding about a row to a dead peering counts the rows to it in other VPCs.
    private void sharedDeadRows(Optional<Facts> was, Optional<Facts> is) {
        var targets = new HashSet<ResourceId>();
        was.ifPresent(it -> targets.addAll(it.peeringRows().keySet()));
        is.ifPresent(it -> targets.addAll(it.peeringRows().keySet()));
        for (var id : targets) {
            var peering = now.peerings().get(id);
            if (peering != null && !peering.isActive()) {
                peering.members().forEach(it -> scopes.add(new Scope.OfNeighbourhood(it)));
            }
            routing(id);
        }
    }

    private void hopefulAround(ResourceId vpc) {
        var hopeful = before.hopeful();
        if (hopeful.isEmpty()) {
            return;
        }
        var around = new ArrayList<ResourceId>(neighbours(vpc));
        around.add(vpc);
        for (var id : around) {
            if (hopeful.contains(id)) {
                scopes.add(new Scope.OfNeighbourhood(id));
            }
        }
    }

    /// What is proposed against too many peerings ([HubAdvice]) turns the rows of the peers, too.
    private void meshAround(ResourceId vpc) {
        for (var neighbour : neighbours(vpc)) {
            var scope = new Scope.OfNeighbourhood(neighbour);
            if (before.byScope().getOrDefault(scope, List.of()).stream()
                    .anyMatch(it -> it.rule().equals(QuotaUse.ID))) {
                scopes.add(scope);
            }
        }
    }

    private Set<ResourceId> neighbours(ResourceId vpc) {
        var found = new LinkedHashSet<ResourceId>();
        old.peeringsOf(vpc).forEach(it -> found.addAll(it.members()));
        now.peeringsOf(vpc).forEach(it -> found.addAll(it.members()));
        found.remove(vpc);
        return found;
    }

    private void clockMoved() {
        for (var peering : now.peerings().values()) {
            if (peering.status() == PeeringStatus.PENDING_ACCEPTANCE) {
                scopes.add(new Scope.OfPeering(peering.id()));
                peering.members().forEach(it -> scopes.add(new Scope.OfNeighbourhood(it)));
                routing(peering.id());
            }
        }
    }
}
