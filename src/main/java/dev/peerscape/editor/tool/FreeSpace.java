package dev.peerscape.editor.tool;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The next block or address that is free, for what is dropped on the canvas.
final class FreeSpace {
    /// What VPCs are made of (RFC 1918).
    private static final List<Cidr> PRIVATE =
            List.of(Cidr.of("10.0.0.0/8"), Cidr.of("172.16.0.0/12"), Cidr.of("192.168.0.0/16"));

    /// Where invented public addresses come from: a range of the Seoul Region.
    private static final Cidr PUBLIC = Cidr.of("52.79.0.0/16");

    private FreeSpace() {}

    /// {@return the next block that no VPC overlaps: a /16 while there is one, else smaller}
    static Optional<Cidr> vpcBlock(Topology topology, int length) {
        var taken = topology.vpcs().values().stream().flatMap(vpc -> vpc.cidrs().stream()).toList();
        for (int size = length; size <= 28; size++) {
            for (var range : PRIVATE) {
                var found = next(range, size, taken);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// {@return the next block of a VPC that no subnet of it overlaps: of that length while there
    /// is one, else smaller, down to /28 (B.1)}
    static Optional<Cidr> subnetBlock(Vpc vpc, int length) {
        var taken = vpc.subnets().values().stream().flatMap(it -> it.cidrs().stream()).toList();
        for (int size = length; size <= 28; size++) {
            for (var block : vpc.cidrs()) {
                if (!block.isV6()) {
                    var found = next(block, Math.max(size, block.length()), taken);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// {@return the next IPv4 address of a subnet that nobody has; the first four and the last are
    /// reserved (B.1)}
    static Optional<Ip> address(Vpc vpc, Subnet subnet) {
        var block = subnet.ipv4();
        if (block.isEmpty()) {
            return Optional.empty();
        }
        var taken = privateAddresses(vpc);
        var end = block.get().last();
        for (var ip = block.get().first().plus(4); ip.compareTo(end) < 0; ip = ip.plus(1)) {
            if (!taken.contains(ip)) {
                return Optional.of(ip);
            }
        }
        return Optional.empty();
    }

    /// {@return a public address that nothing in the document has}
    static Optional<Ip> publicAddress(Topology topology) {
        var taken = new HashSet<Ip>();
        for (var vpc : topology.vpcs().values()) {
            interfaces(vpc).flatMap(eni -> eni.publicIp().stream()).forEach(taken::add);
            vpc.natGateways().values().forEach(nat -> nat.publicIp().ifPresent(taken::add));
        }
        for (var ip = PUBLIC.first().plus(10); PUBLIC.contains(ip); ip = ip.plus(1)) {
            if (!taken.contains(ip)) {
                return Optional.of(ip);
            }
        }
        return Optional.empty();
    }

    private static Set<Ip> privateAddresses(Vpc vpc) {
        var taken = new HashSet<Ip>();
        interfaces(vpc).forEach(eni -> taken.addAll(eni.addresses()));
        for (NatGateway nat : vpc.natGateways().values()) {
            taken.add(nat.privateIp());
        }
        return taken;
    }

    private static Stream<NetworkInterface> interfaces(Vpc vpc) {
        return vpc.instances().values().stream().map(Instance::interfaces).flatMap(List::stream);
    }

    /// {@return the members of a VPC that stand in a subnet}
    static Set<ResourceId> inside(Vpc vpc, ResourceId subnet) {
        var found = new HashSet<ResourceId>();
        vpc.instances().values().stream()
                .filter(it -> it.subnet().equals(subnet))
                .forEach(it -> found.add(it.id()));
        vpc.natGateways().values().stream()
                .filter(it -> it.subnet().equals(subnet))
                .forEach(it -> found.add(it.id()));
        return found;
    }

    /// One walk along the sorted blocks: whatever overlaps the candidate pushes it on.
    private static Optional<Cidr> next(Cidr range, int length, Collection<Cidr> taken) {
        if (length < range.length()) {
            return Optional.empty();
        }
        var candidate = new Cidr(range.base(), length);
        for (var block : taken.stream().sorted().toList()) {
            if (!block.overlaps(candidate)) {
                continue;
            }
            var last = block.length() < length ? block.last() : candidate.last();
            var after = last.plus(1);
            if (!range.contains(after) || after.compareTo(last) < 0) {
                return Optional.empty();
            }
            candidate = Cidr.around(after, length);
        }
        return Optional.of(candidate);
    }
}
