package dev.peerscape.core.trace;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.SiteLine;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.VpnConnection.Tunnel;

import java.util.Optional;

/// The addresses by which the two ends of VPN connections and virtual interfaces answer, and the
/// routers of sites (C.7).
final class PremisesAddresses {
    private final Hybrid hybrid;

    PremisesAddresses(Hybrid hybrid) {
        this.hybrid = hybrid;
    }

    /// {@return the address of the end at which a packet comes out, where the document tells it}
    ///
    /// @param toSite whether that is the customer's end
    Optional<Ip> end(SiteLine line, boolean toSite, boolean v6) {
        var address = line.isVpn() ? ofVpn(line.id(), toSite) : ofInterface(line.id(), toSite);
        return address.filter(it -> it.isV6() == v6);
    }

    /// The inside address of the first tunnel that is up: AWS has the first of the link's block,
    /// the customer the second. Where it is not known, the public address of that end.
    private Optional<Ip> ofVpn(ResourceId id, boolean toSite) {
        var vpn = hybrid.vpnConnections().get(id);
        if (vpn == null) {
            return Optional.empty();
        }
        var tunnel = vpn.tunnels().stream().filter(Tunnel::up).findFirst();
        var inside =
                tunnel.flatMap(Tunnel::inside).map(block -> block.first().plus(toSite ? 2 : 1));
        if (inside.isPresent()) {
            return inside;
        }
        var device = hybrid.customerGateways().get(vpn.customerGateway());
        return !toSite
                ? tunnel.flatMap(Tunnel::outside)
                : device == null ? Optional.empty() : device.address();
    }

    private Optional<Ip> ofInterface(ResourceId id, boolean toSite) {
        var vif = hybrid.virtualInterfaces().get(id);
        return vif == null
                ? Optional.empty()
                : vif.session().map(it -> toSite ? it.customer() : it.amazon());
    }

    /// {@return the first address of the site's network in which the sender is, or the next one
    /// that no host has}
    Optional<Ip> router(Site site, Ip sender) {
        return site.prefixes().stream()
                .filter(block -> block.contains(sender))
                .findFirst()
                .or(() ->
                        site.prefixes().stream()
                                .filter(block -> block.isV6() == sender.isV6())
                                .findFirst())
                .map(block -> free(site, block));
    }

    private static Ip free(Site site, Cidr block) {
        var address =
                block.length() < (block.isV6() ? 127 : 31) ? block.first().plus(1) : block.first();
        while (isTaken(site, address) && block.contains(address.plus(1))) {
            address = address.plus(1);
        }
        return address;
    }

    private static boolean isTaken(Site site, Ip address) {
        return site.hosts().stream().map(SiteHost::address).anyMatch(address::equals);
    }
}
