/// What a peering changes, worked out before anybody agrees to it. The dialogs show it.
package dev.peerscape.editor.peering;
