package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.HybridRow.How;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// What sites tell AWS by BGP, and what is written into VPN connections for those that do not: the
/// beginning of all that routers know. Whether a connection is up is for who asks.
final class SiteVoice {
    /// Blocks shorter than that are no part of the Internet that somebody could own.
    private static final int WIDEST_PUBLIC = 8;

    private final Hybrid hybrid;

    SiteVoice(Hybrid hybrid) {
        this.hybrid = hybrid;
    }

    /// {@return whether the connection carries that family: a virtual private gateway's carries
    /// IPv4 alone (C.4), a transit gateway's the one that it was made for}
    static boolean carries(VpnConnection vpn, boolean v6) {
        boolean six = vpn.ipv6() && vpn.gateway().prefix().equals("tgw");
        return six == v6;
    }

    /// {@return the rows that an end of the connection has by it}
    ///
    /// @param over what the rows name
    List<HybridRow> rows(VpnConnection vpn, ResourceId over) {
        return switch (vpn.routing()) {
            case Routing.Static(var routes) ->
                    routes.stream()
                            .filter(it -> carries(vpn, it.isV6()))
                            .map(it -> HybridRow.made(it, Optional.of(over), How.VPN_STATIC))
                            .toList();
            case Routing.Bgp bgp -> {
                var path = Collections.nCopies(1 + Math.max(0, bgp.prepends()), asn(vpn));
                yield blocks(bgp.advertised(), vpn.id()).stream()
                        .filter(it -> carries(vpn, it.isV6()))
                        .map(it ->
                                new HybridRow(
                                        it, Optional.of(over), How.VPN_BGP, path, bgp.med(), 0))
                        .toList();
            }
        };
    }

    /// {@return the rows that AWS's end of the virtual interface has by it}
    ///
    /// @param over what the rows name
    List<HybridRow> rows(VirtualInterface vif, ResourceId over) {
        var path = Collections.nCopies(1 + Math.max(0, vif.prepends()), vif.asn());
        return blocks(vif.advertised(), vif.id()).stream()
                .filter(it -> vif.type() != VirtualInterface.Type.PUBLIC || isPublic(it))
                .map(it ->
                        new HybridRow(
                                it,
                                Optional.of(over),
                                How.DIRECT_CONNECT,
                                path,
                                0,
                                vif.preference().community()))
                .toList();
    }

    private static boolean isPublic(Cidr block) {
        return block.length() >= WIDEST_PUBLIC && block.base().isPublic();
    }

    private List<Cidr> blocks(List<Cidr> advertised, ResourceId line) {
        return advertised.isEmpty()
                ? hybrid.siteOf(line).map(it -> it.prefixes()).orElse(List.of())
                : advertised;
    }

    /// {@return the number of the site's side}
    long asn(VpnConnection vpn) {
        var device = hybrid.customerGateways().get(vpn.customerGateway());
        return device == null ? 0 : device.asn();
    }

    /// {@return the private or transit virtual interfaces of a gateway}
    List<VirtualInterface> interfacesOf(ResourceId gateway, VirtualInterface.Type type) {
        return hybrid.virtualInterfaces().values().stream()
                .filter(it -> it.type() == type)
                .filter(it -> it.gateway().filter(gateway::equals).isPresent())
                .toList();
    }
}
