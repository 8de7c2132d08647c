package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.DxGatewayTables;
import dev.peerscape.core.network.HybridTables;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.SiteLine;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What would have routers outside of VPCs know a destination: a row in a site's router, a static
/// route of a VPN connection, what a site tells, an association with a Direct Connect gateway or a
/// wider allowed prefix, and distinct numbers for CloudHub.
final class SiteRemedies {
    private final Topology topology;
    private final Hybrid hybrid;
    private final HybridTables tables;
    private final Network network;

    SiteRemedies(Network network) {
        this.network = network;
        topology = network.topology();
        hybrid = topology.hybrid();
        tables = network.hybrid();
    }

    List<Fix> fixes(Obstacle it) {
        var fixes =
                switch (it.operation()) {
                    case Tape.SITE_ROUTE -> atSite(it);
                    case Tape.VPN_GATEWAY_OUT -> tellGateway(it, it.at());
                    case Tape.DIRECT -> atDirect(it);
                    default -> List.<Fix>of();
                };
        return fixes.stream().filter(fix -> helps(fix.edit(), it)).toList();
    }

    /// Whether the router that had no way has one after the edit: what each knows follows from what
    /// the others tell, so that is tried.
    private boolean helps(Edit edit, Obstacle it) {
        Resource changed =
                switch (edit) {
                    case Edit.PutSite(var site, _) -> site;
                    case Edit.PutVpnConnection(var vpn) -> vpn;
                    case Edit.PutVirtualInterface(var vif) -> vif;
                    case Edit.PutDxGateway(var direct, _) -> direct;
                    case Edit.PutCustomerGateway(var device) -> device;
                    default -> throw new IllegalArgumentException("no edit of routers: " + edit);
                };
        var after = network.recompile(topology.with(hybrid.with(changed)), Set.of()).hybrid();
        var router =
                switch (it.operation()) {
                    case Tape.SITE_ROUTE -> after.router(after.site(it.at()));
                    case Tape.VPN_GATEWAY_OUT -> after.vpnGateway(it.at());
                    default -> {
                        var direct = after.direct(after.direct(it.at()));
                        var type = it.first() >= 2 ? Type.TRANSIT : Type.PRIVATE;
                        yield (it.first() & 1) == 1 ? direct.out(type) : direct.in(type);
                    }
                };
        var destination = it.header().destination();
        boolean drops = it.code() == Code.BAD_STATE_ROUTE;
        return drops
                || router.row(destination.isV6(), Walk.high(destination), Walk.low(destination))
                        >= 0;
    }

    private List<SiteLine> lines(int site) {
        var lines = new ArrayList<SiteLine>();
        for (int i = 0; i < tables.lineCount(); i++) {
            if (tables.line(i).site() == site) {
                lines.add(tables.line(i));
            }
        }
        return lines;
    }

    private static Optional<Cidr> block(List<Cidr> blocks, Obstacle it) {
        return blocks.stream()
                .filter(block -> block.contains(it.header().destination()))
                .findFirst();
    }

    // ---- the site's router

    private List<Fix> atSite(Obstacle it) {
        int number = tables.site(it.at());
        if (number < 0) {
            return List.of();
        }
        var site = tables.site(number);
        if (it.code() == Code.BAD_STATE_ROUTE) {
            var row = tables.router(number).row(it.rule());
            var rows = new ArrayList<>(site.routes());
            rows.removeIf(
                    one -> one.over().isEmpty() && one.destination().equals(row.destination()));
            return List.of(
                    new Fix(
                            Message.of("trace.fix-site-clear", row.text(), site.label()),
                            put(site.withRoutes(rows))));
        }
        var fixes = new ArrayList<Fix>();
        if (it.wantedSlot() >= 0) {
            var there = network.tables(it.wantedSlot()).vpc();
            block(there.cidrs(), it).ifPresent(block -> toVpc(site, number, there, block, fixes));
        } else if (Start.isSite(it.wantedSlot())) {
            distinct(number, Start.siteOf(it.wantedSlot())).ifPresent(fixes::add);
        }
        return fixes;
    }

    private static Edit put(Site site) {
        return new Edit.PutSite(site, Optional.empty());
    }

