package dev.peerscape.editor.analysis;

import dev.peerscape.core.check.Finding;
import dev.peerscape.core.network.Network;

import java.util.List;

/// What the checks said of a state of the document.
///
/// @param revision the number of the revision that was looked at
/// @param network that state, compiled; its topology tells whether this is still about the present
/// @param findings errors first
/// @param nanos how long compiling and checking took, in nanoseconds
public record Analysis(long revision, Network network, List<Finding> findings, long nanos) {
    public Analysis {
        findings = List.copyOf(findings);
    }
}
