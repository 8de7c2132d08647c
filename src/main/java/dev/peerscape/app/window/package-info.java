/// The frame: puts menus, toolbar, panels and the documents' canvases into one window. The only
/// package that knows all panels; the panels know [dev.peerscape.app.shell] only.
package dev.peerscape.app.window;
