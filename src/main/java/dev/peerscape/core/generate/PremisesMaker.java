package dev.peerscape.core.generate;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Site.SiteRoute;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Makes the offices of a cluster and what leads to them: VPN connections with static rows or BGP,
/// Direct Connect with or without a gateway in between, and a VPN connection behind it.
final class PremisesMaker {
    /// AWS keeps the first blocks of 169.254.0.0/16 for itself.
    private static final int TUNNELS = 0xa9fe_0800;

    private static final int SESSIONS = 0xa9fe_b000;
    private static final long OFFICE_ASN = 65_001;
    private static final long DX_ASN = 64_600;

    private final Cluster cluster;
    private final SplittableRandom random;
    private final ResourceId gateway;
    private Hybrid hybrid;

    private PremisesMaker(Cluster cluster, Hybrid hybrid, SplittableRandom random) {
        this.cluster = cluster;
        this.hybrid = hybrid;
        this.random = random;
        gateway =
                cluster.isTransit()
                        ? cluster.id(Kind.TRANSIT_GATEWAY)
                        : cluster.first().id(Kind.VPN_GATEWAY);
    }

    /// {@return what is there with the cluster's offices}
    static Hybrid with(Hybrid hybrid, Cluster cluster, SplittableRandom random) {
        var maker = new PremisesMaker(cluster, hybrid, random);
        switch (cluster.link()) {
            case NONE -> {}
            case VPN_STATIC -> maker.vpn(0, "main", maker.staticRouting());
            case VPN_BGP -> {
                maker.vpn(0, "main", Routing.Bgp.usual());
                if (cluster.isTransit()) {
                    maker.vpn(0, "second", Routing.Bgp.usual());
                }
            }
            case CLOUD_HUB -> {
                maker.vpn(0, "main", Routing.Bgp.usual());
                maker.vpn(1, "branch", Routing.Bgp.usual());
            }
            case DIRECT_CONNECT, DIRECT_CONNECT_GATEWAY -> {
                maker.directConnect();
                maker.vpn(0, "backup", Routing.Bgp.usual());
            }
        }
        return maker.hybrid;
    }

    /// {@return the blocks of the offices as one list}
    static PrefixList offices(Cluster cluster) {
        var blocks = new ArrayList<Cidr>();
        for (int i = 0; i < offices(cluster.link()); i++) {
            blocks.add(cluster.office(i));
        }
        return new PrefixList(
                cluster.id(Kind.PREFIX_LIST),
                "offices",
                Optional.of(cluster.account()),
                cluster.region(),
                false,
                5,
                blocks);
    }

    /// {@return the offices}
    static List<ResourceId> sites(Cluster cluster) {
        return List.of("office", "branch").subList(0, offices(cluster.link())).stream()
                .map(what -> cluster.id(Kind.SITE, what))
                .toList();
    }

    private static int offices(Cluster.Link link) {
        return switch (link) {
            case NONE -> 0;
            case CLOUD_HUB -> 2;
            case VPN_STATIC, VPN_BGP, DIRECT_CONNECT, DIRECT_CONNECT_GATEWAY -> 1;
        };
    }

    /// {@return what a transit gateway of the cluster is attached to beside its VPCs}
    static List<ResourceId> transitLinks(Cluster cluster) {
        return switch (cluster.link()) {
            case NONE -> List.of();
            case VPN_STATIC -> List.of(vpnId(cluster, "main"));
            case VPN_BGP -> List.of(vpnId(cluster, "main"), vpnId(cluster, "second"));
            case CLOUD_HUB -> List.of(vpnId(cluster, "main"), vpnId(cluster, "branch"));
            case DIRECT_CONNECT, DIRECT_CONNECT_GATEWAY ->
                    List.of(cluster.id(Kind.DX_GATEWAY), vpnId(cluster, "backup"));
        };
    }

