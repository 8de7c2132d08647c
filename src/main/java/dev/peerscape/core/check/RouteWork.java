package dev.peerscape.core.check;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes the routes that a peering needs.
///
/// @param edits the rows added, or put in the place of dead ones
/// @param tables the tables they are in, for a label
record RouteWork(List<Edit> edits, List<RouteTable> tables) {

    boolean isEmpty() {
        return edits.isEmpty();
    }

    String tableNames() {
        return String.join(", ", tables.stream().map(Resource::label).toList());
    }

    /// The tables of a VPC that packets are routed by: those of subnets with something in them,
    /// else those of all subnets, else the main table.
    static List<RouteTable> tablesInUse(Vpc vpc) {
        var lived = new LinkedHashSet<ResourceId>();
        vpc.networkInterfaces().forEach(it -> lived.add(it.subnet()));
        var ids = new LinkedHashSet<ResourceId>();
        var any = new LinkedHashSet<ResourceId>();
        for (var subnet : vpc.subnets().values()) {
            var table = vpc.routeTableOf(subnet).id();
            any.add(table);
            if (lived.contains(subnet.id())) {
                ids.add(table);
            }
        }
        Set<ResourceId> chosen =
                !ids.isEmpty() ? ids : !any.isEmpty() ? any : Set.of(vpc.mainRouteTable());
        return vpc.routeTables().values().stream().filter(it -> chosen.contains(it.id())).toList();
    }

    /// Rows in the tables in use that lead to the peering for each of the far blocks that the VPC
    /// can speak to: those of a family that it has. A live row for the same destination is left
    /// alone.
    static RouteWork towards(Vpc vpc, ResourceId peering, List<Cidr> far, View view) {
        boolean v6 = vpc.cidrs().stream().anyMatch(Cidr::isV6);
        var edits = new ArrayList<Edit>();
        var tables = new ArrayList<RouteTable>();
        var target = new Target.ToPeering(peering);
        for (var table : tablesInUse(vpc)) {
            int before = edits.size();
            for (var block : new LinkedHashSet<>(far)) {
                if ((v6 || !block.isV6()) && RoutesInsideLocal.mayBeWritten(vpc, block)) {
                    edits.addAll(row(vpc, table, Route.to(block, target), view));
                }
            }
            if (edits.size() > before) {
                tables.add(table);
            }
        }
        return new RouteWork(edits, tables);
    }

    private static List<Edit> row(Vpc vpc, RouteTable table, Route wanted, View view) {
        var same =
                Row.of(table).stream()
                        .filter(it ->
                                it.destination().equals(wanted.destination())
                                        && !Row.isLearned(it.route()))
                        .toList();
        if (same.isEmpty()) {
            return List.of(new Edit.AddRoute(table.id(), wanted));
        }
        boolean replaceable =
                same.size() == 1 && Blackholes.reason(vpc, same.getFirst(), view).isPresent();
        return replaceable ? same.getFirst().replacement(wanted) : List.of();
    }

    /// The active peering of a VPC, other than the given one, that leads to the destination.
    static Optional<Peering> otherWay(
            Vpc vpc, Cidr destination, Optional<ResourceId> not, View view) {
        return view.activePeeringsOf(vpc.id()).stream()
                .filter(it -> !not.equals(Optional.of(it.id())))
                .filter(it -> !it.isLoop())
                .filter(it ->
                        view.blocksOf(it.across(vpc.id())).stream()
                                .anyMatch(block -> block.contains(destination)))
                .findFirst();
    }
}
