package dev.peerscape.core.network;

import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;

/// An edge of the network's graph.
public sealed interface Link {
    /// A peering between two VPCs, in whatever state.
    record Peered(Peering peering) implements Link {
        // Of the id alone: the whole peering is long, and edges are looked up often.
        @Override
        public int hashCode() {
            return peering.id().hashCode();
        }
    }

    /// A gateway in its VPC.
    record Attached(ResourceId gateway, ResourceId vpc) implements Link {}

    /// The way of an Internet gateway, egress-only or not, to the Internet.
    record Uplink(ResourceId gateway) implements Link {}

    /// A public NAT gateway's way out, through its VPC's Internet gateway.
    record Outlet(ResourceId nat, ResourceId gateway) implements Link {}

    /// A VPC's attachment to a transit gateway.
    record Joined(ResourceId attachment, ResourceId gateway, ResourceId vpc) implements Link {}

    /// A peering of two transit gateways, by the attachment that comes first.
    record Bridged(ResourceId attachment, ResourceId gateway, ResourceId other) implements Link {}

    /// A VPN connection or virtual interface to a site.
    ///
    /// @param gateway at AWS's end; the Internet for a public virtual interface, which leads to the
    ///   public addresses of AWS
    record Wired(ResourceId line, ResourceId gateway, ResourceId site) implements Link {}

    /// A virtual private gateway or transit gateway behind a Direct Connect gateway.
    record Associated(ResourceId direct, ResourceId gateway) implements Link {}
}
