package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.RouteTable.ListRoute;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The route table editor: rows with their states, those that are not people's to change too, a
/// target picker, and a probe that shows which row an address would take.
final class RouteTableForm {
    private final Form form;
    private final Topology topology;
    private final Vpc vpc;
    private final RouteTable table;
    private final Map<String, Label> labels = new HashMap<>();

    private RouteTableForm(Form form, Topology topology, Vpc vpc, RouteTable table) {
        this.form = form;
        this.topology = topology;
        this.vpc = vpc;
        this.table = table;
    }

    static void fill(Form form, Topology topology, Vpc vpc, RouteTable table) {
        new RouteTableForm(form, topology, vpc, table).fill();
    }

    private void fill() {
        form.caption("inspector.routes");
        for (var route : vpc.localRoutes()) {
            local(route);
        }
        for (int i = 0; i < table.routes().size(); i++) {
            var route = table.routes().get(i);
            form.row(
                    cell(route.destination().toString(), route.target()),
                    Optional.of(
                            form.remove(
                                    "route-remove-" + i, new Edit.RemoveRoute(table.id(), route))));
        }
        for (int i = 0; i < table.listRoutes().size(); i++) {
            listed(i, table.listRoutes().get(i));
        }
        vpc.endpoints().values().forEach(this::endpoint);
        form.learned("route-learned", this::learned);
        new RouteAdder(form, topology, vpc, table).fill();
        propagation();
        new RouteProbe(form, table, labels).fill();
        serves();
        form.caption("inspector.in-vpc").add(form.link(vpc.id()));
    }

    // ---- rows

    /// The local route of a block, or what people put in its place (B.4).
    private void local(Route route) {
        boolean replaced =
                table.routes().stream()
                        .anyMatch(it -> it.destination().equals(route.destination()));
        if (!replaced) {
            form.row(
                    cell(route.destination().toString(), route.target()),
                    Optional.of(locked("inspector.local-row")));
            return;
        }
        var label = Form.mono(route.destination() + " → local");
        label.getStyleClass().add("replaced");
        form.row(label, Optional.of(locked("inspector.local-replaced")));
    }

    private void listed(int i, ListRoute row) {
        form.row(
                new VBox(
                        cell(form.label(row.list()), row.target()),
                        form.link(row.list(), form.text("inspector.list-row", size(row)))),
                Optional.of(
                        form.remove(
                                "list-route-remove-" + i,
                                new Edit.RemoveListRoute(table.id(), row))));
    }

    private int size(ListRoute row) {
        var list = topology.prefixLists().get(row.list());
        return list == null ? 0 : list.entries().size();
    }

    /// The row that AWS writes for a gateway endpoint.
    private void endpoint(VpcEndpoint endpoint) {
        if (endpoint.form() instanceof VpcEndpoint.Form.Gateway gateway
                && gateway.routeTables().contains(table.id())) {
            form.row(
                    new VBox(
                            cell(
                                    form.label(gateway.prefixList()),
                                    new Target.ToEndpoint(endpoint.id())),
                            form.link(endpoint.id(), form.text("inspector.endpoint-link"))),
                    Optional.of(locked("inspector.endpoint-row")));
        }
    }

    /// The rows that the table learns from virtual private gateways.
    private List<Node> learned(Network network) {
        return Learned.ofTable(network, vpc, table.id()).stream()
                .<Node>map(it ->
                        Form.listRow(
                                cell(it.destination().toString(), it.target()),
                                Optional.of(locked("inspector.propagated-row"))))
                .toList();
    }

    private VBox cell(String destination, Target target) {
        var text = destination + " → " + targetName(target);
        var label = Form.mono(text);
        labels.put(destination, label);
        boolean dead = isDead(target);
        var state = new Label(form.text(dead ? "inspector.blackhole" : "inspector.active"));
        state.getStyleClass().add(dead ? "state-bad" : "state-good");
        return new VBox(label, state);
    }

    private Label locked(String key) {
        var label = Form.muted(form.text(key));
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        return label;
    }

    private boolean isDead(Target target) {
        return switch (target) {
            case Target.Local() -> false;
            case Target.Gone _ -> true;
            case Target.ToPeering(var id) ->
                    topology.peering(id)
                            .map(it -> !it.isActive() || !it.joins(vpc.id()))
                            .orElse(true);
            case Target.ToInternetGateway(var id) -> !vpc.internetGateways().containsKey(id);
            case Target.ToEgressOnlyGateway(var id) -> !vpc.egressOnlyGateways().containsKey(id);
            case Target.ToNatGateway(var id) -> !vpc.natGateways().containsKey(id);
            case Target.ToVpnGateway(var id) -> !vpc.vpnGateways().containsKey(id);
            case Target.ToEndpoint(var id) -> !vpc.endpoints().containsKey(id);
            case Target.ToNetworkInterface(var id) -> topology.vpcOf(id).isEmpty();
            case Target.ToTransitGateway(var id) ->
                    Optional.ofNullable(topology.transitGateways().get(id))
                            .flatMap(it -> it.attachmentOf(vpc.id()))
                            .filter(TransitAttachment::available)
                            .isEmpty();
        };
    }

    private String targetName(Target target) {
        return target.resource().map(form::label).orElse(target.text());
    }

    // ---- what it learns, and whom it serves

    private void propagation() {
        form.caption("inspector.propagating");
        for (var gateway : vpc.vpnGateways().values()) {
            boolean on = table.propagating().contains(gateway.id());
            form.tick(
                    "propagating-" + gateway.id(),
                    gateway.label(),
                    on,
                    new Edit.SetPropagation(table.id(), gateway.id(), !on));
        }
        if (vpc.vpnGateways().isEmpty()) {
            form.note(form.text("inspector.no-vpn-gateway"));
        }
    }

    private void serves() {
        form.caption("inspector.serves");
        var served = vpc.subnetsOf(table.id());
        served.forEach(subnet -> form.add(form.link(subnet.id())));
        var gateways = Learned.gatewaysUsing(vpc, table.id());
        gateways.forEach(id -> form.add(form.link(id)));
        if (served.isEmpty() && gateways.isEmpty()) {
            form.note(form.text("inspector.serves-none"));
        }
        if (vpc.mainRouteTable().equals(table.id())) {
            form.note(form.text("inspector.is-main"));
        } else {
            form.button(
                    "inspector.make-main",
                    "table-make-main",
                    "",
                    () ->
                            form.workspace()
                                    .commit(new Edit.SetMainRouteTable(vpc.id(), table.id())));
        }
    }
}
