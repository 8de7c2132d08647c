/// Direct manipulation without a screen: [dev.peerscape.editor.tool.Input] goes in, edits of the
/// session and requests to the window come out. Each state of the hand is a tool in a file of its
/// own; a tool answers an input with the tool that comes next. What people should see meanwhile is
/// described by [dev.peerscape.editor.tool.Mark]s.
///
/// A gesture is one step of undo. Until its end nothing is changed, so Escape and a lost focus
/// restore exactly.
package dev.peerscape.editor.tool;
