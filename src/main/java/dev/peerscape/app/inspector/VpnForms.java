package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;
import dev.peerscape.core.topology.VpnGateway;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms of virtual private gateways and VPN connections.
final class VpnForms {
    /// More gateways than these are not offered as buttons.
    private static final int FEW = 6;

    /// The longest that a prepended path can reasonably be.
    private static final int MOST_PREPENDS = 32;

    private VpnForms() {}

    // ---- the gateway

    static void gateway(Form form, Topology topology, Vpc vpc, VpnGateway gateway) {
        var hybrid = topology.hybrid();
        form.caption("inspector.attached-to").add(form.link(vpc.id()));
        form.field(
                "inspector.asn",
                "vgw-asn",
                Long.toString(gateway.asn()),
                Typed.asn(asn -> new Edit.PutVpnGateway(vpc.id(), gateway.withAsn(asn))));
        edgeTable(
                form,
                vpc,
                "vgw-table",
                gateway.routeTable(),
                id -> new Edit.PutVpnGateway(vpc.id(), gateway.withRouteTable(id)));
        form.caption("inspector.propagates-to");
        for (var table : vpc.routeTables().values()) {
            boolean on = table.propagating().contains(gateway.id());
            form.tick(
                    "vgw-propagation-" + table.id(),
                    table.label(),
                    on,
                    new Edit.SetPropagation(table.id(), gateway.id(), !on));
        }
        connections(
                form,
                topology,
                hybrid.vpnConnections().values().stream()
                        .filter(it -> it.gateway().equals(gateway.id()))
                        .toList());
        hybrid.customerGateways().values().stream()
                .limit(FEW)
                .forEach(it -> connect(form, topology, it.id(), gateway.id()));
        if (hybrid.customerGateways().isEmpty()) {
            form.note(form.text("inspector.no-customer-gateways"));
        }
        DxForms.waysTo(form, hybrid, gateway.id());
        form.caption("inspector.knows");
        form.learned("vgw-knows", network -> Learned.ofGateway(form, network, gateway.id()));
    }

    /// The choice of a gateway route table, for Internet and virtual private gateways.
    static void edgeTable(
            Form form,
            Vpc vpc,
            String id,
            Optional<ResourceId> chosen,
            java.util.function.Function<Optional<ResourceId>, Edit> edit) {
        form.choice(
                "inspector.edge-table",
                id,
                Lists.orNone(vpc.routeTables().keySet().stream()),
                Optional.of(chosen),
                it -> it.map(form::label).orElseGet(() -> form.text("inspector.none")),
                edit::apply);
        chosen.ifPresent(it -> form.add(form.link(it)));
        form.note(form.text("inspector.edge-table-note"));
    }

    /// The connections of one end, each with its state.
    static void connections(Form form, Topology topology, List<VpnConnection> connections) {
        form.caption("inspector.vpn-connections");
        for (var it : connections) {
            var far =
                    topology.hybrid().siteOf(it.id()).map(Resource::label).orElse("")
                            + " ⇄ "
                            + form.label(it.gateway());
            form.row(
                    new javafx.scene.layout.VBox(form.link(it.id()), Form.muted(far)),
                    Optional.of(SiteForms.state(form, it.isUp())));
        }
        if (connections.isEmpty()) {
            form.note(form.text("inspector.no-vpn-connections"));
        }
    }

    /// A button that connects a device with a gateway, where that is not done yet.
    static void connect(Form form, Topology topology, ResourceId device, ResourceId gateway) {
        boolean done =
                topology.hybrid().vpnConnections().values().stream()
                        .anyMatch(it ->
                                it.customerGateway().equals(device)
                                        && it.gateway().equals(gateway));
        if (done) {
            return;
        }
        form.action(
                form.text("inspector.connect", form.label(device), form.label(gateway)),
                "connect-" + device + "-" + gateway,
                () -> Fresh.vpn(topology, device, gateway));
    }

    /// The virtual private and transit gateways that a device may be connected with.
    static List<ResourceId> gateways(Topology topology) {
        return ends(topology).limit(FEW).toList();
    }

    private static Stream<ResourceId> ends(Topology topology) {
        return Stream.concat(
                topology.vpcs().values().stream().flatMap(it -> it.vpnGateways().keySet().stream()),
                topology.transitGateways().keySet().stream());
    }

    // ---- the connection

