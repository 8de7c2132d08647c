package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;

/// V09: two rows of one table have the same destination (A.6). A learned row may stand beside one
/// made by hand.
final class DoubleRoutes extends Rule {
    DoubleRoutes() {
        super("V09", Severity.ERROR, "Amazon EC2 API Reference, CreateRoute: RouteAlreadyExists");
    }

    @Override
    void ofNeighbourhood(Facts facts, View view, Report report) {
        var vpc = facts.vpc();
        for (var table : vpc.routeTables().values()) {
            var byDestination = new LinkedHashMap<Cidr, List<Route>>();
            for (var route : table.routes()) {
                if (!Row.isLearned(route)) {
                    byDestination
                            .computeIfAbsent(route.destination(), _ -> new ArrayList<>(1))
                            .add(route);
                }
            }
            byDestination.forEach((destination, routes) -> {
                if (routes.size() > 1) {
                    found(vpc, table, destination, routes, view, report);
                }
            });
        }
    }

    private void found(
            Vpc vpc,
            RouteTable table,
            Cidr destination,
            List<Route> routes,
            View view,
            Report report) {
        var targets =
                routes.stream()
                        .map(Route::target)
                        .distinct()
                        .sorted(Comparator.comparing(it -> it instanceof Target.Gone))
                        .toList();
        var fixes = new ArrayList<Fix>();
        for (var kept : targets) {
            var mended = only(table, destination, kept);
            if (Outlets.shutsNatIn(vpc, table, mended)) {
                continue;
            }
            fixes.add(
                    Mend.by(
                            Message.of(
                                    "check.fix-keep-route",
                                    destination.toString(),
                                    view.label(kept),
                                    table.label()),
                            new Edit.PutRouteTable(vpc.id(), mended)));
        }
        report.add(
                this,
                Message.of(
                        "check.V09.twice",
                        table.label(),
                        routes.size(),
                        destination.toString(),
                        String.join(", ", targets.stream().map(view::label).toList())),
                List.of(table.id(), vpc.id()),
                fixes);
    }

    private static RouteTable only(RouteTable table, Cidr destination, Target kept) {
        var rows = new ArrayList<Route>();
        boolean there = false;
        for (var route : table.routes()) {
            boolean contender = route.destination().equals(destination) && !Row.isLearned(route);
            if (!contender) {
                rows.add(route);
            } else if (!there && route.target().equals(kept)) {
                rows.add(route);
                there = true;
            }
        }
        return table.withRoutes(rows);
    }
}
