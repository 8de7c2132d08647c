package dev.peerscape.core.network;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface.Type;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What joins VPCs with networks on premises, compiled: sites, connections and Direct Connect
/// gateways by number in the order of their ids, and what every router of them knows. Made as a
/// whole, because what each knows follows from the others; an edit that touches none of it takes it
/// over.
public final class HybridTables {
    /// For what is not there.
    public static final int NONE = -1;

    static final HybridTables EMPTY =
            new HybridTables(
                    Topology.empty(Instant.EPOCH), VpnGatewayTables.NONE, _ -> Optional.empty());

    private final VpnGatewayTables gateways;
    private final List<Site> sites;
    private final List<RouterTable> routers;
    private final List<SiteLine> lines;
    private final List<DxGatewayTables> direct;
    private final RouterTable publicWays;
    private final int[] publicLines;
    private final Map<ResourceId, Integer> numbers = new HashMap<>();

    HybridTables(
            Topology topology,
            VpnGatewayTables gateways,
            Function<ResourceId, Optional<TransitTables>> transits) {
        this.gateways = gateways;
        var hybrid = topology.hybrid();
        sites = List.copyOf(hybrid.sites().values());
        sites.forEach(it -> numbers.put(it.id(), numbers.size()));
        lines = lines(hybrid);
        direct =
                hybrid.dxGateways().values().stream()
                        .map(it -> new DxGatewayTables(it, topology))
                        .toList();
        for (int i = 0; i < direct.size(); i++) {
            numbers.put(direct.get(i).gateway().id(), i);
        }
        lines.forEach(it -> numbers.put(it.id(), it.number()));
        var routers = new SiteRouters(topology, gateways, transits, lines);
        var tables = new ArrayList<RouterTable>();
        for (int i = 0; i < sites.size(); i++) {
            tables.add(routers.table(sites.get(i), i));
        }
        this.routers = List.copyOf(tables);
        publicLines = new int[sites.size()];
        publicWays = publicWays(hybrid);
    }

    private List<SiteLine> lines(Hybrid hybrid) {
        var voice = new SiteVoice(hybrid);
        var lines = new ArrayList<SiteLine>();
        for (var vpn : hybrid.vpnConnections().values()) {
            lines.add(SiteLine.of(vpn, lines.size(), site(hybrid, vpn.id()), voice.asn(vpn)));
        }
        for (var vif : hybrid.virtualInterfaces().values()) {
            lines.add(
                    SiteLine.of(vif, lines.size(), site(hybrid, vif.id()), hybrid.isUp(vif.id())));
        }
        return List.copyOf(lines);
    }

    private int site(Hybrid hybrid, ResourceId line) {
        return hybrid.siteOf(line).map(it -> numbers.getOrDefault(it.id(), NONE)).orElse(NONE);
    }

    private RouterTable publicWays(Hybrid hybrid) {
        var voice = new SiteVoice(hybrid);
        Arrays.fill(publicLines, NONE);
        var up = new ArrayList<HybridRow>();
        for (var line : lines) {
            var vif = hybrid.virtualInterfaces().get(line.id());
            if (vif != null && vif.type() == Type.PUBLIC && line.up() && line.site() >= 0) {
                up.addAll(voice.rows(vif, vif.id()));
                if (publicLines[line.site()] < 0) {
                    publicLines[line.site()] = line.number();
                }
            }
        }
        return new RouterTable(up, List.of());
    }

    VpnGatewayTables gateways() {
        return gateways;
    }

    // ---- sites

    /// {@return how many sites there are}
    public int siteCount() {
        return sites.size();
    }

    /// {@return the site}
    public Site site(int site) {
        return sites.get(site);
    }

    /// {@return the site of that id, or [#NONE]}
    public int site(ResourceId id) {
        int number = numbers.getOrDefault(id, NONE);
        return number >= 0 && number < sites.size() && sites.get(number).id().equals(id)
                ? number
                : NONE;
    }

    /// {@return what the site's router knows}
    public RouterTable router(int site) {
        return routers.get(site);
    }

    /// {@return the host of a site that has the address, or [#NONE]}
    public int hostAt(int site, boolean v6, long high, long low) {
        var hosts = sites.get(site).hosts();
        for (int i = 0; i < hosts.size(); i++) {
            Ip ip = hosts.get(i).address();
            if (ip.isV6() == v6 && Blocks.high(ip) == high && Blocks.low(ip) == low) {
                return i;
            }
        }
        return NONE;
    }

    /// {@return the site whose prefixes hold the address, the longest of them, and of equal ones
    /// the first site's; [#NONE] when no site does}
    public int siteWith(Ip address) {
        int best = NONE;
        int longest = -1;
        for (int i = 0; i < sites.size(); i++) {
            for (var prefix : sites.get(i).prefixes()) {
                if (prefix.contains(address) && prefix.length() > longest) {
                    best = i;
                    longest = prefix.length();
                }
            }
        }
        return best;
    }

    /// {@return the first working public virtual interface of a site, or [#NONE]}
    public int publicLine(int site) {
        return publicLines[site];
    }

    /// {@return what sites told AWS over public virtual interfaces}
    public RouterTable publicWays() {
        return publicWays;
    }

    // ---- connections

    /// {@return how many VPN connections and virtual interfaces there are}
    public int lineCount() {
        return lines.size();
    }

    /// {@return the connection or interface}
    public SiteLine line(int line) {
        return lines.get(line);
    }

    /// {@return the number of a VPN connection or virtual interface, or [#NONE]}
    public int line(ResourceId id) {
        int number = numbers.getOrDefault(id, NONE);
        return number >= 0 && number < lines.size() && lines.get(number).id().equals(id)
                ? number
                : NONE;
    }

    // ---- gateways

    /// {@return what a virtual private gateway knows of sites}
    public RouterTable vpnGateway(ResourceId gateway) {
        return gateways.of(gateway);
    }

    /// {@return the Direct Connect gateway}
    public DxGatewayTables direct(int gateway) {
        return direct.get(gateway);
    }

    /// {@return how many Direct Connect gateways there are}
    public int directCount() {
        return direct.size();
    }

    /// {@return the Direct Connect gateway of that id, or [#NONE]}
    public int direct(ResourceId id) {
        int number = numbers.getOrDefault(id, NONE);
        boolean known =
                number >= 0
                        && number < direct.size()
                        && direct.get(number).gateway().id().equals(id);
        return known ? number : NONE;
    }
}
