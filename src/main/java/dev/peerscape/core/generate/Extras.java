package dev.peerscape.core.generate;

import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;

import java.util.List;
import java.util.Optional;

/// What the cluster brings into a VPC.
///
/// @param rows for both of its tables, beside those to peers
/// @param lists the same for prefix lists
/// @param vpnGateway whether it has a virtual private gateway, which its tables learn from
/// @param offices the list of the blocks of offices, whose hosts its groups let in
/// @param egress whether what its private subnets send to the Internet leaves elsewhere
record Extras(
        List<Route> rows,
        List<RouteTable.ListRoute> lists,
        boolean vpnGateway,
        Optional<ResourceId> offices,
        boolean egress) {
    /// Nothing.
    static final Extras NONE = new Extras(List.of(), List.of(), false, Optional.empty(), false);
}
