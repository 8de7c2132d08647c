package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the canvas asks of the window around it.
public sealed interface Request {

    /// Ask what a request for a peering shall say, then send it.
    record RequestPeering(ResourceId from, ResourceId to) implements Request {}

    /// Show a pending request and let people answer it.
    record ReviewPeering(ResourceId id) implements Request {}

    /// Ask how a peering is to be deleted, then delete it.
    record DeletePeering(ResourceId id) implements Request {}

    /// Let people type a name where it stands.
    ///
    /// @param screen where the name is, in pixels of the view
    record EditName(ResourceId id, Box screen) implements Request {}

    /// Show what can be done with a resource, or with the canvas.
    ///
    /// @param x in pixels of the view
    /// @param y in pixels of the view
    record Menu(Optional<ResourceId> id, double x, double y) implements Request {}

    /// Say what went along, or why something is refused.
    record Tell(Message text) implements Request {
        /// {@return several sentences as one}
        static Tell all(List<Message> texts) {
            return new Tell(
                    texts.stream().reduce((a, b) -> Message.of("tool.and", a, b)).orElseThrow());
        }
    }

    /// Ask before much is deleted; [Diagram#delete(Set)] then does it.
    record ConfirmDelete(Set<ResourceId> ids, List<Message> consequences) implements Request {
        public ConfirmDelete {
            ids = Set.copyOf(ids);
            consequences = List.copyOf(consequences);
        }
    }

    /// Show the form of a resource.
    record OpenInspector(ResourceId id) implements Request {}

    /// Follow a packet.
    record TraceTo(ResourceId from, ResourceId to) implements Request {}

    /// Start or hold the packet on its way.
    record TogglePlayback() implements Request {}

    /// Take the packet away.
    record StopPlayback() implements Request {}
}
