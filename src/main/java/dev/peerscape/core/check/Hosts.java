package dev.peerscape.core.check;

import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;

import java.util.Optional;

/// Who is in a VPC.
final class Hosts {
    private Hosts() {}

    /// The instance that has that interface.
    static Optional<Instance> with(Vpc vpc, ResourceId networkInterface) {
        for (var instance : vpc.instances().values()) {
            for (var eni : instance.interfaces()) {
                if (eni.id().equals(networkInterface)) {
                    return Optional.of(instance);
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the VPC has that interface, of whatever.
    static boolean hasInterface(Vpc vpc, ResourceId id) {
        return vpc.interfaces().containsKey(id)
                || vpc.networkInterfaces().anyMatch(eni -> eni.id().equals(id));
    }

    /// Whether nothing stands in the subnet.
    static boolean isEmpty(Vpc vpc, Subnet subnet) {
        if (vpc.networkInterfaces().anyMatch(eni -> eni.subnet().equals(subnet.id()))) {
            return false;
        }
        return vpc.natGateways().values().stream()
                .noneMatch(nat -> nat.subnet().equals(subnet.id()));
    }
}
