package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.SiteHost;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads sites, which AWS knows nothing of: our own export writes them beside AWS's answers.
final class SiteItems {
    private final Parts parts;
    private final Items items;

    /// Those that were read; an id is there once.
    private final Set<ResourceId> hosts = new HashSet<>();

    SiteItems(Parts parts) {
        this.parts = parts;
        items = new Items(parts);
    }

    void site(Node item, Origin origin) {
        items.identified(
                item,
                "SiteId",
                Kind.SITE,
                origin,
                id ->
                        parts.hybrid.sites.put(
                                id,
                                new Site(
                                        id,
                                        item.name().orElse(""),
                                        VpnItems.blocks(item, "Prefixes"),
                                        hosts(item),
                                        routes(item))));
    }

    private List<SiteHost> hosts(Node item) {
        return item.list("Hosts").stream()
                .flatMap(it ->
                        it
                                .id("HostId", Kind.SITE_HOST)
                                .flatMap(id ->
                                        it.ip("Address")
                                                .map(ip ->
                                                        new SiteHost(id, it.name().orElse(""), ip)))
                                .stream())
                .filter(it -> hosts.add(it.id()))
                .toList();
    }

    private static List<Site.SiteRoute> routes(Node item) {
        return item.list("Routes").stream()
                .flatMap(it ->
                        it.cidr("Destination").map(to -> new Site.SiteRoute(to, over(it))).stream())
                .toList();
    }

    private static Optional<ResourceId> over(Node route) {
        return route.id("Over");
    }
}
