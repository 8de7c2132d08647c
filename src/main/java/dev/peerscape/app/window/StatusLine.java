package dev.peerscape.app.window;

import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.text.Message;

/// The sentence at the foot of the window: how much there is, and whether it is saved.
final class StatusLine {
    private StatusLine() {}

    static Message of(Workspace workspace) {
        int subnets = 0;
        int instances = 0;
        var topology = workspace.session().document().topology();
        var vpcs = topology.vpcs();
        for (var vpc : vpcs.values()) {
            subnets += vpc.subnets().size();
            instances += vpc.instances().size();
        }
        int sites = topology.hybrid().sites().size();
        return Message.of(
                sites == 0 ? "app.status" : "app.status-sites",
                vpcs.size(),
                subnets,
                instances,
                Message.of(workspace.isSaved() ? "app.saved" : "app.unsaved"),
                sites);
    }
}
