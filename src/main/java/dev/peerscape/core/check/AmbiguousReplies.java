package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// V13: VPCs with overlapping blocks hang on one hub, and the hub's reply to one of them goes to
/// another, because replies are routed by destination alone (case 7x, U11).
///
/// Found where it happens: a subnet of the spoke has a route to the hub, and in a table of the hub
/// that answers it the best row for the spoke's addresses leads to another active peering whose VPC
/// has those addresses too. The addresses are those of the hosts in the subnet or, of an empty one,
/// the block.
final class AmbiguousReplies extends Rule {
    static final String ID = "V13";

    AmbiguousReplies() {
        super(
                ID,
                Severity.WARNING,
                "Amazon VPC Peering Guide, Peering with specific subnets: incorrect response"
                        + " traffic");
    }

    @Override
    void ofPeering(Peering peering, View view, Report report) {
        if (!peering.isActive() || peering.isLoop()) {
            return;
        }
        var a = view.facts(peering.requester());
        var b = view.facts(peering.accepter());
        if (a.isPresent() && b.isPresent()) {
            check(a.get(), b.get(), peering, view, report);
            check(b.get(), a.get(), peering, view, report);
        }
    }

    private void check(Facts hub, Facts spoke, Peering peering, View view, Report report) {
        if (spoke.rowsTo(peering.id()).isEmpty()) {
            return;
        }
        var rivals = rivals(hub, peering, view);
        if (rivals.isEmpty()) {
            return;
        }
        for (var origin : view.origins(spoke)) {
            for (var table : tablesReached(hub, origin, peering, view)) {
                misled(hub, spoke, origin, table, rivals, peering, view, report);
            }
        }
    }

    /// The blocks behind the other peerings of the hub that lead to addresses of the spoke's and
    /// have rows.
    private static Map<ResourceId, List<Cidr>> rivals(Facts hub, Peering peering, View view) {
        var ids = view.rivals(hub.id()).getOrDefault(peering.id(), Set.of());
        var rivals = new LinkedHashMap<ResourceId, List<Cidr>>();
        for (var id : ids) {
            if (hub.peeringRows().containsKey(id)) {
                view.peering(id)
                        .map(it -> it.across(hub.id()))
                        .filter(it -> !it.vpc().equals(peering.across(hub.id()).vpc()))
                        .ifPresent(it -> rivals.put(id, view.blocksOf(it)));
            }
        }
        return rivals;
    }

    /// The tables of the hub's subnets that the origin can send to over the peering.
    private static List<RouteTable> tablesReached(
            Facts hub, Origin origin, Peering peering, View view) {
        var destinations = new ArrayList<Cidr>();
        for (var route : origin.table().routes()) {
            if (route.target() instanceof Target.ToPeering(var id) && id.equals(peering.id())) {
                destinations.add(route.destination());
            }
        }
        if (destinations.isEmpty()) {
            return List.of();
        }
        var ids = new TreeSet<ResourceId>();
        for (var place : view.origins(hub)) {
            for (var block : place.blocks()) {
                if (View.overlap(destinations, block)) {
                    ids.add(place.table().id());
                }
            }
        }
        return hub.vpc().routeTables().values().stream()
                .filter(it -> ids.contains(it.id()))
                .toList();
    }

    private void misled(
            Facts hub,
            Facts spoke,
            Origin origin,
            RouteTable table,
            Map<ResourceId, List<Cidr>> rivals,
            Peering peering,
            View view,
            Report report) {
        for (var part : origin.addressed()) {
            var wrong = wrongWay(hub.vpc(), table, part, rivals);
            if (wrong.isEmpty()) {
                continue;
            }
            var row = wrong.get();
            var rivalId = row.target().resource().orElseThrow();
            var rival = view.peering(rivalId).orElseThrow().across(hub.id()).vpc();
            report.add(
                    this,
                    Message.of(
                            "check.V13.misrouted",
                            part.length() == part.base().width()
                                    ? part.base().toString()
                                    : part.toString(),
                            spoke.vpc().label(),
                            hub.vpc().label(),
                            table.label(),
                            row.destination().toString(),
                            view.label(row.target()),
                            view.label(rival)),
                    List.of(table.id(), hub.id(), origin.place().id(), peering.id(), rivalId),
                    fixes(hub.vpc(), origin, row, rivals, peering, view));
            return;
        }
    }

