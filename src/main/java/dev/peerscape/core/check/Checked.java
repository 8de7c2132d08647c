package dev.peerscape.core.check;

import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.List;

/// What the rules found in a document, and what [Checks#rerun] needs to find out what an edit
/// changes about that. An immutable value.
public final class Checked {
    private final Topology topology;
    private final Standards standards;
    private final List<Finding> findings;
    private final Index index;
    private final PMap<Scope, List<Finding>> byScope;
    private final PSet<Scope> whole;
    private final PSet<ResourceId> hopeful;

    Checked(
            Topology topology,
            Standards standards,
            List<Finding> findings,
            Index index,
            PMap<Scope, List<Finding>> byScope,
            PSet<Scope> whole,
            PSet<ResourceId> hopeful) {
        this.topology = topology;
        this.standards = standards;
        this.findings = findings;
        this.index = index;
        this.byScope = byScope;
        this.whole = whole;
        this.hopeful = hopeful;
    }

    /// {@return what was found: errors first, then by rule and subject}
    public List<Finding> findings() {
        return findings;
    }

    /// {@return what was looked at}
    public Topology topology() {
        return topology;
    }

    /// {@return what it was judged by}
    public Standards standards() {
        return standards;
    }

    Index index() {
        return index;
    }

    /// The scopes in which something was found.
    PMap<Scope, List<Finding>> byScope() {
        return byScope;
    }

    /// The scopes whose findings depend on every block and public address.
    PSet<Scope> whole() {
        return whole;
    }

    /// The VPCs with a route that is useless; what is said of it depends on VPCs two peerings away.
    PSet<ResourceId> hopeful() {
        return hopeful;
    }
}
