package dev.peerscape.core.topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.Map;

/// Which VPC every resource inside one is in. What a file brings lies in one flat map that is never
/// changed again; edits lie over it in a persistent one. So opening a large file is quick, and an
/// edit still shares all that it leaves alone.
///
/// @param base never changed once it is here
/// @param changes newer than the base; [#GONE] where it is no longer true
record Owners(Map<ResourceId, ResourceId> base, PMap<ResourceId, ResourceId> changes) {
    static final Owners NONE = new Owners(Map.of(), HashTreePMap.empty());

    /// Nothing is in the Internet.
    private static final ResourceId GONE = ResourceId.INTERNET;

    @Nullable ResourceId get(ResourceId id) {
        var changed = changes.get(id);
        if (changed == null) {
            return base.get(id);
        }
        return changed.equals(GONE) ? null : changed;
    }

    Owners plus(ResourceId id, ResourceId vpc) {
        return new Owners(base, changes.plus(id, vpc));
    }

    Owners minus(ResourceId id) {
        return new Owners(base, base.containsKey(id) ? changes.plus(id, GONE) : changes.minus(id));
    }
}
