package dev.peerscape.core.topology;

import java.util.List;

/// A route table of a VPC. The local routes are not among its rows: they follow from the VPC's
/// blocks. Nor are those that it learns from a virtual private gateway, and those of gateway
/// endpoints. Rows keep the order in which people made them; it decides nothing.
///
/// A row for one of the VPC's own blocks takes the place of the local route of that block (B.4).
///
/// @param listRoutes rows for every block of a prefix list
/// @param propagating the virtual private gateways that it learns routes from
public record RouteTable(
        ResourceId id,
        String name,
        List<Route> routes,
        List<ListRoute> listRoutes,
        List<ResourceId> propagating)
        implements Resource {

    public RouteTable {
        routes = List.copyOf(routes);
        listRoutes = List.copyOf(listRoutes);
        propagating = propagating.stream().distinct().sorted().toList();
    }

    /// One whose rows are all for blocks, and that learns none.
    public RouteTable(ResourceId id, String name, List<Route> routes) {
        this(id, name, routes, List.of(), List.of());
    }

    /// A row for every block of a prefix list.
    public record ListRoute(ResourceId list, Target target) {
        /// {@return the row as tables show it}
        public String text() {
            return list + " -> " + target.text();
        }
    }

    /// {@return this with another name}
    public RouteTable withName(String name) {
        return new RouteTable(id, name, routes, listRoutes, propagating);
    }

    /// {@return this with other rows}
    public RouteTable withRoutes(List<Route> routes) {
        return new RouteTable(id, name, routes, listRoutes, propagating);
    }

    /// {@return this with other rows for prefix lists}
    public RouteTable withListRoutes(List<ListRoute> listRoutes) {
        return new RouteTable(id, name, routes, listRoutes, propagating);
    }

    /// {@return this learning from other gateways}
    public RouteTable withPropagating(List<ResourceId> propagating) {
        return new RouteTable(id, name, routes, listRoutes, propagating);
    }
}
