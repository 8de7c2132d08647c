package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Internet;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringReason;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Takes resources out with all that cannot be without them, and mends what referred to them.
final class Removal {
    final Change change;
    final Set<ResourceId> asked;
    final Set<ResourceId> vpcs = new LinkedHashSet<>();
    final Set<ResourceId> peerings = new LinkedHashSet<>();
    final Set<ResourceId> transitGateways = new LinkedHashSet<>();

    final Set<ResourceId> lists = new LinkedHashSet<>();
    private final List<Resource> hybrid = new ArrayList<>();

    /// Attachments and tables to go, by their gateway.
    final Map<ResourceId, Set<ResourceId>> attachments = new LinkedHashMap<>();

    private final Map<ResourceId, Set<ResourceId>> transitTables = new LinkedHashMap<>();

    /// Members to go, by their VPC, for VPCs that stay.
    final Map<ResourceId, Set<ResourceId>> members = new LinkedHashMap<>();

    /// Everything that could be the target of a route and went.
    private final Set<ResourceId> targets = new HashSet<>();

    private final Set<ResourceId> groups = new HashSet<>();
    private final List<Resource> fallen = new ArrayList<>();

    private Removal(Change change, Set<ResourceId> asked) {
        this.change = change;
        this.asked = asked;
    }

    static Optional<Refused> apply(Change change, Edit.Remove edit) {
        var removal = new Removal(change, edit.ids());
        return removal.sort().or(() -> RemovalGuard.check(removal)).or(removal::carryOut);
    }

    /// Tells VPCs, peerings and members apart. In order of the ids, so that notes read the same
    /// every time.
    private Optional<Refused> sort() {
        for (var id : new TreeSet<>(asked)) {
            var found = change.topology().find(id);
            if (found.isEmpty()) {
                return Refusals.notFound(id);
            }
            switch (found.get()) {
                case Vpc _ -> vpcs.add(id);
                case Peering _ -> peerings.add(id);
                case TransitGateway _ -> transitGateways.add(id);
                case TransitAttachment _ -> part(attachments, id);
                case TransitRouteTable _ -> part(transitTables, id);
                case Internet _ -> {
                    return Refusals.refuse(Refusals.NOT_PERMITTED, "remove-internet");
                }
                case PrefixList _ -> lists.add(id);
                case SiteHost _,
                        Site _,
                        CustomerGateway _,
                        VpnConnection _,
                        DxConnection _,
                        VirtualInterface _,
                        DxGateway _ ->
                        hybrid.add(found.get());
                case Resource _ ->
                        members.computeIfAbsent(
                                        change.topology().vpcOf(id).orElseThrow().id(),
                                        _ -> new LinkedHashSet<>())
                                .add(id);
            }
        }
        members.keySet().removeAll(vpcs);
        return Refusals.NONE;
    }

    private void part(Map<ResourceId, Set<ResourceId>> parts, ResourceId id) {
        var gateway = change.topology().transitGatewayOf(id).orElseThrow().id();
        parts.computeIfAbsent(gateway, _ -> new LinkedHashSet<>()).add(id);
    }

    private Optional<Refused> carryOut() {
        for (var id : vpcs) {
            removeVpc(change.vpc(id).orElseThrow());
        }
        members.forEach((id, going) -> removeMembers(change.vpc(id).orElseThrow(), going));
        for (var id : peerings) {
            if (change.topology().peering(id).isPresent()) {
                clearAway(id);
            }
        }
        transit();
        hybrid.forEach(it -> HybridRemoval.remove(change, it));
        lists.forEach(id -> {
            change.removePrefixList(id);
            change.unplace(id);
        });
        Settling.settle(change).forEach(this::fell);
        if (!fallen.isEmpty()) {
            Fallen.note(change, fallen);
        }
        if (!targets.isEmpty()) {
            References.blackholes(change, targets);
        }
        if (!groups.isEmpty()) {
            References.stale(change, groups);
        }
        return Refusals.NONE;
    }

    private void transit() {
        for (var id : transitGateways) {
            var gateway = change.topology().transitGateways().get(id);
            if (gateway != null) {
                TransitEdits.remove(change, gateway).forEach(this::fell);
                targets.add(id);
            }
        }
        attachments.forEach(
                (gateway, ids) -> TransitEdits.detach(change, gateway, ids).forEach(this::fell));
        transitTables.forEach((gateway, ids) -> TransitEdits.removeTables(change, gateway, ids));
        for (var id : vpcs) {
            TransitEdits.without(change, id, Set.of()).forEach(this::fell);
        }
        members.forEach((id, going) -> TransitEdits.without(change, id, going).forEach(this::fell));
    }

