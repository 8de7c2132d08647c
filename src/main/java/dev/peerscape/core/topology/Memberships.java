package dev.peerscape.core.topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ids of the peerings that each VPC joins, in order. As with [Owners], what a file brings lies
/// in one flat map that is never changed again, and edits lie over it in a persistent one.
///
/// @param base never changed once it is here
/// @param changes newer than the base; empty lists for VPCs that join none any more
record Memberships(
        Map<ResourceId, List<ResourceId>> base, PMap<ResourceId, List<ResourceId>> changes) {
    static final Memberships NONE = new Memberships(Map.of(), HashTreePMap.empty());

    /// Those of peerings that come in the order of their ids.
    static Memberships of(Collection<Peering> peerings) {
        var base = new HashMap<ResourceId, List<ResourceId>>();
        for (var peering : peerings) {
            for (var member : peering.members()) {
                base.computeIfAbsent(member, _ -> new ArrayList<>(4)).add(peering.id());
            }
        }
        return new Memberships(base, HashTreePMap.empty());
    }

    List<ResourceId> of(ResourceId vpc) {
        var changed = changes.get(vpc);
        return changed != null ? changed : base.getOrDefault(vpc, List.of());
    }

    /// This with a peering added, changed or gone.
    Memberships with(@Nullable Peering before, @Nullable Peering after) {
        Set<ResourceId> old = before == null ? Set.of() : before.members();
        Set<ResourceId> fresh = after == null ? Set.of() : after.members();
        if (old.equals(fresh)) {
            return this;
        }
        var index = this;
        for (var member : old) {
            if (before != null && !fresh.contains(member)) {
                index = index.minus(member, before.id());
            }
        }
        for (var member : fresh) {
            if (after != null && !old.contains(member)) {
                index = index.plus(member, after.id());
            }
        }
        return index;
    }

    private Memberships plus(ResourceId vpc, ResourceId peering) {
        var ids = new ArrayList<>(of(vpc));
        ids.add(peering);
        ids.sort(null);
        return changed(vpc, ids);
    }

    private Memberships minus(ResourceId vpc, ResourceId peering) {
        var ids = new ArrayList<>(of(vpc));
        ids.remove(peering);
        return changed(vpc, ids);
    }

    private Memberships changed(ResourceId vpc, List<ResourceId> ids) {
        return new Memberships(
                base,
                ids.isEmpty() && !base.containsKey(vpc)
                        ? changes.minus(vpc)
                        : changes.plus(vpc, ids));
    }
}
