package dev.peerscape.core.topology;

import java.util.List;

/// A route table of a VPC. The local routes are not among its rows: they follow from the VPC's
/// blocks. Rows keep the order in which people made them; it decides nothing.
public record RouteTable(ResourceId id, String name, List<Route> routes) implements Resource {

    public RouteTable {
        routes = List.copyOf(routes);
    }

    /// {@return this with another name}
    public RouteTable withName(String name) {
        return new RouteTable(id, name, routes);
    }

    /// {@return this with other rows}
    public RouteTable withRoutes(List<Route> routes) {
        return new RouteTable(id, name, routes);
    }
}
