package dev.peerscape.core.check;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// A row of a route table with the table it is in.
record Row(RouteTable table, Route route) {

    /// The rows of a table, those that are the same as an earlier one left out: one edit mends them
    /// together.
    static List<Row> of(RouteTable table) {
        var routes = table.routes();
        var rows = new ArrayList<Row>(routes.size());
        var keys = new int[routes.size()];
        for (int i = 0; i < keys.length; i++) {
            var route = routes.get(i);
            keys[i] = route.destination().hashCode();
            boolean seen = false;
            for (int j = 0; j < i && !seen; j++) {
                seen = keys[j] == keys[i] && routes.get(j).equals(route);
            }
            if (!seen) {
                rows.add(new Row(table, route));
            }
        }
        return rows;
    }

    Cidr destination() {
        return route.destination();
    }

    Target target() {
        return route.target();
    }

    /// The edits that take the row out, as often as it is there.
    List<Edit> removal() {
        int times = Collections.frequency(table.routes(), route);
        return Collections.nCopies(times, new Edit.RemoveRoute(table.id(), route));
    }

    /// The edits that put another target in its place, once.
    List<Edit> retarget(Target target) {
        return replacement(new Route(route.destination(), target, Route.Origin.CREATE_ROUTE));
    }

    /// The edits that put another row in its place, once.
    List<Edit> replacement(Route other) {
        var removal = removal();
        var edits = new ArrayList<Edit>(removal.subList(1, removal.size()));
        edits.add(new Edit.ReplaceRoute(table.id(), route, other));
        return edits;
    }

    /// Whether the row can go to another target without meeting a second row for its destination.
    boolean isAlone() {
        return table.routes().stream()
                .noneMatch(other ->
                        other.destination().equals(destination())
                                && !other.equals(route)
                                && !isLearned(other));
    }

    static boolean isLearned(Route route) {
        return route.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
    }

    ResourceId tableId() {
        return table.id();
    }
}
