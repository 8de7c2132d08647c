package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Says for each place where a probe's TTL is used up by which address its component answers, to
/// whom, and from where.
///
/// What has no address of its own answers, where the [TracerouteTable] says that it does, as the
/// VPC router of the subnet that the probe left last.
final class Answerers {
    /// An answer.
    ///
    /// @param address of who answers
    /// @param to the sender of the probe as it is known there
    /// @param from where the answer starts; empty where nothing is between it and the sender
    record Answer(Ip address, Ip to, Optional<AnswerFrom> from) {}

    private final Network network;
    private final Edges edges;
    private final PremisesAddresses premises;

    Answerers(Network network) {
        this.network = network;
        edges = new Edges(network);
        premises = new PremisesAddresses(network.topology().hybrid());
    }

    /// {@return how many routers outside answer packets for a private address that a gateway would
    /// not carry; in practice they do leave the VPC, and then nobody has the address}
    int leaving(Sent sent) {
        return leavesBy(sent).isEmpty() ? 0 : outside(sent, sent.size() - 1).size();
    }

    /// The public address of a packet that an Internet gateway dropped for its destination only.
    private Optional<Ip> leavesBy(Sent sent) {
        var gateway = sent.size() == 0 ? null : sent.hop(sent.size() - 1);
        if (gateway == null
                || gateway.kind() != Kind.INTERNET_GATEWAY
                || gateway.decisions().isEmpty()
                || !(gateway.in().source() instanceof Ip.V4(int bits))) {
            return Optional.empty();
        }
        var code = gateway.decisions().getLast().code().orElse(null);
        int slot = sent.slot(sent.size() - 1);
        if (slot < 0
                || code != Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS
                        && code != Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS) {
            return Optional.empty();
        }
        var near = network.tables(slot);
        int holder = near.endpointAt(false, 0, bits & 0xffff_ffffL);
        boolean known = holder >= 0 && near.hasPublic(holder) && near.primaryBits(holder) == bits;
        return known ? Optional.of(new Ip.V4(near.publicBits(holder))) : Optional.empty();
    }

    private List<Ip> outside(Sent sent, int hop) {
        int slot = sent.slot(hop);
        return edges.between(
                slot < 0 ? null : network.tables(slot), into(sent, hop), sent.hop(hop).in());
    }

    /// {@return the slot of the VPC that the Internet hands the packet to at that hop, or -1}
    int into(Sent sent, int hop) {
        boolean more = hop + 1 < sent.size() && Sent.isInVpc(sent.hop(hop + 1).kind());
        return more ? sent.spot(hop + 1).a() : -1;
    }

    /// {@return the answer of whoever uses the TTL up, or nothing when its address is not known}
    ///
    /// @param sender the slot of who sent the probe
    Optional<Answer> at(Sent sent, Sent.Line line, int sender) {
        var hop = sent.hop(line.hop());
        var spot = sent.spot(line.hop());
        var to = hop.in().source();
        if (line.outside()) {
            return Optional.of(
                    new Answer(
                            outside(sent, line.hop()).get(line.part()),
                            hop.kind() == Kind.INTERNET ? to : leavesBy(sent).orElse(to),
                            Optional.of(new AnswerFrom.Sender(Start.INTERNET, -1))));
        }
        return switch (hop.kind()) {
            case NAT_GATEWAY, INSTANCE, NETWORK_INTERFACE, LOAD_BALANCER -> {
                var tables = network.tables(spot.a());
                yield own(tables, spot.b(), hop)
                        .map(address ->
                                new Answer(
                                        address,
                                        to,
                                        Optional.of(new AnswerFrom.Sender(spot.a(), spot.b()))));
            }
            case SUBNET ->
                    router(sent, line.hop(), to.isV6())
                            .map(address ->
                                    new Answer(
                                            address,
                                            to,
                                            Optional.of(
                                                    new AnswerFrom.Router(spot.a(), spot.b()))));
            case INTERNET,
                    INTERNET_GATEWAY,
                    EGRESS_ONLY_GATEWAY,
                    PEERING,
                    TRANSIT_GATEWAY,
                    VPC_ENDPOINT,
                    VPN_GATEWAY,
                    DX_GATEWAY ->
                    router(sent, line.hop(), to.isV6())
                            .map(address -> new Answer(address, to, before(sent, line.hop())));
            case VPN_CONNECTION, VIRTUAL_INTERFACE -> {
                var over = network.hybrid().line(spot.a());
                yield premises.end(over, spot.b() == 1, to.isV6())
                        .map(address -> new Answer(address, to, at(over.site(), sender)));
            }
            case SITE ->
                    premises.router(network.hybrid().site(spot.a()), to)
                            .map(address -> new Answer(address, to, at(spot.a(), sender)));
            case VPC,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    TARGET_GROUP,
                    CUSTOMER_GATEWAY,
                    DX_CONNECTION,
                    SITE_HOST ->
                    throw new IllegalStateException("no packet passes a " + hop.kind().slug());
        };
    }

    /// From the router of a site, unless the sender is behind it.
    private static Optional<AnswerFrom> at(int site, int sender) {
        int slot = Start.site(site);
        return slot == sender ? Optional.empty() : Optional.of(new AnswerFrom.Sender(slot, -1));
    }

    /// The address of an interface; of a NAT gateway the one that it has just used.
    private static Optional<Ip> own(VpcTables tables, int endpoint, Hop hop) {
        boolean v6 = hop.in().source().isV6();
        var used = hop.out().source();
        return hop.kind() == Kind.NAT_GATEWAY
                        && used.isV6() == v6
                        && !used.equals(hop.in().source())
                ? Optional.of(used)
                : tables.addresses(endpoint).stream().filter(ip -> ip.isV6() == v6).findFirst();
    }

    /// The first address of the subnet that the packet left last, after the subnet's own.
    private Optional<Ip> router(Sent sent, int hop, boolean v6) {
        for (int i = hop; i >= 0; i--) {
            if (sent.hop(i).kind() == Kind.SUBNET) {
                var spot = sent.spot(i);
                return network.tables(spot.a()).subnet(spot.b()).cidrs().stream()
                        .filter(cidr -> cidr.isV6() == v6)
                        .map(cidr -> cidr.first().plus(1))
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    /// From where something without an interface of its own hands its answer back: into what it had
    /// the probe from.
    private Optional<AnswerFrom> before(Sent sent, int hop) {
        for (int i = hop - 1; i >= 0; i--) {
            var kind = sent.hop(i).kind();
            var spot = sent.spot(i);
            if (kind == Kind.INTERNET) {
                return Optional.of(new AnswerFrom.Sender(Start.INTERNET, -1));
            }
            if (Sent.isInVpc(kind)) {
                var next = sent.spot(i + 1);
                return Optional.of(
                        sent.hop(i + 1).kind() == Kind.TRANSIT_GATEWAY
                                ? new AnswerFrom.Transit(next.a(), next.b(), zone(sent, i))
                                : new AnswerFrom.Edge(spot.a()));
            }
        }
        return Optional.empty();
    }

    private String zone(Sent sent, int hop) {
        var spot = sent.spot(hop);
        var tables = network.tables(spot.a());
        return sent.hop(hop).kind() == Kind.SUBNET ? tables.subnet(spot.b()).zone() : "";
    }

    /// {@return the Region in which, or next to which, that hop is}
    @Nullable Region region(Sent sent, int hop) {
        int slot = sent.slot(hop);
        return slot < 0 ? null : network.tables(slot).vpc().region();
    }
}