    static void connection(Form form, Topology topology, VpnConnection vpn) {
        var hybrid = topology.hybrid();
        form.add(SiteForms.state(form, vpn.isUp()));
        form.choice(
                "inspector.customer-gateway",
                "vpn-cgw",
                List.copyOf(hybrid.customerGateways().keySet()),
                Optional.of(vpn.customerGateway()),
                form::label,
                id -> put(vpn.withEnds(id, vpn.gateway())));
        form.add(form.link(vpn.customerGateway()));
        form.choice(
                "inspector.vpn-gateway",
                "vpn-gateway",
                Stream.concat(ends(topology), Stream.of(vpn.gateway())).distinct().toList(),
                Optional.of(vpn.gateway()),
                form::label,
                id -> put(vpn.withEnds(vpn.customerGateway(), id)));
        form.add(form.link(vpn.gateway()));
        hybrid.siteOf(vpn.id())
                .ifPresent(it -> form.caption("inspector.site-caption").add(form.link(it.id())));
        for (int i = 0; i < vpn.tunnels().size(); i++) {
            tunnel(form, vpn, i);
        }
        routing(form, vpn);
        if (topology.transitGateways().containsKey(vpn.gateway())) {
            form.check(
                    "inspector.vpn-ipv6",
                    "vpn-ipv6",
                    vpn.ipv6(),
                    on ->
                            put(
                                    new VpnConnection(
                                            vpn.id(),
                                            vpn.name(),
                                            vpn.customerGateway(),
                                            vpn.gateway(),
                                            vpn.routing(),
                                            vpn.tunnels(),
                                            on)));
            attachment(form, topology, vpn);
        }
    }

    private static void attachment(Form form, Topology topology, VpnConnection vpn) {
        Optional.ofNullable(topology.transitGateways().get(vpn.gateway())).stream()
                .flatMap(it -> it.attachments().values().stream())
                .filter(it -> it.to().equals(new TransitAttachment.To.ToVpn(vpn.id())))
                .forEach(it -> form.caption("inspector.attachments").add(form.link(it.id())));
    }

    private static void tunnel(Form form, VpnConnection vpn, int i) {
        var tunnel = vpn.tunnels().get(i);
        form.caption("inspector.tunnel", i + 1);
        form.check(
                "inspector.tunnel-up",
                "tunnel-up-" + i,
                tunnel.up(),
                on -> with(vpn, i, tunnel.withUp(on)));
        form.field(
                "inspector.tunnel-outside",
                "tunnel-outside-" + i,
                tunnel.outside().map(Ip::toString).orElse(""),
                Typed.maybeAddress(
                        ip -> with(vpn, i, new Tunnel(ip, tunnel.inside(), tunnel.up()))));
        form.field(
                "inspector.tunnel-inside",
                "tunnel-inside-" + i,
                tunnel.inside().map(Cidr::toString).orElse(""),
                Typed.maybeBlock(
                        cidr -> with(vpn, i, new Tunnel(tunnel.outside(), cidr, tunnel.up()))));
    }

    private static Edit with(VpnConnection vpn, int at, Tunnel tunnel) {
        return put(vpn.withTunnels(Lists.replaced(vpn.tunnels(), at, tunnel)));
    }

    private static void routing(Form form, VpnConnection vpn) {
        form.caption("inspector.routing");
        form.check(
                "inspector.vpn-bgp",
                "vpn-bgp",
                vpn.routing() instanceof Routing.Bgp,
                on ->
                        put(
                                vpn.withRouting(
                                        on ? Routing.Bgp.usual() : new Routing.Static(List.of()))));
        switch (vpn.routing()) {
            case Routing.Static(var routes) -> {
                form.note(form.text("inspector.vpn-static-note"));
                form.blocks(
                        "inspector.add-vpn-static",
                        "vpn-static",
                        routes,
                        "inspector.no-vpn-static",
                        blocks -> put(vpn.withRouting(new Routing.Static(blocks))));
            }
            case Routing.Bgp bgp -> {
                form.caption("inspector.advertised");
                form.blocks(
                        "inspector.add-advertised",
                        "vpn-advertised",
                        bgp.advertised(),
                        "inspector.advertises-all",
                        blocks ->
                                put(
                                        vpn.withRouting(
                                                new Routing.Bgp(
                                                        blocks, bgp.prepends(), bgp.med()))));
                form.field(
                        "inspector.prepends",
                        "vpn-prepends",
                        Integer.toString(bgp.prepends()),
                        Typed.number(
                                0,
                                MOST_PREPENDS,
                                it ->
                                        put(
                                                vpn.withRouting(
                                                        new Routing.Bgp(
                                                                bgp.advertised(),
                                                                (int) it,
                                                                bgp.med())))));
                form.field(
                        "inspector.med",
                        "vpn-med",
                        Integer.toString(bgp.med()),
                        Typed.number(
                                0,
                                Integer.MAX_VALUE,
                                it ->
                                        put(
                                                vpn.withRouting(
                                                        new Routing.Bgp(
                                                                bgp.advertised(),
                                                                bgp.prepends(),
                                                                (int) it)))));
            }
        }
    }

    private static Edit put(VpnConnection vpn) {
        return new Edit.PutVpnConnection(vpn);
    }
}
