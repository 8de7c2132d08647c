package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.InstancePart;
import dev.peerscape.core.exchange.aws.Parts.InterfacePart;
import dev.peerscape.core.exchange.aws.Parts.NatPart;
import dev.peerscape.core.topology.Instance;
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
    Optional<ResourceId> vpcOf(ResourceId subnet) {
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

    /// {@return the instances of which no file says where they are}
    List<ResourceId> strays() {
        return strays;
    }

    /// {@return whether an interface is one of an instance}
    boolean has(ResourceId eni) {
        return enis.contains(eni);
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
    List<Instance> in(Vpc vpc, Interfaces whole) {
        return byVpc.getOrDefault(vpc.id(), List.of()).stream()
                .map(it ->
                        new Instance(
                                it.id(),
                                it.name(),
                                it.running(),
                                interfaces.getOrDefault(it.id(), List.of()).stream()
                                        .map(eni -> whole.whole(eni.eni(), vpc))
                                        .toList()))
                .toList();
    }
}
