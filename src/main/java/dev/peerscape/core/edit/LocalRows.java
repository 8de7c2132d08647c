package dev.peerscape.core.edit;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Rows that take the place of the local route of a block (B.4): they go with the block.
final class LocalRows {
    private LocalRows() {}

    /// {@return the tables with a row in the place of that block's local route}
    static List<RouteTable> tables(Vpc vpc, Cidr block) {
        return vpc.routeTables().values().stream()
                .filter(table ->
                        table.routes().stream().anyMatch(row -> row.destination().equals(block)))
                .<RouteTable>map(table -> table)
                .toList();
    }

    /// {@return the VPC without them}
    static Vpc without(Vpc vpc, Cidr block) {
        return changed(
                vpc,
                block,
                routes -> routes.stream().filter(row -> !row.destination().equals(block)).toList());
    }

    /// {@return the VPC with them standing for another block}
    static Vpc moved(Vpc vpc, Cidr from, Cidr to) {
        return changed(
                vpc,
                from,
                routes -> {
                    var rows = new ArrayList<Route>();
                    for (var row : routes) {
                        rows.add(
                                row.destination().equals(from)
                                        ? new Route(to, row.target(), row.origin())
                                        : row);
                    }
                    return rows;
                });
    }

    private static Vpc changed(Vpc vpc, Cidr block, UnaryOperator<List<Route>> how) {
        var tables = tables(vpc, block);
        if (tables.isEmpty()) {
            return vpc;
        }
        var draft = vpc.draft();
        tables.forEach(table -> draft.put(table.withRoutes(how.apply(table.routes()))));
        return draft.build();
    }
}
