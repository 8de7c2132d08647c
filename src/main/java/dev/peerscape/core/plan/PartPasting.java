package dev.peerscape.core.plan;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.FreeSpace;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pastes things that stand in a VPC: subnets with their contents, instances, gateways, tables,
/// groups and ACLs. In the VPC they came from they keep their table, ACL and groups; in another
/// they get its defaults.
final class PartPasting {
    private final Document document;
    private final Clipping clipping;
    private final Pasting.Place place;
    private final Pasting.Blocks blocks;
    private final Copier copier;
    private final Map<ResourceId, Set<Ip>> privateTaken = new HashMap<>();
    private final Map<ResourceId, List<Cidr>> subnetsTaken = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();

    PartPasting(
            Document document,
            Clipping clipping,
            Pasting.Place place,
            Pasting.Blocks blocks,
            Copier copier) {
        this.document = document;
        this.clipping = clipping;
        this.place = place;
        this.blocks = blocks;
        this.copier = copier;
    }

    /// Adds the edits of one part.
    ///
    /// @return the id of the copy
    ResourceId paste(Clipping.Part part) {
        switch (part.resource()) {
            case Subnet subnet -> subnet(part.from(), subnet);
            case Instance instance -> {
                var to = subnetFor(part.from(), instance.subnet());
                edits.add(
                        new Edit.PutInstance(
                                to.vpc().id(),
                                instanceIn(
                                        part.from(),
                                        to.vpc(),
                                        to.subnet(),
                                        instance,
                                        Optional.empty()),
                                Optional.empty()));
            }
            case NatGateway nat -> {
                var to = subnetFor(part.from(), nat.subnet());
                edits.add(
                        new Edit.PutNatGateway(
                                to.vpc().id(),
                                natIn(to.vpc(), to.subnet(), nat, Optional.empty()),
                                Optional.empty()));
            }
            case RouteTable table -> {
                var to = vpcFor(part.from());
                copier.fresh(table);
                edits.add(
                        new Edit.PutRouteTable(to.id(), copier.tableInto(to, part.from(), table)));
            }
            case SecurityGroup group -> {
                var to = vpcFor(part.from());
                copier.fresh(group);
                edits.add(new Edit.PutSecurityGroup(to.id(), copier.group(part.from(), group)));
            }
            case NetworkAcl acl -> {
                var to = vpcFor(part.from());
                copier.fresh(acl);
                edits.add(new Edit.PutNetworkAcl(to.id(), copier.acl(part.from(), acl)));
            }
            default -> throw new IllegalStateException("not copied: " + part.resource().id());
        }
        return copier.now(part.resource().id());
    }

    /// {@return the edits so far}
    List<Edit> edits() {
        return edits;
    }

    private Vpc vpcFor(Vpc from) {
        return document.topology()
                .vpc(place.vpc().orElse(from.id()))
                .orElseThrow(() -> new NoPlace(Message.of("plan.paste-no-vpc")));
    }

    private record Spot(Vpc vpc, Subnet subnet) {}

    private Spot subnetFor(Vpc from, ResourceId old) {
        var id = place.subnet().orElse(old);
        var vpc =
                document.topology()
                        .vpcOf(id)
                        .orElseThrow(() -> new NoPlace(Message.of("plan.paste-no-subnet")));
        var subnet = Optional.ofNullable(vpc.subnets().get(id));
        return new Spot(
                vpc,
                subnet.orElseThrow(
                        () -> new NoPlace(Message.of("plan.paste-no-subnet", from.label()))));
    }

    private void subnet(Vpc from, Subnet old) {
        var to = vpcFor(from);
        boolean home = to.id().equals(from.id());
        var fresh = new ArrayList<Cidr>();
        for (var block : old.cidrs()) {
            subnetBlock(to, block, old).ifPresent(fresh::add);
        }
        if (fresh.isEmpty()) {
            throw new NoPlace(Message.of("plan.paste-no-room", old.label(), to.label()));
        }
        var id = copier.fresh(old);
        var subnet =
                new Subnet(
                        id,
                        copier.name(old),
                        home ? old.zone() : Proposals.zone(to),
                        fresh,
                        old.routeTable().filter(it -> home && to.routeTables().containsKey(it)),
                        home && to.networkAcls().containsKey(old.networkAcl())
                                ? old.networkAcl()
                                : to.defaultNetworkAcl(),
                        old.assignsPublicIp());
        edits.add(new Edit.PutSubnet(to.id(), subnet, clipping.box(old.id(), place)));
        for (var standing : Clipping.standingIn(from, old)) {
            if (standing instanceof Instance it) {
                var copy = instanceIn(from, to, subnet, it, Optional.of(old));
                edits.add(new Edit.PutInstance(to.id(), copy, clipping.box(it.id())));
            }
            if (standing instanceof NatGateway it) {
                var copy = natIn(to, subnet, it, Optional.of(old));
                edits.add(new Edit.PutNatGateway(to.id(), copy, clipping.box(it.id())));
            }
        }
    }

