package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.HybridRow.How;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What the routers of sites know: their prefixes, their static rows, and what AWS tells them by
/// BGP. A virtual private gateway tells the blocks of its VPC and what other sites told it (VPN
/// CloudHub); a transit gateway the rows of the table that the connection's attachment looks up; a
/// Direct Connect gateway what is behind it. A router takes nothing that went through its own
/// network before, which is why CloudHub wants distinct numbers (C.4).
final class SiteRouters {
    private final Topology topology;
    private final VpnGatewayTables gateways;
    private final Function<ResourceId, Optional<TransitTables>> transits;
    private final List<SiteLine> lines;

    SiteRouters(
            Topology topology,
            VpnGatewayTables gateways,
            Function<ResourceId, Optional<TransitTables>> transits,
            List<SiteLine> lines) {
        this.topology = topology;
        this.gateways = gateways;
        this.transits = transits;
        this.lines = lines;
    }

    RouterTable table(Site site, int number) {
        var up = new ArrayList<HybridRow>();
        var down = new ArrayList<HybridRow>();
        for (var prefix : site.prefixes()) {
            up.add(HybridRow.made(prefix, Optional.empty(), How.OWN));
        }
        for (var row : site.routes()) {
            boolean works =
                    row.over().isEmpty()
                            || lines.stream()
                                    .anyMatch(it ->
                                            it.up()
                                                    && it.site() == number
                                                    && row.over().get().equals(it.id()));
            (works ? up : down).add(HybridRow.made(row.destination(), row.over(), How.STATIC));
        }
        for (var line : lines) {
            if (line.site() == number) {
                for (var row : heard(line)) {
                    if (!row.path().contains(line.asn())) {
                        (line.up() ? up : down).add(row);
                    }
                }
            }
        }
        return new RouterTable(up, down);
    }

    private List<HybridRow> heard(SiteLine line) {
        if (line.gateway().isEmpty()) {
            return List.of();
        }
        var gateway = line.gateway().get();
        if (line.isVpn()) {
            var vpn = topology.hybrid().vpnConnections().get(line.id());
            if (vpn == null || !(vpn.routing() instanceof Routing.Bgp)) {
                return List.of();
            }
            return gateway.prefix().equals("tgw")
                    ? byTransitGateway(line, vpn)
                    : byVpnGateway(line, gateway, How.VPN_BGP);
        }
        var vif = topology.hybrid().virtualInterfaces().get(line.id());
        var direct = topology.hybrid().dxGateways().get(gateway);
        if (vif != null && direct != null) {
            return new DxGatewayTables(direct, topology).toldTo(vif, topology);
        }
        return byVpnGateway(line, gateway, How.DIRECT_CONNECT);
    }

    private List<HybridRow> byVpnGateway(SiteLine line, ResourceId id, How how) {
        var vpc = topology.vpcOf(id);
        var gateway = vpc.map(it -> it.vpnGateways().get(id));
        if (gateway.isEmpty()) {
            return List.of();
        }
        var rows = new ArrayList<HybridRow>();
        for (var block : vpc.map(Vpc::cidrs).orElse(List.of())) {
            if (line.carries(block.isV6())) {
                rows.add(heard(line, block, how, gateway.get().asn(), List.of()));
            }
        }
        for (var row : gateways.of(id).best()) {
            if (isPassedOn(row, line)) {
                rows.add(
                        heard(
                                line,
                                row.destination(),
                                how,
                                gateway.map(VpnGateway::asn).orElse(0L),
                                row.path()));
            }
        }
        return rows;
    }

    /// CloudHub: what came by BGP over a connection of the gateway's own, and not from the one that
    /// is told.
    private boolean isPassedOn(HybridRow row, SiteLine line) {
        boolean own =
                row.over()
                        .filter(it -> !it.equals(line.id()))
                        .filter(it -> !topology.hybrid().dxGateways().containsKey(it))
                        .isPresent();
        return own && row.how() != How.VPN_STATIC && line.carries(row.destination().isV6());
    }

    private List<HybridRow> byTransitGateway(SiteLine line, VpnConnection vpn) {
        var tables = transits.apply(vpn.gateway());
        var attachment = tables.flatMap(it -> attachment(it, vpn.id()));
        if (tables.isEmpty() || attachment.isEmpty() || !attachment.get().available()) {
            return List.of();
        }
        var it = tables.get();
        int table = it.associationOf(it.attachment(attachment.get().id()));
        var rows = new ArrayList<HybridRow>();
        for (var row : table < 0 ? List.<TransitRow>of() : it.best(table)) {
            var to = row.to().map(id -> it.attachment(it.attachment(id)));
            boolean told =
                    to.filter(TransitAttachment::available)
                            .filter(far -> !far.id().equals(attachment.get().id()))
                            .isPresent();
            if (told && line.carries(row.destination().isV6())) {
                rows.add(
                        heard(
                                line,
                                row.destination(),
                                How.VPN_BGP,
                                it.gateway().asn(),
                                row.path()));
            }
        }
        return rows;
    }

    private static Optional<TransitAttachment> attachment(TransitTables tables, ResourceId vpn) {
        return tables.gateway().attachments().values().stream()
                .filter(it -> it.to() instanceof To.ToVpn(var id) && id.equals(vpn))
                .findFirst();
    }

    private static HybridRow heard(
            SiteLine line, Cidr block, How how, long asn, List<Long> beyond) {
        var path = new ArrayList<Long>();
        path.add(asn);
        path.addAll(beyond);
        return new HybridRow(block, Optional.of(line.id()), how, path, 0, 0);
    }
}
