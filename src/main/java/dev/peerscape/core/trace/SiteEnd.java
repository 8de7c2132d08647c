package dev.peerscape.core.trace;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.HybridTables;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.SiteLine;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/// A site as an end of a flow: the site itself, one of its hosts, or what leads to it. A virtual
/// private, transit or Direct Connect gateway, VPN connection or virtual interface stands for the
/// site behind it, and what it sends goes that way whatever the site's router would do. A customer
/// gateway or Direct Connect connection is the site's own, and its router chooses.
///
/// @param site by number
/// @param host one of its hosts, or -1 for any address
/// @param via the connection that it sends over, or -1
record SiteEnd(Network network, int site, int host, int via) {
    /// Who is taken at a site that has everything: TEST-NET-3 (RFC 5737).
    private static final Ip SOMEBODY = new Ip.V4(0xcb00_710a);

    /// Where hosts usually begin.
    private static final int USUAL = 10;

    /// {@return the end that a resource stands for; empty for one that is no site}
    static Optional<SiteEnd> of(Network network, ResourceId id) {
        var hybrid = network.hybrid();
        if (hybrid.siteCount() == 0) {
            return Optional.empty();
        }
        int site = hybrid.site(id);
        if (site >= 0) {
            return Optional.of(new SiteEnd(network, site, -1, -1));
        }
        int line = hybrid.line(id);
        if (line >= 0) {
            return by(network, hybrid.line(line));
        }
        return switch (id.prefix()) {
            case "host" -> host(network, id);
            case "vgw", "tgw", "dxgw" -> behind(network, id);
            case "cgw", "dxcon" ->
                    network.topology()
                            .hybrid()
                            .siteOf(id)
                            .map(it -> new SiteEnd(network, hybrid.site(it.id()), -1, -1));
            default -> Optional.empty();
        };
    }

    private static Optional<SiteEnd> host(Network network, ResourceId id) {
        var hybrid = network.hybrid();
        for (int site = 0; site < hybrid.siteCount(); site++) {
            var hosts = hybrid.site(site).hosts();
            for (int i = 0; i < hosts.size(); i++) {
                if (hosts.get(i).id().equals(id)) {
                    return Optional.of(new SiteEnd(network, site, i, -1));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<SiteEnd> by(Network network, SiteLine line) {
        return line.site() < 0
                ? Optional.empty()
                : Optional.of(new SiteEnd(network, line.site(), -1, line.number()));
    }

    /// The first connection of the gateway that works, else the first.
    private static Optional<SiteEnd> behind(Network network, ResourceId gateway) {
        var hybrid = network.hybrid();
        var lines = new ArrayList<SiteLine>();
        for (int i = 0; i < hybrid.lineCount(); i++) {
            if (leads(hybrid, hybrid.line(i), gateway)) {
                lines.add(hybrid.line(i));
            }
        }
        return lines.stream()
                .filter(SiteLine::up)
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .flatMap(it -> by(network, it));
    }

    private static boolean leads(HybridTables hybrid, SiteLine line, ResourceId gateway) {
        Predicate<ResourceId> reaches =
                it ->
                        it.equals(gateway)
                                || hybrid.direct(it) >= 0
                                        && hybrid.direct(hybrid.direct(it))
                                                .gateway()
                                                .associationOf(gateway)
                                                .isPresent();
        boolean direct =
                line.type().isEmpty()
                        || switch (gateway.prefix()) {
                            case "vgw" -> line.type().get() == Type.PRIVATE;
                            case "tgw" -> line.type().get() == Type.TRANSIT;
                            default -> line.type().get() != Type.PUBLIC;
                        };
        return line.site() >= 0 && direct && line.gateway().filter(reaches).isPresent();
    }

    private Site place() {
        return network.hybrid().site(site);
    }

    /// {@return its address of that family: the host's, else one that is told over the connection,
    /// else one of the first prefix}
    Optional<Ip> address(boolean v6) {
        if (host >= 0) {
            return Optional.of(place().hosts().get(host).address()).filter(it -> it.isV6() == v6);
        }
        return blocks().stream().filter(it -> it.isV6() == v6).findFirst().map(SiteEnd::somebody);
    }

    /// {@return the address with which it sends: of a site of which nobody knows what is there, its
    /// router's own on the connection}
    Optional<Ip> sender(boolean v6) {
        return place().prefixes().isEmpty() && host < 0 ? router(v6) : address(v6);
    }

    private Optional<Ip> router(boolean v6) {
        var hybrid = network.hybrid();
        var ends = new PremisesAddresses(network.topology().hybrid());
        return IntStream.range(0, hybrid.lineCount())
                .mapToObj(hybrid::line)
                .filter(it -> via < 0 ? it.site() == site : it.number() == via)
                .flatMap(it -> ends.end(it, true, v6).stream())
                .findFirst();
    }

    private List<Cidr> blocks() {
        var own = place().prefixes();
        var told = via < 0 ? List.<Cidr>of() : told(network.hybrid().line(via).id());
        var both = new ArrayList<>(told.stream().filter(it -> isHeld(own, it)).toList());
        both.addAll(own);
        return both;
    }

    private static boolean isHeld(List<Cidr> own, Cidr block) {
        return own.stream().anyMatch(it -> it.contains(block));
    }

    private List<Cidr> told(ResourceId line) {
        var hybrid = network.topology().hybrid();
        var vpn = hybrid.vpnConnections().get(line);
        var vif = hybrid.virtualInterfaces().get(line);
        if (vpn != null) {
            return switch (vpn.routing()) {
                case Routing.Static(var routes) -> routes;
                case Routing.Bgp(var advertised, _, _) -> advertised;
            };
        }
        return vif == null ? List.of() : vif.advertised();
    }

    /// {@return an address of the block}
    private static Ip somebody(Cidr block) {
        if (block.contains(SOMEBODY) && block.length() < 8) {
            return SOMEBODY;
        }
        int room = (block.isV6() ? 128 : 32) - block.length();
        return room >= 4
                ? block.first().plus(USUAL)
                : room >= 1 ? block.first().plus(1) : block.first();
    }

    /// {@return the slot that stands for it}
    int slot() {
        return Start.site(site);
    }
}
