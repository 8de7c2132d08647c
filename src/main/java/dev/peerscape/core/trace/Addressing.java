package dev.peerscape.core.trace;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// Works out which addresses a flow uses.
///
/// IPv4 where both ends have it, else IPv6. To a resource of the sender's own VPC goes its private
/// address; so it does to one without a public address. One that has both is called by
/// 1. its private address when the two ends are routed to each other over a peering, or when an
///    active peering's DNS option makes its name resolve so ([NameResolution], A.7);
/// 2. else its public address when the sender has a way out to the Internet;
/// 3. else its private address when the two VPCs are joined by a peering that is not over or the
///    sender has a route to one;
/// 4. else its public address.
///
/// Of the interfaces of an interface endpoint or load balancer the one in the sender's availability
/// zone is called, else the first. A gateway endpoint stands for the first address of its prefix
/// list. An address of NAT64 (64:ff9b::/96) means whoever has the IPv4 address in it.
///
/// So a private instance calls a peer's public instance over NAT and the Internet, as its public
/// name resolves there, until both route tables send the two to each other.
final class Addressing {
    /// The Internet's own host in traces: TEST-NET-3 (RFC 5737), and the documentation prefix of
    /// RFC 3849.
    private static final Ip.V4 HOST4 = new Ip.V4(0xcb00_710a);

    private static final Ip.V6 HOST6 = new Ip.V6(0x2001_0db8_0000_0000L, 10);

    private final Network network;
    private final Flow flow;

    private Addressing(Network network, Flow flow) {
        this.network = network;
        this.flow = flow;
    }

    static Start start(Network network, Flow flow) {
        return new Addressing(network, flow).start();
    }

    private Start start() {
        var site = SiteEnd.of(network, flow.from());
        if (site.isPresent()) {
            return new SiteAddressing(network, flow, site.get()).start();
        }
        boolean internet = isInternet(network, flow.from());
        var tables =
                internet
                        ? null
                        : network.topology()
                                .vpcOf(flow.from())
                                .flatMap(vpc -> network.tables(vpc.id()))
                                .orElse(null);
        if (!internet && (tables == null || tables.endpoint(flow.from()) < 0)) {
            return new Start.Impossible(Code.UNASSOCIATED_COMPONENT, flow.from(), true);
        }
        return switch (flow.to()) {
            case Flow.Destination.Address(var address) -> toAddress(tables, address);
            case Flow.Destination.To(var id) when isInternet(network, id) -> toInternet(tables);
            case Flow.Destination.To(var id) ->
                    SiteEnd.of(network, id)
                            .map(it -> toSite(tables, it, id))
                            .orElseGet(() -> toResource(tables, id));
        };
    }

    /// Whether a resource stands for the Internet: itself, or a gateway for what is behind it.
    static boolean isInternet(Network network, ResourceId id) {
        return id.equals(ResourceId.INTERNET)
                || id.value().startsWith("igw-")
                        && network.topology()
                                .vpcOf(id)
                                .filter(vpc -> vpc.internetGateways().containsKey(id))
                                .isPresent();
    }

    private Start toSite(@Nullable VpcTables from, SiteEnd to, ResourceId id) {
        boolean four = to.address(false).isPresent();
        boolean six = to.address(true).isPresent();
        boolean able4 = four && (from == null || sender(from, false) >= 0);
        boolean able6 = six && (from == null || sender(from, true) >= 0);
        boolean wantsSix = flow.protocol().equals(Protocol.ICMPV6);
        boolean v6 =
                flow.source()
                        .map(Ip::isV6)
                        .orElse(able6 && (!able4 || wantsSix) || !able4 && !four);
        return to.address(v6)
                .map(address -> ready(from, address, to.slot(), to.host(), false))
                .orElseGet(() -> new Start.Impossible(Code.UNASSOCIATED_COMPONENT, id, false));
    }

    private Start toAddress(@Nullable VpcTables from, Ip address) {
        var meant = Nat64.isIn(address) ? Nat64.inner(address) : address;
        var holder =
                from == null ? network.publicHolder(meant) : network.whoHas(meant, from.vpc().id());
        if (holder.isPresent()) {
            var there = network.tables(holder.get().vpc()).orElseThrow();
            int endpoint = there.endpoint(holder.get().networkInterface());
            return ready(from, address, there.slot(), endpoint, true);
        }
        boolean own = from != null && from.contains(address.isV6(), high(address), low(address));
        int site = network.hybrid().siteWith(address);
        int wanted =
                own
                        ? Start.NOBODY
                        : site >= 0 && (!meant.isPublic() || isPublicly(site))
                                ? Start.site(site)
                                : meant.isPublic() ? Start.INTERNET : Start.NOBODY;
        return ready(from, address, wanted, -1, true);
    }

    /// Whether a site has public addresses of its own, which AWS knows by a public virtual
    /// interface.
    private boolean isPublicly(int site) {
        return network.hybrid().publicLine(site) >= 0;
    }

