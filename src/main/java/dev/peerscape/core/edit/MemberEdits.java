package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Internet;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
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
import dev.peerscape.core.topology.VpcDraft;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnGateway;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Things in a VPC: added, or replaced as a whole. Only what would be ill-formed is refused; what
/// is merely wrong (an address outside its subnet, a second gateway) the checks find.
final class MemberEdits {
    private MemberEdits() {}

    static Optional<Refused> putSubnet(Change change, Edit.PutSubnet edit) {
        var subnet = edit.subnet();
        if (subnet.cidrs().isEmpty()) {
            return Refusals.refuse("MissingParameter", "subnet-without-block", subnet.label());
        }
        if (subnet.cidrs().stream().filter(cidr -> !cidr.isV6()).count() > 1) {
            return Refusals.refuse(Refusals.INVALID_VALUE, "subnet-two-blocks", subnet.label());
        }
        return put(change, edit.vpc(), subnet, edit.box());
    }

    /// Puts what has parts with ids of their own: an instance, endpoint or load balancer.
    static Optional<Refused> putWhole(
            Change change, ResourceId vpc, Resource whole, Optional<Box> box) {
        var seen = new HashSet<ResourceId>();
        for (var part : whole.parts()) {
            if (!seen.add(part.id()) || takenByOther(change, whole, part)) {
                return Refusals.idInUse(part.id());
            }
        }
        return put(change, vpc, whole, box);
    }

    private static boolean takenByOther(Change change, Resource whole, Resource part) {
        return change.topology().find(part.id()).isPresent()
                && change.topology()
                        .find(whole.id())
                        .filter(old ->
                                old.parts().stream().anyMatch(it -> it.id().equals(part.id())))
                        .isEmpty();
    }

    static Optional<Refused> putNetworkAcl(Change change, Edit.PutNetworkAcl edit) {
        return twice(edit.acl().ingress())
                .or(() -> twice(edit.acl().egress()))
                .map(rule -> duplicate(edit.acl(), rule))
                .orElseGet(() -> put(change, edit.vpc(), edit.acl(), Optional.empty()));
    }

