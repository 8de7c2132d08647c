package dev.peerscape.app.window;

import dev.peerscape.app.peering.PeeringDialogs;
import dev.peerscape.app.settings.SettingsDialog;
import dev.peerscape.app.shell.View;
import dev.peerscape.app.shell.Wiring;
import dev.peerscape.app.shell.Workspace;

import javafx.scene.Node;

/// The panels of one document, made once when it is first shown.
///
/// @param center banners and canvas
/// @param outline the tree at the left
/// @param inspector the forms at the right
/// @param problems the findings below
/// @param trace the packet's way below
record DocumentPanels(Node center, Node outline, Node inspector, Node problems, Node trace) {

    static DocumentPanels of(Workspace workspace) {
        var wiring = new Wiring(workspace.words(), workspace, workspace.desk());
        PeeringDialogs.attach(workspace);
        SettingsDialog.attach(workspace);
        return new DocumentPanels(
                wiring.load(View.DOCUMENT).root(),
                wiring.load(View.OUTLINE).root(),
                wiring.load(View.INSPECTOR).root(),
                wiring.load(View.PROBLEMS).root(),
                wiring.load(View.TRACE).root());
    }
}
