package dev.peerscape.core.trace;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The largest packet that gets along a way whole, and where it shrinks (A.7, C.3, C.4, C.5). A
/// packet that is too large, and may not be cut up, ends where the way gets too narrow; whether its
/// sender is told so is the difference between a slow first packet and a connection that hangs.
///
/// @param bytes the largest packet, with its IP header
/// @param narrowings where it gets smaller, in the order of the way
public record PathMtu(int bytes, List<Narrowing> narrowings) {
    /// Within a VPC, and between VPCs of a Region.
    public static final int JUMBO = 9001;

    /// Between Regions, and through transit gateways, NAT gateways and interface endpoints.
    public static final int BETWEEN = 8500;

    /// By an Internet gateway, and what devices on premises are set to unless told otherwise.
    public static final int ETHERNET = 1500;

    /// Through the tunnels of a site-to-site VPN connection.
    public static final int VPN = 1446;

    /// The largest piece of TCP data that the guide advises for a VPN connection.
    public static final int VPN_SEGMENT = 1406;

    public PathMtu {
        narrowings = List.copyOf(narrowings);
    }

    /// A place where only smaller packets go on.
    ///
    /// @param at the component
    /// @param from the largest packet up to there, in bytes
    /// @param to the largest from there
    /// @param answer what becomes of larger ones
    public record Narrowing(ResourceId at, int from, int to, Answer answer) {}

    /// What becomes of a packet that is too large.
    public enum Answer {
        /// The sender is told ("fragmentation needed", "packet too big") and sends smaller ones, if
        /// its network ACLs let that message in.
        TOLD("told"),
        /// It is dropped without a word, but TCP is made to agree on smaller pieces at the start.
        CLAMPED("clamped"),
        /// It is dropped without a word.
        SILENT("silent");

        private final String slug;

        Answer(String slug) {
            this.slug = slug;
        }

        /// {@return the word in JSON output}
        public String slug() {
            return slug;
        }

        /// {@return what that means, as a sentence about one place}
        Message text(Narrowing place, String label) {
            return Message.of("trace.mtu-" + slug, label, place.from(), place.to());
        }
    }

    /// {@return of a way through those components}
    public static PathMtu of(Topology topology, List<Hop> hops) {
        int bytes = JUMBO;
        var found = new ArrayList<Narrowing>();
        for (var hop : hops) {
            var limit = limit(topology, hop);
            if (limit.isPresent() && limit.get().bytes < bytes) {
                found.add(new Narrowing(hop.id(), bytes, limit.get().bytes, limit.get().answer));
                bytes = limit.get().bytes;
            }
        }
        return new PathMtu(bytes, found);
    }

    private record Limit(int bytes, Answer answer) {}

    private static Optional<Limit> limit(Topology topology, Hop hop) {
        return switch (hop.kind()) {
            case PEERING ->
                    topology.peering(hop.id())
                            .filter(PathMtu::isBetweenRegions)
                            .map(_ -> new Limit(BETWEEN, Answer.TOLD));
            case INTERNET, INTERNET_GATEWAY, EGRESS_ONLY_GATEWAY ->
                    Optional.of(new Limit(ETHERNET, Answer.TOLD));
            case NAT_GATEWAY -> Optional.of(new Limit(BETWEEN, Answer.TOLD));
            case TRANSIT_GATEWAY -> Optional.of(new Limit(BETWEEN, Answer.CLAMPED));
            case VPN_CONNECTION -> Optional.of(new Limit(VPN, Answer.SILENT));
            case VIRTUAL_INTERFACE ->
                    Optional.ofNullable(topology.hybrid().virtualInterfaces().get(hop.id()))
                            .map(it -> new Limit(of(it), Answer.TOLD));
            case VPC_ENDPOINT -> Optional.of(new Limit(BETWEEN, Answer.SILENT));
            case VPC,
                    SUBNET,
                    INSTANCE,
                    NETWORK_INTERFACE,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    LOAD_BALANCER,
                    TARGET_GROUP,
                    VPN_GATEWAY,
                    CUSTOMER_GATEWAY,
                    DX_CONNECTION,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    Optional.empty();
        };
    }

    /// {@return the largest packet over a virtual interface, in bytes} A transit gateway behind a
    /// transit one has its own limit; a public one has no jumbo frames.
    public static int of(VirtualInterface virtualInterface) {
        return switch (virtualInterface.type()) {
            case PRIVATE -> Math.min(virtualInterface.mtu(), JUMBO);
            case TRANSIT -> Math.min(virtualInterface.mtu(), BETWEEN);
            case PUBLIC -> Math.min(virtualInterface.mtu(), ETHERNET);
        };
    }

    /// {@return whether a peering joins two Regions, where packets are smaller}
    public static boolean isBetweenRegions(Peering peering) {
        return !peering.requester().region().equals(peering.accepter().region());
    }

    /// {@return what is worth saying of it, a sentence for each place where it shrinks}
    public List<Message> sentences(Topology topology) {
        return narrowings.stream()
                .map(it ->
                        it.answer()
                                .text(
                                        it,
                                        topology.find(it.at())
                                                .map(Resource::label)
                                                .orElse(it.at().value())))
                .toList();
    }
}
