/// The document: immutable values for everything that people draw.
///
/// [dev.peerscape.core.topology.Document] is a [dev.peerscape.core.topology.Topology] (accounts,
/// VPCs, peerings, clock) beside a [dev.peerscape.core.topology.Layout]. A
/// [dev.peerscape.core.topology.Vpc] is one aggregate of all that is inside it. Wrong is
/// representable (overlaps, second gateways, routes into nothing: the checks find them), ill-formed
/// is not (a dangling id, a malformed block).
///
/// What is not stored because it follows: local routes, whether a route is a blackhole, whether a
/// subnet is public, which VPC a resource is in.
package dev.peerscape.core.topology;
