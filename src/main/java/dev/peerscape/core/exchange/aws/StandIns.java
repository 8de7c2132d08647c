package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.InstancePart;
import dev.peerscape.core.exchange.aws.Parts.InterfacePart;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityGroup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Stands in for what people did not collect, so that one missing file does not take the network
/// apart. Nothing is known of it, so it stops nothing, and people are told.
final class StandIns {
    private final Parts parts;

    StandIns(Parts parts) {
        this.parts = parts;
    }

    /// Where no file has instances, the interfaces that are attached to some tell of them.
    void instances() {
        if (!parts.untold.contains("Reservations")) {
            return;
        }
        var made = new TreeSet<ResourceId>();
        for (var it : parts.interfaces.values()) {
            it.instance().filter(id -> !parts.instances.containsKey(id)).ifPresent(made::add);
        }
        made.forEach(id -> parts.instances.put(id, new InstancePart(id, "", true, List.of())));
        if (!made.isEmpty()) {
            parts.remark("instances-assumed", made.size());
        }
    }

    /// {@return groups that let everything through, by VPC, for the interfaces of which no file
    /// describes a single group}
    Map<ResourceId, List<SecurityGroup>> groups(Hosts hosts) {
        var groups = new TreeMap<ResourceId, List<SecurityGroup>>();
        Set<ResourceId> made = new HashSet<>();
        interfaces()
                .filter(it ->
                        it.eni().securityGroups().stream().noneMatch(parts.groups::containsKey))
                .forEach(it ->
                        hosts.vpcOf(it.eni().subnet())
                                .ifPresent(vpc -> {
                                    for (var id : it.eni().securityGroups()) {
                                        if (made.add(id)) {
                                            groups.computeIfAbsent(vpc, _ -> new ArrayList<>())
                                                    .add(open(id));
                                            parts.remark("group-assumed", it.eni().id(), id);
                                        }
                                    }
                                }));
        return groups;
    }

    private Stream<InterfacePart> interfaces() {
        var known = new HashMap<ResourceId, InterfacePart>();
        parts.instances.values().stream()
                .flatMap(it -> it.interfaces().stream())
                .forEach(it -> known.put(it.eni().id(), it));
        known.putAll(parts.interfaces);
        return new TreeMap<>(known).values().stream();
    }

    private static SecurityGroup open(ResourceId id) {
        var group = SecurityGroup.create(id, "");
        return group.withIngress(group.egress());
    }
}
