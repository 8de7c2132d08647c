/// A packet on its way, as a pure function of a trace and a number of seconds. A timer only
/// supplies the seconds, so playback can be scrubbed, tested and exported.
package dev.peerscape.editor.playback;
