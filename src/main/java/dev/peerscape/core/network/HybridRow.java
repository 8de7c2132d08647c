package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What a router outside of VPCs knows of a block: a site's router, a virtual private gateway, a
/// Direct Connect gateway.
///
/// @param over the connection, interface or gateway that leads there; empty for what is the
///   router's own, and for a row that drops
/// @param path the numbers of the networks that told it on, the nearest first; none for what nobody
///   told
/// @param med the metric that came with it; of equal paths the lowest is preferred
/// @param preference by a local-preference community; the highest is preferred
public record HybridRow(
        Cidr destination,
        Optional<ResourceId> over,
        How how,
        List<Long> path,
        int med,
        int preference) {

    /// Of equal blocks the best first (C.1, 4 and 5): how it is known, preference, path, metric;
    /// what is equal in all of these goes by id, so that the choice stays.
    public static final Comparator<HybridRow> BEST_FIRST =
            Comparator.comparing(HybridRow::how)
                    .thenComparing(it -> -it.preference)
                    .thenComparing(it -> it.path.size())
                    .thenComparing(HybridRow::med)
                    .thenComparing(it -> it.over.map(ResourceId::value).orElse(""));

    public HybridRow {
        path = List.copyOf(path);
    }

    /// How it is known, what is preferred first.
    public enum How {
        /// It is right here: a prefix of the site, a gateway of the Direct Connect gateway.
        OWN,
        /// Somebody wrote it into the site's router.
        STATIC,
        /// Told by BGP over Direct Connect.
        DIRECT_CONNECT,
        /// Somebody wrote it into the VPN connection.
        VPN_STATIC,
        /// Told by BGP over a VPN connection.
        VPN_BGP
    }

    /// One that nobody told.
    static HybridRow made(Cidr destination, Optional<ResourceId> over, How how) {
        return new HybridRow(destination, over, how, List.of(), 0, 0);
    }

    /// {@return the row as tables show it}
    public String text() {
        return destination + " -> " + over.map(ResourceId::value).orElse(overNothing());
    }

    private String overNothing() {
        return how == How.OWN ? "local" : "blackhole";
    }

    /// {@return why another row that holds the address as well loses against this one}
    public Message beats(HybridRow lost) {
        int longer = destination.length();
        int own = lost.destination.length();
        if (own < longer) {
            return Message.of("network.shorter-prefix", own, longer);
        }
        if (how != lost.how) {
            return switch (how) {
                case OWN -> Message.of("network.local-first");
                case STATIC -> Message.of("network.static-first");
                case DIRECT_CONNECT -> Message.of("network.direct-connect-first");
                case VPN_STATIC, VPN_BGP -> Message.of("network.static-vpn-first");
            };
        }
        if (preference != lost.preference) {
            return Message.of("network.preference-first", lost.preference, preference);
        }
        if (path.size() != lost.path.size()) {
            return Message.of("network.shorter-path", lost.path.size(), path.size());
        }
        return med != lost.med
                ? Message.of("network.lower-med", lost.med, med)
                : Message.of("network.same-destination");
    }
}
