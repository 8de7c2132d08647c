package dev.peerscape.core.topology;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;

/// A rule of a security group: allows what matches (C.6). Sources for ingress, destinations for
/// egress.
public record SecurityRule(Match match, Peer peer, String description) {

    /// The other end that a rule allows.
    public sealed interface Peer {
        /// Any address of a block.
        record Block(Cidr cidr) implements Peer {}

        /// Any interface guarded by a group.
        record Group(ResourceId id) implements Peer {}

        /// Any address of a prefix list.
        record Listed(ResourceId list) implements Peer {}

        /// A group that was deleted: the rule is stale and never matches (A.7).
        record GoneGroup(ResourceId id) implements Peer {}

        /// {@return the block or group id as tables show it}
        default String text() {
            return switch (this) {
                case Block(var cidr) -> cidr.toString();
                case Group(var id) -> id.value();
                case Listed(var id) -> id.value();
                case GoneGroup(var id) -> id.value();
            };
        }
    }

    /// {@return a rule for a block}
    public static SecurityRule of(Match match, Cidr block) {
        return new SecurityRule(match, new Peer.Block(block), "");
    }

    /// {@return a rule for members of a group}
    public static SecurityRule of(Match match, ResourceId group) {
        return new SecurityRule(match, new Peer.Group(group), "");
    }
}