    private Start toInternet(@Nullable VpcTables from) {
        boolean v6 =
                flow.source()
                        .map(Ip::isV6)
                        .orElse(
                                from != null
                                        && (flow.protocol().equals(Protocol.ICMPV6)
                                                        && sender(from, true) >= 0
                                                || sender(from, false) < 0));
        return ready(from, host(from, v6), Start.INTERNET, -1, true);
    }

    private Start toResource(@Nullable VpcTables from, ResourceId id) {
        var there =
                network.topology().vpcOf(id).flatMap(vpc -> network.tables(vpc.id())).orElse(null);
        if (there == null || there.endpoint(id) < 0) {
            return new Start.Impossible(Code.UNASSOCIATED_COMPONENT, id, false);
        }
        boolean v6 = family(from, there, id);
        int first = endpoint(there, id, v6);
        if (first < 0) {
            return new Start.Impossible(Code.UNASSOCIATED_COMPONENT, id, false);
        }
        int target = from == null ? first : nearest(from, there, id, first, v6);
        var own = primary(there, target, v6).orElseThrow();
        var address = !v6 && usesPublic(from, there, target, own) ? publicIp(there, target) : own;
        return ready(from, address, there.slot(), target, false);
    }

    /// {@return the interface of an endpoint or load balancer in the sender's zone, else the first}
    private int nearest(VpcTables from, VpcTables there, ResourceId id, int first, boolean v6) {
        boolean several =
                (there.isService(first) || there.isBalancer(first))
                        && !there.interfaceId(first).equals(id);
        int sender = sender(from, v6);
        if (!several || sender < 0 || from.subnetOf(sender) < 0) {
            return first;
        }
        var zone = from.subnet(from.subnetOf(sender)).zone();
        for (int e = first; e < there.endpointCount() && there.host(e) == there.host(first); e++) {
            if (primary(there, e, v6).isPresent()
                    && there.subnet(there.subnetOf(e)).zone().equals(zone)) {
                return e;
            }
        }
        return first;
    }

    private boolean family(@Nullable VpcTables from, VpcTables there, ResourceId id) {
        if (flow.source().isPresent()) {
            return flow.source().get().isV6();
        }
        boolean four =
                endpoint(there, id, false) >= 0 && (from == null || sender(from, false) >= 0);
        boolean six = endpoint(there, id, true) >= 0 && (from == null || sender(from, true) >= 0);
        if (from == null && four && six) {
            return !there.hasPublic(endpoint(there, id, false));
        }
        boolean wantsSix = flow.protocol().equals(Protocol.ICMPV6);
        return six && (!four || wantsSix) || !four && endpoint(there, id, false) < 0;
    }

    private boolean usesPublic(@Nullable VpcTables from, VpcTables there, int target, Ip own) {
        if (!there.hasPublic(target) || from == there) {
            return false;
        }
        int sender = from == null ? -1 : sender(from, false);
        if (from == null || sender < 0) {
            return true;
        }
        var source = flow.source().or(() -> primary(from, sender, false)).orElseThrow();
        if (routedBothWays(from, sender, source, there, target, own)
                || NameResolution.isPrivate(network, from, there)) {
            return false;
        }
        if (hasWayOut(from, sender, publicIp(there, target))) {
            return true;
        }
        return !joined(from, there) && peeringTo(from, sender, own, there) < 0;
    }

    private boolean routedBothWays(
            VpcTables from, int sender, Ip source, VpcTables there, int target, Ip own) {
        int link = peeringTo(from, sender, own, there);
        return link >= 0 && peeringTo(there, target, source, from) == link;
    }

    /// {@return the slot of the peering to that VPC by which the sender's table sends the address,
    /// whatever its state, or -1}
    private int peeringTo(VpcTables from, int sender, Ip address, VpcTables there) {
        int entry = entry(from, sender, address);
        if (entry < 0 || from.entryKind(entry) != VpcTables.PEERING) {
            return -1;
        }
        int slot = from.entryArgument(entry);
        return network.link(slot).across(from.slot()) == there.slot() ? slot : -1;
    }

    private boolean joined(VpcTables from, VpcTables there) {
        for (int slot : from.links()) {
            PeeringLink link = network.link(slot);
            if (link.across(from.slot()) == there.slot() && !link.peering().status().isFinal()) {
                return true;
            }
        }
        return false;
    }

    /// {@return where the sender's table sends the address; -1 for a gateway endpoint, which has no
    /// table}
    private static int entry(VpcTables from, int sender, Ip address) {
        return from.subnetOf(sender) < 0
                ? -1
                : from.entry(from.subnetOf(sender), address.isV6(), high(address), low(address));
    }

    private static boolean hasWayOut(VpcTables from, int sender, Ip address) {
        int entry = entry(from, sender, address);
        return switch (entry < 0 ? VpcTables.NOTHING : from.entryKind(entry)) {
            case VpcTables.INTERNET_GATEWAY -> from.isNat(sender) || from.hasPublic(sender);
            case VpcTables.NAT_GATEWAY, VpcTables.INTERFACE -> true;
            default -> false;
        };
    }

