/// The one mutable cell: the open document with its history, and who is told of changes.
package dev.peerscape.editor.session;
