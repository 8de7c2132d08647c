package dev.peerscape.core.topology;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/// Which VPCs name something that is not theirs: in a route a gateway or interface of another VPC
/// or a peering that they do not join, in a rule a group of another VPC. Few do, so whoever looks
/// for all uses of a thing need not read every route there is. A transit gateway is no VPC's own.
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

    /// This with a VPC changed by an edit. A VPC that named nothing foreign does so now only where
    /// it changed, so an edit of one table reads one table.
    Mentions with(Topology topology, Vpc before, Vpc after) {
        boolean sameThings =
                before.internetGateways() == after.internetGateways()
                        && before.egressOnlyGateways() == after.egressOnlyGateways()
                        && before.natGateways() == after.natGateways()
                        && before.instances() == after.instances()
                        && before.interfaces() == after.interfaces()
                        && before.endpoints() == after.endpoints()
                        && before.loadBalancers() == after.loadBalancers()
                        && before.vpnGateways() == after.vpnGateways();
        if (sameThings && !named.containsKey(after.id())) {
            boolean sameGroups = before.securityGroups() == after.securityGroups();
            var found = new Foreign(topology, after);
            for (var table : after.routeTables().values()) {
                if (before.routeTables().get(table.id()) != table) {
                    found.routes(table);
                }
            }
            if (!sameGroups) {
                found.groups();
            }
            if (found.ids.isEmpty()) {
                return this;
            }
        }
        return with(topology, after.id(), after);
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

    private static Set<ResourceId> foreign(Topology topology, Vpc vpc) {
        var found = new Foreign(topology, vpc);
        vpc.routeTables().values().forEach(found::routes);
        found.groups();
        return found.ids;
    }

    /// Collects what a VPC names and has no part in.
    private static final class Foreign {
        private final Topology topology;
        private final Vpc vpc;
        private Set<ResourceId> ids = Set.of();
        private @Nullable Set<ResourceId> own;

        Foreign(Topology topology, Vpc vpc) {
            this.topology = topology;
            this.vpc = vpc;
        }

        void routes(RouteTable table) {
            for (var row : table.listRoutes()) {
                add(row.list());
                if (isForeign(row.target())) {
                    row.target().resource().ifPresent(this::add);
                }
            }
            table.propagating().stream()
                    .filter(id -> !vpc.vpnGateways().containsKey(id))
                    .forEach(this::add);
            for (var route : table.routes()) {
                // By hand: a large design has hundreds of thousands of routes, most to peerings.
                if (route.target() instanceof Target.ToPeering peering) {
                    if (!peerings().contains(peering.id())) {
                        add(peering.id());
                    }
                } else if (!(route.target() instanceof Target.Local) && isForeign(route.target())) {
                    add(route.target().resource().orElseThrow());
                }
            }
        }

        void groups() {
            for (var group : vpc.securityGroups().values()) {
                group.ingress().forEach(this::rule);
                group.egress().forEach(this::rule);
            }
        }

        private void rule(SecurityRule rule) {
            if (rule.peer() instanceof SecurityRule.Peer.Group peer
                    && !vpc.securityGroups().containsKey(peer.id())) {
                add(peer.id());
            } else if (rule.peer() instanceof SecurityRule.Peer.Listed(var list)) {
                add(list);
            }
        }

        private void add(ResourceId id) {
            if (ids.isEmpty()) {
                ids = new HashSet<>(4);
            }
            ids.add(id);
        }

        private Set<ResourceId> peerings() {
            if (own == null) {
                var found = new HashSet<ResourceId>();
                for (var peering : topology.peeringsOf(vpc.id())) {
                    found.add(peering.id());
                }
                own = found;
            }
            return own;
        }

        private boolean isForeign(Target target) {
            return switch (target) {
                case Target.ToInternetGateway(var id) -> !vpc.internetGateways().containsKey(id);
                case Target.ToEgressOnlyGateway(var id) ->
                        !vpc.egressOnlyGateways().containsKey(id);
                case Target.ToNatGateway(var id) -> !vpc.natGateways().containsKey(id);
                case Target.ToNetworkInterface(var id) ->
                        vpc.networkInterfaces().noneMatch(eni -> eni.id().equals(id));
                case Target.ToVpnGateway(var id) -> !vpc.vpnGateways().containsKey(id);
                case Target.ToEndpoint(var id) -> !vpc.endpoints().containsKey(id);
                case Target.ToTransitGateway _ -> true;
                case Target.Local _, Target.ToPeering _, Target.Gone _ -> false;
            };
        }
    }
}
