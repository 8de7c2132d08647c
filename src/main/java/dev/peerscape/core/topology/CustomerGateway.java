package dev.peerscape.core.topology;

import dev.peerscape.core.net.Ip;

import java.util.Optional;

/// The record that AWS keeps of a site's VPN device (C.4).
///
/// @param address the device's public address; none where it shows a certificate
/// @param asn the number of its side of BGP sessions
/// @param site where the device stands
public record CustomerGateway(
        ResourceId id,
        String name,
        AccountId account,
        Region region,
        Optional<Ip> address,
        long asn,
        ResourceId site)
        implements Resource {
    /// The number that AWS takes when nobody says another.
    public static final long USUAL_ASN = 65_000;

    /// {@return this with another name}
    public CustomerGateway withName(String name) {
        return new CustomerGateway(id, name, account, region, address, asn, site);
    }

    /// {@return this with another address and number}
    public CustomerGateway withSession(Optional<Ip> address, long asn) {
        return new CustomerGateway(id, name, account, region, address, asn, site);
    }

    /// {@return this at another site}
    public CustomerGateway withSite(ResourceId site) {
        return new CustomerGateway(id, name, account, region, address, asn, site);
    }
}
