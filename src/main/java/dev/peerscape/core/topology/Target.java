package dev.peerscape.core.topology;

import java.util.Optional;

/// Where a route sends packets. A target names a resource that the document holds, except [Gone],
/// which remembers one that was deleted: its routes stay and drop what they match (A.6).
public sealed interface Target {

    /// Inside the VPC. Never stored: every table has an implicit local route for each block of its
    /// VPC.
    record Local() implements Target {}

    /// The VPC's Internet gateway.
    record ToInternetGateway(ResourceId id) implements Target {}

    /// The VPC's egress-only Internet gateway. AWS takes rows to it for IPv6 alone; it lets no
    /// packet of IPv4 through.
    record ToEgressOnlyGateway(ResourceId id) implements Target {}

    /// A NAT gateway of the VPC.
    record ToNatGateway(ResourceId id) implements Target {}

    /// A peering. It stays in the document in its final state after its end, so the id is never
    /// dangling.
    record ToPeering(ResourceId id) implements Target {}

    /// A network interface of an instance that forwards.
    record ToNetworkInterface(ResourceId id) implements Target {}

    /// A transit gateway. Packets enter it by the VPC's attachment; without one the route is a
    /// blackhole.
    record ToTransitGateway(ResourceId id) implements Target {}

    /// The VPC's virtual private gateway.
    record ToVpnGateway(ResourceId id) implements Target {}

    /// A gateway endpoint of the VPC. Never stored: the endpoint says which tables have its row.
    record ToEndpoint(ResourceId id) implements Target {}

    /// A resource that is no longer there: a blackhole.
    record Gone(ResourceId id) implements Target {}

    /// {@return the resource named; empty for local}
    default Optional<ResourceId> resource() {
        return switch (this) {
            case Local() -> Optional.empty();
            case ToInternetGateway(var id) -> Optional.of(id);
            case ToEgressOnlyGateway(var id) -> Optional.of(id);
            case ToNatGateway(var id) -> Optional.of(id);
            case ToPeering(var id) -> Optional.of(id);
            case ToNetworkInterface(var id) -> Optional.of(id);
            case ToTransitGateway(var id) -> Optional.of(id);
            case ToVpnGateway(var id) -> Optional.of(id);
            case ToEndpoint(var id) -> Optional.of(id);
            case Gone(var id) -> Optional.of(id);
        };
    }

    /// {@return the id as files and tables show it, `local` for local}
    default String text() {
        return resource().map(ResourceId::value).orElse("local");
    }
}
