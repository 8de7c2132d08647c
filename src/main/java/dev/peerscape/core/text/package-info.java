/// Sentences for people: messages without a language, and the bundles that give them one.
package dev.peerscape.core.text;
