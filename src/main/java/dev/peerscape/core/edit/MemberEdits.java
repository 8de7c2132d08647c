package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Internet;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcDraft;

import java.util.ArrayList;
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

    static Optional<Refused> putInstance(Change change, Edit.PutInstance edit) {
        var instance = edit.instance();
        var seen = new HashSet<ResourceId>();
        for (var eni : instance.interfaces()) {
            if (!seen.add(eni.id()) || takenByOther(change, instance, eni)) {
                return Refusals.idInUse(eni.id());
            }
        }
        return put(change, edit.vpc(), instance, edit.box());
    }

    private static boolean takenByOther(Change change, Instance instance, NetworkInterface eni) {
        if (change.topology().find(eni.id()).isEmpty()) {
            return false;
        }
        return change.topology()
                .find(instance.id())
                .filter(Instance.class::isInstance)
                .map(Instance.class::cast)
                .filter(old -> old.interfaces().stream().anyMatch(it -> it.id().equals(eni.id())))
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
            if (!here || old.get().kind() != member.kind()) {
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
            replace(change, vpc, old, member);
        }
        box.ifPresent(it -> change.place(member.id(), it));
        return Refusals.NONE;
    }

    static Optional<Refused> refuse(Audit.Flaw flaw) {
        return Optional.of(new Refused(flaw.code(), flaw.text(), Optional.empty()));
    }

    private static void replace(Change change, Vpc vpc, Optional<Resource> old, Resource member) {
        switch (member) {
            case Instance instance -> {
                var before = old.map(Instance.class::cast);
                change.put(vpc.draft().put(keepingEqual(before, instance)).build());
                dropInterfaces(change, before, instance);
            }
            case Subnet subnet -> {
                change.put(vpc.draft().put(subnet).build());
                old.map(Subnet.class::cast)
                        .ifPresent(before -> follow(change, vpc.id(), before, subnet));
            }
            default -> change.put(with(vpc, member));
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
            case NetworkInterface _,
                    Vpc _,
                    Peering _,
                    TransitGateway _,
                    TransitAttachment _,
                    TransitRouteTable _,
                    Internet _ ->
                    throw new IllegalArgumentException(member.id() + " is no member of a VPC");
            default -> throw new AssertionError("SKELETON");
        }
    }

    /// {@return the instance with those interfaces that are as before being the objects they were}
    static Instance keepingEqual(Optional<Instance> before, Instance instance) {
        if (before.isEmpty()) {
            return instance;
        }
        var interfaces = new ArrayList<NetworkInterface>();
        for (var eni : instance.interfaces()) {
            interfaces.add(
                    before.get().interfaces().stream().filter(eni::equals).findFirst().orElse(eni));
        }
        return instance.withInterfaces(interfaces);
    }

    private static void dropInterfaces(
            Change change, Optional<Instance> before, Instance instance) {
        var gone = new HashSet<ResourceId>();
        before.ifPresent(it -> it.interfaces().forEach(eni -> gone.add(eni.id())));
        instance.interfaces().forEach(eni -> gone.remove(eni.id()));
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
