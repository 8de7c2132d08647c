package dev.peerscape.core.topology;

import java.util.List;

/// An instance.
///
/// @param running whether it is; a stopped one neither sends nor receives
/// @param interfaces its network interfaces, primary first; at least one
public record Instance(
        ResourceId id, String name, boolean running, List<NetworkInterface> interfaces)
        implements Resource {

    /// @throws IllegalArgumentException without an interface
    public Instance {
        interfaces = List.copyOf(interfaces);
        if (interfaces.isEmpty()) {
            throw new IllegalArgumentException(id + " has no network interface");
        }
    }

    /// {@return the primary interface}
    public NetworkInterface primary() {
        return interfaces.getFirst();
    }

    /// {@return the subnet of the primary interface, where it is drawn}
    public ResourceId subnet() {
        return primary().subnet();
    }

    /// {@return this with another name}
    public Instance withName(String name) {
        return new Instance(id, name, running, interfaces);
    }

    /// {@return this started or stopped}
    public Instance withRunning(boolean running) {
        return new Instance(id, name, running, interfaces);
    }

    /// {@return this with other interfaces}
    public Instance withInterfaces(List<NetworkInterface> interfaces) {
        return new Instance(id, name, running, interfaces);
    }
}
