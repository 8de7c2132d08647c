package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;

/// What is under a point.
public sealed interface Hit {
    /// Nothing but canvas.
    record Empty() implements Hit {}

    /// A figure, the innermost.
    record On(Figure figure) implements Hit {}

    /// A link or its label.
    record OnLink(Link link) implements Hit {}

    /// {@return the resource hit}
    default Optional<ResourceId> id() {
        return switch (this) {
            case Empty() -> Optional.empty();
            case On(var figure) -> Optional.of(figure.shown());
            case OnLink(var link) -> Optional.of(link.id());
        };
    }
}
