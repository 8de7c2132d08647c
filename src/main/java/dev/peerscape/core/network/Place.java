package dev.peerscape.core.network;

import dev.peerscape.core.topology.ResourceId;

/// A vertex of the network's graph.
public sealed interface Place {
    /// The Internet.
    record TheInternet() implements Place {}

    /// A VPC of the document.
    record InVpc(ResourceId id) implements Place {}

    /// A VPC that a peering knows of and the document does not hold.
    record Elsewhere(ResourceId id) implements Place {}

    /// An Internet gateway.
    record AtInternetGateway(ResourceId id) implements Place {}

    /// An egress-only Internet gateway.
    record AtEgressOnlyGateway(ResourceId id) implements Place {}

    /// A NAT gateway.
    record AtNatGateway(ResourceId id) implements Place {}

    /// A transit gateway.
    record AtTransitGateway(ResourceId id) implements Place {}

    /// A virtual private gateway.
    record AtVpnGateway(ResourceId id) implements Place {}

    /// A Direct Connect gateway.
    record AtDxGateway(ResourceId id) implements Place {}

    /// A site on premises.
    record AtSite(ResourceId id) implements Place {}

    /// {@return the id of what stands there}
    default ResourceId resource() {
        return switch (this) {
            case TheInternet() -> ResourceId.INTERNET;
            case InVpc(var id) -> id;
            case Elsewhere(var id) -> id;
            case AtInternetGateway(var id) -> id;
            case AtEgressOnlyGateway(var id) -> id;
            case AtNatGateway(var id) -> id;
            case AtTransitGateway(var id) -> id;
            case AtVpnGateway(var id) -> id;
            case AtDxGateway(var id) -> id;
            case AtSite(var id) -> id;
        };
    }
}