    /// An IPv6 block is left out where the VPC has no room for it; an IPv4 one must be found.
    private Optional<Cidr> subnetBlock(Vpc to, Cidr old, Subnet subnet) {
        if (blocks == Pasting.Blocks.KEEP) {
            return Optional.of(old);
        }
        var taken =
                subnetsTaken.computeIfAbsent(
                        to.id(),
                        _ ->
                                new ArrayList<>(
                                        to.subnets().values().stream()
                                                .flatMap(it -> it.cidrs().stream())
                                                .toList()));
        var found =
                to.cidrs().stream()
                        .filter(block -> block.isV6() == old.isV6())
                        .flatMap(block -> FreeSpace.of(block, taken).first(old.length()).stream())
                        .findFirst();
        found.ifPresent(taken::add);
        if (found.isEmpty() && !old.isV6()) {
            throw new NoPlace(Message.of("plan.paste-no-room", subnet.label(), to.label()));
        }
        return found;
    }

    /// @param moved the subnet it stood in, when that is copied with it
    private Instance instanceIn(
            Vpc from, Vpc to, Subnet subnet, Instance old, Optional<Subnet> moved) {
        boolean home = to.id().equals(from.id());
        var id = copier.fresh(old);
        var interfaces = new ArrayList<NetworkInterface>();
        for (var eni : old.interfaces()) {
            interfaces.add(
                    new NetworkInterface(
                            copier.now(eni.id()),
                            eni.name(),
                            subnet.id(),
                            eni.addresses().stream()
                                    .flatMap(ip -> address(to, subnet, ip, moved).stream())
                                    .toList(),
                            eni.publicIp().map(_ -> copier.nextPublic()),
                            home ? groupsIn(to, eni) : List.of(to.defaultSecurityGroup()),
                            eni.sourceDestCheck()));
        }
        return new Instance(id, copier.name(old), old.running(), interfaces);
    }

    /// Its groups that the VPC still has, else the default one.
    private static List<ResourceId> groupsIn(Vpc vpc, NetworkInterface eni) {
        var there =
                eni.securityGroups().stream().filter(vpc.securityGroups()::containsKey).toList();
        return there.isEmpty() ? List.of(vpc.defaultSecurityGroup()) : there;
    }

    private NatGateway natIn(Vpc to, Subnet subnet, NatGateway old, Optional<Subnet> moved) {
        var id = copier.fresh(old);
        var ip = address(to, subnet, old.privateIp(), moved).orElseThrow(() -> full(subnet));
        return new NatGateway(
                id,
                copier.name(old),
                subnet.id(),
                old.connectivity(),
                ip,
                old.publicIp().map(_ -> copier.nextPublic()));
    }

    private static NoPlace full(Subnet subnet) {
        return new NoPlace(Message.of("plan.paste-subnet-full", subnet.label()));
    }

    /// The address at the same offset when the subnet came along, else the next free one.
    private Optional<Ip> address(Vpc to, Subnet subnet, Ip old, Optional<Subnet> moved) {
        var taken =
                privateTaken.computeIfAbsent(
                        to.id(), _ -> new HashSet<>(Proposals.addressesIn(to)));
        if (moved.filter(it -> it.contains(old)).isPresent()) {
            var there = Copier.moved(old, moved.get().cidrs(), subnet.cidrs());
            there.ifPresent(taken::add);
            return there;
        }
        var block = subnet.cidrs().stream().filter(it -> it.isV6() == old.isV6()).findFirst();
        if (block.isEmpty()) {
            return Optional.empty();
        }
        var found = Proposals.hostAddress(block.get(), taken);
        found.ifPresent(taken::add);
        return Optional.of(found.orElseThrow(() -> full(subnet)));
    }
}
