package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;

/// A resource that has a place on the canvas.
///
/// @param box where, in absolute canvas units
/// @param parent the figure that holds it by meaning
public record Figure(ResourceId id, Kind kind, Box box, Optional<ResourceId> parent) {

    /// {@return whether it is a badge on the upper edge of its VPC, with a line to the Internet}
    public boolean isOutlet() {
        return kind == Kind.INTERNET_GATEWAY || kind == Kind.EGRESS_ONLY_GATEWAY;
    }
}
