/// Colours by their role. Read from the stylesheets that the window uses, so the picture and the
/// panels agree.
package dev.peerscape.editor.theme;
