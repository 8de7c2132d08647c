package dev.peerscape.core.plan;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.FreeSpace;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Pastes things that stand in a VPC: subnets with their contents, instances, interfaces, gateways,
/// tables, groups, ACLs, endpoints, load balancers and target groups. In the VPC they came from
/// they keep their table, ACL and groups; in another they get its defaults.
final class PartPasting {
    private final Document document;
    private final Clipping clipping;
    private final Pasting.Place place;
    private final Pasting.Blocks blocks;
    private final Copier copier;
    private final Map<ResourceId, Set<Ip>> privateTaken = new HashMap<>();
    private final Map<ResourceId, List<Cidr>> subnetsTaken = new HashMap<>();
    private final List<Edit> edits = new ArrayList<>();

    /// A subnet and its copy.
    private record Moved(Subnet old, Subnet now) {}

    private final Map<ResourceId, Moved> subnets = new HashMap<>();

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
            case NetworkInterface eni -> {
                var to = subnetFor(part.from(), eni.subnet());
                copier.fresh(eni);
                var copy = interfaceIn(part.from(), to.vpc(), to.subnet(), eni, Optional.empty());
                edits.add(new Edit.PutNetworkInterface(to.vpc().id(), copy, Optional.empty()));
            }
            case TargetGroup group -> targetGroup(part.from(), vpcFor(part.from()), group);
            case LoadBalancer balancer -> balancer(part.from(), vpcFor(part.from()), balancer);
            case VpcEndpoint endpoint -> endpoint(part.from(), vpcFor(part.from()), endpoint);
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
        subnets.put(old.id(), new Moved(old, subnet));
        for (var standing : Clipping.standingIn(from, old)) {
            if (standing instanceof Instance it) {
                var copy = instanceIn(from, to, subnet, it, Optional.of(old));
                edits.add(new Edit.PutInstance(to.id(), copy, clipping.box(it.id())));
            }
            if (standing instanceof NatGateway it) {
                var copy = natIn(to, subnet, it, Optional.of(old));
                edits.add(new Edit.PutNatGateway(to.id(), copy, clipping.box(it.id())));
            }
            if (standing instanceof NetworkInterface it) {
                copier.fresh(it);
                var copy = interfaceIn(from, to, subnet, it, Optional.of(old));
                edits.add(new Edit.PutNetworkInterface(to.id(), copy, clipping.box(it.id())));
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
        var id = copier.fresh(old);
        return new Instance(
                id,
                copier.name(old),
                old.running(),
                old.interfaces().stream()
                        .map(eni -> interfaceIn(from, to, subnet, eni, moved))
                        .toList());
    }

    private NetworkInterface interfaceIn(
            Vpc from, Vpc to, Subnet subnet, NetworkInterface eni, Optional<Subnet> moved) {
        return new NetworkInterface(
                copier.now(eni.id()),
                eni.name(),
                subnet.id(),
                eni.addresses().stream()
                        .flatMap(ip -> address(to, subnet, ip, moved).stream())
                        .toList(),
                eni.publicIp().map(_ -> copier.nextPublic()),
                to.id().equals(from.id()) ? groupsIn(to, eni) : List.of(to.defaultSecurityGroup()),
                eni.sourceDestCheck());
    }

    // ---- what stands in several subnets, or in none

    /// Of instances that were not copied, those of the VPC it comes to stay in the group.
    private void targetGroup(Vpc from, Vpc to, TargetGroup old) {
        copier.fresh(old);
        var copy = copier.targetGroup(from, old, to.instances()::containsKey);
        edits.add(new Edit.PutTargetGroup(to.id(), copy));
    }

    /// The target groups of its listeners are copied along where the VPC does not have them.
    private void balancer(Vpc from, Vpc to, LoadBalancer old) {
        copier.fresh(old);
        for (var listener : old.listeners()) {
            var group = from.targetGroups().get(listener.targetGroup());
            if (group != null
                    && !copier.isCopied(group.id())
                    && !to.targetGroups().containsKey(group.id())) {
                targetGroup(from, to, group);
            }
        }
        edits.add(
                new Edit.PutLoadBalancer(
                        to.id(),
                        new LoadBalancer(
                                copier.now(old.id()),
                                copier.name(old),
                                old.internetFacing(),
                                interfacesIn(from, to, old.interfaces()),
                                old.crossZone(),
                                copier.listeners(old)),
                        Optional.empty()));
    }

    /// A gateway endpoint in another VPC has its row in the main table alone.
    private void endpoint(Vpc from, Vpc to, VpcEndpoint old) {
        copier.fresh(old);
        var form =
                switch (old.form()) {
                    case VpcEndpoint.Form.Interface(var interfaces, var privateDns) ->
                            new VpcEndpoint.Form.Interface(
                                    interfacesIn(from, to, interfaces), privateDns);
                    case VpcEndpoint.Form.Gateway(var list, var tables) -> {
                        var there = tables.stream().filter(to.routeTables()::containsKey).toList();
                        yield new VpcEndpoint.Form.Gateway(
                                list, there.isEmpty() ? List.of(to.mainRouteTable()) : there);
                    }
                };
        edits.add(
                new Edit.PutVpcEndpoint(
                        to.id(),
                        new VpcEndpoint(
                                copier.now(old.id()), copier.name(old), old.service(), form),
                        Optional.empty()));
    }

    /// Each in the copy of its subnet, else in its subnet; in another VPC one in each of its
    /// subnets, the asked one first.
    private List<NetworkInterface> interfacesIn(
            Vpc from, Vpc to, List<NetworkInterface> interfaces) {
        var others = new ArrayDeque<Subnet>(to.subnets().values());
        place.subnet()
                .map(to.subnets()::get)
                .ifPresent(asked -> {
                    others.remove(asked);
                    others.addFirst(asked);
                });
        var copies = new ArrayList<NetworkInterface>();
        for (var eni : interfaces) {
            var moved = subnets.get(eni.subnet());
            var own = to.id().equals(from.id()) ? to.subnets().get(eni.subnet()) : null;
            if (moved != null) {
                copies.add(interfaceIn(from, to, moved.now(), eni, Optional.of(moved.old())));
            } else if (own != null) {
                copies.add(interfaceIn(from, to, own, eni, Optional.empty()));
            } else if (!others.isEmpty()) {
                copies.add(interfaceIn(from, to, others.removeFirst(), eni, Optional.empty()));
            }
        }
        if (copies.isEmpty() && !interfaces.isEmpty()) {
            throw new NoPlace(Message.of("plan.paste-no-subnet"));
        }
        return copies;
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
                old.publicIp().map(_ -> copier.nextPublic()),
                old.secondary().stream()
                        .map(it ->
                                new NatGateway.Address(
                                        address(to, subnet, it.privateIp(), moved)
                                                .orElseThrow(() -> full(subnet)),
                                        it.publicIp().map(_ -> copier.nextPublic())))
                        .toList());
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
