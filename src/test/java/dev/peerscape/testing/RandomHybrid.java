package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.CustomerGateway;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VirtualInterface.Preference;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// Puts sites around the VPCs of a topology, with all that joins the two: virtual private gateways
/// and propagation, VPN connections, Direct Connect, transit gateways, and mistakes among them.
public final class RandomHybrid {
    private static final List<Cidr> PREFIXES =
            List.of(
                    Cidr.of("10.99.0.0/16"),
                    Cidr.of("10.98.0.0/16"),
                    Cidr.of("10.98.7.0/24"),
                    Cidr.of("192.168.77.0/24"),
                    Cidr.of("20.9.0.0/16"),
                    Cidr.of("fd99::/48"),
                    Cidr.of("10.0.0.0/8"));

    private final SplittableRandom random;
    private final AccountId account;
    private final Region region;
    private Topology topology;
    private Hybrid hybrid = Hybrid.NONE;
    private int next = 0x0d0d0000;

    private RandomHybrid(Topology topology, SplittableRandom random) {
        this.topology = topology;
        this.random = random;
        var some = topology.vpcs().values().stream().findFirst().orElseThrow();
        account = some.account();
        region = some.region();
    }

    /// {@return the topology with more around it}
    ///
    /// @param topology with at least one VPC
    public static Topology of(Topology topology, long seed) {
        var it = new RandomHybrid(topology, new SplittableRandom(seed ^ 0x4b1d));
        it.hybrid = topology.hybrid();
        it.gateways();
        it.sites();
        it.connections();
        it.topology = it.topology.with(it.hybrid);
        it.attach();
        it.siteRoutes();
        it.topology = it.topology.with(it.hybrid);
        for (var vpc : List.copyOf(it.topology.vpcs().values())) {
            it.topology = it.topology.with(it.routed(vpc));
        }
        return it.topology;
    }

    private boolean in(int of, int chance) {
        return random.nextInt(of) < chance;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private ResourceId id(String prefix) {
        return new ResourceId(prefix + "-" + String.format("%08x", next++));
    }

    private void gateways() {
        for (var vpc : List.copyOf(topology.vpcs().values())) {
            if (vpc.vpnGateways().isEmpty() && in(10, 7)) {
                topology =
                        topology.with(
                                vpc.draft()
                                        .put(
                                                VpnGateway.create(id("vgw"), "")
                                                        .withAsn(64_512 + random.nextInt(3)))
                                        .build());
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            var associations = new ArrayList<DxGateway.Association>();
            for (var gateway : ends(false)) {
                if (in(10, 5)) {
                    associations.add(new DxGateway.Association(gateway, allowed(gateway)));
                }
            }
            hybrid =
                    hybrid.with(
                            new DxGateway(
                                    id("dxgw"),
                                    "",
                                    account,
                                    64_800 + random.nextInt(3),
                                    associations,
                                    in(10, 4)));
        }
    }

    private List<Cidr> allowed(ResourceId gateway) {
        var blocks = new ArrayList<Cidr>();
        for (var vpc : topology.vpcs().values()) {
            boolean own = vpc.vpnGateways().containsKey(gateway);
            if (own && in(10, 5) || gateway.prefix().equals("tgw") && in(10, 7)) {
                var some = one(vpc.cidrs());
                blocks.add(in(10, 8) ? some : Cidr.around(some.base(), some.length() + 2));
            }
        }
        return blocks;
    }

    /// Virtual private and transit gateways, and Direct Connect gateways.
    private List<ResourceId> ends(boolean direct) {
        var ends = new ArrayList<ResourceId>();
        topology.vpcs().values().forEach(it -> ends.addAll(it.vpnGateways().keySet()));
        ends.addAll(topology.transitGateways().keySet());
        if (direct) {
            ends.addAll(hybrid.dxGateways().keySet());
        }
        return ends;
    }

    private void sites() {
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            var prefixes = new ArrayList<Cidr>();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                var block = one(PREFIXES.subList(0, PREFIXES.size() - 1));
                if (prefixes.stream().noneMatch(block::overlaps)) {
                    prefixes.add(block);
                }
            }
            var hosts = new ArrayList<SiteHost>();
            for (var block : prefixes) {
                if (in(2, 1)) {
                    hosts.add(new SiteHost(id("host"), "", block.first().plus(5)));
                }
            }
            hybrid = hybrid.with(new Site(id("site"), "", prefixes, hosts, List.of()));
        }
    }

    private void connections() {
        var sites = List.copyOf(hybrid.sites().keySet());
        var ends = ends(false);
        for (var site : sites) {
            for (int i = random.nextInt(4); i > 0 && !ends.isEmpty(); i--) {
                var device = id("cgw");
                var end = one(ends);
                hybrid =
                        hybrid.with(
                                new CustomerGateway(
                                        device,
                                        "",
                                        account,
                                        region,
                                        Optional.empty(),
                                        65_000 + random.nextInt(4),
                                        site));
                hybrid =
                        hybrid.with(
                                new VpnConnection(
                                        id("vpn"),
                                        "",
                                        device,
                                        end,
                                        routing(),
                                        List.of(
                                                new Tunnel(
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        in(10, 3)),
                                                new Tunnel(
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        in(10, 8))),
                                        end.prefix().equals("tgw") && in(10, 2)));
            }
            if (in(10, 7)) {
                var line = id("dxcon");
                hybrid =
                        hybrid.with(
                                new DxConnection(
                                        line, "", account, region, "ICN", "1Gbps", site,
                                        in(10, 9)));
                for (int i = 1 + random.nextInt(3); i > 0; i--) {
                    hybrid = hybrid.with(virtualInterface(line, i));
                }
            }
        }
    }

