package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.HybridRow;
import dev.peerscape.core.network.HybridTables;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.SiteLine;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment.To;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What would let a packet to or from a site through, on AWS's side: learn what a gateway knows, a
/// row to the gateway, a connection that is up, an attachment. What the site's side can do is for
/// [SiteRemedies].
final class HybridRemedies {
    private final Network network;
    private final Topology topology;
    private final Hybrid hybrid;
    private final HybridTables tables;
    private final SiteRemedies sites;

    HybridRemedies(Network network) {
        this.network = network;
        topology = network.topology();
        hybrid = topology.hybrid();
        tables = network.hybrid();
        sites = new SiteRemedies(network);
    }

    /// Whether a drop is about sites and what leads to them, and of no VPC's table or group.
    static boolean concerns(Obstacle it) {
        return HybridEvidence.tells(it.operation());
    }

    List<Fix> fixes(Obstacle it) {
        return switch (it.code()) {
            case BAD_STATE_VPN, BAD_STATE -> raise(it.at()).stream().toList();
            case TGW_BAD_STATE_VPN -> downBehind(it).flatMap(this::raise).stream().toList();
            case BAD_STATE_ATTACHMENT -> attach(it.at()).stream().toList();
            case NO_ROUTE_TO_DESTINATION, BAD_STATE_ROUTE -> sites.fixes(it);
            default -> List.of();
        };
    }

    // ---- up again

