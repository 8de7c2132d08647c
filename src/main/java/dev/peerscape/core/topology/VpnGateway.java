package dev.peerscape.core.topology;

import java.util.Optional;

/// A virtual private gateway attached to the VPC that holds it: the VPC's door to site-to-site VPN
/// connections and Direct Connect (C.4). AWS allows a VPC one.
///
/// @param asn the number of its side of BGP sessions
/// @param routeTable the gateway route table that judges what comes in by it, if any (B.4)
public record VpnGateway(ResourceId id, String name, long asn, Optional<ResourceId> routeTable)
        implements Resource {
    /// The number that AWS takes when nobody says another.
    public static final long USUAL_ASN = 64_512;

    /// {@return a new one with the usual number}
    public static VpnGateway create(ResourceId id, String name) {
        return new VpnGateway(id, name, USUAL_ASN, Optional.empty());
    }

    /// {@return this with another name}
    public VpnGateway withName(String name) {
        return new VpnGateway(id, name, asn, routeTable);
    }

    /// {@return this with another number}
    public VpnGateway withAsn(long asn) {
        return new VpnGateway(id, name, asn, routeTable);
    }

    /// {@return this with another gateway route table, or none}
    public VpnGateway withRouteTable(Optional<ResourceId> routeTable) {
        return new VpnGateway(id, name, asn, routeTable);
    }
}
