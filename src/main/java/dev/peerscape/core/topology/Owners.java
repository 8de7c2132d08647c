package dev.peerscape.core.topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.Collection;
import java.util.HashMap;
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

    /// {@return what is in those VPCs}
    static Owners of(Collection<Vpc> vpcs) {
        Map<ResourceId, ResourceId> owners =
                HashMap.newHashMap(vpcs.stream().mapToInt(Owners::size).sum());
        for (var vpc : vpcs) {
            for (var members : vpc.members()) {
                for (Resource member : members.values()) {
                    owners.put(member.id(), vpc.id());
                    for (var part : member.parts()) {
                        owners.put(part.id(), vpc.id());
                    }
                }
            }
        }
        return new Owners(owners, HashTreePMap.empty());
    }

    /// {@return about how many resources are in a VPC}
    private static int size(Vpc vpc) {
        int size = vpc.instances().size();
        for (var members : vpc.members()) {
            size += members.size();
        }
        return size;
    }

    /// {@return this after a change of one VPC} What went is taken out before what came is put in:
    /// an interface may have gone from one thing to another.
    Owners after(@Nullable Vpc before, @Nullable Vpc after) {
        return without(before, after).with(before, after);
    }

    private Owners without(@Nullable Vpc before, @Nullable Vpc after) {
        var index = this;
        for (int i = 0; before != null && i < before.members().size(); i++) {
            var old = before.members().get(i);
            Map<ResourceId, ? extends Resource> fresh =
                    after == null ? Map.of() : after.members().get(i);
            if (old == fresh) {
                continue;
            }
            for (Resource gone : old.values()) {
                if (fresh.get(gone.id()) != gone) {
                    index = index.minus(gone.id());
                    for (var part : gone.parts()) {
                        index = index.minus(part.id());
                    }
                }
            }
        }
        return index;
    }

    private Owners with(@Nullable Vpc before, @Nullable Vpc after) {
        var index = this;
        for (int i = 0; after != null && i < after.members().size(); i++) {
            Map<ResourceId, ? extends Resource> old =
                    before == null ? Map.of() : before.members().get(i);
            var fresh = after.members().get(i);
            if (old == fresh) {
                continue;
            }
            for (Resource come : fresh.values()) {
                if (old.get(come.id()) != come) {
                    index = index.plus(come.id(), after.id());
                    for (var part : come.parts()) {
                        index = index.plus(part.id(), after.id());
                    }
                }
            }
        }
        return index;
    }

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
