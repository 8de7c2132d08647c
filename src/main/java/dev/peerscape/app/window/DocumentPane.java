package dev.peerscape.app.window;

import dev.peerscape.app.shell.Workspace;
import dev.peerscape.app.shell.View;
import dev.peerscape.app.shell.Wiring;
import dev.peerscape.app.peering.Banner;

import dev.peerscape.app.peering.Banner;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The middle of the window for one document: banners above the canvas, and over an empty canvas
/// what to do first.
public final class DocumentPane {
    private final Workspace workspace;
    @FXML private BorderPane root;
    @FXML private VBox banners;
    @FXML private StackPane canvasHost;
    @FXML private Node empty;

    /// The pane of that document.
    public DocumentPane(Workspace workspace) {
        this.workspace = workspace;
    }

    @FXML
    private void initialize() {
        Banner.attach(workspace, banners);
        root.setRight(new Wiring(workspace.words(), workspace).load(View.TOUR).root());
        Banner.attach(workspace, banners);
        workspace.watch(
                revision -> revision.document().topology().vpcs().isEmpty(), empty::setVisible);
    }
}
