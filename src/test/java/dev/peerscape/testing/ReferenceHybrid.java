package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a [ReferenceWalker] asks of routers outside of VPCs: who knows which block by what. Worked
/// out anew for every question.
final class ReferenceHybrid {
    private final Topology topology;
    private final Hybrid hybrid;

    ReferenceHybrid(Topology topology) {
        this.topology = topology;
        hybrid = topology.hybrid();
    }

    /// Somebody knows a block.
    ///
    /// @param over the connection or gateway; empty for "here"
    /// @param worth of equal blocks, the lowest first number is best, then the second, and so on
    /// @param path the numbers that it went through
    /// @param works whether what it goes over is up
    record Known(
            Cidr block, Optional<ResourceId> over, int[] worth, List<Long> path, boolean works) {
        boolean isBetterThan(Known other) {
            if (block.length() != other.block.length()) {
                return block.length() > other.block.length();
            }
            for (int i = 0; i < worth.length; i++) {
                if (worth[i] != other.worth[i]) {
                    return worth[i] < other.worth[i];
                }
            }
            return over.map(ResourceId::value)
                            .orElse("")
                            .compareTo(other.over.map(ResourceId::value).orElse(""))
                    < 0;
        }
    }

    // How something is known, the best first.
    private static final int HERE = 0;
    private static final int BY_HAND = 1;
    private static final int DIRECT = 2;
    private static final int VPN_BY_HAND = 3;
    private static final int VPN_TOLD = 4;

    private static Known known(
            Cidr block,
            ResourceId over,
            int how,
            int preference,
            List<Long> path,
            int med,
            boolean works) {
        return new Known(
                block,
                Optional.of(over),
                new int[] {how, -preference, path.size(), med},
                path,
                works);
    }

    private static Known here(Cidr block) {
        return new Known(block, Optional.empty(), new int[] {HERE, 0, 0, 0}, List.of(), true);
    }

    /// {@return the best that works for an address}
    static Optional<Known> best(List<Known> all, Ip address) {
        return pick(all, address, true);
    }

    /// {@return the best of what would lead there, was it up}
    static Optional<Known> down(List<Known> all, Ip address) {
        return pick(all, address, false);
    }

    private static Optional<Known> pick(List<Known> all, Ip address, boolean works) {
        Known best = null;
        for (var it : all) {
            if (it.works() == works
                    && it.block().contains(address)
                    && (best == null || it.isBetterThan(best))) {
                best = it;
            }
        }
        return Optional.ofNullable(best);
    }

    private static List<Known> bestOfEach(List<Known> all) {
        var best = new ArrayList<Known>();
        for (var it : all) {
            boolean beaten = false;
            for (var other : all) {
                beaten |=
                        other != it
                                && other.works()
                                && other.block().equals(it.block())
                                && other.isBetterThan(it);
            }
            if (it.works() && !beaten) {
                best.add(it);
            }
        }
        return best;
    }

    // ---- connections

    boolean isUp(ResourceId line) {
        var vpn = hybrid.vpnConnections().get(line);
        if (vpn != null) {
            boolean up = false;
            for (var tunnel : vpn.tunnels()) {
                up |= tunnel.up();
            }
            return up;
        }
        var vif = hybrid.virtualInterfaces().get(line);
        return vif.up() && hybrid.dxConnections().get(vif.connection()).up();
    }

    boolean carries(ResourceId line, Ip address) {
        var vpn = hybrid.vpnConnections().get(line);
        return vpn == null || carries(vpn, address.isV6());
    }

    private static boolean carries(VpnConnection vpn, boolean v6) {
        return vpn.gateway().value().startsWith("vgw-") ? !v6 : vpn.ipv6() == v6;
    }

    Site siteOf(ResourceId line) {
        var vpn = hybrid.vpnConnections().get(line);
        var site =
                vpn != null
                        ? hybrid.customerGateways().get(vpn.customerGateway()).site()
                        : hybrid.dxConnections()
                                .get(hybrid.virtualInterfaces().get(line).connection())
                                .site();
        return hybrid.sites().get(site);
    }

    private long asn(ResourceId line) {
        var vpn = hybrid.vpnConnections().get(line);
        return vpn != null
                ? hybrid.customerGateways().get(vpn.customerGateway()).asn()
                : hybrid.virtualInterfaces().get(line).asn();
    }

    private List<Long> path(ResourceId line, int prepends) {
        var path = new ArrayList<Long>();
        for (int i = 0; i <= prepends; i++) {
            path.add(asn(line));
        }
        return path;
    }

