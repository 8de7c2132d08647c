package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import java.util.List;
import java.util.Optional;

/// A Direct Connect gateway: joins virtual interfaces with virtual private gateways and transit
/// gateways of any Region (C.4). Its id is `dxgw-` and the UUID of AWS.
///
/// @param asn the number of AWS's side of BGP sessions; a transit gateway needs another
/// @param associations what it leads to
/// @param betweenGateways whether packets may go from one associated gateway to another, which AWS
///   does only where a site advertises a supernet of both (G.3, 8)
public record DxGateway(
        ResourceId id,
        String name,
        AccountId account,
        long asn,
        List<Association> associations,
        boolean betweenGateways)
        implements Resource {
    /// The number that AWS takes when nobody says another.
    public static final long USUAL_ASN = 64_512;

    public DxGateway {
        associations = List.copyOf(associations);
    }

    /// A gateway behind it.
    ///
    /// @param gateway a virtual private gateway, or a transit gateway, which then has an attachment
    ///   of this gateway
    /// @param allowedPrefixes for a virtual private gateway a filter: a block of the VPC is told to
    ///   sites where one of these is equal to it or wider, and with none every block is; for a
    ///   transit gateway what is told, exactly
    public record Association(ResourceId gateway, List<Cidr> allowedPrefixes) {
        public Association {
            allowedPrefixes = List.copyOf(allowedPrefixes);
        }
    }

    /// {@return the association of a gateway}
    public Optional<Association> associationOf(ResourceId gateway) {
        return associations.stream().filter(it -> it.gateway().equals(gateway)).findFirst();
    }

    /// {@return this with another name}
    public DxGateway withName(String name) {
        return new DxGateway(id, name, account, asn, associations, betweenGateways);
    }

    /// {@return this with other associations}
    public DxGateway withAssociations(List<Association> associations) {
        return new DxGateway(id, name, account, asn, associations, betweenGateways);
    }

    /// {@return this letting packets from one gateway to another or not}
    public DxGateway withBetweenGateways(boolean betweenGateways) {
        return new DxGateway(id, name, account, asn, associations, betweenGateways);
    }
}
