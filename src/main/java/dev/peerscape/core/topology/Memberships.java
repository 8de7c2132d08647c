package dev.peerscape.core.topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The peerings that each VPC joins, by id. As with [Owners], what a file brings lies in one flat
/// map that is never changed again, and edits lie over it in a persistent one.
///
/// @param base never changed once it is here
/// @param changes newer than the base; empty lists for VPCs that join none any more
record Memberships(Map<ResourceId, List<Peering>> base, PMap<ResourceId, List<Peering>> changes) {
    static final Memberships NONE = new Memberships(Map.of(), HashTreePMap.empty());

    /// Those of peerings that come in the order of their ids.
    static Memberships of(Collection<Peering> peerings) {
        var base = new HashMap<ResourceId, List<Peering>>();
        for (var peering : peerings) {
            base.computeIfAbsent(peering.requester().vpc(), _ -> new ArrayList<>(4)).add(peering);
            if (!peering.isLoop()) {
                base.computeIfAbsent(peering.accepter().vpc(), _ -> new ArrayList<>(4))
                        .add(peering);
            }
        }
        return new Memberships(base, HashTreePMap.empty());
    }

    List<Peering> of(ResourceId vpc) {
        var changed = changes.get(vpc);
        return changed != null ? changed : base.getOrDefault(vpc, List.of());
    }

    /// This with a peering added, changed or gone.
    Memberships with(@Nullable Peering before, @Nullable Peering after) {
        var index = this;
        if (before != null) {
            for (var member : before.members()) {
                index = index.changed(member, before, null);
            }
        }
        if (after != null) {
            for (var member : after.members()) {
                index = index.changed(member, null, after);
            }
        }
        return index;
    }

    private Memberships changed(ResourceId vpc, @Nullable Peering gone, @Nullable Peering come) {
        var peerings = new ArrayList<>(of(vpc));
        if (gone != null) {
            peerings.removeIf(it -> it == gone);
        }
        if (come != null) {
            peerings.add(come);
            peerings.sort(Comparator.comparing(Peering::id));
        }
        return new Memberships(
                base,
                peerings.isEmpty() && !base.containsKey(vpc)
                        ? changes.minus(vpc)
                        : changes.plus(vpc, peerings));
    }

    /// {@return the VPCs whose membership a change of a peering changes}
    static Set<ResourceId> changed(@Nullable Peering old, @Nullable Peering fresh) {
        var members = new HashSet<ResourceId>();
        if (old == null || fresh == null || !old.members().equals(fresh.members())) {
            members.addAll(old == null ? Set.of() : old.members());
            members.addAll(fresh == null ? Set.of() : fresh.members());
        }
        return members;
    }
}
