/// The window: JavaFX over the editor. [dev.peerscape.app.Launch] opens it,
/// [dev.peerscape.app.shell.Desk] is what it knows, and a panel is an FXML file with a controller
/// that is given a [dev.peerscape.app.shell.Workspace].
package dev.peerscape.app;
