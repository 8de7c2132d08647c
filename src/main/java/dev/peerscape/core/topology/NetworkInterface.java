package dev.peerscape.core.topology;

import dev.peerscape.core.net.Ip;

import java.util.List;
import java.util.Optional;

/// A network interface (ENI) of an instance.
///
/// @param subnet where it stands
/// @param addresses its own addresses, primary first; IPv4 ones are private, IPv6 ones global
/// @param publicIp the public IPv4 address mapped to its primary IPv4 address at the Internet
///   gateway (C.2)
/// @param securityGroups the groups that guard it
/// @param sourceDestCheck whether it drops packets that are neither from nor to its own addresses
public record NetworkInterface(
        ResourceId id,
        String name,
        ResourceId subnet,
        List<Ip> addresses,
        Optional<Ip> publicIp,
        List<ResourceId> securityGroups,
        boolean sourceDestCheck)
        implements Resource {

    public NetworkInterface {
        addresses = List.copyOf(addresses);
        securityGroups = List.copyOf(securityGroups);
    }

    /// {@return its first address of that family}
    public Optional<Ip> primary(boolean v6) {
        return addresses.stream().filter(ip -> ip.isV6() == v6).findFirst();
    }

    /// {@return this with another name}
    public NetworkInterface withName(String name) {
        return new NetworkInterface(
                id, name, subnet, addresses, publicIp, securityGroups, sourceDestCheck);
    }

    /// {@return this in another subnet with other addresses}
    public NetworkInterface withPlace(ResourceId subnet, List<Ip> addresses) {
        return new NetworkInterface(
                id, name, subnet, addresses, publicIp, securityGroups, sourceDestCheck);
    }

    /// {@return this with other addresses}
    public NetworkInterface withAddresses(List<Ip> addresses) {
        return new NetworkInterface(
                id, name, subnet, addresses, publicIp, securityGroups, sourceDestCheck);
    }

    /// {@return this with another public address, or none}
    public NetworkInterface withPublicIp(Optional<Ip> publicIp) {
        return new NetworkInterface(
                id, name, subnet, addresses, publicIp, securityGroups, sourceDestCheck);
    }

    /// {@return this behind other groups}
    public NetworkInterface withSecurityGroups(List<ResourceId> securityGroups) {
        return new NetworkInterface(
                id, name, subnet, addresses, publicIp, securityGroups, sourceDestCheck);
    }

    /// {@return this with the check set so}
    public NetworkInterface withSourceDestCheck(boolean sourceDestCheck) {
        return new NetworkInterface(
                id, name, subnet, addresses, publicIp, securityGroups, sourceDestCheck);
    }
}
