package dev.peerscape.core.trace;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;

/// A component on the way of a packet, and all that it decided.
///
/// A VPC-internal way reads instance, subnet, (subnet,) instance; over a peering: instance, subnet,
/// peering, subnet, instance; to the Internet: instance, subnet, nat-gateway, subnet,
/// internet-gateway, internet.
///
/// @param id the component
/// @param kind its kind
/// @param in the header as the packet came
/// @param out the header as it went on (or would have), after any translation
public record Hop(ResourceId id, Kind kind, Header in, Header out, List<Decision> decisions) {
    public Hop {
        decisions = List.copyOf(decisions);
    }
}
