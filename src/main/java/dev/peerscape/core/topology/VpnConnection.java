package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;

import java.util.List;
import java.util.Optional;

/// A site-to-site VPN connection: two tunnels between a site's device and a virtual private gateway
/// or transit gateway (C.4). It carries packets while one tunnel is up. It is in the account and
/// Region of its gateway.
///
/// @param customerGateway the site's device
/// @param gateway the virtual private gateway of a VPC, or a transit gateway, which then has an
///   attachment of this connection
/// @param ipv6 whether it carries IPv6 instead of IPv4; only to a transit gateway
public record VpnConnection(
        ResourceId id,
        String name,
        ResourceId customerGateway,
        ResourceId gateway,
        Routing routing,
        List<Tunnel> tunnels,
        boolean ipv6)
        implements Resource {

    public VpnConnection {
        tunnels = List.copyOf(tunnels);
    }

    /// How the two ends come to know what is behind the other.
    public sealed interface Routing {
        /// AWS is told by hand what is at the site; the site's router needs rows of its own.
        record Static(List<Cidr> routes) implements Routing {
            public Static {
                routes = List.copyOf(routes);
            }
        }

        /// The ends tell each other by BGP.
        ///
        /// @param advertised what the site tells; empty for all of its prefixes
        /// @param prepends how many times it puts its own number before the path, so that others
        ///   are preferred
        /// @param med the metric it sends; of equal paths the lowest is preferred
        record Bgp(List<Cidr> advertised, int prepends, int med) implements Routing {
            public Bgp {
                advertised = List.copyOf(advertised);
            }

            /// {@return the usual: everything, once, with no metric}
            public static Bgp usual() {
                return new Bgp(List.of(), 0, 0);
            }
        }
    }

    /// One of the two tunnels.
    ///
    /// @param outside the address of AWS's end
    /// @param inside the link's own block, a /30 of 169.254.0.0/16
    public record Tunnel(Optional<Ip> outside, Optional<Cidr> inside, boolean up) {
        /// {@return this up or down}
        public Tunnel withUp(boolean up) {
            return new Tunnel(outside, inside, up);
        }
    }

    /// {@return whether one of the tunnels is up}
    public boolean isUp() {
        return tunnels.stream().anyMatch(Tunnel::up);
    }

    /// {@return this with another name}
    public VpnConnection withName(String name) {
        return new VpnConnection(id, name, customerGateway, gateway, routing, tunnels, ipv6);
    }

    /// {@return this with other routing}
    public VpnConnection withRouting(Routing routing) {
        return new VpnConnection(id, name, customerGateway, gateway, routing, tunnels, ipv6);
    }

    /// {@return this with other tunnels}
    public VpnConnection withTunnels(List<Tunnel> tunnels) {
        return new VpnConnection(id, name, customerGateway, gateway, routing, tunnels, ipv6);
    }

    /// {@return this between other ends}
    public VpnConnection withEnds(ResourceId customerGateway, ResourceId gateway) {
        return new VpnConnection(id, name, customerGateway, gateway, routing, tunnels, ipv6);
    }
}
