package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;

import java.util.List;
import java.util.Optional;

/// A virtual interface of a Direct Connect connection: one BGP session of a site with AWS (C.4). It
/// carries packets while it and its connection are up.
///
/// @param asn the number of the site's side
/// @param session the addresses of the two ends, where they are known
/// @param gateway a virtual private gateway or Direct Connect gateway; empty for a public one, and
///   for one that nobody took yet
/// @param advertised what the site tells; empty for all of its prefixes
/// @param preference the local-preference community that the site sends with it
/// @param prepends how many times the site puts its own number before the path
/// @param siteLink whether sites may reach each other through its Direct Connect gateway
public record VirtualInterface(
        ResourceId id,
        String name,
        AccountId account,
        ResourceId connection,
        Type type,
        int vlan,
        long asn,
        int mtu,
        Optional<Session> session,
        Optional<ResourceId> gateway,
        List<Cidr> advertised,
        Preference preference,
        int prepends,
        boolean siteLink,
        boolean up)
        implements Resource {

    public VirtualInterface {
        advertised = List.copyOf(advertised);
    }

    /// What it leads to.
    public enum Type {
        /// VPCs, by a virtual private gateway or a Direct Connect gateway.
        PRIVATE,
        /// Transit gateways, by a Direct Connect gateway.
        TRANSIT,
        /// The public addresses of AWS.
        PUBLIC
    }

    /// The local-preference communities 7224:7100, 7224:7200 and 7224:7300.
    public enum Preference {
        LOW(7100),
        MEDIUM(7200),
        HIGH(7300);

        private final int community;

        Preference(int community) {
            this.community = community;
        }

        /// {@return the second half of the community}
        public int community() {
            return community;
        }
    }

    /// The two ends of its BGP session.
    ///
    /// @param length of the block that both are in
    public record Session(Ip amazon, Ip customer, int length) {}

    /// {@return this with another name}
    public VirtualInterface withName(String name) {
        return with(name, gateway, advertised, preference, prepends, siteLink, up);
    }

    /// {@return this to another gateway, or to none}
    public VirtualInterface withGateway(Optional<ResourceId> gateway) {
        return with(name, gateway, advertised, preference, prepends, siteLink, up);
    }

    /// {@return this telling other blocks}
    public VirtualInterface withAdvertised(List<Cidr> advertised) {
        return with(name, gateway, advertised, preference, prepends, siteLink, up);
    }

    /// {@return this preferred so}
    public VirtualInterface withPreference(Preference preference) {
        return with(name, gateway, advertised, preference, prepends, siteLink, up);
    }

    /// {@return this with the site's number so many times more in its path}
    public VirtualInterface withPrepends(int prepends) {
        return with(name, gateway, advertised, preference, prepends, siteLink, up);
    }

    /// {@return this with SiteLink or without}
    public VirtualInterface withSiteLink(boolean siteLink) {
        return with(name, gateway, advertised, preference, prepends, siteLink, up);
    }

    /// {@return this up or down}
    public VirtualInterface withUp(boolean up) {
        return with(name, gateway, advertised, preference, prepends, siteLink, up);
    }

    /// {@return this with packets of another size, in bytes}
    public VirtualInterface withMtu(int mtu) {
        return new VirtualInterface(
                id,
                name,
                account,
                connection,
                type,
                vlan,
                asn,
                mtu,
                session,
                gateway,
                advertised,
                preference,
                prepends,
                siteLink,
                up);
    }

    private VirtualInterface with(
            String name,
            Optional<ResourceId> gateway,
            List<Cidr> advertised,
            Preference preference,
            int prepends,
            boolean siteLink,
            boolean up) {
        return new VirtualInterface(
                id,
                name,
                account,
                connection,
                type,
                vlan,
                asn,
                mtu,
                session,
                gateway,
                advertised,
                preference,
                prepends,
                siteLink,
                up);
    }
}
