package dev.peerscape.core.edit;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.SecurityRule.Peer;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Mends what refers to resources that went.
final class References {
    private References() {}

    /// Routes to what went become blackholes, anywhere in the document (A.6).
    static void blackholes(Change change, Set<ResourceId> gone) {
        int routes = 0;
        var tables = new ArrayList<RouteTable>();
        for (var vpc : change.topology().vpcs().values()) {
            var draft = vpc.draft();
            boolean changed = false;
            for (var table : vpc.routeTables().values()) {
                int here = count(table, target -> isLive(target, gone));
                if (here > 0) {
                    draft.put(
                            table.withRoutes(
                                    table.routes().stream()
                                            .map(route -> blackhole(route, gone))
                                            .toList()));
                    routes += here;
                    tables.add(table);
                    changed = true;
                }
            }
            if (changed) {
                change.put(draft.build());
            }
        }
        if (routes > 0) {
            change.note(Message.of("edit.note-blackholes", routes, Refusals.labels(tables)));
        }
    }

    private static Route blackhole(Route route, Set<ResourceId> gone) {
        if (!isLive(route.target(), gone)) {
            return route;
        }
        return route.target()
                .resource()
                .map(id -> new Route(route.destination(), new Target.Gone(id), route.origin()))
                .orElse(route);
    }

    private static boolean isLive(Target target, Set<ResourceId> gone) {
        return switch (target) {
            case Target.Local _, Target.Gone _ -> false;
            case Target.ToInternetGateway(var id) -> gone.contains(id);
            case Target.ToNatGateway(var id) -> gone.contains(id);
            case Target.ToPeering(var id) -> gone.contains(id);
            case Target.ToNetworkInterface(var id) -> gone.contains(id);
        };
    }

    private static int count(RouteTable table, Predicate<Target> which) {
        int count = 0;
        for (var route : table.routes()) {
            if (which.test(route.target())) {
                count++;
            }
        }
        return count;
    }

    /// How many routes go to a peering, and in which tables; with `owner`, only those of its VPCs.
    static List<RouteTable> tablesTo(Change change, ResourceId peering, Predicate<Vpc> owner) {
        var tables = new ArrayList<RouteTable>();
        for (var vpc : change.topology().vpcs().values()) {
            for (var table : vpc.routeTables().values()) {
                if (owner.test(vpc) && count(table, to(peering)) > 0) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    private static Predicate<Target> to(ResourceId peering) {
        return target -> target instanceof Target.ToPeering(var id) && id.equals(peering);
    }

    /// Says of an ended peering that its routes drop what they match from now on.
    static void noteBlackholes(Change change, ResourceId peering, Predicate<Vpc> owner) {
        var tables = tablesTo(change, peering, owner);
        int routes = tables.stream().mapToInt(table -> count(table, to(peering))).sum();
        if (routes > 0) {
            change.note(Message.of("edit.note-blackholes", routes, Refusals.labels(tables)));
        }
    }

    /// Takes out the routes to a peering from the tables of those VPCs.
    static void removeRoutes(Change change, ResourceId peering, Predicate<Vpc> owner) {
        var tables = tablesTo(change, peering, owner);
        int routes = 0;
        for (var table : tables) {
            var vpc = change.topology().vpcOf(table.id()).orElseThrow();
            var rest =
                    table.routes().stream()
                            .filter(route -> !to(peering).test(route.target()))
                            .toList();
            routes += table.routes().size() - rest.size();
            change.put(vpc.draft().put(table.withRoutes(rest)).build());
        }
        if (routes > 0) {
            change.note(Message.of("edit.note-routes-removed", routes, Refusals.labels(tables)));
        }
    }

    /// Rules that refer to groups that went become stale, anywhere in the document (A.7).
    static void stale(Change change, Set<ResourceId> gone) {
        int rules = 0;
        var groups = new ArrayList<SecurityGroup>();
        for (var vpc : change.topology().vpcs().values()) {
            var draft = vpc.draft();
            boolean changed = false;
            for (var group : vpc.securityGroups().values()) {
                int here = refersTo(group.ingress(), gone) + refersTo(group.egress(), gone);
                if (here > 0) {
                    draft.put(
                            group.withIngress(stale(group.ingress(), gone))
                                    .withEgress(stale(group.egress(), gone)));
                    rules += here;
                    groups.add(group);
                    changed = true;
                }
            }
            if (changed) {
                change.put(draft.build());
            }
        }
        if (rules > 0) {
            change.note(Message.of("edit.note-stale", rules, Refusals.labels(groups)));
        }
    }

    private static int refersTo(List<SecurityRule> rules, Set<ResourceId> gone) {
        int count = 0;
        for (var rule : rules) {
            if (rule.peer() instanceof Peer.Group(var id) && gone.contains(id)) {
                count++;
            }
        }
        return count;
    }

    private static List<SecurityRule> stale(List<SecurityRule> rules, Set<ResourceId> gone) {
        return rules.stream()
                .map(rule ->
                        rule.peer() instanceof Peer.Group(var id) && gone.contains(id)
                                ? new SecurityRule(
                                        rule.match(), new Peer.GoneGroup(id), rule.description())
                                : rule)
                .toList();
    }
}
