package dev.peerscape.testing;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VirtualInterface.Preference;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Random edits of what is on premises and what leads there, with mistakes among them.
final class RandomPremises {
    private final RandomParts parts;

    RandomPremises(RandomParts parts) {
        this.parts = parts;
    }

    Edit next(Topology topology, Vpc vpc) {
        var ids = Ids.in(topology);
        var hybrid = topology.hybrid();
        if (hybrid.sites().isEmpty() || parts.chance(8)) {
            return site(hybrid, ids);
        }
        return switch (parts.below(12)) {
            case 0 -> site(hybrid, ids);
            case 1, 2 -> device(hybrid, vpc, ids);
            case 3, 4, 5 ->
                    parts.<ResourceId>some(hybrid.customerGateways().keySet())
                            .flatMap(it -> vpn(topology, vpc, it, ids))
                            .orElseGet(() -> device(hybrid, vpc, ids));
            case 6, 7 -> line(hybrid, vpc, ids);
            case 8, 9 ->
                    parts.<DxConnection>some(hybrid.dxConnections().values())
                            .<Edit>map(it -> virtualInterface(topology, vpc, it, ids))
                            .orElseGet(() -> line(hybrid, vpc, ids));
            default -> gateway(topology, vpc, ids);
        };
    }

    private ResourceId some(java.util.Set<ResourceId> there, ResourceId fresh) {
        return parts.<ResourceId>some(there).filter(_ -> parts.chance(40)).orElse(fresh);
    }

    private List<Cidr> blocks(int most) {
        var blocks = new ArrayList<Cidr>();
        for (int i = parts.below(most + 1); i > 0; i--) {
            blocks.add(Cidr.of("10.%d.0.0/16".formatted(100 + parts.below(40))));
        }
        return blocks.stream().distinct().toList();
    }

    private Edit site(Hybrid hybrid, Ids ids) {
        var id = some(hybrid.sites().keySet(), ids.next(Kind.SITE));
        var prefixes = new ArrayList<>(blocks(2));
        if (prefixes.isEmpty()) {
            prefixes.add(Cidr.of("192.168.%d.0/24".formatted(parts.below(200))));
        }
        var hosts = new ArrayList<SiteHost>();
        for (int i = parts.below(3); i > 0; i--) {
            hosts.add(
                    new SiteHost(
                            ids.next(Kind.SITE_HOST),
                            parts.name("server"),
                            parts.address(parts.pick(prefixes))));
        }
        var old = hybrid.sites().get(id);
        if (old != null && !old.hosts().isEmpty() && parts.chance(60)) {
            hosts.addFirst(old.hosts().getFirst());
        }
        var links = new ArrayList<ResourceId>(hybrid.vpnConnections().keySet());
        links.addAll(hybrid.virtualInterfaces().keySet());
        var routes = new ArrayList<Site.SiteRoute>();
        for (var link : links) {
            boolean own = hybrid.siteOf(link).filter(it -> it.id().equals(id)).isPresent();
            if (own && parts.chance(60)) {
                routes.add(new Site.SiteRoute(parts.vpcBlock(), Optional.of(link)));
            }
        }
        if (parts.chance(20)) {
            routes.add(new Site.SiteRoute(parts.vpcBlock(), Optional.empty()));
        }
        return new Edit.PutSite(new Site(id, parts.name("site"), prefixes, hosts, routes), box());
    }

    private Optional<dev.peerscape.core.topology.Box> box() {
        return parts.chance(40) ? Optional.of(parts.box()) : Optional.empty();
    }

    private ResourceId aSite(Hybrid hybrid) {
        return parts.pick(List.copyOf(hybrid.sites().keySet()));
    }

    private Edit device(Hybrid hybrid, Vpc vpc, Ids ids) {
        return new Edit.PutCustomerGateway(
                new CustomerGateway(
                        some(hybrid.customerGateways().keySet(), ids.next(Kind.CUSTOMER_GATEWAY)),
                        parts.name("device"),
                        vpc.account(),
                        vpc.region(),
                        parts.chance(80) ? Optional.of(parts.publicIp()) : Optional.empty(),
                        65_000 + parts.below(5),
                        aSite(hybrid)));
    }

