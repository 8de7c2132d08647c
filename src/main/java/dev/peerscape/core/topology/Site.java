package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;

import java.util.List;
import java.util.Optional;

/// A network on premises: prefixes, a router that holds routes, and hosts. Every address of its
/// prefixes is there and answers, whether or not it is one of the hosts that people named.
///
/// @param prefixes the blocks that are local to it
/// @param routes the static rows of its router; what it learns by BGP is not stored
public record Site(
        ResourceId id,
        String name,
        List<Cidr> prefixes,
        List<SiteHost> hosts,
        List<SiteRoute> routes)
        implements Resource {

    public Site {
        prefixes = List.copyOf(prefixes);
        hosts = List.copyOf(hosts);
        routes = List.copyOf(routes);
    }

    /// A static row of a site's router.
    ///
    /// @param over a VPN connection or virtual interface of the site; empty for a row that drops
    public record SiteRoute(Cidr destination, Optional<ResourceId> over) {
        /// {@return the row as tables show it}
        public String text() {
            return destination + " -> " + over.map(ResourceId::value).orElse("blackhole");
        }
    }

    /// {@return this with another name}
    public Site withName(String name) {
        return new Site(id, name, prefixes, hosts, routes);
    }

    /// {@return this with other prefixes}
    public Site withPrefixes(List<Cidr> prefixes) {
        return new Site(id, name, prefixes, hosts, routes);
    }

    /// {@return this with other hosts}
    public Site withHosts(List<SiteHost> hosts) {
        return new Site(id, name, prefixes, hosts, routes);
    }

    /// {@return this with other static rows}
    public Site withRoutes(List<SiteRoute> routes) {
        return new Site(id, name, prefixes, hosts, routes);
    }
}
