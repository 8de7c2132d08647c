package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import java.util.List;
import java.util.Optional;

/// A route table of a transit gateway. Its rows are those that people made; what it learns from
/// attachments follows from their blocks and is not stored.
///
/// @param listRoutes rows for every block of a prefix list
public record TransitRouteTable(
        ResourceId id, String name, List<Row> routes, List<ListRow> listRoutes)
        implements Resource {

    public TransitRouteTable {
        routes = List.copyOf(routes);
        listRoutes = List.copyOf(listRoutes);
    }

    /// One whose rows are all for blocks.
    public TransitRouteTable(ResourceId id, String name, List<Row> routes) {
        this(id, name, routes, List.of());
    }

    /// A static row for every block of a prefix list.
    ///
    /// @param to where it leads; empty for one that drops what it matches
    public record ListRow(ResourceId list, Optional<ResourceId> to) {
        /// {@return the row as tables show it}
        public String text() {
            return list + " -> " + to.map(ResourceId::value).orElse("blackhole");
        }
    }

    /// A static row.
    ///
    /// @param to where it leads; empty for one that drops what it matches, on purpose or because
    ///   the attachment went
    public record Row(Cidr destination, Optional<ResourceId> to) {
        /// {@return a row to an attachment}
        public static Row to(Cidr destination, ResourceId attachment) {
            return new Row(destination, Optional.of(attachment));
        }

        /// {@return a row that drops}
        public static Row blackhole(Cidr destination) {
            return new Row(destination, Optional.empty());
        }
    }

    /// {@return this with another name}
    public TransitRouteTable withName(String name) {
        return new TransitRouteTable(id, name, routes, listRoutes);
    }

    /// {@return this with other rows}
    public TransitRouteTable withRoutes(List<Row> routes) {
        return new TransitRouteTable(id, name, routes, listRoutes);
    }

    /// {@return this with other rows for prefix lists}
    public TransitRouteTable withListRoutes(List<ListRow> listRoutes) {
        return new TransitRouteTable(id, name, routes, listRoutes);
    }
}
