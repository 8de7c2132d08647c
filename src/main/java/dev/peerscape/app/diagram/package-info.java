/// The diagram on the screen: two canvases, one for the document and one for what changes with
/// every frame.
package dev.peerscape.app.diagram;
