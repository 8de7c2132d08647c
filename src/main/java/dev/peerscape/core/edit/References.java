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
import dev.peerscape.core.topology.VpcDraft;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Mends what refers to resources that went.
final class References {
    private References() {}

    /// Routes to what went become blackholes, anywhere in the document (A.6).
    static void blackholes(Change change, Set<ResourceId> gone) {
        int routes = 0;
        var tables = new ArrayList<RouteTable>();
        for (var vpc : naming(change, gone)) {
            VpcDraft draft = null;
            for (var table : vpc.routeTables().values()) {
                int here = count(table, gone);
                if (here > 0) {
                    draft = draft == null ? vpc.draft() : draft;
                    draft.put(blackholed(table, gone));
                    routes += here;
                    tables.add(table);
                }
            }
            if (draft != null) {
                change.put(draft.build());
            }
        }
        if (routes > 0) {
            change.note(Message.of("edit.note-blackholes", routes, Refusals.labels(tables)));
        }
    }

    private static RouteTable blackholed(RouteTable table, Set<ResourceId> gone) {
        var lists =
                table.listRoutes().stream()
                        .map(row ->
                                isLive(row.target(), gone)
                                        ? new RouteTable.ListRoute(row.list(), gone(row.target()))
                                        : row)
                        .toList();
        return table.withRoutes(table.routes().stream().map(it -> blackhole(it, gone)).toList())
                .withListRoutes(lists);
    }

    private static Target gone(Target target) {
        return new Target.Gone(target.resource().orElseThrow());
    }

    private static Route blackhole(Route route, Set<ResourceId> gone) {
        return isLive(route.target(), gone)
                ? new Route(route.destination(), gone(route.target()), route.origin())
                : route;
    }

    /// By hand and in the order of how often they are met: ten thousand VPCs have hundreds of
    /// thousands of routes.
    private static boolean isLive(Target target, Set<ResourceId> gone) {
        if (target instanceof Target.ToPeering peering) {
            return gone.contains(peering.id());
        }
        return !(target instanceof Target.Local || target instanceof Target.Gone)
                && target.resource().filter(gone::contains).isPresent();
    }

    private static int count(RouteTable table, Set<ResourceId> targets) {
        int count = 0;
        for (var route : table.routes()) {
            if (isLive(route.target(), targets)) {
                count++;
            }
        }
        for (var row : table.listRoutes()) {
            if (isLive(row.target(), targets)) {
                count++;
            }
        }
        return count;
    }

    /// The VPCs, in order, that name one of these although it is not theirs. Of things that are
    /// gone already, those are all that name it.
    private static List<Vpc> naming(Change change, Set<ResourceId> things) {
        var topology = change.topology();
        var ids = new TreeSet<ResourceId>();
        things.forEach(id -> ids.addAll(topology.mentioning(id)));
        return ids.stream().flatMap(id -> topology.vpc(id).stream()).toList();
    }

    /// The tables with routes to a peering: of its members, and by mistake of others.
    private static List<RouteTable> tablesTo(Change change, ResourceId peering) {
        var topology = change.topology();
        var ids = new TreeSet<>(topology.mentioning(peering));
        topology.peering(peering).ifPresent(it -> ids.addAll(it.members()));
        return ids.stream()
                .flatMap(id -> topology.vpc(id).stream())
                .flatMap(vpc -> vpc.routeTables().values().stream())
                .filter(table -> count(table, Set.of(peering)) > 0)
                .toList();
    }

    /// Says of an ended peering that its routes drop what they match from now on.
    ///
    /// @param which the VPCs whose routes are spoken of
    static void noteBlackholes(Change change, ResourceId peering, Predicate<ResourceId> which) {
        var tables =
                tablesTo(change, peering).stream()
                        .filter(table -> which.test(owner(change, table).id()))
                        .toList();
        int routes = tables.stream().mapToInt(table -> count(table, Set.of(peering))).sum();
        if (routes > 0) {
            change.note(Message.of("edit.note-blackholes", routes, Refusals.labels(tables)));
        }
    }

    private static Vpc owner(Change change, RouteTable table) {
        return change.topology().vpcOf(table.id()).orElseThrow();
    }

    /// Takes out the routes to a peering from the tables of those VPCs.
    static void removeRoutes(Change change, ResourceId peering, Predicate<Vpc> owner) {
        var mended = new ArrayList<RouteTable>();
        int routes = 0;
        for (var table : tablesTo(change, peering)) {
            var vpc = owner(change, table);
            if (!owner.test(vpc)) {
                continue;
            }
            mended.add(table);
            var rest =
                    table.routes().stream()
                            .filter(route -> !isLive(route.target(), Set.of(peering)))
                            .toList();
            var lists =
                    table.listRoutes().stream()
                            .filter(row -> !isLive(row.target(), Set.of(peering)))
                            .toList();
            routes += table.routes().size() - rest.size();
            routes += table.listRoutes().size() - lists.size();
            change.put(vpc.draft().put(table.withRoutes(rest).withListRoutes(lists)).build());
        }
        if (routes > 0) {
            change.note(Message.of("edit.note-routes-removed", routes, Refusals.labels(mended)));
        }
    }

    /// Rules that refer to groups that went become stale, anywhere in the document (A.7).
    static void stale(Change change, Set<ResourceId> gone) {
        int rules = 0;
        var groups = new ArrayList<SecurityGroup>();
        for (var vpc : naming(change, gone)) {
            VpcDraft draft = null;
            for (var group : vpc.securityGroups().values()) {
                int here = refersTo(group.ingress(), gone) + refersTo(group.egress(), gone);
                if (here > 0) {
                    draft = draft == null ? vpc.draft() : draft;
                    draft.put(
                            group.withIngress(stale(group.ingress(), gone))
                                    .withEgress(stale(group.egress(), gone)));
                    rules += here;
                    groups.add(group);
                }
            }
            if (draft != null) {
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
            if (rule.peer() instanceof Peer.Group group && gone.contains(group.id())) {
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
