package dev.peerscape.core.topology;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.Optional;

/// Where people put things: a box for each placed resource, relative to what it stands in (VPCs,
/// sites, gateways outside of VPCs and the Internet on the canvas; subnets and gateways on an edge
/// in their VPC; what stands in a subnet there, an endpoint or load balancer by each of its
/// interfaces; hosts in their site). What has no box is arranged by the editor. Beside the
/// topology, so that moving a figure changes nothing that is computed.
public record Layout(PMap<ResourceId, Box> boxes) {
    /// Nothing placed yet.
    public static final Layout EMPTY = new Layout(HashTreePMap.empty());

    /// {@return where it was put}
    public Optional<Box> box(ResourceId id) {
        return Optional.ofNullable(boxes.get(id));
    }

    /// {@return this with a box put or moved}
    public Layout with(ResourceId id, Box box) {
        return new Layout(boxes.plus(id, box));
    }

    /// {@return this without a box}
    public Layout without(ResourceId id) {
        return new Layout(boxes.minus(id));
    }
}