    /// {@return the endpoint that sends addresses of that family, or -1}
    private int sender(VpcTables from, boolean v6) {
        return endpoint(from, flow.from(), v6);
    }

    /// {@return the first endpoint of the instance, or the interface or NAT gateway itself, with an
    /// address of that family; -1 for none}
    static int endpoint(VpcTables tables, ResourceId id, boolean v6) {
        int first = tables.endpoint(id);
        if (tables.interfaceId(first).equals(id)) {
            return primary(tables, first, v6).isPresent() ? first : -1;
        }
        for (int e = first;
                e < tables.endpointCount() && tables.host(e) == tables.host(first);
                e++) {
            if (primary(tables, e, v6).isPresent()) {
                return e;
            }
        }
        return -1;
    }

    static Optional<Ip> primary(VpcTables tables, int endpoint, boolean v6) {
        if (tables.isDoor(endpoint)) {
            return tables.doorBlocks(endpoint).stream()
                    .filter(it -> it.isV6() == v6)
                    .map(it -> it.first().equals(it.last()) ? it.first() : it.first().plus(1))
                    .findFirst();
        }
        return tables.addresses(endpoint).stream().filter(ip -> ip.isV6() == v6).findFirst();
    }

    private static Ip publicIp(VpcTables tables, int endpoint) {
        return new Ip.V4(tables.publicBits(endpoint));
    }

    /// {@return somebody on the Internet, for a sender outside of VPCs}
    static Ip somebody(Network network, boolean v6) {
        Ip host = v6 ? HOST6 : HOST4;
        while (network.publicSlot(v6, high(host), low(host)) >= 0) {
            host = host.plus(1);
        }
        return host;
    }

    /// {@return somebody on the Internet: an address that nobody in the document has, outside the
    /// sender's own VPC}
    private Ip host(@Nullable VpcTables from, boolean v6) {
        Ip host = v6 ? HOST6 : HOST4;
        while (true) {
            if (from != null && from.contains(v6, high(host), low(host))) {
                // A VPC's IPv6 block alone has more addresses than could be tried one by one.
                host = blockOf(from, host).last().plus(10);
            } else if (network.publicSlot(v6, high(host), low(host)) >= 0) {
                host = host.plus(1);
            } else {
                return host;
            }
        }
    }

    private static Cidr blockOf(VpcTables from, Ip address) {
        return from.vpc().cidrs().stream()
                .filter(cidr -> cidr.contains(address))
                .findFirst()
                .orElseThrow();
    }

    private Start ready(
            @Nullable VpcTables from,
            Ip destination,
            int wantedSlot,
            int wantedEndpoint,
            boolean anybody) {
        boolean v6 = destination.isV6();
        int sender = from == null ? -1 : sender(from, v6);
        var own =
                from == null
                        ? Optional.of(host(null, v6))
                        : sender < 0 ? Optional.<Ip>empty() : primary(from, sender, v6);
        var source = flow.source().or(() -> own).filter(ip -> ip.isV6() == v6);
        if (own.isEmpty() || source.isEmpty()) {
            return new Start.Impossible(Code.UNASSOCIATED_COMPONENT, flow.from(), true);
        }
        return ready(
                flow,
                from == null ? Start.INTERNET : from.slot(),
                sender,
                source.get(),
                destination,
                wantedSlot,
                wantedEndpoint,
                anybody,
                -1);
    }

    /// {@return the flow ready to be sent, its protocol that of the addresses' family}
    static Start.Ready ready(
            Flow flow,
            int slot,
            int sender,
            Ip source,
            Ip destination,
            int wantedSlot,
            int wantedEndpoint,
            boolean anybody,
            int via) {
        boolean v6 = destination.isV6();
        var protocol = flow.protocol();
        int port = flow.port();
        if (v6 && protocol.equals(Protocol.ICMP)) {
            protocol = Protocol.ICMPV6;
            port = port == 8 ? 128 : port;
        } else if (!v6 && protocol.equals(Protocol.ICMPV6)) {
            protocol = Protocol.ICMP;
            port = port == 128 ? 8 : port;
        } else if (v6 && protocol.equals(Protocol.ICMPV6)) {
            port = port == 8 ? 128 : port;
        }
        return new Start.Ready(
                slot,
                sender,
                source,
                destination,
                protocol,
                flow.sourcePort(),
                port,
                wantedSlot,
                wantedEndpoint,
                anybody,
                via);
    }

    private static long high(Ip ip) {
        return ip instanceof Ip.V6(long high, _) ? high : 0;
    }

    private static long low(Ip ip) {
        return switch (ip) {
            case Ip.V4(int bits) -> bits & 0xffff_ffffL;
            case Ip.V6(_, long low) -> low;
        };
    }
}
