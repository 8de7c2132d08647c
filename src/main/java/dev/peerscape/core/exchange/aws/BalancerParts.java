package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.ResourceId;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What was found of network load balancers so far: the balancer, its listeners, its attributes,
/// its target groups and their health each come in an answer of their own.
final class BalancerParts {
    /// @param order its interfaces as our own export lists them
    record BalancerPart(
            ResourceId id,
            ResourceId vpc,
            String name,
            boolean internetFacing,
            List<ZonePart> zones,
            List<ResourceId> groups,
            List<ResourceId> order) {}

    /// Where it stands in one zone, with the addresses that people chose for it.
    record ZonePart(ResourceId subnet, Optional<Ip> inside, Optional<Ip> outside) {}

    /// @param protocols both TCP and UDP for `TCP_UDP`
    record ListenerPart(List<Protocol> protocols, int port, ResourceId group) {}

    record GroupPart(
            ResourceId id,
            ResourceId vpc,
            String name,
            Protocol protocol,
            int port,
            boolean preserves) {}

    /// @param target an instance id or an address
    record MemberPart(String target, OptionalInt port, boolean healthy) {}

    final Map<ResourceId, BalancerPart> balancers = new TreeMap<>();

    /// By balancer, then by the listener's own name.
    final Map<ResourceId, Map<String, ListenerPart>> listeners = new TreeMap<>();

    final Map<ResourceId, Boolean> crossZone = new TreeMap<>();
    final Map<ResourceId, GroupPart> groups = new TreeMap<>();
    final Map<ResourceId, List<MemberPart>> health = new TreeMap<>();
    final Map<ResourceId, Boolean> preserves = new TreeMap<>();

    void listener(ResourceId balancer, String name, ListenerPart listener) {
        listeners.computeIfAbsent(balancer, _ -> new LinkedHashMap<>()).put(name, listener);
    }
}
