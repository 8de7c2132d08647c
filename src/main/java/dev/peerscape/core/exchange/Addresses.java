package dev.peerscape.core.exchange;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who has an address, for flows that name their sender by one.
final class Addresses {
    private final Map<Ip, Set<ResourceId>> own = new HashMap<>();
    private final Map<Ip, Set<ResourceId>> open = new HashMap<>();
    private final List<Site> sites;

    Addresses(Topology topology) {
        for (var vpc : topology.vpcs().values()) {
            vpc.networkInterfaces().forEach(this::add);
            vpc.natGateways().values().forEach(this::add);
        }
        sites = List.copyOf(topology.hybrid().sites().values());
        for (var site : sites) {
            site.hosts().forEach(it -> put(own, it.address(), it.id()));
        }
    }

    private void add(NetworkInterface eni) {
        eni.addresses().forEach(it -> put(own, it, eni.id()));
        eni.publicIp().ifPresent(it -> put(open, it, eni.id()));
    }

    private void add(NatGateway nat) {
        put(own, nat.privateIp(), nat.id());
        nat.publicIp().ifPresent(it -> put(open, it, nat.id()));
        for (var more : nat.secondary()) {
            put(own, more.privateIp(), nat.id());
            more.publicIp().ifPresent(it -> put(open, it, nat.id()));
        }
    }

    private static void put(Map<Ip, Set<ResourceId>> map, Ip address, ResourceId id) {
        map.computeIfAbsent(address, _ -> new LinkedHashSet<>(1)).add(id);
    }

    /// {@return all that have the address: as their own; else as their public one; else the sites
    /// in whose prefixes it is; else the Internet for a public one}
    List<ResourceId> holders(Ip address) {
        var holders = own.getOrDefault(address, open.getOrDefault(address, Set.of()));
        if (!holders.isEmpty()) {
            return List.copyOf(holders);
        }
        var there =
                sites.stream()
                        .filter(site ->
                                site.prefixes().stream()
                                        .anyMatch(it -> it.length() > 0 && it.contains(address)))
                        .map(Site::id)
                        .toList();
        return there.isEmpty() && address.isPublic() ? List.of(ResourceId.INTERNET) : there;
    }

    /// {@return the address when packets from its holder have it as their source: not a public one
    /// that a gateway puts in its place}
    Optional<Ip> source(Ip address) {
        return open.containsKey(address) && !own.containsKey(address)
                ? Optional.empty()
                : Optional.of(address);
    }
}
