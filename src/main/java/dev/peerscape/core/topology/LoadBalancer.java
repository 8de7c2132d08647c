package dev.peerscape.core.topology;

import dev.peerscape.core.net.Protocol;

import java.util.List;

/// A network load balancer in the VPC that holds it: it takes what a listener accepts on any of its
/// interfaces and sends it on to a healthy target. Its id is `nlb-` and the last part of its ARN.
///
/// @param internetFacing whether its interfaces have public addresses
/// @param interfaces one in each enabled availability zone
/// @param crossZone whether an interface also sends to targets in other zones
public record LoadBalancer(
        ResourceId id,
        String name,
        boolean internetFacing,
        List<NetworkInterface> interfaces,
        boolean crossZone,
        List<Listener> listeners)
        implements Resource {

    public LoadBalancer {
        interfaces = List.copyOf(interfaces);
        listeners = List.copyOf(listeners);
    }

    /// What it accepts, and where that goes.
    ///
    /// @param protocol TCP (also for TLS) or UDP
    /// @param targetGroup a target group of the same VPC
    public record Listener(Protocol protocol, int port, ResourceId targetGroup) {}

    /// {@return this with another name}
    public LoadBalancer withName(String name) {
        return new LoadBalancer(id, name, internetFacing, interfaces, crossZone, listeners);
    }

    /// {@return this with other interfaces}
    public LoadBalancer withInterfaces(List<NetworkInterface> interfaces) {
        return new LoadBalancer(id, name, internetFacing, interfaces, crossZone, listeners);
    }

    /// {@return this with other listeners}
    public LoadBalancer withListeners(List<Listener> listeners) {
        return new LoadBalancer(id, name, internetFacing, interfaces, crossZone, listeners);
    }

    /// {@return this sending to other zones or not}
    public LoadBalancer withCrossZone(boolean crossZone) {
        return new LoadBalancer(id, name, internetFacing, interfaces, crossZone, listeners);
    }
}