    /// The row by which some of these addresses leave for another peering that has them too.
    private static Optional<Row> wrongWay(
            Vpc hub, RouteTable table, Cidr part, Map<ResourceId, List<Cidr>> rivals) {
        for (var route : table.routes()) {
            if (route.target() instanceof Target.ToPeering(var id)
                    && rivals.containsKey(id)
                    && route.destination().overlaps(part)) {
                var at = route.destination().contains(part) ? part : route.destination();
                if (View.overlap(rivals.getOrDefault(id, List.of()), at)
                        && wins(hub, table, route, at)) {
                    return Optional.of(new Row(table, route));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether the row decides for any of those addresses, all of which it matches.
    private static boolean wins(Vpc hub, RouteTable table, Route route, Cidr at) {
        if (hub.cidrs().stream().anyMatch(it -> it.contains(at))) {
            return false;
        }
        var better = new ArrayList<Cidr>();
        for (var other : table.routes()) {
            var destination = other.destination();
            if (destination.length() > route.destination().length()) {
                if (destination.contains(at)) {
                    return false;
                }
                if (at.contains(destination)) {
                    better.add(destination);
                }
            }
        }
        return better.size() < 2 || !at.minus(better).isEmpty();
    }

    /// The repairs that the guide gives: a row of its own for the subnet, the other row narrowed to
    /// the subnets that it is meant for, or rows for the hosts. Only those that cure it here.
    private static List<Fix> fixes(
            Vpc hub,
            Origin origin,
            Row wrong,
            Map<ResourceId, List<Cidr>> rivals,
            Peering peering,
            View view) {
        var table = wrong.table();
        boolean v6 = wrong.destination().isV6();
        var own = new Target.ToPeering(peering.id());
        var blocks = origin.blocks().stream().filter(it -> it.isV6() == v6);
        var ours = blocks.map(block -> Route.to(block, own)).toList();
        var hosts =
                origin.hosts().stream()
                        .filter(ip -> ip.isV6() == v6)
                        .map(ip -> Route.to(Cidr.host(ip), own))
                        .toList();
        var meant = meant(hub, wrong, ours, view);
        var repairs = new ArrayList<Repair>();
        repairs.add(
                new Repair(
                        ours,
                        false,
                        Message.of(
                                "check.fix-specific-route",
                                table.label(),
                                destinations(ours),
                                peering.label())));
        if (!meant.isEmpty()) {
            var rows = new ArrayList<>(ours);
            rows.addAll(meant);
            repairs.add(
                    new Repair(
                            rows,
                            true,
                            Message.of(
                                    "check.fix-narrow-both",
                                    table.label(),
                                    destinations(ours),
                                    peering.label(),
                                    wrong.destination().toString(),
                                    destinations(meant))));
        }
        if (hosts.size() <= 8) {
            repairs.add(
                    new Repair(
                            hosts,
                            false,
                            Message.of(
                                    "check.fix-host-routes",
                                    table.label(),
                                    destinations(hosts),
                                    peering.label())));
        }
        var fixes = new ArrayList<Fix>();
        for (var repair : repairs) {
            if (repair.cures(hub, origin, wrong, rivals)) {
                fixes.add(repair.fix(wrong));
            }
        }
        return fixes;
    }

    /// Rows to add to the table, and whether the wrong row goes.
    private record Repair(List<Route> rows, boolean instead, Message label) {
        boolean cures(Vpc hub, Origin origin, Row wrong, Map<ResourceId, List<Cidr>> rivals) {
            var table = wrong.table();
            if (rows.isEmpty() || !rows.stream().allMatch(it -> canAdd(hub, table, it))) {
                return false;
            }
            var routes = new ArrayList<>(table.routes());
            if (instead) {
                routes.removeIf(wrong.route()::equals);
            }
            routes.addAll(rows);
            var mended = table.withRoutes(routes);
            return origin.addressed().stream()
                    .allMatch(part -> wrongWay(hub, mended, part, rivals).isEmpty());
        }

        Fix fix(Row wrong) {
            var edits = new ArrayList<Edit>();
            if (instead) {
                edits.addAll(wrong.removal());
            }
            rows.forEach(it -> edits.add(new Edit.AddRoute(wrong.tableId(), it)));
            return Mend.by(label, edits);
        }
    }

    private static boolean canAdd(Vpc hub, RouteTable table, Route row) {
        return RoutesInsideLocal.mayBeWritten(hub, row.destination())
                && table.routes().stream()
                        .noneMatch(it -> it.destination().equals(row.destination()));
    }

    private static String destinations(List<Route> rows) {
        return String.join(", ", rows.stream().map(it -> it.destination().toString()).toList());
    }

    /// Rows for the subnets that the wrong row is meant for: those of the VPC that it leads to with
    /// something in them, where they leave the other's addresses alone.
    private static List<Route> meant(Vpc hub, Row wrong, List<Route> ours, View view) {
        var far =
                wrong.target()
                        .resource()
                        .flatMap(view::peering)
                        .flatMap(it -> view.facts(it.across(hub.id())))
                        .map(Facts::vpc);
        if (far.isEmpty()) {
            return List.of();
        }
        var vpc = far.get();
        var rows =
                vpc.subnets().values().stream()
                        .filter(subnet -> !Hosts.isEmpty(vpc, subnet))
                        .flatMap(subnet -> subnet.cidrs().stream())
                        .filter(wrong.destination()::contains)
                        .filter(block -> !wrong.destination().equals(block))
                        .map(block -> Route.to(block, wrong.target()))
                        .toList();
        boolean apart =
                rows.stream()
                        .noneMatch(it ->
                                ours.stream()
                                        .anyMatch(own ->
                                                own.destination().overlaps(it.destination())));
        return apart ? rows : List.of();
    }
}
