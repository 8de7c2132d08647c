/// The trace panel: who sends what to whom, the packet's way played back, and why it is stopped.
package dev.peerscape.app.playback;