    private VirtualInterface virtualInterface(ResourceId line, int vlan) {
        var ends = ends(true);
        var type = one(List.of(Type.PRIVATE, Type.PRIVATE, Type.TRANSIT, Type.PUBLIC));
        ends.removeIf(it -> type == Type.TRANSIT && !it.prefix().equals("dxgw"));
        ends.removeIf(it -> it.prefix().equals("tgw"));
        return new VirtualInterface(
                id("dxvif"),
                "",
                account,
                line,
                type,
                100 + vlan,
                65_000 + random.nextInt(4),
                1500,
                Optional.empty(),
                type == Type.PUBLIC || ends.isEmpty() || in(20, 1)
                        ? Optional.empty()
                        : Optional.of(one(ends)),
                told(),
                one(List.of(Preference.values())),
                random.nextInt(3),
                in(2, 1),
                in(10, 9));
    }

    private List<Cidr> told() {
        return in(10, 6) ? List.of() : List.of(one(PREFIXES), one(PREFIXES));
    }

    private Routing routing() {
        return in(10, 3)
                ? new Routing.Static(List.of(one(PREFIXES), one(PREFIXES)))
                : new Routing.Bgp(told(), random.nextInt(2), random.nextInt(2) * 10);
    }

    private void attach() {
        for (var vpn : hybrid.vpnConnections().values()) {
            attach(vpn.gateway(), new To.ToVpn(vpn.id()));
        }
        for (var direct : hybrid.dxGateways().values()) {
            for (var it : direct.associations()) {
                attach(it.gateway(), new To.ToDxGateway(direct.id()));
            }
        }
    }

    private void attach(ResourceId id, To to) {
        TransitGateway gateway = topology.transitGateways().get(id);
        if (gateway == null || in(20, 1)) {
            return;
        }
        var attachment = gateway.attachment(id("tgw-attach"), "", to);
        var tables = List.copyOf(gateway.routeTables().keySet());
        if (!tables.isEmpty() && in(10, 3)) {
            attachment = attachment.withAssociation(Optional.of(one(tables)));
        }
        if (in(10, 3)) {
            attachment =
                    attachment.withPropagations(tables.stream().filter(_ -> in(10, 6)).toList());
        }
        gateway = gateway.with(attachment.withAvailable(in(10, 9)));
        if (!tables.isEmpty() && in(10, 3)) {
            TransitRouteTable table = gateway.routeTables().get(one(tables));
            var rows = new ArrayList<>(table.routes());
            var block = one(PREFIXES);
            rows.removeIf(it -> it.destination().equals(block));
            rows.add(TransitRouteTable.Row.to(block, attachment.id()));
            gateway = gateway.with(table.withRoutes(rows));
        }
        topology = topology.with(gateway);
    }

    private void siteRoutes() {
        for (var site : List.copyOf(hybrid.sites().values())) {
            var rows = new ArrayList<Site.SiteRoute>();
            var lines = new ArrayList<ResourceId>();
            lines.addAll(hybrid.vpnConnections().keySet());
            lines.addAll(hybrid.virtualInterfaces().keySet());
            lines.removeIf(
                    it -> hybrid.siteOf(it).filter(own -> own.id().equals(site.id())).isEmpty());
            for (var line : lines) {
                if (in(10, 4)) {
                    var vpc = one(List.copyOf(topology.vpcs().values()));
                    var block = in(10, 8) ? one(vpc.cidrs()) : Cidr.ANY_V4;
                    rows.removeIf(it -> it.destination().equals(block));
                    rows.add(new Site.SiteRoute(block, Optional.of(line)));
                }
            }
            if (in(20, 1)) {
                rows.add(new Site.SiteRoute(Cidr.of("10.97.0.0/16"), Optional.empty()));
            }
            hybrid = hybrid.with(site.withRoutes(rows));
        }
    }

    private Vpc routed(Vpc vpc) {
        var draft = vpc.draft();
        for (var table : vpc.routeTables().values()) {
            RouteTable it = table;
            for (var gateway : vpc.vpnGateways().keySet()) {
                if (in(10, 7)) {
                    it = it.withPropagating(List.of(gateway));
                }
            }
            var rows = new ArrayList<>(it.routes());
            var targets = new ArrayList<Target>();
            vpc.vpnGateways().keySet().forEach(id -> targets.add(new Target.ToVpnGateway(id)));
            topology.transitGateways()
                    .keySet()
                    .forEach(id -> targets.add(new Target.ToTransitGateway(id)));
            for (int i = random.nextInt(3); i > 0 && !targets.isEmpty(); i--) {
                var block = one(PREFIXES);
                if (rows.stream().noneMatch(row -> row.destination().equals(block))) {
                    rows.add(Route.to(block, one(targets)));
                }
            }
            draft.put(it.withRoutes(rows));
        }
        return draft.build();
    }
}
