package dev.peerscape.core.check;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.LoadBalancer;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.ArrayList;
import java.util.List;
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

    /// An interface with what it is of: an instance, an endpoint, a load balancer, or itself.
    record Held(NetworkInterface eni, Resource holder) {
        /// The subjects of what is said of it: the holder first.
        List<ResourceId> subjects() {
            return holder == eni ? List.of(eni.id()) : List.of(holder.id(), eni.id());
        }

        /// The edit that puts another interface of the same id in its place.
        Edit put(Vpc vpc, NetworkInterface fresh) {
            return switch (holder) {
                case Instance it ->
                        new Edit.PutInstance(
                                vpc.id(),
                                it.withInterfaces(replaced(it.interfaces(), fresh)),
                                Optional.empty());
                case VpcEndpoint it when it.form() instanceof VpcEndpoint.Form.Interface form ->
                        new Edit.PutVpcEndpoint(
                                vpc.id(),
                                it.withForm(
                                        new VpcEndpoint.Form.Interface(
                                                replaced(form.interfaces(), fresh),
                                                form.privateDns())),
                                Optional.empty());
                case LoadBalancer it ->
                        new Edit.PutLoadBalancer(
                                vpc.id(),
                                it.withInterfaces(replaced(it.interfaces(), fresh)),
                                Optional.empty());
                default -> new Edit.PutNetworkInterface(vpc.id(), fresh, Optional.empty());
            };
        }

        private static List<NetworkInterface> replaced(
                List<NetworkInterface> all, NetworkInterface fresh) {
            return all.stream().map(it -> it.id().equals(fresh.id()) ? fresh : it).toList();
        }
    }

    /// Every interface in the VPC.
    static List<Held> held(Vpc vpc) {
        var all = new ArrayList<Held>();
        vpc.instances()
                .values()
                .forEach(it -> it.interfaces().forEach(eni -> all.add(new Held(eni, it))));
        vpc.endpoints()
                .values()
                .forEach(it -> it.interfaces().forEach(eni -> all.add(new Held(eni, it))));
        vpc.loadBalancers()
                .values()
                .forEach(it -> it.interfaces().forEach(eni -> all.add(new Held(eni, it))));
        vpc.interfaces().values().forEach(eni -> all.add(new Held(eni, eni)));
        return all;
    }
}