    private void toVpc(Site site, int number, Vpc there, Cidr block, List<Fix> fixes) {
        for (var line : lines(number)) {
            if (!line.up() || !line.carries(block.isV6()) || line.gateway().isEmpty()) {
                continue;
            }
            var gateway = line.gateway().get();
            var direct = hybrid.dxGateways().get(gateway);
            if (direct != null) {
                allow(direct, line, there, block).ifPresent(fixes::add);
            }
            var vpn = hybrid.vpnConnections().get(line.id());
            boolean leads =
                    there.vpnGateways().containsKey(gateway)
                            || Optional.ofNullable(topology.transitGateways().get(gateway))
                                    .flatMap(it -> it.attachmentOf(there.id()))
                                    .isPresent();
            if (vpn != null && leads) {
                var rows = new ArrayList<>(site.routes());
                var row = new Site.SiteRoute(block, Optional.of(line.id()));
                rows.removeIf(it -> it.destination().equals(block));
                rows.add(row);
                fixes.add(
                        new Fix(
                                Message.of("trace.fix-site-route", row.text(), site.label()),
                                put(site.withRoutes(rows))));
            }
        }
    }

    /// The allowed prefixes of a gateway of that VPC widened, or the gateway associated.
    private Optional<Fix> allow(DxGateway direct, SiteLine line, Vpc there, Cidr block) {
        var type = line.type().orElse(Type.PRIVATE);
        var associations = new ArrayList<>(direct.associations());
        for (int i = 0; i < associations.size(); i++) {
            var it = associations.get(i);
            boolean own =
                    type == Type.PRIVATE
                            ? there.vpnGateways().containsKey(it.gateway())
                                    && !DxGatewayTables.isAllowed(it, block)
                            : Optional.ofNullable(topology.transitGateways().get(it.gateway()))
                                    .flatMap(gateway -> gateway.attachmentOf(there.id()))
                                    .isPresent();
            if (own && !it.allowedPrefixes().contains(block)) {
                var allowed = new ArrayList<>(it.allowedPrefixes());
                allowed.add(block);
                associations.set(i, new DxGateway.Association(it.gateway(), allowed));
                return Optional.of(
                        new Fix(
                                Message.of(
                                        "trace.fix-allow",
                                        block.toString(),
                                        label(it.gateway()),
                                        direct.label()),
                                put(direct.withAssociations(associations))));
            }
        }
        return type == Type.PRIVATE ? associate(direct, there) : Optional.empty();
    }

    private Optional<Fix> associate(DxGateway direct, Vpc there) {
        var gateway =
                there.vpnGateways().values().stream()
                        .filter(it -> direct.associationOf(it.id()).isEmpty())
                        .findFirst();
        boolean none =
                there.vpnGateways().keySet().stream()
                        .noneMatch(it -> direct.associationOf(it).isPresent());
        return gateway.filter(_ -> none)
                .map(it -> {
                    var more = new ArrayList<>(direct.associations());
                    more.add(new DxGateway.Association(it.id(), List.of()));
                    return new Fix(
                            Message.of("trace.fix-associate-dx", it.label(), direct.label()),
                            put(direct.withAssociations(more)));
                });
    }

    private static Edit put(DxGateway direct) {
        return new Edit.PutDxGateway(direct, Optional.empty());
    }

    private String label(ResourceId id) {
        return topology.find(id).map(it -> it.label()).orElse(id.value());
    }

    /// Two sites of one number do not hear of each other over a virtual private gateway.
    private Optional<Fix> distinct(int site, int other) {
        for (var near : lines(site)) {
            for (var far : lines(other)) {
                var vpn = hybrid.vpnConnections().get(near.id());
                var device =
                        vpn == null ? null : hybrid.customerGateways().get(vpn.customerGateway());
                boolean same =
                        near.asn() == far.asn()
                                && near.gateway().isPresent()
                                && near.gateway().equals(far.gateway());
                if (same && device != null && near.up() && far.up()) {
                    long number = unused();
                    return Optional.of(
                            new Fix(
                                    Message.of(
                                            "trace.fix-distinct",
                                            device.label(),
                                            Long.toString(number)),
                                    new Edit.PutCustomerGateway(
                                            device.withSession(device.address(), number))));
                }
            }
        }
        return Optional.empty();
    }

    /// The first private number that nobody has.
    private long unused() {
        var taken = new ArrayList<Long>();
        for (int i = 0; i < tables.lineCount(); i++) {
            taken.add(tables.line(i).asn());
        }
        topology.vpcs()
                .values()
                .forEach(vpc -> vpc.vpnGateways().values().forEach(it -> taken.add(it.asn())));
        topology.transitGateways().values().forEach(it -> taken.add(it.asn()));
        long number = 65_001;
        while (taken.contains(number)) {
            number++;
        }
        return number;
    }

    // ---- AWS's side is not told

