package dev.peerscape.app.shell;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;

/// A row of the outline.
///
/// @param key tells rows apart and the same row again after an edit
/// @param id the resource it stands for; a Region or a group of rows stands for none
/// @param kind whose glyph it shows; empty for a Region
/// @param name what it is called
/// @param detail what stands beside the name: a block, an address, a state
/// @param source the object it was made from; while that is the same object, so is all below it
/// @param open whether it starts unfolded
public record OutlineRow(
        String key,
        Optional<ResourceId> id,
        Optional<Kind> kind,
        Message name,
        Message detail,
        Object source,
        boolean open) {
    /// No detail.
    static final Message NOTHING = Message.of("app.verbatim", "");

    static OutlineRow of(
            ResourceId id, Kind kind, String name, String detail, Object source, boolean open) {
        return new OutlineRow(
                id.value(),
                Optional.of(id),
                Optional.of(kind),
                verbatim(name),
                verbatim(detail),
                source,
                open);
    }

    static Message verbatim(String text) {
        return Message.of("app.verbatim", text);
    }
}
