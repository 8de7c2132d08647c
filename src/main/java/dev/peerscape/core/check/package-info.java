/// The rules that watch a document, and what they find.
package dev.peerscape.core.check;