    /// A gateway is told of the site's block by a connection that the site has with it.
    ///
    /// @param gateway a virtual private gateway, or a Direct Connect gateway
    private List<Fix> tellGateway(Obstacle it, ResourceId gateway) {
        if (!Start.isSite(it.wantedSlot())) {
            return List.of();
        }
        int number = Start.siteOf(it.wantedSlot());
        var block = block(tables.site(number).prefixes(), it);
        if (block.isEmpty()) {
            return List.of();
        }
        var fixes = new ArrayList<Fix>();
        for (var line : lines(number)) {
            var direct = line.gateway().map(hybrid.dxGateways()::get);
            if (!line.up() || !line.carries(block.get().isV6())) {
                continue;
            }
            if (line.gateway().filter(gateway::equals).isPresent()
                    || direct.flatMap(one -> one.associationOf(gateway)).isPresent()) {
                tell(line, block.get()).ifPresent(fixes::add);
            } else if (line.type().filter(type -> type == Type.PRIVATE).isPresent()
                    && topology.vpcOf(gateway).isPresent()) {
                direct.flatMap(one -> associate(one, topology.vpcOf(gateway).orElseThrow()))
                        .ifPresent(fixes::add);
            }
        }
        return fixes;
    }

    private Optional<Fix> tell(SiteLine line, Cidr block) {
        var vpn = hybrid.vpnConnections().get(line.id());
        if (vpn != null) {
            return switch (vpn.routing()) {
                case Routing.Static(var routes) ->
                        routes.contains(block)
                                ? Optional.empty()
                                : Optional.of(
                                        new Fix(
                                                Message.of(
                                                        "trace.fix-vpn-route",
                                                        block.toString(),
                                                        vpn.label()),
                                                new Edit.PutVpnConnection(
                                                        vpn.withRouting(
                                                                new Routing.Static(
                                                                        plus(routes, block))))));
                case Routing.Bgp(var advertised, int prepends, int med) ->
                        advertised.isEmpty() || advertised.contains(block)
                                ? Optional.empty()
                                : Optional.of(
                                        new Fix(
                                                Message.of(
                                                        "trace.fix-tell",
                                                        block.toString(),
                                                        vpn.label()),
                                                new Edit.PutVpnConnection(
                                                        vpn.withRouting(
                                                                new Routing.Bgp(
                                                                        plus(advertised, block),
                                                                        prepends,
                                                                        med)))));
            };
        }
        var vif = hybrid.virtualInterfaces().get(line.id());
        return vif == null || vif.advertised().isEmpty() || vif.advertised().contains(block)
                ? Optional.empty()
                : Optional.of(
                        new Fix(
                                Message.of("trace.fix-tell", block.toString(), vif.label()),
                                new Edit.PutVirtualInterface(
                                        vif.withAdvertised(plus(vif.advertised(), block)))));
    }

    private static List<Cidr> plus(List<Cidr> blocks, Cidr block) {
        var more = new ArrayList<>(blocks);
        more.add(block);
        return more;
    }

    // ---- Direct Connect gateways

    private List<Fix> atDirect(Obstacle it) {
        var direct = hybrid.dxGateways().get(it.at());
        if (direct == null) {
            return List.of();
        }
        if (it.rule() >= 0) {
            return between(direct, it).stream().toList();
        }
        if ((it.first() & 1) == 1) {
            return tellGateway(it, it.at());
        }
        if (it.wantedSlot() < 0) {
            return List.of();
        }
        var there = network.tables(it.wantedSlot()).vpc();
        var type = it.first() >= 2 ? Type.TRANSIT : Type.PRIVATE;
        for (int i = 0; i < tables.lineCount(); i++) {
            var line = tables.line(i);
            boolean own =
                    line.gateway().filter(it.at()::equals).isPresent()
                            && line.type().equals(Optional.of(type));
            if (own) {
                return block(there.cidrs(), it)
                        .flatMap(block -> allow(direct, line, there, block))
                        .stream()
                        .toList();
            }
        }
        return List.of();
    }

    /// Between two gateways AWS carries what a supernet covers that a site tells.
    private Optional<Fix> between(DxGateway direct, Obstacle it) {
        var type = it.first() >= 2 ? Type.TRANSIT : Type.PRIVATE;
        var out = tables.direct(tables.direct(it.at())).out(type);
        var destination = it.header().destination();
        int row = out.row(destination.isV6(), Walk.high(destination), Walk.low(destination));
        boolean covered = row >= 0 && out.row(row).destination().contains(it.header().source());
        return direct.betweenGateways() || !covered
                ? Optional.empty()
                : Optional.of(
                        new Fix(
                                Message.of(
                                        "trace.fix-between",
                                        direct.label(),
                                        out.row(row).destination().toString()),
                                put(
                                        new DxGateway(
                                                direct.id(),
                                                direct.name(),
                                                direct.account(),
                                                direct.asn(),
                                                direct.associations(),
                                                true))));
    }
}
