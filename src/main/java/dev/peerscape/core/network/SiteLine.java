package dev.peerscape.core.network;

import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.VpnConnection;

import java.util.Optional;

/// A VPN connection or virtual interface compiled: what joins a site with AWS.
///
/// @param number among all of them: VPN connections first, each in the order of their ids
/// @param site by number
/// @param up whether it carries packets
/// @param gateway the virtual private, transit or Direct Connect gateway at AWS's end; empty for a
///   public virtual interface, and one that nobody took
/// @param end what is at AWS's end
/// @param type of a virtual interface; empty for a VPN connection
/// @param asn the number of the site's side of BGP
/// @param four whether it carries IPv4
/// @param six whether it carries IPv6
/// @param siteLink whether it leads to other sites through its Direct Connect gateway
public record SiteLine(
        ResourceId id,
        int number,
        int site,
        boolean up,
        Optional<ResourceId> gateway,
        End end,
        Optional<Type> type,
        long asn,
        boolean four,
        boolean six,
        boolean siteLink) {

    /// What is at AWS's end.
    public enum End {
        /// A virtual private gateway of a VPC.
        VPN_GATEWAY,
        /// A transit gateway.
        TRANSIT_GATEWAY,
        /// A Direct Connect gateway.
        DIRECT_CONNECT_GATEWAY,
        /// The public addresses of AWS.
        PUBLIC,
        /// Nothing yet.
        NOTHING
    }

    /// The gateway that takes the interface: a transit one is for Direct Connect gateways alone.
    private static Optional<ResourceId> taken(VirtualInterface vif) {
        return vif.gateway()
                .filter(it ->
                        switch (vif.type()) {
                            case PRIVATE -> it.prefix().equals("vgw") || it.prefix().equals("dxgw");
                            case TRANSIT -> it.prefix().equals("dxgw");
                            case PUBLIC -> false;
                        });
    }

    private static End end(Optional<ResourceId> gateway) {
        return gateway.map(it ->
                        switch (it.prefix()) {
                            case "vgw" -> End.VPN_GATEWAY;
                            case "tgw" -> End.TRANSIT_GATEWAY;
                            case "dxgw" -> End.DIRECT_CONNECT_GATEWAY;
                            default -> End.NOTHING;
                        })
                .orElse(End.NOTHING);
    }

    static SiteLine of(VpnConnection vpn, int number, int site, long asn) {
        return new SiteLine(
                vpn.id(),
                number,
                site,
                vpn.isUp(),
                Optional.of(vpn.gateway()),
                end(Optional.of(vpn.gateway())),
                Optional.empty(),
                asn,
                SiteVoice.carries(vpn, false),
                SiteVoice.carries(vpn, true),
                false);
    }

    static SiteLine of(VirtualInterface vif, int number, int site, boolean up) {
        return new SiteLine(
                vif.id(),
                number,
                site,
                up,
                taken(vif),
                vif.type() == Type.PUBLIC ? End.PUBLIC : end(taken(vif)),
                Optional.of(vif.type()),
                vif.asn(),
                true,
                true,
                vif.siteLink());
    }

    /// {@return whether it is a VPN connection}
    public boolean isVpn() {
        return type.isEmpty();
    }

    /// {@return whether it carries packets of that family}
    public boolean carries(boolean v6) {
        return v6 ? six : four;
    }
}
