package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.HybridRow;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.VpnConnection;
import dev.peerscape.core.topology.VpnConnection.Routing;
import dev.peerscape.core.topology.VpnConnection.Tunnel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The part of V18 about the lines to sites: VPN connections and virtual interfaces that are down,
/// and static VPN connections whose site has no way back (C.4).
final class SiteLines {
    private final TransitRoutes rule;
    private final View view;
    private final Report report;
    private final Hybrid hybrid;

    SiteLines(TransitRoutes rule, View view, Report report) {
        this.rule = rule;
        this.view = view;
        this.report = report;
        hybrid = view.topology().hybrid();
    }

    void check() {
        for (var vpn : hybrid.vpnConnections().values()) {
            long up = vpn.tunnels().stream().filter(Tunnel::up).count();
            if (up == 0) {
                down(vpn, Optional.of(mended(vpn)));
            } else if (up < vpn.tunnels().size()) {
                halfDown(vpn);
            }
            if (vpn.routing() instanceof Routing.Static) {
                noWayBack(vpn);
            }
        }
        for (var vif : hybrid.virtualInterfaces().values()) {
            if (!hybrid.isUp(vif.id()) && vif.gateway().isPresent()) {
                var line = hybrid.dxConnections().get(vif.connection());
                var edits = new ArrayList<Edit>();
                if (!vif.up()) {
                    edits.add(new Edit.PutVirtualInterface(vif.withUp(true)));
                }
                if (line != null && !line.up()) {
                    edits.add(new Edit.PutDxConnection(line.withUp(true)));
                }
                down(vif, line == null ? Optional.empty() : Optional.of(edits));
            }
        }
    }

    private static List<Edit> mended(VpnConnection vpn) {
        return List.of(
                new Edit.PutVpnConnection(
                        vpn.withTunnels(
                                vpn.tunnels().stream().map(it -> it.withUp(true)).toList())));
    }

    /// Where the site has another line that works, that is what it is for.
    private void down(Resource line, Optional<List<Edit>> edits) {
        var site = hybrid.siteOf(line.id());
        var others = site.map(it -> workingLines(it, line.id())).orElse(List.of());
        var name = site.map(Resource::label).orElse("?");
        var subjects = new ArrayList<>(List.of(line.id()));
        site.ifPresent(it -> subjects.add(it.id()));
        report.add(
                rule,
                others.isEmpty() ? Severity.WARNING : Severity.INFO,
                others.isEmpty()
                        ? Message.of("check.V18.down", line.label(), name)
                        : Message.of(
                                "check.V18.down-backup",
                                line.label(),
                                name,
                                String.join(", ", others)),
                subjects,
                edits
                        .filter(it -> !it.isEmpty())
                        .map(it -> Mend.by(Message.of("check.fix-line-up", line.label()), it))
                        .stream()
                        .toList());
    }

    private List<String> workingLines(Site site, ResourceId not) {
        var names = new ArrayList<String>();
        for (var vpn : hybrid.vpnConnections().values()) {
            if (!vpn.id().equals(not) && vpn.isUp() && leadsTo(vpn.id(), site)) {
                names.add(vpn.label());
            }
        }
        for (var vif : hybrid.virtualInterfaces().values()) {
            if (!vif.id().equals(not)
                    && vif.gateway().isPresent()
                    && hybrid.isUp(vif.id())
                    && leadsTo(vif.id(), site)) {
                names.add(vif.label());
            }
        }
        return names;
    }

    private boolean leadsTo(ResourceId line, Site site) {
        return hybrid.siteOf(line).filter(it -> it.id().equals(site.id())).isPresent();
    }

    private void halfDown(VpnConnection vpn) {
        report.add(
                rule,
                Severity.INFO,
                Message.of("check.V18.tunnel-down", vpn.label()),
                List.of(vpn.id()),
                List.of(Mend.by(Message.of("check.fix-line-up", vpn.label()), mended(vpn))));
    }

    /// A static connection tells the site nothing, so its router needs rows of its own.
    private void noWayBack(VpnConnection vpn) {
        var site = hybrid.siteOf(vpn.id());
        if (site.isEmpty()) {
            return;
        }
        var router = view.hybrid().router(view.hybrid().site(site.get().id()));
        var rows = Stream.concat(router.rows().stream(), router.down().stream()).toList();
        var missing = new ArrayList<Cidr>();
        for (var block : behind(vpn)) {
            if (block.isV6() == vpn.ipv6() && rows.stream().noneMatch(it -> answers(it, block))) {
                missing.add(block);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        var routes = new ArrayList<>(site.get().routes());
        missing.forEach(it -> routes.add(new Site.SiteRoute(it, Optional.of(vpn.id()))));
        var blocks = String.join(", ", missing.stream().map(Cidr::toString).toList());
        report.add(
                rule,
                Message.of("check.V18.no-site-row", site.get().label(), vpn.label(), blocks),
                List.of(vpn.id(), site.get().id()),
                List.of(
                        Mend.by(
                                Message.of(
                                        "check.fix-site-row",
                                        site.get().label(),
                                        blocks,
                                        vpn.label()),
                                new Edit.PutSite(
                                        site.get().withRoutes(routes), Optional.empty()))));
    }

    private static boolean answers(HybridRow row, Cidr block) {
        return row.over().isPresent() && row.destination().overlaps(block);
    }

    /// The blocks that the AWS end of the connection leads to.
    private List<Cidr> behind(VpnConnection vpn) {
        var transit = view.topology().transitGateways().get(vpn.gateway());
        if (transit == null) {
            return view.topology().vpcOf(vpn.gateway()).map(it -> it.cidrs()).orElse(List.of());
        }
        var tables = view.transit(transit.id()).orElseThrow();
        var found = new LinkedHashSet<Cidr>();
        int attachment = tables.attachmentTo(vpn.id());
        int table = attachment < 0 ? attachment : tables.associationOf(attachment);
        if (table >= 0) {
            var own = tables.attachment(attachment).id();
            for (var row : tables.rows(table)) {
                if (row.to().filter(it -> !it.equals(own)).isPresent()) {
                    found.add(row.destination());
                }
            }
        }
        return List.copyOf(found);
    }
}
