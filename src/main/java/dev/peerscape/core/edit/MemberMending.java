package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcDraft;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Mends what stays in a VPC after some of its members went: each member that named one of them
/// names it no more, and interfaces that stood in a subnet that went are gone too.
final class MemberMending {
    private final Vpc vpc;
    private final Set<ResourceId> gone;
    private final Consumer<Resource> lost;

    /// Who lost what, by the key of the note that tells it.
    private final Map<String, List<Resource>> told = new LinkedHashMap<>();

    private MemberMending(Vpc vpc, Set<ResourceId> gone, Consumer<Resource> lost) {
        this.vpc = vpc;
        this.gone = gone;
        this.lost = lost;
    }

    /// Mends the draft.
    ///
    /// @param gone the ids of what went
    /// @param lost told each interface, and each thing left without any, that goes along
    static void mend(
            Change change, Vpc vpc, VpcDraft draft, Set<ResourceId> gone, Consumer<Resource> lost) {
        var mending = new MemberMending(vpc, gone, lost);
        for (var members : vpc.members()) {
            for (Resource member : members.values()) {
                if (gone.contains(member.id())) {
                    continue;
                }
                var mended = mending.mended(member);
                if (mended.isEmpty()) {
                    draft.remove(member.id());
                } else if (mended.get() != member) {
                    MemberEdits.put(draft, mended.get());
                }
            }
        }
        mending.told.forEach((key, who) ->
                change.note(Message.of("edit." + key, who.size(), Refusals.labels(who))));
    }

    private void tell(String key, Resource who) {
        told.computeIfAbsent(key, _ -> new ArrayList<>()).add(who);
    }

    /// The same object when it named nothing of what went; nothing when it cannot stay.
    private Optional<Resource> mended(Resource member) {
        return switch (member) {
            case Subnet it -> Optional.of(of(it));
            case Instance it -> {
                var rest = left(it);
                yield Optional.of(rest == it.interfaces() ? it : it.withInterfaces(rest));
            }
            case VpcEndpoint it -> of(it);
            case LoadBalancer it -> of(it);
            case NetworkInterface it -> Optional.of(regrouped(it, it));
            case TargetGroup it -> Optional.of(of(it));
            case RouteTable it -> Optional.of(of(it));
            case InternetGateway it ->
                    Optional.of(
                            losesTable(it, it.routeTable())
                                    ? it.withRouteTable(Optional.empty())
                                    : it);
            case VpnGateway it ->
                    Optional.of(
                            losesTable(it, it.routeTable())
                                    ? it.withRouteTable(Optional.empty())
                                    : it);
            default -> Optional.of(member);
        };
    }

    private Subnet of(Subnet subnet) {
        var mended = subnet;
        if (subnet.routeTable().filter(gone::contains).isPresent()) {
            mended = mended.withRouteTable(Optional.empty());
            tell("note-to-main", subnet);
        }
        if (gone.contains(subnet.networkAcl())) {
            mended = mended.withNetworkAcl(vpc.defaultNetworkAcl());
            tell("note-to-default-acl", subnet);
        }
        return mended;
    }

    /// The interfaces that are left: those not named and not in a subnet that went, without the
    /// groups that went. The same list when none is changed.
    private List<NetworkInterface> left(Resource owner) {
        var rest = new ArrayList<NetworkInterface>();
        var before = owner.parts().stream().map(NetworkInterface.class::cast).toList();
        for (var eni : before) {
            if (gone.contains(eni.id()) || gone.contains(eni.subnet())) {
                lost.accept(eni);
            } else {
                rest.add(regrouped(owner, eni));
            }
        }
        return rest.equals(before) ? interfaces(owner) : rest;
    }

    private static List<NetworkInterface> interfaces(Resource owner) {
        return switch (owner) {
            case Instance it -> it.interfaces();
            case VpcEndpoint it -> it.interfaces();
            case LoadBalancer it -> it.interfaces();
            default -> List.of();
        };
    }

    /// An interface left without any group gets the VPC's default group.
    private NetworkInterface regrouped(Resource owner, NetworkInterface eni) {
        var rest = eni.securityGroups().stream().filter(group -> !gone.contains(group)).toList();
        if (rest.equals(eni.securityGroups())) {
            return eni;
        }
        tell("note-groups-lost", owner);
        return eni.withSecurityGroups(rest.isEmpty() ? List.of(vpc.defaultSecurityGroup()) : rest);
    }

    private Optional<Resource> of(VpcEndpoint endpoint) {
        return switch (endpoint.form()) {
            case VpcEndpoint.Form.Interface form -> {
                var rest = left(endpoint);
                if (rest == form.interfaces()) {
                    yield Optional.of(endpoint);
                }
                yield standing(
                        endpoint,
                        rest,
                        endpoint.withForm(new VpcEndpoint.Form.Interface(rest, form.privateDns())));
            }
            case VpcEndpoint.Form.Gateway(var list, var tables) -> {
                var rest = tables.stream().filter(it -> !gone.contains(it)).toList();
                yield Optional.of(
                        rest.size() == tables.size()
                                ? endpoint
                                : endpoint.withForm(new VpcEndpoint.Form.Gateway(list, rest)));
            }
        };
    }

    private Optional<Resource> of(LoadBalancer balancer) {
        var rest = left(balancer);
        var mended = rest == balancer.interfaces() ? balancer : balancer.withInterfaces(rest);
        var listeners =
                balancer.listeners().stream()
                        .filter(it -> !gone.contains(it.targetGroup()))
                        .toList();
        if (listeners.size() < balancer.listeners().size()) {
            mended = mended.withListeners(listeners);
            tell("note-listeners-lost", balancer);
        }
        return standing(balancer, rest, mended);
    }

    /// What stood in subnets by its interfaces cannot stand without any.
    private Optional<Resource> standing(
            Resource before, List<NetworkInterface> rest, Resource after) {
        if (rest.isEmpty() && !before.parts().isEmpty()) {
            lost.accept(before);
            return Optional.empty();
        }
        return Optional.of(after);
    }

    private TargetGroup of(TargetGroup group) {
        var rest =
                group.members().stream()
                        .filter(it ->
                                !(it.to() instanceof TargetGroup.To.AnInstance(var id)
                                        && gone.contains(id)))
                        .toList();
        if (rest.size() == group.members().size()) {
            return group;
        }
        tell("note-targets-lost", group);
        return group.withMembers(rest);
    }

    private RouteTable of(RouteTable table) {
        var rest = table.propagating().stream().filter(it -> !gone.contains(it)).toList();
        if (rest.size() == table.propagating().size()) {
            return table;
        }
        tell("note-propagation-lost", table);
        return table.withPropagating(rest);
    }

    private boolean losesTable(Resource gateway, Optional<ResourceId> table) {
        boolean loses = table.filter(gone::contains).isPresent();
        if (loses) {
            tell("note-edge-table-lost", gateway);
        }
        return loses;
    }
}
