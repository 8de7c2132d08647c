package dev.peerscape.core.network;

import dev.peerscape.core.topology.ResourceId;

/// Who has an address.
///
/// @param id the instance or NAT gateway
/// @param networkInterface the interface of the instance that has it; the NAT gateway itself for
///   one
/// @param vpc the VPC that it is in
public record Holder(ResourceId id, ResourceId networkInterface, ResourceId vpc) {}
