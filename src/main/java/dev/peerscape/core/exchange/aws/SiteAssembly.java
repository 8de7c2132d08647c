package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// Makes the sites that AWS does not know of, and mends those that our own export tells.
record SiteAssembly(Parts parts, SiteGroups groups, ToldPrefixes told) {

    /// {@return a site of which no file tells, with what its sessions tell and its static
    /// connections lead to}
    ///
    /// @param there its customer gateways and Direct Connect connections
    Site site(ResourceId id, List<ResourceId> there) {
        var prefixes = new TreeSet<Cidr>();
        for (var session : sessions(there)) {
            prefixes.addAll(told.by(session));
            var vpn = parts.hybrid.connections.get(session);
            if (vpn != null && vpn.isStatic()) {
                prefixes.addAll(vpn.routes());
            }
        }
        if (prefixes.isEmpty()) {
            parts.hybrid.connections.values().stream()
                    .filter(it -> it.device().filter(there::contains).isPresent())
                    .forEach(it -> it.near().ifPresent(prefixes::add));
        }
        if (prefixes.isEmpty()) {
            parts.remark("site-unknown", id);
        }
        return new Site(id, groups.nameOf(there), widest(prefixes), List.of(), List.of());
    }

    private List<ResourceId> sessions(List<ResourceId> there) {
        var sessions = new ArrayList<ResourceId>();
        parts.hybrid.connections.values().stream()
                .filter(it -> it.device().filter(there::contains).isPresent())
                .forEach(it -> sessions.add(it.id()));
        parts.hybrid.interfaces.values().stream()
                .filter(it -> there.contains(it.line()))
                .forEach(it -> sessions.add(it.id()));
        return sessions;
    }

    /// {@return the blocks without those that another holds}
    private static List<Cidr> widest(Collection<Cidr> blocks) {
        return blocks.stream()
                .filter(it ->
                        blocks.stream().noneMatch(other -> !other.equals(it) && other.contains(it)))
                .toList();
    }

    /// {@return the site with those of its rows that lead over something of its own}
    Site leading(Site site, Hybrid whole) {
        var rows =
                site.routes().stream()
                        .filter(it ->
                                it.over().isEmpty()
                                        || it.over()
                                                .filter(id -> isSession(whole, id))
                                                .flatMap(whole::siteOf)
                                                .filter(to -> to.id().equals(site.id()))
                                                .isPresent())
                        .toList();
        if (rows.size() < site.routes().size()) {
            parts.remark("site-row", site.id(), site.routes().size() - rows.size());
        }
        return site.withRoutes(rows);
    }

    private static boolean isSession(Hybrid whole, ResourceId id) {
        return whole.vpnConnections().containsKey(id) || whole.virtualInterfaces().containsKey(id);
    }
}
