package dev.peerscape.core.check;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/// A counter: how much of a quota something uses.
///
/// @param where whose it is, for people: a VPC's name, or an account and Region
/// @param at whose it is
public record Usage(Quota quota, String where, List<ResourceId> at, int used, int limit) {
    /// The fullest first.
    public static final Comparator<Usage> FULLEST =
            Comparator.<Usage>comparingDouble(it -> -(double) it.used / it.limit)
                    .thenComparing(Usage::quota)
                    .thenComparing(Usage::where)
                    .thenComparing(it -> it.at.getFirst());

    public Usage {
        at = List.copyOf(at);
    }

    /// {@return every counter of a document, by quota, the fullest of each first; those that stand
    /// at nothing are left out}
    public static List<Usage> of(Network network, Quotas quotas) {
        var index = Index.of(network.topology());
        var view = new View(network, index, new Standards(quotas, Standards.USUAL.policy()));
        var found = new ArrayList<Usage>();
        Counting.Sink sink =
                (quota, used, where, at) -> {
                    if (used > 0) {
                        found.add(new Usage(quota, where, at, used, quotas.limit(quota)));
                    }
                };
        var counting = new Counting(view, sink);
        for (var facts : index.facts().values()) {
            counting.ofVpc(facts.vpc());
            counting.ofNeighbourhood(facts);
            counting.ofPeers(facts);
        }
        index.tallies()
                .forEach((place, tally) -> {
                    if (!tally.vpcs().isEmpty()) {
                        counting.ofPlace(place, tally);
                    }
                });
        new BackboneCounting(network.topology(), sink).count();
        found.sort(Comparator.comparing(Usage::quota).thenComparing(FULLEST));
        return found;
    }

    /// {@return for each quota the counter that is nearest to its limit, or beyond it}
    public static List<Usage> fullest(List<Usage> all) {
        var best = new EnumMap<Quota, Usage>(Quota.class);
        for (var usage : all) {
            best.merge(usage.quota, usage, (a, b) -> FULLEST.compare(a, b) <= 0 ? a : b);
        }
        return List.copyOf(best.values());
    }

    /// {@return how full it is, in percent, rounded down}
    public int percent() {
        return (int) (used * 100L / limit);
    }
}
