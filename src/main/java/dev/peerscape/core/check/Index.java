package dev.peerscape.core.check;

import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Who has to do with whom, kept up from edit to edit: persistent, so that an edit costs what it
/// changes.
///
/// @param facts of each VPC
/// @param mentions which VPCs name a resource of another VPC, or a peering that they do not join
/// @param tallies counts for quotas
record Index(
        PMap<ResourceId, Facts> facts,
        PMap<ResourceId, PSet<ResourceId>> mentions,
        PMap<Place, Tally> tallies) {

    static Index of(Topology topology) {
        var facts = new HashMap<ResourceId, Facts>();
        var mentions = new HashMap<ResourceId, PSet<ResourceId>>();
        var tallies = new HashMap<Place, Tally>();
        for (var vpc : topology.vpcs().values()) {
            var fact = Facts.of(vpc);
            facts.put(vpc.id(), fact);
            tallies.put(Place.of(vpc), tallies.getOrDefault(Place.of(vpc), Tally.NONE).plus(fact));
            for (var id : named(topology, fact)) {
                mentions.put(id, mentions.getOrDefault(id, HashTreePSet.empty()).plus(vpc.id()));
            }
        }
        return new Index(
                HashTreePMap.from(facts), HashTreePMap.from(mentions), HashTreePMap.from(tallies));
    }

    /// What a VPC names and does not have a part in.
    private static Set<ResourceId> named(Topology topology, Facts facts) {
        Set<ResourceId> named = facts.foreign();
        for (var id : facts.peeringRows().keySet()) {
            if (topology.peering(id).filter(it -> it.joins(facts.id())).isEmpty()) {
                named = named == facts.foreign() ? new HashSet<>(named) : named;
                named.add(id);
            }
        }
        return named;
    }

    Optional<Facts> of(ResourceId vpc) {
        return Optional.ofNullable(facts.get(vpc));
    }

    Set<ResourceId> mentioning(ResourceId id) {
        return mentions.getOrDefault(id, HashTreePSet.empty());
    }

    Tally tally(Place place) {
        return tallies.getOrDefault(place, Tally.NONE);
    }

    /// This with a VPC added, changed or (without facts) gone.
    Index with(Topology before, Topology after, ResourceId vpc, @Nullable Facts fresh) {
        var old = facts.get(vpc);
        var named = mentions;
        var counts = tallies;
        if (old != null) {
            for (var id : named(before, old)) {
                var rest = named.getOrDefault(id, HashTreePSet.empty()).minus(vpc);
                named = rest.isEmpty() ? named.minus(id) : named.plus(id, rest);
            }
            var place = Place.of(old.vpc());
            var count = counts.getOrDefault(place, Tally.NONE).minus(old);
            counts = count.isEmpty() ? counts.minus(place) : counts.plus(place, count);
        }
        if (fresh != null) {
            for (var id : named(after, fresh)) {
                named = named.plus(id, named.getOrDefault(id, HashTreePSet.empty()).plus(vpc));
            }
            var place = Place.of(fresh.vpc());
            counts = counts.plus(place, counts.getOrDefault(place, Tally.NONE).plus(fresh));
        }
        return new Index(fresh == null ? facts.minus(vpc) : facts.plus(vpc, fresh), named, counts);
    }
}
