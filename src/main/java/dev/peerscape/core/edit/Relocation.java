package dev.peerscape.core.edit;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Rebase;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.NatGateway;
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
        int moved =
                Interfaces.change(
                        vpc,
                        draft,
                        eni -> subnets.contains(eni.subnet()) ? moved(eni, from, to) : eni);
        for (var nat : vpc.natGateways().values()) {
            if (subnets.contains(nat.subnet())) {
                var fresh = moved(nat, from, to);
                if (!fresh.equals(nat)) {
                    draft.put(fresh);
                    moved++;
                }
            }
        }
        if (moved > 0) {
            change.put(draft.build());
            change.note(Message.of("edit.note-moved", moved, from.toString(), to.toString()));
        }
    }

    private static NatGateway moved(NatGateway nat, Cidr from, Cidr to) {
        return nat.withPlace(nat.subnet(), moved(nat.privateIp(), from, to))
                .withSecondary(
                        nat.secondary().stream()
                                .map(it ->
                                        new NatGateway.Address(
                                                moved(it.privateIp(), from, to), it.publicIp()))
                                .toList());
    }

    private static Ip moved(Ip address, Cidr from, Cidr to) {
        return Rebase.moved(address, from, to).orElse(address);
    }

    private static NetworkInterface moved(NetworkInterface eni, Cidr from, Cidr to) {
        var addresses = eni.addresses().stream().map(it -> moved(it, from, to)).toList();
        return addresses.equals(eni.addresses()) ? eni : eni.withAddresses(addresses);
    }
}
