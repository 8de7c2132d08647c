package dev.peerscape.core.topology;

import dev.peerscape.core.net.Ip;

import java.util.Optional;

/// A NAT gateway in a subnet of the VPC that holds it.
///
/// @param privateIp its address in the subnet, the source of what it sends on (C.3)
/// @param publicIp the Elastic IP that the Internet gateway maps its private address to; a public
///   one needs it
public record NatGateway(
        ResourceId id,
        String name,
        ResourceId subnet,
        Connectivity connectivity,
        Ip privateIp,
        Optional<Ip> publicIp)
        implements Resource {

    /// Whether it serves the Internet or private networks only.
    public enum Connectivity {
        PUBLIC,
        PRIVATE
    }

    /// {@return this with another name}
    public NatGateway withName(String name) {
        return new NatGateway(id, name, subnet, connectivity, privateIp, publicIp);
    }

    /// {@return this in another subnet with another private address}
    public NatGateway withPlace(ResourceId subnet, Ip privateIp) {
        return new NatGateway(id, name, subnet, connectivity, privateIp, publicIp);
    }

    /// {@return this with another Elastic IP, or none}
    public NatGateway withPublicIp(Optional<Ip> publicIp) {
        return new NatGateway(id, name, subnet, connectivity, privateIp, publicIp);
    }
}
