package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Site.SiteRoute;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The rows that a site's router must have for static VPN connections: nothing tells it what is
/// behind them, and AWS does not know what it has. One that works is assumed: it has rows for what
/// the gateway leads to.
///
/// @param told the sites that files describe, which have the rows they have
record SiteRows(
        Parts parts,
        Map<ResourceId, Vpc> vpcs,
        Map<ResourceId, TransitGateway> gateways,
        Set<ResourceId> told) {

    /// {@return the same with those rows}
    Hybrid with(Hybrid hybrid) {
        var after = hybrid;
        for (var vpn : hybrid.vpnConnections().values()) {
            var site = after.siteOf(vpn.id());
            if (vpn.routing() instanceof Routing.Static
                    && site.isPresent()
                    && !told.contains(site.get().id())) {
                after = after.with(with(site.get(), vpn));
            }
        }
        return after;
    }

    private Site with(Site site, VpnConnection vpn) {
        var rows = new ArrayList<>(site.routes());
        for (var block : behind(vpn)) {
            if (rows.stream().noneMatch(it -> it.destination().equals(block))) {
                rows.add(new SiteRoute(block, Optional.of(vpn.id())));
            }
        }
        if (rows.size() > site.routes().size()) {
            parts.remark("site-rows", site.id(), vpn.id());
        }
        return site.withRoutes(rows);
    }

    private List<Cidr> behind(VpnConnection vpn) {
        var far =
                Optional.ofNullable(parts.hybrid.connections.get(vpn.id())).flatMap(it -> it.far());
        if (far.isPresent()) {
            return List.of(far.get());
        }
        var own = parts.hybrid.gateways.get(vpn.gateway());
        var blocks =
                own != null
                        ? blocks(own.vpc())
                        : Optional.ofNullable(gateways.get(vpn.gateway())).stream()
                                .flatMap(it -> behind(it, vpn.id()));
        return blocks.filter(it -> it.isV6() == vpn.ipv6()).distinct().toList();
    }

    /// What the table that the connection's attachment looks up leads to.
    private Stream<Cidr> behind(TransitGateway gateway, ResourceId vpn) {
        var table =
                gateway.attachments().values().stream()
                        .filter(it -> it.to().equals(new To.ToVpn(vpn)))
                        .findFirst()
                        .flatMap(TransitAttachment::association);
        if (table.isEmpty()) {
            return Stream.empty();
        }
        var learned =
                gateway.attachments().values().stream()
                        .filter(it -> it.propagations().contains(table.get()))
                        .flatMap(it ->
                                it.to() instanceof To.ToVpc to
                                        ? blocks(to.vpc())
                                        : Stream.<Cidr>empty());
        var rows =
                Optional.ofNullable(gateway.routeTables().get(table.get())).stream()
                        .flatMap(it -> it.routes().stream())
                        .filter(it -> it.to().isPresent())
                        .map(it -> it.destination());
        return Stream.concat(learned, rows);
    }

    private Stream<Cidr> blocks(ResourceId vpc) {
        return Optional.ofNullable(vpcs.get(vpc)).stream().flatMap(it -> it.cidrs().stream());
    }
}
