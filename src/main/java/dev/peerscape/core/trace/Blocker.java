package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;

/// Something that keeps a flow from working. A trace lists every one, there and back, not the first
/// only.
///
/// @param at the component that drops the packet
/// @param text what, where, and by which rule
/// @param fixes what would let the packet through, best first; may be empty
public record Blocker(
        Direction direction, Code code, ResourceId at, Message text, List<Fix> fixes) {
    public Blocker {
        fixes = List.copyOf(fixes);
    }
}
