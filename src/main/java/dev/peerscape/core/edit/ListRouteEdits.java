package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Optional;

/// Rows for prefix lists, and which virtual private gateways a table learns from (B.4).
final class ListRouteEdits {
    private ListRouteEdits() {}

    static Optional<Refused> add(Change change, Edit.AddListRoute edit) {
        return in(
                change,
                edit.routeTable(),
                (vpc, table) -> {
                    var row = edit.route();
                    if (table.listRoutes().contains(row)) {
                        return Refusals.NONE;
                    }
                    var same =
                            table.listRoutes().stream()
                                    .filter(it -> it.list().equals(row.list()))
                                    .findFirst();
                    if (same.isPresent()) {
                        return Refusals.refuse(
                                "RouteAlreadyExists",
                                "route-exists",
                                table.label(),
                                row.list().value(),
                                same.get().target().text());
                    }
                    var rows = new ArrayList<>(table.listRoutes());
                    rows.add(row);
                    return forbidden(change, vpc, table, row)
                            .or(() ->
                                    MemberEdits.put(
                                            change,
                                            vpc.id(),
                                            table.withListRoutes(rows),
                                            Optional.empty()));
                });
    }

    private static Optional<Refused> forbidden(
            Change change, Vpc vpc, RouteTable table, RouteTable.ListRoute row) {
        if (RouteEdits.isEdge(vpc, table.id())) {
            return Refusals.refuse(
                    Refusals.INVALID_VALUE, "edge-no-lists", table.label(), row.list().value());
        }
        var list = change.topology().prefixLists().get(row.list());
        return list != null
                        && !list.v6()
                        && row.target() instanceof Target.ToEgressOnlyGateway(var id)
                ? Refusals.refuse(
                        Refusals.INVALID_VALUE, "route-egress-only-v4", list.label(), id.value())
                : Refusals.NONE;
    }

    static Optional<Refused> remove(Change change, Edit.RemoveListRoute edit) {
        return in(
                change,
                edit.routeTable(),
                (vpc, table) -> {
                    var rows = new ArrayList<>(table.listRoutes());
                    if (!rows.remove(edit.route())) {
                        return Refusals.refuse(
                                "InvalidRoute.NotFound",
                                "route-not-found",
                                table.label(),
                                edit.route().list().value(),
                                edit.route().target().text());
                    }
                    change.put(vpc.draft().put(table.withListRoutes(rows)).build());
                    return Refusals.NONE;
                });
    }

    static Optional<Refused> propagate(Change change, Edit.SetPropagation edit) {
        return in(
                change,
                edit.routeTable(),
                (vpc, table) -> {
                    var from = new ArrayList<>(table.propagating());
                    boolean was = from.remove(edit.gateway());
                    if (was == edit.enabled()) {
                        return Refusals.NONE;
                    }
                    if (!edit.enabled()) {
                        change.put(vpc.draft().put(table.withPropagating(from)).build());
                        return Refusals.NONE;
                    }
                    if (RouteEdits.isEdge(vpc, table.id())) {
                        return Refusals.refuse(
                                Refusals.INVALID_VALUE, "edge-no-propagation", table.label());
                    }
                    if (!vpc.vpnGateways().containsKey(edit.gateway())) {
                        return change.topology().find(edit.gateway()).isEmpty()
                                ? Refusals.notFound(Kind.VPN_GATEWAY, edit.gateway())
                                : Refusals.refuse(
                                        "Gateway.NotAttached",
                                        "propagation-not-attached",
                                        edit.gateway().value(),
                                        vpc.label(),
                                        table.label());
                    }
                    from.add(edit.gateway());
                    change.put(vpc.draft().put(table.withPropagating(from)).build());
                    return Refusals.NONE;
                });
    }

    private interface Step {
        Optional<Refused> in(Vpc vpc, RouteTable table);
    }

    private static Optional<Refused> in(Change change, ResourceId id, Step what) {
        var vpc = change.topology().vpcOf(id);
        var table = vpc.map(it -> it.routeTables().get(id));
        return vpc.isEmpty() || table.isEmpty()
                ? Refusals.notFound(Kind.ROUTE_TABLE, id)
                : what.in(vpc.get(), table.get());
    }
}
