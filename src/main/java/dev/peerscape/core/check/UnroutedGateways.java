package dev.peerscape.core.check;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpcEndpoint.Form;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of V11 about gateways that would carry something, but no table leads to: virtual
/// private gateways with sites behind them, and gateway endpoints.
final class UnroutedGateways {
    private UnroutedGateways() {}

    static void check(UnroutedPeerings rule, Vpc vpc, View view, Report report) {
        for (var gateway : vpc.vpnGateways().values()) {
            boolean leads = !view.hybrid().vpnGateway(gateway.id()).rows().isEmpty();
            if (leads && vpc.routeTables().values().stream().noneMatch(it -> uses(it, gateway))) {
                unrouted(rule, vpc, gateway, report);
            }
        }
        for (var endpoint : vpc.endpoints().values()) {
            if (endpoint.form() instanceof Form.Gateway form && form.routeTables().isEmpty()) {
                unrouted(rule, vpc, endpoint, form, report);
            }
        }
    }

    private static boolean uses(RouteTable table, VpnGateway gateway) {
        var target = new Target.ToVpnGateway(gateway.id());
        return table.propagating().contains(gateway.id())
                || table.routes().stream().anyMatch(it -> it.target().equals(target))
                || table.listRoutes().stream().anyMatch(it -> it.target().equals(target));
    }

    private static void unrouted(
            UnroutedPeerings rule, Vpc vpc, VpnGateway gateway, Report report) {
        var edits = new ArrayList<Edit>();
        var tables = RouteWork.tablesInUse(vpc);
        tables.forEach(it -> edits.add(new Edit.SetPropagation(it.id(), gateway.id(), true)));
        report.add(
                rule,
                Message.of("check.V11.vpn-gateway", gateway.label(), vpc.label()),
                List.of(gateway.id(), vpc.id()),
                List.of(
                        Mend.by(
                                Message.of(
                                        "check.fix-propagate-vpn", gateway.label(), names(tables)),
                                edits)));
    }

    private static void unrouted(
            UnroutedPeerings rule,
            Vpc vpc,
            VpcEndpoint endpoint,
            Form.Gateway form,
            Report report) {
        var tables = RouteWork.tablesInUse(vpc);
        var ids = tables.stream().map(Resource::id).toList();
        report.add(
                rule,
                Message.of("check.V11.endpoint", endpoint.label(), endpoint.service()),
                List.<ResourceId>of(endpoint.id(), vpc.id()),
                List.of(
                        Mend.by(
                                Message.of(
                                        "check.fix-endpoint-tables",
                                        endpoint.label(),
                                        names(tables)),
                                new Edit.PutVpcEndpoint(
                                        vpc.id(),
                                        endpoint.withForm(new Form.Gateway(form.prefixList(), ids)),
                                        Optional.empty()))));
    }

    private static String names(List<RouteTable> tables) {
        return String.join(", ", tables.stream().map(Resource::label).toList());
    }
}