    private Optional<Edit> vpn(Topology topology, Vpc vpc, ResourceId device, Ids ids) {
        var gateways = new ArrayList<ResourceId>(vpc.vpnGateways().keySet());
        gateways.addAll(topology.transitGateways().keySet());
        return parts.<ResourceId>some(gateways)
                .map(gateway ->
                        new Edit.PutVpnConnection(
                                new VpnConnection(
                                        some(
                                                topology.hybrid().vpnConnections().keySet(),
                                                ids.next(Kind.VPN_CONNECTION)),
                                        parts.name("tunnel"),
                                        device,
                                        gateway,
                                        routing(),
                                        List.of(tunnel(0), tunnel(1)),
                                        parts.chance(5))));
    }

    private Routing routing() {
        return parts.chance(40)
                ? new Routing.Static(blocks(3))
                : parts.chance(60)
                        ? Routing.Bgp.usual()
                        : new Routing.Bgp(blocks(2), parts.below(3), parts.below(2) * 100);
    }

    private VpnConnection.Tunnel tunnel(int which) {
        return new VpnConnection.Tunnel(
                parts.chance(70) ? Optional.of(parts.publicIp()) : Optional.empty(),
                parts.chance(70)
                        ? Optional.of(
                                Cidr.of(
                                        "169.254.%d.%d/30"
                                                .formatted(
                                                        parts.below(200),
                                                        8 * parts.below(16) + 4 * which)))
                        : Optional.empty(),
                parts.chance(70));
    }

    private Edit line(Hybrid hybrid, Vpc vpc, Ids ids) {
        return new Edit.PutDxConnection(
                new DxConnection(
                        some(hybrid.dxConnections().keySet(), ids.next(Kind.DX_CONNECTION)),
                        parts.name("line"),
                        vpc.account(),
                        vpc.region(),
                        "EqDC2",
                        parts.chance(50) ? "1Gbps" : "10Gbps",
                        aSite(hybrid),
                        parts.chance(80)));
    }

    private Edit virtualInterface(Topology topology, Vpc vpc, DxConnection line, Ids ids) {
        var hybrid = topology.hybrid();
        var type = parts.pick(List.of(VirtualInterface.Type.values()));
        var dx = parts.<ResourceId>some(hybrid.dxGateways().keySet());
        var vgw = parts.<ResourceId>some(vpc.vpnGateways().keySet());
        Optional<ResourceId> gateway =
                switch (type) {
                    case PRIVATE -> parts.chance(50) ? vgw : dx;
                    case TRANSIT -> parts.chance(8) ? vgw : dx;
                    case PUBLIC -> parts.chance(5) ? dx : Optional.empty();
                };
        return new Edit.PutVirtualInterface(
                new VirtualInterface(
                        some(hybrid.virtualInterfaces().keySet(), ids.next(Kind.VIRTUAL_INTERFACE)),
                        parts.name("vif"),
                        line.account(),
                        line.id(),
                        type,
                        100 + parts.below(20),
                        65_000 + parts.below(5),
                        parts.chance(50) ? 1500 : 9001,
                        parts.chance(60)
                                ? Optional.of(
                                        new VirtualInterface.Session(
                                                Ip.of("169.254.9.1"), Ip.of("169.254.9.2"), 30))
                                : Optional.empty(),
                        gateway,
                        blocks(2),
                        parts.pick(List.of(Preference.values())),
                        parts.below(3),
                        parts.chance(30),
                        parts.chance(80)));
    }

    private Edit gateway(Topology topology, Vpc vpc, Ids ids) {
        var associations = new ArrayList<DxGateway.Association>();
        var gateways = new ArrayList<ResourceId>(vpc.vpnGateways().keySet());
        gateways.addAll(topology.transitGateways().keySet());
        for (var it : gateways) {
            if (parts.chance(50)) {
                associations.add(new DxGateway.Association(it, blocks(2)));
            }
        }
        return new Edit.PutDxGateway(
                new DxGateway(
                        some(topology.hybrid().dxGateways().keySet(), ids.next(Kind.DX_GATEWAY)),
                        parts.name("dxgw"),
                        vpc.account(),
                        64_600 + parts.below(9),
                        associations,
                        parts.chance(20)),
                box());
    }
}
