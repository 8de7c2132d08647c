package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;

/// What would come of dropping something here: said before it is done.
sealed interface Proposal {

    /// It can be done.
    ///
    /// @param made what there will then be to select
    /// @param name of it
    /// @param address the block or address that it will have; may be empty
    /// @param box where it will stand on the canvas; empty for what has no place of its own
    /// @param into the figure that takes it
    record Good(
            Edit edit,
            ResourceId made,
            String name,
            String address,
            Optional<Box> box,
            Optional<ResourceId> into)
            implements Proposal {}

    /// It cannot.
    ///
    /// @param over the figure that refuses it
    record Bad(Message reason, Optional<ResourceId> over) implements Proposal {}
}
