package dev.peerscape.core.check;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The part of V08 about gateway route tables, which judge what comes in by an Internet gateway or
/// a virtual private gateway (B.4): their rows are for addresses inside the VPC, lead to network
/// interfaces, and are neither learned nor for prefix lists.
final class EdgeTables {
    private EdgeTables() {}

    static void check(RoutesInsideLocal rule, Vpc vpc, View view, Report report) {
        Map<ResourceId, Resource> users = new LinkedHashMap<>();
        vpc.internetGateways()
                .values()
                .forEach(it -> it.routeTable().ifPresent(table -> users.put(table, it)));
        vpc.vpnGateways()
                .values()
                .forEach(it -> it.routeTable().ifPresent(table -> users.put(table, it)));
        users.forEach((id, gateway) -> {
            var table = vpc.routeTables().get(id);
            if (table != null) {
                var sound = sound(vpc, table);
                if (!sound.equals(table)) {
                    found(rule, vpc, table, sound, gateway, view, report);
                }
            }
        });
    }

    private static RouteTable sound(Vpc vpc, RouteTable table) {
        return table.withRoutes(table.routes().stream().filter(it -> isSound(vpc, it)).toList())
                .withListRoutes(List.of())
                .withPropagating(List.of());
    }

    private static boolean isSound(Vpc vpc, Route route) {
        boolean inside = vpc.cidrs().stream().anyMatch(it -> it.contains(route.destination()));
        return switch (route.target()) {
            case Target.ToNetworkInterface _, Target.Local _ -> inside;
            // What is gone is a blackhole, whatever it was (V10).
            case Target.Gone _ -> true;
            case Target.ToInternetGateway _,
                    Target.ToEgressOnlyGateway _,
                    Target.ToNatGateway _,
                    Target.ToPeering _,
                    Target.ToTransitGateway _,
                    Target.ToVpnGateway _,
                    Target.ToEndpoint _ ->
                    false;
        };
    }

    private static void found(
            RoutesInsideLocal rule,
            Vpc vpc,
            RouteTable table,
            RouteTable sound,
            Resource gateway,
            View view,
            Report report) {
        var wrong = new ArrayList<String>();
        for (var route : table.routes()) {
            if (!sound.routes().contains(route)) {
                wrong.add(row(route.destination(), view.label(route.target())));
            }
        }
        table.listRoutes()
                .forEach(it -> wrong.add(view.label(it.list()) + " -> " + it.target().text()));
        table.propagating().forEach(it -> wrong.add(view.label(it)));
        report.add(
                rule,
                Message.of(
                        "check.V08.edge",
                        table.label(),
                        gateway.label(),
                        String.join(", ", wrong),
                        vpc.label()),
                List.of(table.id(), gateway.id(), vpc.id()),
                List.of(
                        Mend.by(
                                Message.of("check.fix-edge-table", table.label()),
                                new Edit.PutRouteTable(vpc.id(), sound))));
    }

    private static String row(Cidr destination, String target) {
        return destination + " -> " + target;
    }
}
