package dev.peerscape.core.edit;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Rebase;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import java.util.Collection;

/// Moves the addresses of what stands in a subnet along when its block changes.
final class Relocation {
    private Relocation() {}

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
            var address = Rebase.moved(nat.privateIp(), from, to);
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
        var addresses =
                eni.addresses().stream().map(it -> Rebase.moved(it, from, to).orElse(it)).toList();
        return addresses.equals(eni.addresses()) ? eni : eni.withAddresses(addresses);
    }
}
