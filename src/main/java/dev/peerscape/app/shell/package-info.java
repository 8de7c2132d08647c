/// The main window: commands, menus, toolbar, palette, outline, status, files and settings.
///
/// One [dev.peerscape.app.shell.Desk] stands for the window; each open document is a
/// [dev.peerscape.app.shell.Workspace] with its own session, canvas and panels. A new panel is a
/// line in [dev.peerscape.app.shell.View], an FXML file and a controller with one public
/// constructor that takes a `Workspace`, a `Desk`, or both.
package dev.peerscape.app.shell;
