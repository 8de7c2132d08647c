/// Finding things of a document by name, id or address.
package dev.peerscape.editor.search;