    /// What AWS has by a VPN connection.
    private List<Known> by(VpnConnection vpn, ResourceId over) {
        var found = new ArrayList<Known>();
        boolean up = isUp(vpn.id());
        switch (vpn.routing()) {
            case Routing.Static(var routes) ->
                    routes.forEach(
                            it -> found.add(known(it, over, VPN_BY_HAND, 0, List.of(), 0, up)));
            case Routing.Bgp(var advertised, int prepends, int med) -> {
                var blocks = advertised.isEmpty() ? siteOf(vpn.id()).prefixes() : advertised;
                for (var block : blocks) {
                    found.add(known(block, over, VPN_TOLD, 0, path(vpn.id(), prepends), med, up));
                }
            }
        }
        found.removeIf(it -> !carries(vpn, it.block().isV6()));
        return found;
    }

    /// What AWS has by a virtual interface.
    private List<Known> by(VirtualInterface vif, ResourceId over) {
        var found = new ArrayList<Known>();
        var blocks = vif.advertised().isEmpty() ? siteOf(vif.id()).prefixes() : vif.advertised();
        for (var block : blocks) {
            found.add(
                    known(
                            block,
                            over,
                            DIRECT,
                            vif.preference().community(),
                            path(vif.id(), vif.prepends()),
                            0,
                            isUp(vif.id())));
        }
        return found;
    }

    private List<VirtualInterface> interfacesOf(ResourceId gateway, Type type) {
        return hybrid.virtualInterfaces().values().stream()
                .filter(it -> it.type() == type && it.gateway().equals(Optional.of(gateway)))
                .toList();
    }

    // ---- gateways

    /// {@return what a virtual private gateway knows}
    List<Known> vpnGateway(ResourceId id) {
        var all = new ArrayList<Known>();
        for (var vpn : hybrid.vpnConnections().values()) {
            if (vpn.gateway().equals(id)) {
                all.addAll(by(vpn, vpn.id()));
            }
        }
        for (var vif : interfacesOf(id, Type.PRIVATE)) {
            all.addAll(by(vif, vif.id()));
        }
        for (var direct : hybrid.dxGateways().values()) {
            if (direct.associationOf(id).isPresent()) {
                for (var vif : interfacesOf(direct.id(), Type.PRIVATE)) {
                    all.addAll(by(vif, direct.id()));
                }
            }
        }
        return all;
    }

    /// {@return what a Direct Connect gateway knows of sites}
    List<Known> out(DxGateway direct, Type type) {
        var all = new ArrayList<Known>();
        for (var vif : interfacesOf(direct.id(), type)) {
            all.addAll(by(vif, vif.id()));
        }
        return all;
    }

    /// {@return what is behind a Direct Connect gateway}
    List<Known> behind(DxGateway direct, Type type) {
        var all = new ArrayList<Known>();
        for (var it : direct.associations()) {
            boolean transit = it.gateway().value().startsWith("tgw-");
            if (transit
                    && type == Type.TRANSIT
                    && attachment(it.gateway(), direct.id()).isPresent()) {
                for (var block : it.allowedPrefixes()) {
                    all.add(
                            new Known(
                                    block,
                                    Optional.of(it.gateway()),
                                    new int[] {HERE, 0, 0, 0},
                                    List.of(),
                                    true));
                }
            }
            if (!transit && type == Type.PRIVATE) {
                for (var block : topology.vpcOf(it.gateway()).map(Vpc::cidrs).orElse(List.of())) {
                    boolean allowed = it.allowedPrefixes().isEmpty();
                    for (var prefix : it.allowedPrefixes()) {
                        allowed |= prefix.contains(block);
                    }
                    if (allowed) {
                        all.add(
                                new Known(
                                        block,
                                        Optional.of(it.gateway()),
                                        new int[] {HERE, 0, 0, 0},
                                        List.of(),
                                        true));
                    }
                }
            }
        }
        return all;
    }

    /// {@return what sites with SiteLink know of each other}
    List<Known> linked(DxGateway direct) {
        var all = new ArrayList<Known>();
        for (var type : List.of(Type.PRIVATE, Type.TRANSIT)) {
            for (var vif : interfacesOf(direct.id(), type)) {
                if (vif.siteLink()) {
                    all.addAll(by(vif, vif.id()));
                }
            }
        }
        return all;
    }

