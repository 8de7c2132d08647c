package dev.peerscape.core.check;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// A subnet's way to the Internet, and how to give it one.
final class Outlets {
    private Outlets() {}

    /// Whether the subnet's table has an IPv4 row to an Internet gateway of its own VPC.
    static boolean isOpen(Vpc vpc, Subnet subnet) {
        return isOpen(vpc, vpc.routeTableOf(subnet));
    }

    static boolean isOpen(Vpc vpc, RouteTable table) {
        for (var route : table.routes()) {
            if (!route.destination().isV6()
                    && route.target() instanceof Target.ToInternetGateway(var id)
                    && vpc.internetGateways().containsKey(id)
                    && RoutesInsideLocal.isAllowed(vpc, route)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a public NAT gateway in a subnet of the table would lose its way out if the table
    /// became the other one.
    static boolean shutsNatIn(Vpc vpc, RouteTable before, RouteTable after) {
        return isOpen(vpc, before)
                && !isOpen(vpc, after)
                && vpc.natGateways().values().stream()
                        .filter(it -> it.connectivity() == NatGateway.Connectivity.PUBLIC)
                        .anyMatch(it -> tableOf(vpc, it.subnet()).equals(Optional.of(before.id())));
    }

    /// Whether all of IPv4 goes to an Internet gateway of the VPC.
    static boolean isDefaultOpen(Vpc vpc, Subnet subnet) {
        return defaultRow(vpc.routeTableOf(subnet))
                .filter(it ->
                        it.target() instanceof Target.ToInternetGateway(var id)
                                && vpc.internetGateways().containsKey(id))
                .isPresent();
    }

    /// The row for 0.0.0.0/0.
    static Optional<Route> defaultRow(RouteTable table) {
        return table.routes().stream()
                .filter(it -> it.destination().equals(Cidr.ANY_V4))
                .findFirst();
    }

    /// What gives the subnet a default route to an Internet gateway, attaching one where there is
    /// none. A table that other subnets use, too, is left alone: the subnet gets its own, with the
    /// other rows that are sound.
    static Fix open(Vpc vpc, Subnet subnet, View view) {
        var edits = new ArrayList<Edit>();
        var attached = vpc.internetGateways().keySet().stream().findFirst();
        var gateway =
                attached.orElseGet(() -> view.freshId(Kind.INTERNET_GATEWAY, vpc.id(), "outlet"));
        if (attached.isEmpty()) {
            edits.add(new Edit.PutInternetGateway(vpc.id(), new InternetGateway(gateway, "")));
        }
        var target = new Target.ToInternetGateway(gateway);
        var table = vpc.routeTableOf(subnet);
        var route = Route.to(Cidr.ANY_V4, target);
        var name = attached.map(view::label).orElse("");
        boolean alone = vpc.subnetsOf(table.id()).size() == 1;
        if (alone && defaultRow(table).isEmpty()) {
            edits.add(new Edit.AddRoute(table.id(), route));
            var key = attached.isEmpty() ? "check.fix-attach-igw" : "check.fix-route-igw";
            return Mend.by(Message.of(key, vpc.label(), table.label(), name), edits);
        }
        var fresh =
                new RouteTable(
                        view.freshId(Kind.ROUTE_TABLE, subnet.id(), "outlet"),
                        subnet.label(),
                        soundRows(vpc, table, route));
        edits.add(new Edit.PutRouteTable(vpc.id(), fresh));
        edits.add(new Edit.AssociateRouteTable(subnet.id(), Optional.of(fresh.id())));
        var key = attached.isEmpty() ? "check.fix-attach-igw-own" : "check.fix-route-igw-own";
        return Mend.by(Message.of(key, vpc.label(), subnet.label(), name), edits);
    }

    private static List<Route> soundRows(Vpc vpc, RouteTable table, Route first) {
        var rows = new ArrayList<Route>();
        rows.add(first);
        var seen = new HashSet<Cidr>();
        seen.add(first.destination());
        for (var route : table.routes()) {
            if (RoutesInsideLocal.isAllowed(vpc, route) && seen.add(route.destination())) {
                rows.add(route);
            }
        }
        return rows;
    }

    /// The subnets of a VPC that are open to the Internet.
    static List<Subnet> openSubnets(Vpc vpc) {
        return vpc.subnets().values().stream().filter(it -> isOpen(vpc, it)).toList();
    }

    /// The table that serves a subnet.
    static Optional<ResourceId> tableOf(Vpc vpc, ResourceId subnet) {
        return Optional.ofNullable(vpc.subnets().get(subnet)).map(it -> vpc.routeTableOf(it).id());
    }
}