    private static Optional<AclRule> twice(List<AclRule> rules) {
        for (int i = 1; i < rules.size(); i++) {
            if (rules.get(i).number() == rules.get(i - 1).number()) {
                return Optional.of(rules.get(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<Refused> duplicate(NetworkAcl acl, AclRule rule) {
        return Refusals.refuse(
                "NetworkAclEntryAlreadyExists", "acl-number-twice", acl.label(), rule.number());
    }

    /// Adds the thing or replaces the one of its id; an equal one stays the object it was.
    static Optional<Refused> put(
            Change change, ResourceId vpcId, Resource member, Optional<Box> box) {
        var found = change.vpc(vpcId);
        if (found.isEmpty()) {
            return Refusals.notFound(Kind.VPC, vpcId);
        }
        var vpc = found.get();
        var old = change.topology().find(member.id());
        if (old.isPresent()) {
            boolean here =
                    change.topology().vpcOf(member.id()).filter(owner -> owner == vpc).isPresent();
            boolean part =
                    member instanceof NetworkInterface
                            && !vpc.interfaces().containsKey(member.id());
            if (!here || part || old.get().kind() != member.kind()) {
                return Refusals.idInUse(member.id());
            }
        }
        if (old.isEmpty() || !old.get().equals(member)) {
            var flaws = Audit.of(change.topology(), vpc, member);
            // What a new resource says of itself (an own group in its rules) is there once it is.
            flaws =
                    flaws.stream()
                            .filter(flaw ->
                                    !flaw.id().equals(member.id())
                                            || flaw.code().equals("InvalidID.Malformed"))
                            .toList();
            if (!flaws.isEmpty()) {
                return refuse(flaws.getFirst());
            }
            var refused = edgeTable(vpc, old, member);
            if (refused.isPresent()) {
                return refused;
            }
            replace(change, vpc, old, member);
        }
        box.ifPresent(it -> change.place(member.id(), it));
        return Refusals.NONE;
    }

    /// A gateway that gets another table.
    private static Optional<Refused> edgeTable(Vpc vpc, Optional<Resource> old, Resource member) {
        var table = edgeTable(member);
        return table.isEmpty() || table.equals(old.flatMap(MemberEdits::edgeTable))
                ? Refusals.NONE
                : EdgeTables.cannotServe(vpc, member, table.get());
    }

    private static Optional<ResourceId> edgeTable(Resource member) {
        return switch (member) {
            case InternetGateway it -> it.routeTable();
            case VpnGateway it -> it.routeTable();
            default -> Optional.empty();
        };
    }

    static Optional<Refused> refuse(Audit.Flaw flaw) {
        return Optional.of(new Refused(flaw.code(), flaw.text(), Optional.empty()));
    }

    private static void replace(Change change, Vpc vpc, Optional<Resource> old, Resource member) {
        switch (member) {
            case Subnet subnet -> {
                change.put(vpc.draft().put(subnet).build());
                old.map(Subnet.class::cast)
                        .ifPresent(before -> follow(change, vpc.id(), before, subnet));
            }
            default -> {
                change.put(with(vpc, keepingEqual(old, member)));
                old.ifPresent(before -> dropParts(change, before, member));
            }
        }
    }

    /// {@return the VPC with the member put}
    static Vpc with(Vpc vpc, Resource member) {
        var draft = vpc.draft();
        put(draft, member);
        return draft.build();
    }

    /// Puts the member into the draft.
    static void put(VpcDraft draft, Resource member) {
        switch (member) {
            case Subnet it -> draft.put(it);
            case Instance it -> draft.put(it);
            case RouteTable it -> draft.put(it);
            case InternetGateway it -> draft.put(it);
            case EgressOnlyGateway it -> draft.put(it);
            case NatGateway it -> draft.put(it);
            case SecurityGroup it -> draft.put(it);
            case NetworkAcl it -> draft.put(it);
            case NetworkInterface it -> draft.put(it);
            case VpcEndpoint it -> draft.put(it);
            case LoadBalancer it -> draft.put(it);
            case TargetGroup it -> draft.put(it);
            case VpnGateway it -> draft.put(it);
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

    /// {@return the thing with those interfaces that are as before being the objects they were}
    static Resource keepingEqual(Optional<Resource> before, Resource member) {
        if (before.isEmpty() || before.get().parts().isEmpty()) {
            return member;
        }
        return Interfaces.mapped(
                member,
                eni ->
                        before.get().parts().stream()
                                .filter(eni::equals)
                                .map(NetworkInterface.class::cast)
                                .findFirst()
                                .orElse(eni));
    }

    private static void dropParts(Change change, Resource before, Resource member) {
        var gone = new HashSet<ResourceId>();
        before.parts().forEach(it -> gone.add(it.id()));
        member.parts().forEach(it -> gone.remove(it.id()));
        if (!gone.isEmpty()) {
            References.blackholes(change, gone);
            gone.forEach(change::unplace);
        }
    }

    /// The addresses in a subnet whose block changed keep their offset in it, where they fit.
    private static void follow(Change change, ResourceId vpc, Subnet before, Subnet after) {
        for (var old : before.cidrs()) {
            if (after.cidrs().contains(old)) {
                continue;
            }
            var fresh = after.cidrs().stream().filter(it -> it.isV6() == old.isV6()).findFirst();
            fresh.ifPresent(to -> rebase(change, vpc, Set.of(after.id()), old, to));
        }
    }

    private static void rebase(
            Change change, ResourceId vpc, Set<ResourceId> subnets, Cidr from, Cidr to) {
        change.vpc(vpc).ifPresent(it -> Relocation.addresses(change, it, subnets, from, to));
    }

    static Optional<Refused> associate(Change change, Edit.AssociateRouteTable edit) {
        var found = change.topology().vpcOf(edit.subnet());
        var subnet = found.map(vpc -> vpc.subnets().get(edit.subnet()));
        if (found.isEmpty() || subnet.isEmpty()) {
            return Refusals.notFound(Kind.SUBNET, edit.subnet());
        }
        if (subnet.get().routeTable().equals(edit.routeTable())) {
            return Refusals.NONE;
        }
        return put(
                change,
                found.get().id(),
                subnet.get().withRouteTable(edit.routeTable()),
                Optional.empty());
    }
}
