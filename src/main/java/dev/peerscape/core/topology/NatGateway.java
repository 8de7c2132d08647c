package dev.peerscape.core.topology;

import dev.peerscape.core.net.Ip;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A NAT gateway in a subnet of the VPC that holds it.
///
/// @param privateIp its address in the subnet, the source of what it sends on (C.3)
/// @param publicIp the Elastic IP that the Internet gateway maps its private address to; a public
///   one needs it
/// @param secondary further addresses, which share its load
public record NatGateway(
        ResourceId id,
        String name,
        ResourceId subnet,
        Connectivity connectivity,
        Ip privateIp,
        Optional<Ip> publicIp,
        List<Address> secondary)
        implements Resource {

    public NatGateway {
        secondary = List.copyOf(secondary);
    }

    /// One with a single address.
    public NatGateway(
            ResourceId id,
            String name,
            ResourceId subnet,
            Connectivity connectivity,
            Ip privateIp,
            Optional<Ip> publicIp) {
        this(id, name, subnet, connectivity, privateIp, publicIp, List.of());
    }

    /// A further address.
    ///
    /// @param publicIp the Elastic IP mapped to it; a public gateway's need one
    public record Address(Ip privateIp, Optional<Ip> publicIp) {}

    /// Whether it serves the Internet or private networks only.
    public enum Connectivity {
        PUBLIC,
        PRIVATE
    }

    /// {@return this with another name}
    public NatGateway withName(String name) {
        return new NatGateway(id, name, subnet, connectivity, privateIp, publicIp, secondary);
    }

    /// {@return this in another subnet with another private address}
    public NatGateway withPlace(ResourceId subnet, Ip privateIp) {
        return new NatGateway(id, name, subnet, connectivity, privateIp, publicIp, secondary);
    }

    /// {@return this with another Elastic IP, or none}
    public NatGateway withPublicIp(Optional<Ip> publicIp) {
        return new NatGateway(id, name, subnet, connectivity, privateIp, publicIp, secondary);
    }

    /// {@return this with other further addresses}
    public NatGateway withSecondary(List<Address> secondary) {
        return new NatGateway(id, name, subnet, connectivity, privateIp, publicIp, secondary);
    }

    /// {@return all its private addresses, the primary one first}
    public List<Ip> privateIps() {
        return Stream.concat(Stream.of(privateIp), secondary.stream().map(Address::privateIp))
                .toList();
    }

    /// {@return the Elastic IP mapped to one of its private addresses}
    public Optional<Ip> publicIpOf(Ip privateIp) {
        return privateIp.equals(this.privateIp)
                ? publicIp
                : secondary.stream()
                        .filter(it -> it.privateIp().equals(privateIp))
                        .findFirst()
                        .flatMap(Address::publicIp);
    }
}