    private void clearAway(ResourceId peering) {
        change.removePeering(peering);
        change.unplace(peering);
        targets.add(peering);
    }

    private void removeVpc(Vpc vpc) {
        for (var peering : change.topology().peeringsOf(vpc.id())) {
            endPeering(peering, vpc);
        }
        vpc.members().stream()
                .flatMap(all -> all.values().stream())
                .forEach(member -> {
                    gone(member);
                    boolean own =
                            member.id().equals(vpc.mainRouteTable())
                                    || member.id().equals(vpc.defaultNetworkAcl())
                                    || member.id().equals(vpc.defaultSecurityGroup());
                    if (!own) {
                        fell(member);
                    }
                });
        change.removeVpc(vpc.id());
        change.unplace(vpc.id());
    }

    /// T9 and T13; an end that both VPCs have left is nobody's any more and is cleared away.
    private void endPeering(Peering peering, Vpc vpc) {
        boolean first = peering.requester().vpc().equals(vpc.id());
        boolean second = peering.accepter().vpc().equals(vpc.id());
        var requester = first ? peering.requester().without(vpc) : peering.requester();
        var accepter = second ? peering.accepter().without(vpc) : peering.accepter();
        if (!requester.present() && !accepter.present()) {
            clearAway(peering.id());
            return;
        }
        var ended = peering.withSides(requester, accepter);
        if (peering.status().isFinal()) {
            change.put(ended);
            return;
        }
        change.put(
                PeeringLifecycle.after(
                        ended,
                        PeeringEvent.MEMBER_DELETED,
                        new PeeringReason.DeletedBy(vpc.account()),
                        change.topology().now()));
        change.note(Message.of("edit.note-peering-deleted", peering.label(), vpc.label()));
        References.noteBlackholes(change, peering.id(), owner -> !vpcs.contains(owner));
    }

    private void removeMembers(Vpc vpc, Set<ResourceId> going) {
        var draft = vpc.draft();
        var gone =
                vpc.members().stream()
                        .<Resource>flatMap(all -> all.values().stream())
                        .filter(member -> going.contains(member.id()) || standsIn(member, going))
                        .toList();
        var ids = new HashSet<>(going);
        for (var member : gone) {
            ids.add(member.id());
            draft.remove(member.id());
            gone(member);
            fell(member);
        }
        MemberMending.mend(
                change,
                vpc,
                draft,
                ids,
                it -> {
                    gone(it);
                    fell(it);
                });
        change.put(draft.build());
    }

    private static boolean standsIn(Resource member, Set<ResourceId> subnets) {
        return switch (member) {
            case Instance instance -> subnets.contains(instance.subnet());
            case NatGateway nat -> subnets.contains(nat.subnet());
            case NetworkInterface eni -> subnets.contains(eni.subnet());
            default -> false;
        };
    }

    private void fell(Resource member) {
        if (!asked.contains(member.id())) {
            fallen.add(member);
        }
    }

    private void gone(Resource member) {
        change.unplace(member.id());
        switch (member) {
            case InternetGateway igw -> targets.add(igw.id());
            case EgressOnlyGateway eigw -> targets.add(eigw.id());
            case NatGateway nat -> targets.add(nat.id());
            case NetworkInterface eni -> targets.add(eni.id());
            case VpnGateway vgw -> targets.add(vgw.id());
            case Instance _, VpcEndpoint _, LoadBalancer _ -> member.parts().forEach(this::gone);
            case SecurityGroup group -> groups.add(group.id());
            case Subnet _, RouteTable _, NetworkAcl _, TargetGroup _ -> {}
            case Vpc _,
                    Peering _,
                    TransitGateway _,
                    TransitAttachment _,
                    TransitRouteTable _,
                    PrefixList _,
                    CustomerGateway _,
                    VpnConnection _,
                    DxConnection _,
                    VirtualInterface _,
                    DxGateway _,
                    Site _,
                    SiteHost _,
                    Internet _ ->
                    throw new IllegalArgumentException(member.id() + " is no member of a VPC");
        }
    }
}
