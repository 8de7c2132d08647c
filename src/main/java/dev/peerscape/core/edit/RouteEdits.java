package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Single rows of route tables, with what the EC2 API refuses (A.6). A whole table put in place is
/// not held to this: a drawn mistake is for the checks to find.
final class RouteEdits {
    private static final List<Cidr> RESERVED =
            List.of(Cidr.of("169.254.168.0/22"), Cidr.of("fd00:ec2::/32"));

    private RouteEdits() {}

    static Optional<Refused> add(Change change, Edit.AddRoute edit) {
        var place = Place.of(change, edit.routeTable());
        if (place.isEmpty()) {
            return Refusals.notFound(Kind.ROUTE_TABLE, edit.routeTable());
        }
        var table = place.get().table();
        var route = edit.route();
        var refused = forbidden(change, place.get(), route);
        if (refused.isPresent()) {
            return refused;
        }
        for (var row : table.routes()) {
            if (!clash(row, route)) {
                continue;
            }
            return row.target().equals(route.target())
                    ? Refusals.NONE
                    : Refusals.refuse(
                            "RouteAlreadyExists",
                            new Edit.ReplaceRoute(table.id(), row, route),
                            "route-exists",
                            table.label(),
                            route.destination().toString(),
                            row.target().text());
        }
        var rows = new ArrayList<>(table.routes());
        rows.add(route);
        place.get().put(change, rows);
        return Refusals.NONE;
    }

    static Optional<Refused> replace(Change change, Edit.ReplaceRoute edit) {
        var place = Place.of(change, edit.routeTable());
        if (place.isEmpty()) {
            return Refusals.notFound(Kind.ROUTE_TABLE, edit.routeTable());
        }
        var table = place.get().table();
        int at = table.routes().indexOf(edit.old());
        if (at < 0) {
            return noSuchRow(table, edit.old());
        }
        if (edit.old().equals(edit.replacement())) {
            return Refusals.NONE;
        }
        var refused = forbidden(change, place.get(), edit.replacement());
        if (refused.isPresent()) {
            return refused;
        }
        var rows = new ArrayList<>(table.routes());
        rows.remove(at);
        for (var row : rows) {
            if (clash(row, edit.replacement())) {
                return Refusals.refuse(
                        "RouteAlreadyExists",
                        "route-exists",
                        table.label(),
                        row.destination().toString(),
                        row.target().text());
            }
        }
        rows.add(at, edit.replacement());
        place.get().put(change, rows);
        return Refusals.NONE;
    }

    static Optional<Refused> remove(Change change, Edit.RemoveRoute edit) {
        var place = Place.of(change, edit.routeTable());
        if (place.isEmpty()) {
            return Refusals.notFound(Kind.ROUTE_TABLE, edit.routeTable());
        }
        var rows = new ArrayList<>(place.get().table().routes());
        if (!rows.remove(edit.route())) {
            return noSuchRow(place.get().table(), edit.route());
        }
        place.get().put(change, rows);
        return Refusals.NONE;
    }

    private static Optional<Refused> noSuchRow(RouteTable table, Route row) {
        return Refusals.refuse(
                "InvalidRoute.NotFound",
                "route-not-found",
                table.label(),
                row.destination().toString(),
                row.target().text());
    }

    /// A learned row may stand beside one made by hand.
    private static boolean clash(Route row, Route other) {
        return row.destination().equals(other.destination()) && learned(row) == learned(other);
    }

    private static boolean learned(Route row) {
        return row.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION;
    }

    private static Optional<Refused> forbidden(Change change, Place place, Route route) {
        var flaws = Audit.of(change.topology(), place.table().id(), route.target());
        if (!flaws.isEmpty()) {
            return MemberEdits.refuse(flaws.getFirst());
        }
        var destination = route.destination();
        for (var reserved : RESERVED) {
            if (reserved.contains(destination)) {
                return Refusals.refuse(
                        Refusals.INVALID_VALUE,
                        "route-reserved",
                        destination.toString(),
                        reserved.toString());
            }
        }
        if (!destination.isV6() && route.target() instanceof Target.ToEgressOnlyGateway(var id)) {
            return Refusals.refuse(
                    Refusals.INVALID_VALUE,
                    "route-egress-only-v4",
                    destination.toString(),
                    id.value());
        }
        return isEdge(place.vpc(), place.table().id())
                ? EdgeTables.forbidden(place.vpc(), place.table(), route)
                : againstLocal(place, route);
    }

    /// What is allowed beside the local routes, or in the place of one.
    private static Optional<Refused> againstLocal(Place place, Route route) {
        var destination = route.destination();
        for (var local : place.vpc().cidrs()) {
            if (local.equals(destination)) {
                if (route.target() instanceof Target.ToNetworkInterface) {
                    continue;
                }
                return Refusals.refuse(
                        Refusals.INVALID_VALUE,
                        "route-is-local",
                        place.table().label(),
                        destination.toString());
            }
            if (local.contains(destination) && !mayBeInside(place.vpc(), route)) {
                return Refusals.refuse(
                        Refusals.INVALID_VALUE,
                        "route-inside-local",
                        destination.toString(),
                        local.toString(),
                        place.vpc().label());
            }
        }
        return Refusals.NONE;
    }

    /// {@return whether a row inside one of the VPC's own blocks is allowed: only a whole subnet,
    /// only to an appliance (A.6)}
    static boolean mayBeInside(Vpc vpc, Route route) {
        boolean appliance =
                switch (route.target()) {
                    case Target.ToNatGateway _, Target.ToNetworkInterface _ -> true;
                    case Target.Local _,
                            Target.ToInternetGateway _,
                            Target.ToEgressOnlyGateway _,
                            Target.ToPeering _,
                            Target.ToTransitGateway _,
                            Target.ToVpnGateway _,
                            Target.ToEndpoint _,
                            Target.Gone _ ->
                            false;
                };
        return appliance
                && vpc.subnets().values().stream()
                        .anyMatch(subnet -> subnet.cidrs().contains(route.destination()));
    }

    /// {@return whether a table is one of a gateway: it judges what comes in there}
    static boolean isEdge(Vpc vpc, ResourceId table) {
        return vpc.internetGateways().values().stream()
                        .anyMatch(it -> it.routeTable().filter(table::equals).isPresent())
                || vpc.vpnGateways().values().stream()
                        .anyMatch(it -> it.routeTable().filter(table::equals).isPresent());
    }

    private record Place(Vpc vpc, RouteTable table) {
        static Optional<Place> of(Change change, ResourceId table) {
            return change.topology()
                    .vpcOf(table)
                    .flatMap(vpc ->
                            Optional.ofNullable(vpc.routeTables().get(table))
                                    .map(found -> new Place(vpc, found)));
        }

        void put(Change change, List<Route> rows) {
            change.put(vpc.draft().put(table.withRoutes(rows)).build());
        }
    }
}
