package dev.peerscape.core.topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which VPCs name something that is not theirs: in a route a gateway or interface of another VPC
/// or a peering that they do not join, in a rule a group of another VPC. Few do, so whoever looks
/// for all uses of a thing need not read every route there is.
///
/// @param named what each such VPC names
/// @param by the VPCs that name a thing
record Mentions(PMap<ResourceId, Set<ResourceId>> named, PMap<ResourceId, PSet<ResourceId>> by) {

    static Mentions of(Topology topology) {
        var named = new HashMap<ResourceId, Set<ResourceId>>();
        var by = new HashMap<ResourceId, PSet<ResourceId>>();
        for (var vpc : topology.vpcs().values()) {
            var foreign = foreign(topology, vpc);
            if (!foreign.isEmpty()) {
                named.put(vpc.id(), foreign);
                for (var id : foreign) {
                    by.put(id, by.getOrDefault(id, HashTreePSet.empty()).plus(vpc.id()));
                }
            }
        }
        return new Mentions(HashTreePMap.from(named), HashTreePMap.from(by));
    }

    Set<ResourceId> of(ResourceId id) {
        return by.getOrDefault(id, HashTreePSet.empty());
    }

    /// This with a VPC as it is in the topology now; none when it is gone.
    Mentions with(Topology topology, ResourceId id, @Nullable Vpc vpc) {
        Set<ResourceId> old = named.getOrDefault(id, Set.of());
        Set<ResourceId> fresh = vpc == null ? Set.of() : foreign(topology, vpc);
        if (old.equals(fresh)) {
            return this;
        }
        var index = by;
        for (var gone : old) {
            var rest = index.getOrDefault(gone, HashTreePSet.empty()).minus(id);
            index = rest.isEmpty() ? index.minus(gone) : index.plus(gone, rest);
        }
        for (var come : fresh) {
            index = index.plus(come, index.getOrDefault(come, HashTreePSet.empty()).plus(id));
        }
        return new Mentions(fresh.isEmpty() ? named.minus(id) : named.plus(id, fresh), index);
    }

    /// Whether a change of the VPC can change what it names.
    static boolean mayDiffer(Vpc before, Vpc after) {
        return before.routeTables() != after.routeTables()
                || before.securityGroups() != after.securityGroups()
                || before.internetGateways() != after.internetGateways()
                || before.natGateways() != after.natGateways()
                || before.instances() != after.instances();
    }

    private static Set<ResourceId> foreign(Topology topology, Vpc vpc) {
        Set<ResourceId> own = null;
        Set<ResourceId> found = null;
        for (var table : vpc.routeTables().values()) {
            for (var route : table.routes()) {
                // By hand: a large design has hundreds of thousands of routes, most to peerings.
                if (route.target() instanceof Target.ToPeering peering) {
                    if (own == null) {
                        own = peeringsOf(topology, vpc);
                    }
                    if (!own.contains(peering.id())) {
                        found = with(found, peering.id());
                    }
                } else if (!(route.target() instanceof Target.Local)
                        && isForeign(vpc, route.target())) {
                    found = with(found, route.target().resource().orElseThrow());
                }
            }
        }
        for (var group : vpc.securityGroups().values()) {
            for (var rules : List.of(group.ingress(), group.egress())) {
                for (var rule : rules) {
                    if (rule.peer() instanceof SecurityRule.Peer.Group peer
                            && !vpc.securityGroups().containsKey(peer.id())) {
                        found = with(found, peer.id());
                    }
                }
            }
        }
        return found == null ? Set.of() : found;
    }

    private static Set<ResourceId> with(@Nullable Set<ResourceId> some, ResourceId id) {
        var all = some == null ? new HashSet<ResourceId>(4) : some;
        all.add(id);
        return all;
    }

    private static Set<ResourceId> peeringsOf(Topology topology, Vpc vpc) {
        var ids = new HashSet<ResourceId>();
        for (var peering : topology.peeringsOf(vpc.id())) {
            ids.add(peering.id());
        }
        return ids;
    }

    private static boolean isForeign(Vpc vpc, Target target) {
        return switch (target) {
            case Target.ToInternetGateway(var id) -> !vpc.internetGateways().containsKey(id);
            case Target.ToNatGateway(var id) -> !vpc.natGateways().containsKey(id);
            case Target.ToNetworkInterface(var id) ->
                    vpc.instances().values().stream()
                            .flatMap(it -> it.interfaces().stream())
                            .noneMatch(eni -> eni.id().equals(id));
            case Target.Local _, Target.ToPeering _, Target.Gone _ -> false;
        };
    }
}
