package dev.peerscape.core.check;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.RouteTable.ListRoute;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.TargetGroup;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The parts of V10 that are not rows for a block: rows for prefix lists, and listeners of load
/// balancers that send to nobody.
final class ListBlackholes {
    private ListBlackholes() {}

    static void check(Blackholes rule, Vpc vpc, View view, Report report) {
        for (var table : vpc.routeTables().values()) {
            for (var row : new LinkedHashSet<>(table.listRoutes())) {
                reason(vpc, table, row, view)
                        .ifPresent(why -> found(rule, vpc, table, row, why, view, report));
            }
        }
    }

    /// The reason that a row for one of the list's blocks would have.
    private static Optional<Message> reason(Vpc vpc, RouteTable table, ListRoute row, View view) {
        var list = view.topology().prefixLists().get(row.list());
        var any =
                list == null || list.entries().isEmpty()
                        ? list != null && list.v6() ? Cidr.ANY_V6 : Cidr.ANY_V4
                        : list.entries().getFirst();
        return Blackholes.reason(vpc, new Row(table, Route.to(any, row.target())), view);
    }

    private static void found(
            Blackholes rule,
            Vpc vpc,
            RouteTable table,
            ListRoute row,
            Message why,
            View view,
            Report report) {
        var subjects = new ArrayList<>(List.of(table.id(), row.list()));
        if (!(row.target() instanceof Target.Gone)) {
            row.target().resource().ifPresent(subjects::add);
        }
        subjects.add(vpc.id());
        report.add(
                rule,
                Message.of(
                        "check.V10.blackhole",
                        table.label(),
                        view.label(row.list()),
                        view.label(row.target()),
                        why),
                subjects,
                List.of(
                        Mend.by(
                                Message.of(
                                        "check.fix-remove-route",
                                        view.label(row.list()),
                                        view.label(row.target()),
                                        table.label()),
                                new Edit.RemoveListRoute(table.id(), row))));
    }

    /// Listeners whose target group has nobody who is well.
    static void listeners(Blackholes rule, Vpc vpc, Report report) {
        for (var balancer : vpc.loadBalancers().values()) {
            for (var listener : balancer.listeners()) {
                var group = vpc.targetGroups().get(listener.targetGroup());
                if (group != null
                        && group.members().stream().noneMatch(TargetGroup.Member::healthy)) {
                    var port = listener.protocol() + " " + listener.port();
                    nobody(rule, vpc, balancer, port, group, report);
                }
            }
        }
    }

    private static void nobody(
            Blackholes rule,
            Vpc vpc,
            Resource balancer,
            String port,
            TargetGroup group,
            Report report) {
        boolean empty = group.members().isEmpty();
        var well =
                group.members().stream()
                        .map(it -> new TargetGroup.Member(it.to(), it.port(), true))
                        .collect(Collectors.toList());
        report.add(
                rule,
                Message.of(
                        empty ? "check.V10.no-target" : "check.V10.no-healthy-target",
                        balancer.label(),
                        port,
                        group.label()),
                List.<ResourceId>of(balancer.id(), group.id(), vpc.id()),
                empty
                        ? List.of()
                        : List.of(
                                Mend.by(
                                        Message.of("check.fix-targets-well", group.label()),
                                        new Edit.PutTargetGroup(
                                                vpc.id(), group.withMembers(well)))));
    }
}
