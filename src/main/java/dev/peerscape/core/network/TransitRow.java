package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A row of a transit gateway's table: made by people, or learned from an attachment.
///
/// @param to where it leads; empty for one that drops
/// @param how how it came to be
/// @param path the numbers of the networks that told it on, the nearest first; none for what is not
///   told by BGP
/// @param med the metric that came with it; of equal paths the lowest is preferred
/// @param list the prefix list that the row is for, where people made it for one
public record TransitRow(
        Cidr destination,
        Optional<ResourceId> to,
        How how,
        List<Long> path,
        int med,
        Optional<ResourceId> list) {

    /// How a row came to be, what goes first of equal blocks first (C.1, 6).
    public enum How {
        /// People made it.
        STATIC,
        /// People made it for a prefix list.
        PREFIX_LIST,
        /// An attached VPC has the block.
        VPC,
        /// Sites told it over Direct Connect.
        DX_GATEWAY,
        /// A site told it over a VPN connection.
        VPN
    }

    /// Of equal blocks the best first; those that are equal in all of this share the load where the
    /// gateway does so.
    static final Comparator<TransitRow> BEST_FIRST =
            Comparator.comparing(TransitRow::how)
                    .thenComparing(it -> it.path.size())
                    .thenComparing(TransitRow::med);

    public TransitRow {
        path = List.copyOf(path);
    }

    /// One that no BGP tells.
    static TransitRow of(Cidr destination, Optional<ResourceId> to, How how) {
        return new TransitRow(destination, to, how, List.of(), 0, Optional.empty());
    }

    /// {@return whether an attachment told it}
    public boolean learned() {
        return how.compareTo(How.PREFIX_LIST) > 0;
    }

    /// {@return the row as tables show it}
    public String text() {
        return destination
                + list.map(it -> " (" + it + ")").orElse("")
                + " -> "
                + to.map(ResourceId::value).orElse("blackhole");
    }

    /// {@return whether the two are equally good for the block that both are for}
    boolean isAsGoodAs(TransitRow other) {
        return how == other.how
                && med == other.med
                && path.size() == other.path.size()
                && destination.equals(other.destination);
    }

    /// {@return why another row that holds the address as well loses against this one}
    public Message beats(TransitRow lost) {
        int longer = destination.length();
        int own = lost.destination.length();
        if (own < longer) {
            return Message.of("network.shorter-prefix", own, longer);
        }
        if (how != lost.how) {
            return switch (how) {
                case STATIC, PREFIX_LIST ->
                        lost.how == How.PREFIX_LIST
                                ? Message.of("network.block-first")
                                : Message.of("network.static-first");
                case VPC -> Message.of("network.vpc-first");
                case DX_GATEWAY, VPN -> Message.of("network.direct-connect-first");
            };
        }
        if (path.size() != lost.path.size()) {
            return Message.of("network.shorter-path", lost.path.size(), path.size());
        }
        return med != lost.med
                ? Message.of("network.lower-med", lost.med, med)
                : Message.of("network.same-destination");
    }
}
