package dev.peerscape.core.topology;

/// An egress-only Internet gateway of the VPC that holds it: packets of IPv6 leave by it, and only
/// the replies of those come back (C.4). It has no security group and no place in a subnet.
public record EgressOnlyGateway(ResourceId id, String name) implements Resource {}
