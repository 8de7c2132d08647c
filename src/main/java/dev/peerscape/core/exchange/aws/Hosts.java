package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.InstancePart;
import dev.peerscape.core.exchange.aws.Parts.InterfacePart;
import dev.peerscape.core.exchange.aws.Parts.NatPart;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Puts instances together with their interfaces. What `describe-network-interfaces` says of an
/// interface counts before what its instance says.
final class Hosts {
    private final Parts parts;
    private final Map<ResourceId, List<InterfacePart>> interfaces = new HashMap<>();
    private final Map<ResourceId, List<InterfacePart>> attached = new HashMap<>();
    private final Set<ResourceId> enis = new HashSet<>();
    private final Map<ResourceId, List<InstancePart>> byVpc = new HashMap<>();
    private final List<ResourceId> strays = new ArrayList<>();

    Hosts(Parts parts) {
        this.parts = parts;
        for (var it : parts.interfaces.values()) {
            it.instance()
                    .ifPresent(id -> attached.computeIfAbsent(id, _ -> new ArrayList<>()).add(it));
        }
        for (var instance : parts.instances.values()) {
            place(instance);
        }
        alone();
    }

    private void place(InstancePart instance) {
        var found = interfacesOf(instance);
        var vpc = found.stream().findFirst().flatMap(it -> vpcOf(it.eni().subnet()));
        if (vpc.isEmpty()) {
            strays.add(instance.id());
            return;
        }
        var mine = new ArrayList<InterfacePart>();
        for (var it : found) {
            if (!vpcOf(it.eni().subnet()).equals(vpc)) {
                parts.remark("interface-elsewhere", it.eni().id(), instance.id());
            } else if (enis.add(it.eni().id())) {
                mine.add(it);
            }
        }
        if (mine.isEmpty()) {
            strays.add(instance.id());
        } else {
            interfaces.put(instance.id(), mine);
            byVpc.computeIfAbsent(vpc.get(), _ -> new ArrayList<>()).add(instance);
        }
    }

    /// {@return the VPC of a subnet, when files describe both}
    private Optional<ResourceId> vpcOf(ResourceId subnet) {
        return Optional.ofNullable(parts.subnets.get(subnet))
                .map(Parts.SubnetPart::vpc)
                .filter(parts.vpcs::containsKey);
    }

    /// {@return whether a NAT gateway stands in a subnet of its VPC}
    boolean isKept(NatPart nat) {
        return vpcOf(nat.gateway().subnet()).equals(Optional.of(nat.vpc()));
    }

    private List<InterfacePart> interfacesOf(InstancePart instance) {
        var found = new HashMap<ResourceId, InterfacePart>();
        instance.interfaces().forEach(it -> found.put(it.eni().id(), it));
        for (var it : attached.getOrDefault(instance.id(), List.of())) {
            found.put(it.eni().id(), it);
        }
        return found.values().stream()
                .sorted(
                        Comparator.comparingInt(InterfacePart::device)
                                .thenComparing(it -> it.eni().id()))
                .toList();
    }

    /// Interfaces of what is no instance, by their type; those of gateways are known otherwise.
    private void alone() {
        var types = new HashMap<String, Integer>();
        for (var it : parts.interfaces.values()) {
            boolean known =
                    switch (it.type()) {
                        case "natGateway", "nat_gateway" -> true;
                        case "transit_gateway" -> !parts.transit.legs.isEmpty();
                        default -> false;
                    };
            boolean alone = it.instance().filter(parts.instances::containsKey).isEmpty();
            if (alone && !known) {
                types.merge(it.type(), 1, Integer::sum);
            }
        }
        for (var type : new TreeSet<>(types.keySet())) {
            parts.remark("interfaces-alone", types.getOrDefault(type, 0), type);
        }
    }

    /// {@return the instances of which no file says where they are}
    List<ResourceId> strays() {
        return strays;
    }

    /// {@return the interface of that id, or the first one of the instance of that id}
    Optional<ResourceId> interfaceOf(ResourceId id) {
        var own = interfaces.get(id);
        if (own != null) {
            return Optional.of(own.getFirst().eni().id());
        }
        return enis.contains(id) ? Optional.of(id) : Optional.empty();
    }

    /// {@return the instances of a VPC whose groups are known}
    List<Instance> in(ResourceId id, Vpc vpc) {
        return byVpc.getOrDefault(id, List.of()).stream()
                .map(it ->
                        new Instance(
                                it.id(),
                                it.name(),
                                it.running(),
                                interfaces.getOrDefault(it.id(), List.of()).stream()
                                        .map(eni -> whole(eni.eni(), vpc))
                                        .toList()))
                .toList();
    }

    private NetworkInterface whole(NetworkInterface eni, Vpc vpc) {
        var groups =
                eni.securityGroups().stream()
                        .filter(it -> {
                            boolean known = vpc.securityGroups().containsKey(it);
                            if (!known) {
                                parts.remark("group-missing", eni.id(), it);
                            }
                            return known;
                        })
                        .toList();
        Map<Ip, Ip> elastic = parts.elastic.getOrDefault(eni.id(), Map.of());
        var publicIp =
                eni.publicIp()
                        .or(() ->
                                eni.primary(false)
                                        .flatMap(it -> Optional.ofNullable(elastic.get(it))));
        return eni.withSecurityGroups(groups).withPublicIp(publicIp);
    }
}