    private static ResourceId vpnId(Cluster cluster, String what) {
        return cluster.id(Kind.VPN_CONNECTION, what);
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private Routing staticRouting() {
        return new Routing.Static(List.of(cluster.office(0)));
    }

    private Site site(int index) {
        var id = cluster.id(Kind.SITE, index == 0 ? "office" : "branch");
        var known = hybrid.sites().get(id);
        if (known != null) {
            return known;
        }
        var block = cluster.office(index);
        var site =
                new Site(
                        id,
                        (index == 0 ? "office-" : "branch-") + cluster.word(),
                        List.of(block),
                        List.of(host(id, "desk", block, 20), host(id, "files", block, 256 + 10)),
                        List.of());
        hybrid = hybrid.with(site);
        return site;
    }

    private static SiteHost host(ResourceId site, String what, Cidr block, int at) {
        var word = site.value().substring(Kind.SITE.prefix().length());
        return new SiteHost(
                new ResourceId(Kind.SITE_HOST.prefix() + word + "-" + what),
                what,
                block.base().plus(at));
    }

    private void vpn(int office, String what, Routing routing) {
        var site = site(office);
        int number = hybrid.vpnConnections().size();
        var device = cluster.id(Kind.CUSTOMER_GATEWAY, what);
        hybrid =
                hybrid.with(
                        new CustomerGateway(
                                device,
                                "",
                                cluster.account(),
                                cluster.region(),
                                Optional.of(new Ip.V4(0xd328_0000 + number)),
                                OFFICE_ASN + office,
                                site.id()));
        // A tunnel is often down; both, which is a fault, seldom.
        boolean down = chance(0.03);
        var tunnels =
                List.of(tunnel(number * 2, !down), tunnel(number * 2 + 1, !down && !chance(0.2)));
        var id = vpnId(cluster, what);
        hybrid = hybrid.with(new VpnConnection(id, what, device, gateway, routing, tunnels, false));
        // Fault: on a static connection somebody forgot the site's own rows.
        if (routing instanceof Routing.Static && !chance(0.1)) {
            var rows = List.of(new SiteRoute(reach(), Optional.of(id)));
            hybrid = hybrid.with(site.withRoutes(rows));
        }
    }

    private Cidr reach() {
        return cluster.isTransit() ? Cluster.EVERYTHING : cluster.first().v4();
    }

    private static Tunnel tunnel(int number, boolean up) {
        return new Tunnel(
                Optional.of(new Ip.V4(0x3430_0000 + number)),
                Optional.of(new Cidr(new Ip.V4(TUNNELS + number % 0x2800 * 4), 30)),
                up);
    }

    private void directConnect() {
        var site = site(0);
        int number = hybrid.virtualInterfaces().size();
        var line = cluster.id(Kind.DX_CONNECTION);
        hybrid =
                hybrid.with(
                        new DxConnection(
                                line,
                                "line-" + cluster.word(),
                                cluster.account(),
                                cluster.region(),
                                "EqSL" + (1 + number % 2),
                                number % 3 == 0 ? "10Gbps" : "1Gbps",
                                site.id(),
                                !chance(0.03)));
        boolean between =
                cluster.isTransit() || cluster.link() == Cluster.Link.DIRECT_CONNECT_GATEWAY;
        if (between) {
            dxGateway();
        }
        int session = SESSIONS + number % 0x1000 * 4;
        hybrid =
                hybrid.with(
                        new VirtualInterface(
                                cluster.id(Kind.VIRTUAL_INTERFACE),
                                "vif-" + cluster.word(),
                                cluster.account(),
                                line,
                                cluster.isTransit()
                                        ? VirtualInterface.Type.TRANSIT
                                        : VirtualInterface.Type.PRIVATE,
                                101 + number % 3_000,
                                OFFICE_ASN,
                                cluster.isTransit() ? 8_500 : 9_001,
                                Optional.of(
                                        new VirtualInterface.Session(
                                                new Ip.V4(session + 1),
                                                new Ip.V4(session + 2),
                                                30)),
                                Optional.of(between ? cluster.id(Kind.DX_GATEWAY) : gateway),
                                List.of(),
                                VirtualInterface.Preference.MEDIUM,
                                0,
                                false,
                                !chance(0.05)));
    }

    private void dxGateway() {
        var block = cluster.first().v4();
        // Fault: allowed prefixes that are narrower than the VPC.
        var allowed =
                cluster.isTransit()
                        ? List.of(Cluster.EVERYTHING)
                        : List.of(chance(0.1) ? new Cidr(block.base(), 24) : block);
        hybrid =
                hybrid.with(
                        new DxGateway(
                                cluster.id(Kind.DX_GATEWAY),
                                "dx-" + cluster.word(),
                                cluster.account(),
                                DX_ASN,
                                List.of(new DxGateway.Association(gateway, allowed)),
                                false));
    }
}