    private Optional<Fix> raise(ResourceId line) {
        var vpn = hybrid.vpnConnections().get(line);
        if (vpn != null) {
            var up = vpn.tunnels().stream().map(it -> it.withUp(true)).toList();
            return up.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Fix(
                                    Message.of("trace.fix-vpn-up", vpn.label()),
                                    new Edit.PutVpnConnection(vpn.withTunnels(up))));
        }
        var vif = hybrid.virtualInterfaces().get(line);
        var connection = vif == null ? null : hybrid.dxConnections().get(vif.connection());
        if (vif == null || connection == null) {
            return Optional.empty();
        }
        var edits = new ArrayList<Edit>();
        if (!connection.up()) {
            edits.add(new Edit.PutDxConnection(connection.withUp(true)));
        }
        if (!vif.up()) {
            edits.add(new Edit.PutVirtualInterface(vif.withUp(true)));
        }
        return edits.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        RouteRemedies.fix(
                                Message.of("trace.fix-vif-up", vif.label(), connection.label()),
                                edits));
    }

    /// The VPN connection that the row of a transit gateway's table leads to.
    private Optional<ResourceId> downBehind(Obstacle it) {
        var destination = it.header().destination();
        return topology.transitGatewayOf(it.at())
                .flatMap(gateway -> network.transit(gateway.id()))
                .flatMap(gateway -> {
                    int row =
                            gateway.row(
                                    it.rule(),
                                    destination.isV6(),
                                    Walk.high(destination),
                                    Walk.low(destination));
                    int to = row < 0 ? -1 : gateway.rowAttachment(it.rule(), row);
                    return to >= 0 && gateway.attachment(to).to() instanceof To.ToVpn(var vpn)
                            ? Optional.of(vpn)
                            : Optional.empty();
                });
    }

    private Optional<Fix> attach(ResourceId line) {
        var vpn = hybrid.vpnConnections().get(line);
        var gateway = vpn == null ? null : topology.transitGateways().get(vpn.gateway());
        if (vpn == null || gateway == null) {
            return Optional.empty();
        }
        var known =
                gateway.attachments().values().stream()
                        .filter(it -> it.to() instanceof To.ToVpn(var id) && id.equals(line))
                        .findFirst();
        return known.map(it ->
                new Fix(
                        Message.of("trace.fix-attachment", it.label()),
                        new Edit.PutTransitAttachment(gateway.id(), it.withAvailable(true))));
    }

    // ---- from a VPC or a transit gateway to a site

    /// {@return what would send a packet to the site that it is for, where a VPC's table or an
    /// Internet gateway has it}
    List<Fix> towards(Obstacle it) {
        var near = it.near();
        if (!Start.isSite(it.wantedSlot()) || near == null) {
            return List.of();
        }
        int table =
                it.operation() == Tape.ROUTE
                        ? it.first()
                        : it.emitter() < 0 || near.subnetOf(it.emitter()) < 0
                                ? -1
                                : near.tableOf(near.subnetOf(it.emitter()));
        if (table < 0) {
            return List.of();
        }
        var fixes = new ArrayList<Fix>();
        byVpnGateway(it, near, table, fixes);
        byTransitGateway(it, near, table, fixes);
        return fixes;
    }

    private void byVpnGateway(Obstacle it, VpcTables near, int table, List<Fix> fixes) {
        var destination = it.header().destination();
        for (int i = 0; i < near.vpnGatewayCount(); i++) {
            var gateway = near.vpnGateway(i);
            var known = tables.vpnGateway(gateway.id());
            int row = known.row(destination.isV6(), Walk.high(destination), Walk.low(destination));
            if (row < 0 || isInside(near, known.row(row))) {
                continue;
            }
            var block = known.row(row).destination();
            var own = near.table(table);
            var taken = winner(near, table, it);
            boolean longer = taken.isEmpty() || taken.get().destination().length() < block.length();
            if (longer && !own.propagating().contains(gateway.id())) {
                fixes.add(
                        new Fix(
                                Message.of("trace.fix-propagate-vgw", own.label(), gateway.label()),
                                new Edit.SetPropagation(own.id(), gateway.id(), true)));
            }
            lead(near, table, it, block, new Target.ToVpnGateway(gateway.id()), fixes);
        }
    }

    private static boolean isInside(VpcTables near, HybridRow row) {
        return near.vpc().cidrs().stream().anyMatch(it -> it.contains(row.destination()));
    }

    private static Optional<Route> winner(VpcTables near, int table, Obstacle it) {
        var destination = it.header().destination();
        int row =
                near.row(table, destination.isV6(), Walk.high(destination), Walk.low(destination));
        return row < 0 ? Optional.empty() : Optional.of(near.rows(table).get(row));
    }

    /// By a transit gateway that the VPC is attached to, and that a connection of the site ends at.
    private void byTransitGateway(Obstacle it, VpcTables near, int table, List<Fix> fixes) {
        int site = Start.siteOf(it.wantedSlot());
        var destination = it.header().destination();
        var block =
                tables.site(site).prefixes().stream()
                        .filter(prefix -> prefix.contains(destination))
                        .findFirst();
        if (block.isEmpty()) {
            return;
        }
        for (var gateway : topology.transitGateways().values()) {
            boolean attached =
                    gateway.attachmentOf(near.vpc().id()).filter(a -> a.available()).isPresent();
            boolean leads =
                    gateway.attachments().values().stream()
                            .anyMatch(to ->
                                    lines(to.to()).stream().anyMatch(line -> line.site() == site));
            if (attached && leads) {
                lead(
                        near,
                        table,
                        it,
                        block.get(),
                        new Target.ToTransitGateway(gateway.id()),
                        fixes);
            }
        }
    }

    private List<SiteLine> lines(To to) {
        var found = new ArrayList<SiteLine>();
        for (int i = 0; i < tables.lineCount(); i++) {
            var line = tables.line(i);
            boolean hit =
                    switch (to) {
                        case To.ToVpn(var id) -> line.id().equals(id);
                        case To.ToDxGateway(var id) ->
                                line.gateway().filter(id::equals).isPresent();
                        case To.ToVpc _, To.ToTransitGateway _, To.Elsewhere _ -> false;
                    };
            if (hit) {
                found.add(line);
            }
        }
        return found;
    }

    private static void lead(
            VpcTables near, int table, Obstacle it, Cidr block, Target target, List<Fix> fixes) {
        var own = near.table(table);
        var taken = winner(near, table, it);
        boolean stored = taken.filter(row -> own.routes().contains(row)).isPresent();
        if (taken.isPresent() && taken.get().target().equals(target)) {
            return;
        }
        if (taken.isEmpty() || taken.get().destination().length() < block.length()) {
            var row = Route.to(block, target);
            if (near.vpc().cidrs().stream().noneMatch(local -> local.contains(block))) {
                fixes.add(
                        new Fix(
                                Message.of("trace.fix-add-route", Evidence.row(row), own.label()),
                                new Edit.AddRoute(own.id(), row)));
            }
        } else if (stored) {
            var row = Route.to(taken.get().destination(), target);
            fixes.add(
                    new Fix(
                            Message.of("trace.fix-replace-route", Evidence.row(row), own.label()),
                            RouteRemedies.replace(own, taken.get(), target)));
        }
    }
}
