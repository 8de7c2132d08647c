/// Direct manipulation without a screen: [dev.peerscape.editor.tool.Input] goes in, edits and a
/// picture of the gesture come out. A gesture is a [dev.peerscape.editor.tool.Tool], one file a
/// state.
package dev.peerscape.editor.tool;
