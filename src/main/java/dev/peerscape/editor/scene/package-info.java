/// The picture, without a screen: where everything stands, what is under a point, and how a figure
/// is drawn against the [dev.peerscape.editor.scene.Painter] port, of which the window, SVG and PNG
/// have one each.
package dev.peerscape.editor.scene;
