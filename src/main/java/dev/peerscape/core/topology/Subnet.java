package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import java.util.List;
import java.util.Optional;

/// A subnet of a VPC.
///
/// @param zone its availability zone, `ap-northeast-2a`
/// @param cidrs its blocks: at most one IPv4, then IPv6
/// @param routeTable the table associated by hand; empty means the VPC's main table
/// @param networkAcl the ACL that guards it
/// @param assignsPublicIp whether an instance put here gets a public address by default
public record Subnet(
        ResourceId id,
        String name,
        String zone,
        List<Cidr> cidrs,
        Optional<ResourceId> routeTable,
        ResourceId networkAcl,
        boolean assignsPublicIp)
        implements Resource {

    public Subnet {
        cidrs = List.copyOf(cidrs);
    }

    /// {@return the IPv4 block, where it has one}
    public Optional<Cidr> ipv4() {
        return cidrs.stream().filter(cidr -> !cidr.isV6()).findFirst();
    }

    /// {@return the first IPv6 block, where it has one}
    public Optional<Cidr> ipv6() {
        return cidrs.stream().filter(Cidr::isV6).findFirst();
    }

    /// {@return whether one of its blocks holds the address}
    public boolean contains(dev.peerscape.core.net.Ip address) {
        for (var cidr : cidrs) {
            if (cidr.contains(address)) {
                return true;
            }
        }
        return false;
    }

    /// {@return this with another name}
    public Subnet withName(String name) {
        return new Subnet(id, name, zone, cidrs, routeTable, networkAcl, assignsPublicIp);
    }

    /// {@return this with other blocks}
    public Subnet withCidrs(List<Cidr> cidrs) {
        return new Subnet(id, name, zone, cidrs, routeTable, networkAcl, assignsPublicIp);
    }

    /// {@return this in another zone}
    public Subnet withZone(String zone) {
        return new Subnet(id, name, zone, cidrs, routeTable, networkAcl, assignsPublicIp);
    }

    /// {@return this with another explicit route table, or none}
    public Subnet withRouteTable(Optional<ResourceId> routeTable) {
        return new Subnet(id, name, zone, cidrs, routeTable, networkAcl, assignsPublicIp);
    }

    /// {@return this behind another ACL}
    public Subnet withNetworkAcl(ResourceId networkAcl) {
        return new Subnet(id, name, zone, cidrs, routeTable, networkAcl, assignsPublicIp);
    }

    /// {@return this with the default for public addresses set so}
    public Subnet withAssignsPublicIp(boolean assignsPublicIp) {
        return new Subnet(id, name, zone, cidrs, routeTable, networkAcl, assignsPublicIp);
    }
}
