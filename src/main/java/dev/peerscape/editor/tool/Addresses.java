package dev.peerscape.editor.tool;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The next free blocks and addresses for what is being placed.
final class Addresses {
    private static final Cidr PRIVATE = Cidr.of("10.0.0.0/8");
    private static final Cidr PUBLIC = Cidr.of("52.79.0.0/16");

    private Addresses() {}

    /// {@return the first /16 of 10.0.0.0/8 that no VPC overlaps}
    static Optional<Cidr> nextVpc(Topology topology) {
        var taken = topology.vpcs().values().stream().flatMap(vpc -> vpc.cidrs().stream()).toList();
        return firstFree(PRIVATE, 16, taken);
    }

    /// {@return the first /24, or smaller where the VPC is small, that no sibling overlaps}
    static Optional<Cidr> nextSubnet(Vpc vpc) {
        var taken =
                vpc.subnets().values().stream().flatMap(subnet -> subnet.cidrs().stream()).toList();
        return vpc.cidrs().stream()
                .filter(cidr -> !cidr.isV6())
                .flatMap(cidr ->
                        firstFree(cidr, Math.min(28, Math.max(24, cidr.length() + 2)), taken)
                                .stream())
                .findFirst();
    }

    private static Optional<Cidr> firstFree(Cidr space, int length, List<Cidr> taken) {
        var candidate = Optional.of(Cidr.around(space.first(), Math.max(length, space.length())));
        while (candidate.isPresent() && space.contains(candidate.get())) {
            var block = candidate.get();
            if (taken.stream().noneMatch(block::overlaps)) {
                return candidate;
            }
            candidate = block.next();
        }
        return Optional.empty();
    }

    /// {@return the first address from .10 on that nothing in the VPC has, leaving out those that
    /// AWS keeps: the first four and the last (B.3)}
    static Optional<Ip> nextIn(Vpc vpc, Subnet subnet) {
        var taken = new HashSet<Ip>();
        vpc.instances()
                .values()
                .forEach(it -> it.interfaces().forEach(eni -> taken.addAll(eni.addresses())));
        vpc.natGateways().values().forEach(it -> taken.add(it.privateIp()));
        return subnet.ipv4()
                .flatMap(block -> {
                    int first = block.length() <= 27 ? 10 : 4;
                    var ip = block.first().plus(first);
                    while (ip.compareTo(block.last()) < 0) {
                        if (!taken.contains(ip)) {
                            return Optional.of(ip);
                        }
                        ip = ip.plus(1);
                    }
                    return Optional.empty();
                });
    }

    /// {@return a public address that nothing has}
    static Ip nextPublic(Topology topology) {
        Set<Ip> taken = new HashSet<>();
        for (var vpc : topology.vpcs().values()) {
            vpc.instances()
                    .values()
                    .forEach(it ->
                            it.interfaces().forEach(eni -> eni.publicIp().ifPresent(taken::add)));
            vpc.natGateways().values().forEach(it -> it.publicIp().ifPresent(taken::add));
        }
        var ip = PUBLIC.first().plus(14);
        while (taken.contains(ip)) {
            ip = ip.plus(1);
        }
        return ip;
    }
}
