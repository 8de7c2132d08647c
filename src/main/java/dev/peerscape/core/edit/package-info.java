/// Edits as data, and the one function that applies them.
package dev.peerscape.core.edit;
