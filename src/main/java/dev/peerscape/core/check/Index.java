package dev.peerscape.core.check;

import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.HashMap;
import java.util.Optional;

/// Who has to do with whom, kept up from edit to edit: persistent, so that an edit costs what it
/// changes.
///
/// @param facts of each VPC
/// @param tallies counts for quotas
record Index(PMap<ResourceId, Facts> facts, PMap<Place, Tally> tallies) {

    static Index of(Topology topology) {
        var facts = new HashMap<ResourceId, Facts>();
        var tallies = new HashMap<Place, Tally>();
        for (var vpc : topology.vpcs().values()) {
            var fact = Facts.of(vpc);
            facts.put(vpc.id(), fact);
            tallies.put(Place.of(vpc), tallies.getOrDefault(Place.of(vpc), Tally.NONE).plus(fact));
        }
        for (var peering : topology.peerings().values()) {
            if (isOutstanding(peering)) {
                var place = Place.of(peering.requester());
                tallies.put(place, tallies.getOrDefault(place, Tally.NONE).withRequests(1));
            }
        }
        return new Index(HashTreePMap.from(facts), HashTreePMap.from(tallies));
    }

    Optional<Facts> of(ResourceId vpc) {
        return Optional.ofNullable(facts.get(vpc));
    }

    Tally tally(Place place) {
        return tallies.getOrDefault(place, Tally.NONE);
    }

    /// This with a VPC added, changed or (without facts) gone.
    Index with(ResourceId vpc, @Nullable Facts fresh) {
        var old = facts.get(vpc);
        var counts = tallies;
        if (old != null) {
            var place = Place.of(old.vpc());
            var count = counts.getOrDefault(place, Tally.NONE).minus(old);
            counts = count.isEmpty() ? counts.minus(place) : counts.plus(place, count);
        }
        if (fresh != null) {
            var place = Place.of(fresh.vpc());
            counts = counts.plus(place, counts.getOrDefault(place, Tally.NONE).plus(fresh));
        }
        return new Index(fresh == null ? facts.minus(vpc) : facts.plus(vpc, fresh), counts);
    }

    /// Whether it counts among the requests that an account has open in a Region (A.4).
    private static boolean isOutstanding(Peering peering) {
        return peering.status() == PeeringStatus.PENDING_ACCEPTANCE;
    }

    /// This with a peering added, changed or gone.
    Index with(@Nullable Peering before, @Nullable Peering after) {
        var counts = tallies;
        if (before != null && isOutstanding(before)) {
            counts = counted(counts, Place.of(before.requester()), -1);
        }
        if (after != null && isOutstanding(after)) {
            counts = counted(counts, Place.of(after.requester()), 1);
        }
        return counts == tallies ? this : new Index(facts, counts);
    }

    private static PMap<Place, Tally> counted(PMap<Place, Tally> counts, Place place, int more) {
        var count = counts.getOrDefault(place, Tally.NONE).withRequests(more);
        return count.isEmpty() ? counts.minus(place) : counts.plus(place, count);
    }
}
