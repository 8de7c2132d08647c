package dev.peerscape.core.edit;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import java.util.Collection;
import java.util.Optional;

/// Moves addresses and blocks along when the block around them changes: what was at an offset in
/// the old block is at the same offset in the new one, where that has room.
final class Rebase {
    private Rebase() {}

    /// {@return the address at the same offset in `to`, when it lies in `from` and `to` has room}
    static Optional<Ip> moved(Ip address, Cidr from, Cidr to) {
        if (!from.contains(address) || from.isV6() != to.isV6()) {
            return Optional.empty();
        }
        var offset =
                switch (address) {
                    case Ip.V4(int bits) -> new Ip.V4(bits ^ v4(from.base()));
                    case Ip.V6(long high, long low) -> {
                        var base = v6(from.base());
                        yield new Ip.V6(high ^ base.high(), low ^ base.low());
                    }
                };
        // With offset and base sharing no bit, the sum is the union.
        var there =
                switch (offset) {
                    case Ip.V4(int bits) -> new Ip.V4(bits | v4(to.base()));
                    case Ip.V6(long high, long low) -> {
                        var base = v6(to.base());
                        yield new Ip.V6(high | base.high(), low | base.low());
                    }
                };
        boolean fits = Cidr.around(offset, to.length()).base().equals(zero(to));
        return fits ? Optional.of(there) : Optional.empty();
    }

    /// {@return the block at the same offset in `to`, when it lies in `from` and `to` has room}
    static Optional<Cidr> moved(Cidr block, Cidr from, Cidr to) {
        if (!from.contains(block) || block.length() < to.length()) {
            return Optional.empty();
        }
        return moved(block.base(), from, to).map(base -> new Cidr(base, block.length()));
    }

    private static int v4(Ip ip) {
        return ip instanceof Ip.V4(int bits) ? bits : 0;
    }

    private static Ip.V6 v6(Ip ip) {
        return ip instanceof Ip.V6 it ? it : new Ip.V6(0, 0);
    }

    private static Ip zero(Cidr like) {
        return like.isV6() ? new Ip.V6(0, 0) : new Ip.V4(0);
    }

    /// Moves the addresses of interfaces and NAT gateways in those subnets.
    static void addresses(
            Change change, Vpc vpc, Collection<ResourceId> subnets, Cidr from, Cidr to) {
        var draft = vpc.draft();
        int moved = 0;
        for (var instance : vpc.instances().values()) {
            var fresh = moved(instance, subnets, from, to);
            if (!fresh.equals(instance)) {
                draft.put(fresh);
                moved++;
            }
        }
        for (var nat : vpc.natGateways().values()) {
            var address = moved(nat.privateIp(), from, to);
            if (subnets.contains(nat.subnet())
                    && address.filter(it -> !it.equals(nat.privateIp())).isPresent()) {
                draft.put(nat.withPlace(nat.subnet(), address.get()));
                moved++;
            }
        }
        if (moved > 0) {
            change.put(draft.build());
            change.note(Message.of("edit.note-moved", moved, from.toString(), to.toString()));
        }
    }

    private static Instance moved(
            Instance instance, Collection<ResourceId> subnets, Cidr from, Cidr to) {
        return instance.withInterfaces(
                instance.interfaces().stream()
                        .map(eni -> subnets.contains(eni.subnet()) ? moved(eni, from, to) : eni)
                        .toList());
    }

    private static NetworkInterface moved(NetworkInterface eni, Cidr from, Cidr to) {
        var addresses = eni.addresses().stream().map(it -> moved(it, from, to).orElse(it)).toList();
        return addresses.equals(eni.addresses()) ? eni : eni.withAddresses(addresses);
    }
}
