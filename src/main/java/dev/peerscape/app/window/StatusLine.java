package dev.peerscape.app.window;

import dev.peerscape.core.text.Message;
import dev.peerscape.editor.session.Revision;

/// The sentence at the foot of the window: how much there is, and whether it is saved.
final class StatusLine {
    private StatusLine() {}

    static Message of(Revision revision) {
        int subnets = 0;
        int instances = 0;
        var vpcs = revision.document().topology().vpcs();
        for (var vpc : vpcs.values()) {
            subnets += vpc.subnets().size();
            instances += vpc.instances().size();
        }
        return Message.of(
                "app.status",
                vpcs.size(),
                subnets,
                instances,
                Message.of(revision.isSaved() ? "app.saved" : "app.unsaved"));
    }
}
