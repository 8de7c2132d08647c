package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// V04: an address in a subnet is one that AWS keeps for itself, is outside the subnet, or is held
/// twice (B.3).
final class HostAddresses extends Rule {
    HostAddresses() {
        super("V04", Severity.ERROR, "Amazon VPC User Guide, Subnet sizing for IPv4");
    }

    /// An address and who has it: somebody by an interface, or a NAT gateway.
    private record Claim(
            Ip address, ResourceId subnet, Resource holder, Optional<Hosts.Held> held) {}

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        var claims = claims(vpc);
        var holders = new HashMap<Ip, Claim>();
        for (var claim : claims) {
            var subnet = vpc.subnets().get(claim.subnet());
            var first = holders.putIfAbsent(claim.address(), claim);
            if (subnet == null) {
                continue;
            }
            var block =
                    subnet.cidrs().stream().filter(it -> it.contains(claim.address())).findFirst();
            if (block.isEmpty()) {
                add(report, vpc, claims, claim, "check.V04.outside", subnet, blocks(subnet));
            } else if (reserved(block.get(), claim.address())) {
                add(report, vpc, claims, claim, "check.V04.reserved", subnet, blocks(subnet));
            } else if (first != null) {
                add(
                        report,
                        vpc,
                        claims,
                        claim,
                        "check.V04.duplicate",
                        subnet,
                        first.holder().label());
            }
        }
    }

    private void add(
            Report report,
            Vpc vpc,
            List<Claim> claims,
            Claim claim,
            String key,
            Subnet subnet,
            String detail) {
        report.add(
                this,
                Message.of(
                        key,
                        claim.holder().label(),
                        claim.address().toString(),
                        subnet.label(),
                        detail),
                subjects(claim, subnet),
                fixes(vpc, claims, claim, subnet));
    }

    private static List<ResourceId> subjects(Claim claim, Subnet subnet) {
        var subjects =
                new ArrayList<>(
                        claim.held()
                                .map(Hosts.Held::subjects)
                                .orElseGet(() -> List.of(claim.holder().id())));
        subjects.add(subnet.id());
        return subjects;
    }

    private static String blocks(Subnet subnet) {
        return String.join(", ", subnet.cidrs().stream().map(Cidr::toString).toList());
    }

    private static List<Claim> claims(Vpc vpc) {
        var claims = new ArrayList<Claim>();
        for (var held : Hosts.held(vpc)) {
            for (var address : new LinkedHashSet<>(held.eni().addresses())) {
                claims.add(
                        new Claim(address, held.eni().subnet(), held.holder(), Optional.of(held)));
            }
        }
        for (var nat : vpc.natGateways().values()) {
            for (var address : nat.privateIps()) {
                claims.add(new Claim(address, nat.subnet(), nat, Optional.empty()));
            }
        }
        return claims;
    }

    /// The first four addresses of a subnet and the last one are taken, in both families.
    static boolean reserved(Cidr block, Ip address) {
        return address.equals(block.last())
                || address.compareTo(block.base().plus(3)) <= 0
                        && address.compareTo(block.base()) >= 0;
    }

    private static List<Fix> fixes(Vpc vpc, List<Claim> claims, Claim claim, Subnet subnet) {
        return next(claims, subnet, claim.address().isV6())
                .map(it ->
                        Mend.by(
                                Message.of(
                                        "check.fix-move-address",
                                        claim.holder().label(),
                                        claim.address().toString(),
                                        it.toString(),
                                        subnet.label()),
                                edit(vpc, claim, it)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Ip> next(List<Claim> claims, Subnet subnet, boolean v6) {
        var taken = new HashMap<Ip, Claim>();
        claims.forEach(it -> taken.put(it.address(), it));
        return (v6 ? subnet.ipv6() : subnet.ipv4()).flatMap(it -> firstFree(it, taken));
    }

    /// The first address of a block that AWS gives out and nobody in the map has.
    static Optional<Ip> firstFree(Cidr block, Map<Ip, ?> taken) {
        if (block.base().width() - block.length() < 3) {
            return Optional.empty();
        }
        for (var ip = block.base().plus(4); ip.compareTo(block.last()) < 0; ip = ip.plus(1)) {
            if (!taken.containsKey(ip)) {
                return Optional.of(ip);
            }
        }
        return Optional.empty();
    }

    /// As many addresses free for hosts in the subnet; fewer where there are not so many.
    static List<Ip> free(Vpc vpc, Subnet subnet, int count) {
        var taken = new HashMap<Ip, Object>();
        claims(vpc).forEach(it -> taken.put(it.address(), it));
        var found = new ArrayList<Ip>();
        while (found.size() < count) {
            var next = subnet.ipv4().flatMap(it -> firstFree(it, taken));
            if (next.isEmpty()) {
                return found;
            }
            taken.put(next.get(), subnet);
            found.add(next.get());
        }
        return found;
    }

    /// The first address free for a host in the subnet.
    static Optional<Ip> firstFree(Vpc vpc, Subnet subnet) {
        return next(claims(vpc), subnet, false);
    }

    private static Edit edit(Vpc vpc, Claim claim, Ip fresh) {
        if (claim.held().isEmpty()) {
            var nat = (NatGateway) claim.holder();
            return new Edit.PutNatGateway(
                    vpc.id(), moved(nat, claim.address(), fresh), Optional.empty());
        }
        var held = claim.held().get();
        var addresses = new LinkedHashSet<Ip>();
        for (var address : held.eni().addresses()) {
            addresses.add(address.equals(claim.address()) ? fresh : address);
        }
        return held.put(vpc, held.eni().withAddresses(List.copyOf(addresses)));
    }

    private static NatGateway moved(NatGateway nat, Ip from, Ip to) {
        if (nat.privateIp().equals(from)) {
            return nat.withPlace(nat.subnet(), to);
        }
        return nat.withSecondary(
                nat.secondary().stream()
                        .map(it ->
                                it.privateIp().equals(from)
                                        ? new NatGateway.Address(to, it.publicIp())
                                        : it)
                        .toList());
    }
}
