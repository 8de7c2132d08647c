package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;

/// What a gesture asks of the window.
public sealed interface Request {
    /// Ask for a peering between two VPCs.
    record RequestPeering(ResourceId from, ResourceId to) implements Request {}

    /// Show a pending request.
    record ReviewPeering(ResourceId peering) implements Request {}

    /// Ask how a peering is to be deleted.
    record DeletePeering(ResourceId peering) implements Request {}

    /// Show the form of a resource with the cursor in its name.
    record Rename(ResourceId id) implements Request {}

    /// Show a menu about a resource, or about the canvas.
    record Menu(Optional<ResourceId> id, double x, double y) implements Request {}

    /// Say something.
    record Tell(Message text) implements Request {}
}
