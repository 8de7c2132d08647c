package dev.peerscape.core.plan;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Instance;
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
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What was copied: it stands on its own, so that it can be pasted into another document and after
/// the original is gone. [Pasting] makes an edit of it.
///
/// @param vpcs whole VPCs with all in them
/// @param peerings those between two of the VPCs, that are not over
/// @param parts things in VPCs that are not copied as a whole
/// @param lists the prefix lists that the copied things name: a document without them gets them
/// @param boxes where all of this was drawn
public record Clipping(
        List<Vpc> vpcs,
        List<Peering> peerings,
        List<Part> parts,
        List<PrefixList> lists,
        Map<ResourceId, Box> boxes) {
    public Clipping {
        lists = List.copyOf(lists);
        vpcs = List.copyOf(vpcs);
        peerings = List.copyOf(peerings);
        parts = List.copyOf(parts);
        boxes = Map.copyOf(boxes);
    }

    /// A thing from a VPC.
    ///
    /// @param resource a subnet, instance, network interface, NAT gateway, route table, security
    ///   group, ACL, endpoint, load balancer or target group
    /// @param from the VPC that it was in
    public record Part(Resource resource, Vpc from) {}

    /// {@return a copy of these} Subnets are copied with what stands in them: endpoints and load
    /// balancers with all their interfaces there too. What cannot be copied is left out: a gateway
    /// (a VPC has one), an interface without its instance, a peering without both VPCs, a transit
    /// gateway, and what is on premises.
    public static Clipping of(Document document, Set<ResourceId> ids) {
        var topology = document.topology();
        var vpcs = new ArrayList<Vpc>();
        var parts = new ArrayList<Part>();
        var whole = new HashSet<ResourceId>();
        for (var id : new TreeSet<>(ids)) {
            topology.vpc(id)
                    .ifPresent(vpc -> {
                        vpcs.add(vpc);
                        whole.add(id);
                    });
        }
        for (var id : new TreeSet<>(ids)) {
            var owner = topology.vpcOf(id).filter(vpc -> !whole.contains(vpc.id()));
            if (owner.isPresent() && !whole.contains(id)) {
                topology.find(id)
                        .filter(resource -> isPart(owner.get(), resource, ids))
                        .ifPresent(resource -> parts.add(new Part(resource, owner.get())));
            }
        }
        spanning(ids, parts);
        // Parts that name others come after these.
        parts.sort(Comparator.comparingInt(it -> rank(it.resource())));
        var peerings =
                topology.peerings().values().stream()
                        .filter(peering ->
                                !peering.status().isFinal()
                                        && whole.contains(peering.requester().vpc())
                                        && whole.contains(peering.accepter().vpc()))
                        .<Peering>map(peering -> peering)
                        .toList();
        return new Clipping(
                vpcs, peerings, parts, lists(topology, vpcs, parts), boxes(document, vpcs, parts));
    }

    private static int rank(Resource resource) {
        return switch (resource) {
            case Subnet _ -> 0;
            case TargetGroup _ -> 2;
            case LoadBalancer _, VpcEndpoint _ -> 3;
            default -> 1;
        };
    }

    /// Adds what stands in the copied subnets and in no other.
    private static void spanning(Set<ResourceId> ids, List<Part> parts) {
        var homes = new TreeMap<ResourceId, Vpc>();
        for (var part : parts) {
            if (part.resource() instanceof Subnet) {
                homes.put(part.from().id(), part.from());
            }
        }
        for (var vpc : homes.values()) {
            Stream.concat(vpc.endpoints().values().stream(), vpc.loadBalancers().values().stream())
                    .filter(it -> !ids.contains(it.id()) && !it.parts().isEmpty())
                    .filter(it ->
                            it.parts().stream()
                                    .allMatch(part ->
                                            part instanceof NetworkInterface eni
                                                    && ids.contains(eni.subnet())))
                    .forEach(it -> parts.add(new Part(it, vpc)));
        }
    }

    private static List<PrefixList> lists(Topology topology, List<Vpc> vpcs, List<Part> parts) {
        var named = new TreeSet<ResourceId>();
        for (var vpc : vpcs) {
            vpc.members().forEach(members -> members.values().forEach(it -> named(it, named)));
        }
        parts.forEach(it -> named(it.resource(), named));
        return named.stream()
                .flatMap(id -> Optional.ofNullable(topology.prefixLists().get(id)).stream())
                .toList();
    }

    private static void named(Resource resource, Set<ResourceId> to) {
        switch (resource) {
            case RouteTable it -> it.listRoutes().forEach(row -> to.add(row.list()));
            case VpcEndpoint it -> {
                if (it.form() instanceof VpcEndpoint.Form.Gateway form) {
                    to.add(form.prefixList());
                }
            }
            case SecurityGroup it ->
                    Stream.concat(it.ingress().stream(), it.egress().stream())
                            .forEach(rule -> {
                                if (rule.peer() instanceof SecurityRule.Peer.Listed(var list)) {
                                    to.add(list);
                                }
                            });
            default -> {}
        }
    }

    private static boolean isPart(Vpc vpc, Resource resource, Set<ResourceId> ids) {
        return switch (resource) {
            case Subnet _,
                    RouteTable _,
                    SecurityGroup _,
                    NetworkAcl _,
                    VpcEndpoint _,
                    LoadBalancer _,
                    TargetGroup _ ->
                    true;
            case NetworkInterface eni ->
                    vpc.interfaces().containsKey(eni.id()) && !ids.contains(eni.subnet());
            case Instance instance -> !ids.contains(instance.subnet());
            case NatGateway nat -> !ids.contains(nat.subnet());
            default -> false;
        };
    }

    private static Map<ResourceId, Box> boxes(Document document, List<Vpc> vpcs, List<Part> parts) {
        var wanted = new HashSet<ResourceId>();
        for (var vpc : vpcs) {
            wanted.add(vpc.id());
            vpc.members().forEach(members -> wanted.addAll(members.keySet()));
        }
        for (var part : parts) {
            wanted.add(part.resource().id());
            if (part.resource() instanceof Subnet subnet) {
                standingIn(part.from(), subnet).forEach(it -> wanted.add(it.id()));
            }
        }
        var boxes = new HashMap<ResourceId, Box>();
        for (var id : wanted) {
            document.layout().box(id).ifPresent(box -> boxes.put(id, box));
        }
        return boxes;
    }

    /// {@return the instances, NAT gateways and interfaces of none that are drawn in the subnet}
    static List<Resource> standingIn(Vpc vpc, Subnet subnet) {
        var found = new ArrayList<Resource>();
        vpc.instances().values().stream()
                .filter(instance -> instance.subnet().equals(subnet.id()))
                .forEach(found::add);
        vpc.natGateways().values().stream()
                .filter(nat -> nat.subnet().equals(subnet.id()))
                .forEach(found::add);
        vpc.interfaces().values().stream()
                .filter(eni -> eni.subnet().equals(subnet.id()))
                .forEach(found::add);
        return found;
    }

    /// {@return where it was drawn in what it stands in}
    Optional<Box> box(ResourceId id) {
        return Optional.ofNullable(boxes.get(id));
    }

    /// {@return where it was drawn, moved as far as the place says}
    Optional<Box> box(ResourceId id, Pasting.Place place) {
        return box(id).map(box -> box.moved(place.dx(), place.dy()));
    }

    /// {@return whether there is nothing to paste}
    public boolean isEmpty() {
        return vpcs.isEmpty() && parts.isEmpty();
    }

    /// {@return how many things were copied, as people count them}
    public int size() {
        return vpcs.size() + parts.size();
    }
}
