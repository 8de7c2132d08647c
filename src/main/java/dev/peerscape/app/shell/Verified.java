package dev.peerscape.app.shell;

import dev.peerscape.core.check.Finding;
import dev.peerscape.core.topology.Topology;

import java.util.List;

/// What the checks said of a document.
///
/// @param topology what was checked; while the document holds another, the findings are stale
/// @param findings errors first
/// @param nanos how long it took, from the edit to here, in nanoseconds
public record Verified(Topology topology, List<Finding> findings, long nanos) {
    public Verified {
        findings = List.copyOf(findings);
    }

    /// {@return how many findings are of that severity}
    public long count(Finding.Severity severity) {
        return findings.stream().filter(it -> it.severity() == severity).count();
    }
}