    /// {@return the working attachment of a transit gateway for something}
    Optional<TransitAttachment> attachment(ResourceId transit, ResourceId far) {
        var gateway = topology.transitGateways().get(transit);
        if (gateway == null) {
            return Optional.empty();
        }
        for (var it : gateway.attachments().values()) {
            boolean hit =
                    switch (it.to()) {
                        case To.ToVpn(var id) -> id.equals(far);
                        case To.ToDxGateway(var id) -> id.equals(far);
                        case To.ToVpc _, To.ToTransitGateway _, To.Elsewhere _ -> false;
                    };
            if (hit) {
                return Optional.of(it).filter(TransitAttachment::available);
            }
        }
        return Optional.empty();
    }

    /// {@return what a transit gateway learns by an attachment from sites}
    List<Known> learned(TransitGateway gateway, TransitAttachment it) {
        var all = new ArrayList<Known>();
        switch (it.to()) {
            case To.ToVpn(var id) -> {
                var vpn = hybrid.vpnConnections().get(id);
                if (vpn != null && vpn.routing() instanceof Routing.Bgp) {
                    all.addAll(by(vpn, it.id()));
                }
            }
            case To.ToDxGateway(var id) -> {
                var direct = hybrid.dxGateways().get(id);
                if (direct != null && direct.associationOf(gateway.id()).isPresent()) {
                    for (var vif : interfacesOf(id, Type.TRANSIT)) {
                        all.addAll(by(vif, it.id()));
                    }
                }
            }
            case To.ToVpc _, To.ToTransitGateway _, To.Elsewhere _ -> {}
        }
        all.removeIf(one -> !one.works());
        return bestOfEach(all);
    }

    // ---- sites

    /// {@return what a site's router knows}
    List<Known> router(Site site) {
        var all = new ArrayList<Known>();
        site.prefixes().forEach(it -> all.add(here(it)));
        var lines = new ArrayList<ResourceId>();
        lines.addAll(hybrid.vpnConnections().keySet());
        lines.addAll(hybrid.virtualInterfaces().keySet());
        lines.removeIf(it -> !siteOf(it).id().equals(site.id()));
        for (var row : site.routes()) {
            all.add(
                    new Known(
                            row.destination(),
                            row.over(),
                            new int[] {BY_HAND, 0, 0, 0},
                            List.of(),
                            row.over().isEmpty()
                                    || lines.contains(row.over().get()) && isUp(row.over().get())));
        }
        for (var line : lines) {
            for (var it : heard(line)) {
                if (!it.path().contains(asn(line))) {
                    all.add(it);
                }
            }
        }
        return all;
    }

    /// What AWS tells over a connection.
    private List<Known> heard(ResourceId line) {
        var vpn = hybrid.vpnConnections().get(line);
        if (vpn != null) {
            if (vpn.routing() instanceof Routing.Static) {
                return List.of();
            }
            return vpn.gateway().value().startsWith("tgw-")
                    ? heardOfTransit(vpn)
                    : heardOfVpnGateway(line, vpn.gateway(), VPN_TOLD);
        }
        var vif = hybrid.virtualInterfaces().get(line);
        if (vif.type() == Type.PUBLIC || vif.gateway().isEmpty()) {
            return List.of();
        }
        var direct = hybrid.dxGateways().get(vif.gateway().get());
        if (direct == null) {
            return vif.type() == Type.PRIVATE
                    ? heardOfVpnGateway(line, vif.gateway().get(), DIRECT)
                    : List.of();
        }
        var all = new ArrayList<Known>();
        for (var it : behind(direct, vif.type())) {
            all.add(told(line, it.block(), DIRECT, List.of(direct.asn()), List.of()));
        }
        if (vif.siteLink()) {
            for (var it : bestOfEach(linked(direct))) {
                if (!it.over().equals(Optional.of(line))) {
                    all.add(told(line, it.block(), DIRECT, List.of(direct.asn()), it.path()));
                }
            }
        }
        return all;
    }

    private Known told(ResourceId line, Cidr block, int how, List<Long> first, List<Long> then) {
        var path = new ArrayList<>(first);
        path.addAll(then);
        return known(block, line, how, 0, path, 0, isUp(line));
    }

    private List<Known> heardOfVpnGateway(ResourceId line, ResourceId id, int how) {
        var all = new ArrayList<Known>();
        var vpc = topology.vpcOf(id);
        if (vpc.isEmpty()) {
            return all;
        }
        var asn = List.of(vpc.get().vpnGateways().get(id).asn());
        for (var block : vpc.get().cidrs()) {
            all.add(told(line, block, how, asn, List.of()));
        }
        for (var it : bestOfEach(vpnGateway(id))) {
            var over = it.over().orElseThrow();
            boolean bgp = it.worth()[0] != VPN_BY_HAND;
            if (bgp && !over.equals(line) && !hybrid.dxGateways().containsKey(over)) {
                all.add(told(line, it.block(), how, asn, it.path()));
            }
        }
        all.removeIf(it -> !carries(line, it.block().base()));
        return all;
    }

