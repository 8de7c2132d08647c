/// Checking in the background: what was said of which state of the document, the latest winning.
package dev.peerscape.editor.analysis;
