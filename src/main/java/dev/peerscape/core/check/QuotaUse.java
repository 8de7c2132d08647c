package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import java.util.List;

/// V23: a quota (A.4, [Quotas]) is nearly used up: for information. A warning where it is exceeded,
/// so that AWS would have to raise it first, or beyond the most that AWS raises it to.
final class QuotaUse extends Rule {
    static final String ID = "V23";

    QuotaUse() {
        super(ID, Severity.INFO, "Amazon VPC quotas");
    }

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        counting(view, report).ofVpc(vpc);
    }

    @Override
    void ofNeighbourhood(Facts facts, View view, Report report) {
        counting(view, report).ofNeighbourhood(facts);
    }

    @Override
    void ofPeers(Facts facts, View view, Report report) {
        counting(view, report).ofPeers(facts);
    }

    @Override
    void ofPlace(Place place, Tally tally, View view, Report report) {
        counting(view, report).ofPlace(place, tally);
    }

    @Override
    void ofBackbone(View view, Report report) {
        new BackboneCounting(view.topology(), sink(view, report)).count();
    }

    private Counting counting(View view, Report report) {
        return new Counting(view, sink(view, report));
    }

    private Counting.Sink sink(View view, Report report) {
        var quotas = view.standards().quotas();
        return (quota, used, where, at) -> {
            int limit = quotas.limit(quota);
            // Nine tenths: "near".
            if (used * 10L >= limit * 9L) {
                tell(quota, used, limit, where, at, fixes(quota, limit, at, view), report);
            }
        };
    }

    /// What people can do without AWS: peerings of a VPC make room for a transit gateway.
    private static List<Fix> fixes(Quota quota, int limit, List<ResourceId> at, View view) {
        return quota == Quota.ACTIVE_PEERINGS
                ? view
                        .facts(at.getFirst())
                        .flatMap(it -> new HubAdvice(it.vpc(), view).fix((limit * 9 + 9) / 10))
                        .stream()
                        .toList()
                : List.of();
    }

    private void tell(
            Quota quota,
            int used,
            int limit,
            String where,
            List<ResourceId> at,
            List<Fix> fixes,
            Report report) {
        boolean beyond = quota.most() > 0 && used > quota.most();
        boolean over = used > limit;
        report.add(
                this,
                over ? Severity.WARNING : Severity.INFO,
                beyond
                        ? Message.of(
                                quota.adjustable() ? "check.V23.beyond" : "check.V23.fixed",
                                where,
                                used,
                                quota.title(),
                                quota.most())
                        : Message.of(
                                over ? "check.V23.over" : "check.V23.near",
                                where,
                                used,
                                quota.title(),
                                limit),
                at,
                fixes);
    }
}