    private List<Known> heardOfTransit(VpnConnection vpn) {
        var all = new ArrayList<Known>();
        var gateway = topology.transitGateways().get(vpn.gateway());
        var own = attachment(vpn.gateway(), vpn.id());
        if (gateway == null || own.isEmpty() || own.get().association().isEmpty()) {
            return all;
        }
        var rows = new ReferenceTransit(topology).rows(gateway, own.get().association().get());
        var seen = new ArrayList<Cidr>();
        for (var row : rows) {
            if (seen.contains(row.destination())) {
                continue;
            }
            seen.add(row.destination());
            var to = row.to().map(gateway.attachments()::get);
            if (to.isPresent() && to.get().available() && !to.get().id().equals(own.get().id())) {
                all.add(
                        told(
                                vpn.id(),
                                row.destination(),
                                VPN_TOLD,
                                List.of(gateway.asn()),
                                row.path()));
            }
        }
        all.removeIf(it -> !carries(vpn, it.block().isV6()));
        return all;
    }

    // ---- public virtual interfaces

    private static boolean isPublic(Cidr block) {
        return block.length() >= 8 && block.base().isPublic();
    }

    /// {@return what sites told AWS over public virtual interfaces}
    List<Known> publicly() {
        var all = new ArrayList<Known>();
        for (var vif : hybrid.virtualInterfaces().values()) {
            if (vif.type() == Type.PUBLIC) {
                all.addAll(by(vif, vif.id()));
            }
        }
        all.removeIf(it -> !isPublic(it.block()));
        return all;
    }

    /// {@return the first working public virtual interface of a site}
    Optional<ResourceId> publicLine(Site site) {
        return hybrid.virtualInterfaces().values().stream()
                .filter(it -> it.type() == Type.PUBLIC && isUp(it.id()))
                .map(VirtualInterface::id)
                .filter(it -> siteOf(it).id().equals(site.id()))
                .findFirst();
    }

    // ---- ends

    /// A site as an end of a flow.
    ///
    /// @param via what it sends over, where that is given
    record End(Site site, Optional<ResourceId> via) {}

    /// {@return the site that a resource stands for}
    Optional<End> end(ResourceId id) {
        if (hybrid.sites().containsKey(id)) {
            return Optional.of(new End(hybrid.sites().get(id), Optional.empty()));
        }
        for (var site : hybrid.sites().values()) {
            for (var host : site.hosts()) {
                if (host.id().equals(id)) {
                    return Optional.of(new End(site, Optional.empty()));
                }
            }
        }
        if (hybrid.vpnConnections().containsKey(id) || hybrid.virtualInterfaces().containsKey(id)) {
            return Optional.of(new End(siteOf(id), Optional.of(id)));
        }
        if (hybrid.customerGateways().containsKey(id)) {
            var site = hybrid.sites().get(hybrid.customerGateways().get(id).site());
            return Optional.of(new End(site, Optional.empty()));
        }
        if (hybrid.dxConnections().containsKey(id)) {
            var site = hybrid.sites().get(hybrid.dxConnections().get(id).site());
            return Optional.of(new End(site, Optional.empty()));
        }
        var lines = new ArrayList<ResourceId>();
        for (var vpn : hybrid.vpnConnections().values()) {
            if (vpn.gateway().equals(id)) {
                lines.add(vpn.id());
            }
        }
        for (var vif : hybrid.virtualInterfaces().values()) {
            boolean near = vif.gateway().equals(Optional.of(id));
            var direct = vif.gateway().map(hybrid.dxGateways()::get);
            boolean far = direct.flatMap(it -> it.associationOf(id)).isPresent();
            boolean right =
                    id.value().startsWith("vgw-")
                            ? vif.type() == Type.PRIVATE
                            : id.value().startsWith("tgw-")
                                    ? vif.type() == Type.TRANSIT
                                    : vif.type() != Type.PUBLIC;
            if (right && (near || far)) {
                lines.add(vif.id());
            }
        }
        var up = lines.stream().filter(this::isUp).findFirst();
        return up.or(() -> lines.stream().findFirst())
                .map(it -> new End(siteOf(it), Optional.of(it)));
    }
}
