package dev.peerscape.core.topology;

import java.util.Optional;

/// An Internet gateway attached to the VPC that holds it.
///
/// @param routeTable the gateway route table that judges what comes in by it, if any (B.4)
public record InternetGateway(ResourceId id, String name, Optional<ResourceId> routeTable)
        implements Resource {

    /// One without a gateway route table.
    public InternetGateway(ResourceId id, String name) {
        this(id, name, Optional.empty());
    }

    /// {@return this with another name}
    public InternetGateway withName(String name) {
        return new InternetGateway(id, name, routeTable);
    }

    /// {@return this with another gateway route table, or none}
    public InternetGateway withRouteTable(Optional<ResourceId> routeTable) {
        return new InternetGateway(id, name, routeTable);
    }
}
