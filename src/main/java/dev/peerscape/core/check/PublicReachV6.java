package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The part of V16 about IPv6. Its addresses are all public, so what can be missing is the route.
final class PublicReachV6 {
    private PublicReachV6() {}

    static void check(PublicReach rule, Vpc vpc, Report report) {
        if (vpc.cidrs().stream().noneMatch(Cidr::isV6)) {
            return;
        }
        var lived = lived(vpc);
        var unused = new ArrayList<>(vpc.egressOnlyGateways().values());
        for (var table : vpc.routeTables().values()) {
            for (var route : table.routes()) {
                if (route.target() instanceof Target.ToEgressOnlyGateway(var id)) {
                    unused.removeIf(it -> it.id().equals(id));
                }
            }
        }
        // A second one is there to be removed (V17).
        if (vpc.egressOnlyGateways().size() > 1) {
            unused.clear();
        }
        unused.forEach(it -> unused(rule, vpc, it, lived, report));
        for (var id : lived) {
            var subnet = vpc.subnets().get(id);
            if (subnet != null
                    && Outlets.isDefaultOpen(vpc, subnet)
                    && isClosed(vpc.routeTableOf(subnet))) {
                closed(rule, vpc, subnet, report);
            }
        }
    }

    /// The subnets in which somebody has an IPv6 address.
    private static Set<ResourceId> lived(Vpc vpc) {
        var found = new HashSet<ResourceId>();
        vpc.networkInterfaces()
                .filter(it -> it.primary(true).isPresent())
                .forEach(it -> found.add(it.subnet()));
        var inOrder = new LinkedHashSet<ResourceId>();
        vpc.subnets().keySet().stream().filter(found::contains).forEach(inOrder::add);
        return inOrder;
    }

    /// Whether no row takes all of IPv6 anywhere.
    private static boolean isClosed(RouteTable table) {
        return table.routes().stream().noneMatch(it -> it.destination().equals(Cidr.ANY_V6));
    }

    private static void closed(PublicReach rule, Vpc vpc, Subnet subnet, Report report) {
        var table = vpc.routeTableOf(subnet);
        var gateway = Outlets.defaultRow(table).flatMap(it -> it.target().resource()).orElseThrow();
        report.add(
                rule,
                Severity.INFO,
                Message.of("check.V16.no-route-v6", subnet.label(), table.label()),
                List.of(subnet.id(), table.id()),
                List.of(
                        Mend.by(
                                Message.of("check.fix-route-v6", table.label(), gateway.value()),
                                new Edit.AddRoute(
                                        table.id(),
                                        Route.to(
                                                Cidr.ANY_V6,
                                                new Target.ToInternetGateway(gateway))))));
    }

    private static void unused(
            PublicReach rule,
            Vpc vpc,
            EgressOnlyGateway gateway,
            Set<ResourceId> lived,
            Report report) {
        var tables = new LinkedHashSet<RouteTable>();
        for (var id : lived) {
            var subnet = vpc.subnets().get(id);
            if (subnet != null
                    && isClosed(vpc.routeTableOf(subnet))
                    && !Outlets.isDefaultOpen(vpc, subnet)) {
                tables.add(vpc.routeTableOf(subnet));
            }
        }
        var target = new Target.ToEgressOnlyGateway(gateway.id());
        var edits = new ArrayList<Edit>();
        tables.forEach(it -> edits.add(new Edit.AddRoute(it.id(), Route.to(Cidr.ANY_V6, target))));
        var names = String.join(", ", tables.stream().map(RouteTable::label).toList());
        report.add(
                rule,
                Severity.INFO,
                Message.of("check.V16.egress-only-unused", gateway.label(), vpc.label()),
                List.of(gateway.id(), vpc.id()),
                List.of(
                        edits.isEmpty()
                                ? Mend.by(
                                        Message.of("check.fix-remove", gateway.label()),
                                        new Edit.Remove(Set.of(gateway.id())))
                                : Mend.by(
                                        Message.of("check.fix-route-v6", names, gateway.label()),
                                        edits)));
    }
}
