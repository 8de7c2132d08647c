package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;

/// A row of a transit gateway's table: made by people, or learned from an attachment.
///
/// @param to where it leads; empty for one that drops
/// @param learned whether the attachment told it; a static row of the same block goes before it
/// @param list the prefix list that the row is for, where people made it for one
public record TransitRow(
        Cidr destination, Optional<ResourceId> to, boolean learned, Optional<ResourceId> list) {

    /// A row for a block.
    public TransitRow(Cidr destination, Optional<ResourceId> to, boolean learned) {
        this(destination, to, learned, Optional.empty());
    }

    /// {@return the row as tables show it}
    public String text() {
        return destination + " -> " + to.map(ResourceId::value).orElse("blackhole");
    }
}
