package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import java.util.List;
import java.util.Optional;

/// What a transit gateway is connected to (C.5).
///
/// @param available whether it carries packets; a request that another account has not accepted
///   does not
/// @param association the table that packets coming from it are looked up in; without one they are
///   dropped
/// @param propagations the tables that learn where its blocks are
public record TransitAttachment(
        ResourceId id,
        String name,
        To to,
        boolean available,
        Optional<ResourceId> association,
        List<ResourceId> propagations)
        implements Resource {

    public TransitAttachment {
        propagations = propagations.stream().distinct().sorted().toList();
    }

    /// The far end.
    public sealed interface To {

        /// A VPC of the document.
        ///
        /// @param subnets where its interfaces stand, one an availability zone; packets from a zone
        ///   without one cannot enter
        /// @param applianceMode whether both directions of a flow keep to one zone
        /// @param ipv6 whether it carries IPv6
        /// @param groupReferencing whether rules may name its security groups
        record ToVpc(
                ResourceId vpc,
                List<ResourceId> subnets,
                boolean applianceMode,
                boolean ipv6,
                boolean groupReferencing)
                implements To {
            public ToVpc {
                subnets = List.copyOf(subnets);
            }

            /// {@return the usual options: no appliance mode, no IPv6, groups may be named}
            public static ToVpc of(ResourceId vpc, List<ResourceId> subnets) {
                return new ToVpc(vpc, subnets, false, false, true);
            }

            /// {@return this with interfaces in other subnets}
            public ToVpc withSubnets(List<ResourceId> subnets) {
                return new ToVpc(vpc, subnets, applianceMode, ipv6, groupReferencing);
            }
        }

        /// Another transit gateway of the document: a peering of the two, which each of them holds
        /// an attachment of. It learns nothing: routes over it are static.
        ///
        /// @param attachment the other one's attachment
        record ToTransitGateway(ResourceId gateway, ResourceId attachment) implements To {}

        /// A VPN connection whose gateway this is.
        record ToVpn(ResourceId vpn) implements To {}

        /// A Direct Connect gateway that this one is associated with.
        record ToDxGateway(ResourceId gateway) implements To {}

        /// What the document does not hold: a VPC of another account, say.
        ///
        /// @param what what it is, in the word of the EC2 API: `vpc`, `peering`, ...
        /// @param resource its id
        /// @param cidrs the blocks that are known to be behind it
        record Elsewhere(String what, String resource, List<Cidr> cidrs) implements To {
            public Elsewhere {
                cidrs = List.copyOf(cidrs);
            }
        }
    }

    /// {@return this with another name}
    public TransitAttachment withName(String name) {
        return new TransitAttachment(id, name, to, available, association, propagations);
    }

    /// {@return this to something else}
    public TransitAttachment withTo(To to) {
        return new TransitAttachment(id, name, to, available, association, propagations);
    }

    /// {@return this looked up in another table, or in none}
    public TransitAttachment withAssociation(Optional<ResourceId> association) {
        return new TransitAttachment(id, name, to, available, association, propagations);
    }

    /// {@return this telling its blocks to other tables}
    public TransitAttachment withPropagations(List<ResourceId> propagations) {
        return new TransitAttachment(id, name, to, available, association, propagations);
    }

    /// {@return this carrying packets or not}
    public TransitAttachment withAvailable(boolean available) {
        return new TransitAttachment(id, name, to, available, association, propagations);
    }
}
