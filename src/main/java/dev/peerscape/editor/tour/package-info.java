/// The guided tour: which steps of the peering lab a document shows done.
package dev.peerscape.editor.tour;
