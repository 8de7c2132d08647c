package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.Vpc;

/// Something that a document is watched for. One class a rule, one line in [Rules].
///
/// A rule looks at one scope at a time, and may look no further than the scope allows: that is what
/// lets an edit re-do a handful of scopes and leave the rest (see [Checks#rerun]).
///
/// - `ofVpc`: a VPC alone;
/// - `ofNeighbourhood`: a VPC with the peerings it joins or routes to, the VPCs at their other ends
///   and, for a route that is useless, theirs;
/// - `ofPeering`: a peering with both VPCs, their other peerings and the blocks behind those; for
///   replies that go astray, the subnets and hosts behind those too;
/// - `ofTransitGateway`: a transit gateway with the VPCs attached to it;
/// - `ofPeers`: a VPC with how much of address space it and those it is peered with use;
/// - `ofPlace`: an account in a Region, by its counts;
/// - `ofBackbone`: all transit gateways and all that is on premises, with the blocks of the VPCs
///   that they lead to.
///
/// Texts are `check.ID.title`, `check.ID.explanation`, `check.ID.example`, and one sentence for
/// each way to break the rule.
public abstract class Rule {
    private final String id;
    private final Severity severity;
    private final String source;

    /// @param id stable, `V11`: files and scripts refer to it
    /// @param severity how bad a breach is, as a rule
    /// @param source the page of the AWS documentation, or the RFC, that it is from
    Rule(String id, Severity severity, String source) {
        this.id = id;
        this.severity = severity;
        this.source = source;
    }

    /// {@return the stable id, `V11`}
    public final String id() {
        return id;
    }

    /// {@return how bad a breach is; a finding may be milder or worse where the rule says so}
    public final Severity severity() {
        return severity;
    }

    /// {@return the page of the AWS documentation, or the RFC, that it is from}
    public final String source() {
        return source;
    }

    /// {@return what it watches, in a few words}
    public final Message title() {
        return Message.of("check." + id + ".title");
    }

    /// {@return why it matters, for somebody who meets it for the first time}
    public final Message explanation() {
        return Message.of("check." + id + ".explanation");
    }

    /// {@return a small case of it}
    public final Message example() {
        return Message.of("check." + id + ".example");
    }

    void ofVpc(Vpc vpc, View view, Report report) {}

    void ofNeighbourhood(Facts facts, View view, Report report) {}

    void ofPeering(Peering peering, View view, Report report) {}

    void ofTransitGateway(TransitGateway gateway, View view, Report report) {}

    void ofPeers(Facts facts, View view, Report report) {}

    void ofPlace(Place place, Tally tally, View view, Report report) {}

    void ofBackbone(View view, Report report) {}

    @Override
    public final String toString() {
        return id;
    }
}
