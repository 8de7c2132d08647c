package dev.peerscape.app.shell;

import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Flow;

/// Something that one part of the window wants another part to do. Whoever can do it says so with
/// [Workspace#fulfil].
public sealed interface Wish {

    /// Follow a flow and show it in the trace panel.
    record FollowFlow(Flow flow) implements Wish {}

    /// Move the packet that is shown.
    record Playback(Move move) implements Wish {
        /// What the packet shall do.
        public enum Move {
            PLAY_OR_PAUSE,
            STEP_FORWARD,
            STEP_BACK,
            TO_START,
            TO_END,
            STOP
        }
    }

    /// Ask what a request for a peering between the two VPCs shall say, then send it.
    record RequestPeering(ResourceId requester, ResourceId accepter) implements Wish {}

    /// Show a pending request and let people accept or reject it.
    record ReviewPeering(ResourceId peering) implements Wish {}

    /// Act as the account that a pending request asks, and show it.
    record SwitchAndReview(ResourceId peering) implements Wish {}

    /// Ask how a peering is to be deleted, then delete it.
    record DeletePeering(ResourceId peering) implements Wish {}

    /// Show the form of a resource with the cursor in its name.
    record Rename(ResourceId id) implements Wish {}

    /// Show the settings.
    record Settings() implements Wish {}

    /// Show the form of a resource with the cursor in its first field.
    record OpenForm(ResourceId id) implements Wish {}
}
