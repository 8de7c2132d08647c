package dev.peerscape.app.inspector;

import dev.peerscape.core.network.HybridRow;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.RouterTable;
import dev.peerscape.core.network.TransitRow;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What route tables and routers know without people having typed it.
final class Learned {
    private Learned() {}

    /// The rows that a route table learned from virtual private gateways.
    static List<Route> ofTable(Network network, Vpc vpc, ResourceId table) {
        return network.tables(vpc.id()).map(it -> it.learned(table)).orElse(List.of());
    }

    /// The rows that a table of a transit gateway was told by attachments.
    static List<TransitRow> ofTransit(Network network, ResourceId gateway, ResourceId table) {
        return network.transit(gateway).stream()
                .flatMap(it ->
                        IntStream.range(0, it.gateway().routeTables().size())
                                .filter(i -> it.table(i).id().equals(table))
                                .mapToObj(it::rows))
                .flatMap(List::stream)
                .filter(TransitRow::learned)
                .toList();
    }

    /// The rows that a site's router was told, each with what told it.
    static List<Node> ofSite(Form form, Network network, ResourceId site) {
        var hybrid = network.hybrid();
        int at = hybrid.site(site);
        return at < 0 ? List.of() : told(form, hybrid.router(at));
    }

    /// The rows that a virtual private gateway knows.
    static List<Node> ofGateway(Form form, Network network, ResourceId gateway) {
        return told(form, network.hybrid().vpnGateway(gateway));
    }

    private static List<Node> told(Form form, RouterTable router) {
        return Stream.concat(
                        router.rows().stream().map(it -> row(form, it, false)),
                        router.down().stream().map(it -> row(form, it, true)))
                .flatMap(Optional::stream)
                .toList();
    }

    /// What people wrote themselves is shown where they change it.
    private static Optional<Node> row(Form form, HybridRow row, boolean down) {
        var how =
                switch (row.how()) {
                    case OWN, STATIC -> Optional.<String>empty();
                    case DIRECT_CONNECT -> Optional.of("inspector.told-direct-connect");
                    case VPN_STATIC -> Optional.of("inspector.told-vpn-static");
                    case VPN_BGP -> Optional.of("inspector.told-vpn-bgp");
                };
        return how.map(key ->
                Form.listRow(
                        new VBox(
                                Form.mono(
                                        row.destination()
                                                + " → "
                                                + row.over().map(form::label).orElse("local")),
                                Form.muted(form.text(key, path(row)))),
                        down ? Optional.of(SiteForms.state(form, false)) : Optional.empty()));
    }

    /// The numbers of the networks that told it on.
    private static String path(HybridRow row) {
        return row.path().stream().map(it -> Long.toString(it)).collect(Collectors.joining(" "));
    }

    /// The gateways of the VPC that judge what comes in by a table (B.4).
    static List<ResourceId> gatewaysUsing(Vpc vpc, ResourceId table) {
        return Stream.<Resource>concat(
                        vpc.internetGateways().values().stream()
                                .filter(it -> it.routeTable().filter(table::equals).isPresent()),
                        vpc.vpnGateways().values().stream()
                                .filter(it -> it.routeTable().filter(table::equals).isPresent()))
                .map(Resource::id)
                .toList();
    }
}
