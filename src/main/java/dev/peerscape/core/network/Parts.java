package dev.peerscape.core.network;

import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The parts of a compiled VPC, each taken over from an earlier state where its own objects are the
/// same. Subnets, tables, ACLs and groups are numbered in the order of their ids.
///
/// @param links the slots of the peerings that the VPC is a member of
/// @param subnetTable the table of each subnet, its own or the main one
/// @param subnetAcl the ACL of each subnet
/// @param byId the endpoint of an interface, NAT gateway or instance
record Parts(
        Vpc vpc,
        int[] links,
        Blocks blocks,
        List<Subnet> subnets,
        List<InternetGateway> gateways,
        List<EgressOnlyGateway> egressOnly,
        List<Acl> acls,
        List<Group> groups,
        Endpoints endpoints,
        Map<ResourceId, Integer> byId,
        List<Table> tables,
        int[] subnetTable,
        int[] subnetAcl) {
    /// Rules for what comes in and what goes out.
    sealed interface Filter {
        RuleList ingress();

        RuleList egress();
    }

    record Acl(NetworkAcl acl, RuleList ingress, RuleList egress) implements Filter {}

    record Group(SecurityGroup group, RuleList ingress, RuleList egress) implements Filter {}

    /// @param rows the local ones, then those of the table
    record Table(RouteTable table, List<Route> rows, RoutingTable lookup) {}

    /// @param targets the slots of the peerings by id
    /// @param before the parts of an earlier state
    static Parts of(
            Vpc vpc, int[] links, Map<ResourceId, Integer> targets, @Nullable Parts before) {
        boolean sameSubnets = before != null && before.vpc.subnets() == vpc.subnets();
        var subnets =
                before != null && sameSubnets
                        ? before.subnets
                        : List.copyOf(vpc.subnets().values());
        var gateways = List.copyOf(vpc.internetGateways().values());
        var egressOnly = List.copyOf(vpc.egressOnlyGateways().values());
        var acls =
                before != null && before.vpc.networkAcls() == vpc.networkAcls()
                        ? before.acls
                        : acls(vpc, before);
        var groups =
                before != null && before.vpc.securityGroups() == vpc.securityGroups()
                        ? before.groups
                        : groups(vpc, before);
        boolean sameEnds = before != null && sameSubnets && sameEnds(before.vpc, vpc);
        var endpoints =
                before != null && sameEnds
                        ? before.endpoints
                        : new Endpoints(vpc, index(vpc.subnets()), index(vpc.securityGroups()));
        var byId = before != null && sameEnds ? before.byId : endpoints.byId();
        boolean sameTargets =
                before != null
                        && sameEnds
                        && before.links == links
                        && before.vpc.cidrs().equals(vpc.cidrs())
                        && before.vpc.internetGateways() == vpc.internetGateways()
                        && before.vpc.egressOnlyGateways() == vpc.egressOnlyGateways();
        var tables =
                before != null && sameTargets && before.vpc.routeTables() == vpc.routeTables()
                        ? before.tables
                        : new Rows(vpc, gateways, egressOnly, byId, targets)
                                .tables(before != null && sameTargets ? before.tables : List.of());
        boolean samePlaces = before != null && sameSubnets && samePlaces(before.vpc, vpc);
        return new Parts(
                vpc,
                links,
                new Blocks(vpc.cidrs()),
                subnets,
                gateways,
                egressOnly,
                acls,
                groups,
                endpoints,
                byId,
                tables,
                before != null && samePlaces ? before.subnetTable : subnetTable(vpc, subnets),
                before != null && samePlaces ? before.subnetAcl : subnetAcl(vpc, subnets));
    }

    /// Endpoints hold their subnets and groups by number, so those must stay the same as well.
    private static boolean sameEnds(Vpc before, Vpc vpc) {
        return before.instances() == vpc.instances()
                && before.natGateways() == vpc.natGateways()
                && sameKeys(before.securityGroups(), vpc.securityGroups());
    }

    private static boolean samePlaces(Vpc before, Vpc vpc) {
        return before.mainRouteTable().equals(vpc.mainRouteTable())
                && sameKeys(before.routeTables(), vpc.routeTables())
                && sameKeys(before.networkAcls(), vpc.networkAcls());
    }

    private static boolean sameKeys(Map<ResourceId, ?> before, Map<ResourceId, ?> now) {
        return before == now || before.keySet().equals(now.keySet());
    }

    private static int[] subnetTable(Vpc vpc, List<Subnet> subnets) {
        var index = index(vpc.routeTables());
        int main = index.getOrDefault(vpc.mainRouteTable(), -1);
        return subnets.stream()
                .mapToInt(it ->
                        it.routeTable().map(own -> index.getOrDefault(own, main)).orElse(main))
                .toArray();
    }

    private static int[] subnetAcl(Vpc vpc, List<Subnet> subnets) {
        var index = index(vpc.networkAcls());
        return subnets.stream().mapToInt(it -> index.getOrDefault(it.networkAcl(), -1)).toArray();
    }

    private static Map<ResourceId, Integer> index(Map<ResourceId, ?> members) {
        var index = HashMap.<ResourceId, Integer>newHashMap(members.size());
        for (var id : members.keySet()) {
            index.put(id, index.size());
        }
        return index;
    }

    private static List<Acl> acls(Vpc vpc, @Nullable Parts before) {
        var compiled = new ArrayList<Acl>();
        for (var acl : vpc.networkAcls().values()) {
            Acl known = null;
            for (var old : before == null ? List.<Acl>of() : before.acls) {
                known = old.acl == acl ? old : known;
            }
            compiled.add(
                    known != null
                            ? known
                            : new Acl(
                                    acl,
                                    RuleList.ofAcl(acl.ingress()),
                                    RuleList.ofAcl(acl.egress())));
        }
        return List.copyOf(compiled);
    }

    private static List<Group> groups(Vpc vpc, @Nullable Parts before) {
        var known = new HashMap<ResourceId, Group>();
        for (var old : before == null ? List.<Group>of() : before.groups) {
            known.put(old.group.id(), old);
        }
        var compiled = new ArrayList<Group>();
        for (var group : vpc.securityGroups().values()) {
            var old = known.get(group.id());
            compiled.add(
                    old != null && old.group == group
                            ? old
                            : new Group(
                                    group,
                                    RuleList.ofGroup(group.ingress()),
                                    RuleList.ofGroup(group.egress())));
        }
        return List.copyOf(compiled);
    }

    /// The route tables of a VPC whose other parts are there.
    private record Rows(
            Vpc vpc,
            List<InternetGateway> gateways,
            List<EgressOnlyGateway> egressOnly,
            Map<ResourceId, Integer> byId,
            Map<ResourceId, Integer> targets) {
        List<Table> tables(List<Table> before) {
            var known = new HashMap<ResourceId, Table>();
            for (var old : before) {
                known.put(old.table.id(), old);
            }
            var compiled = new ArrayList<Table>();
            for (var table : vpc.routeTables().values()) {
                var old = known.get(table.id());
                compiled.add(old != null && old.table == table ? old : table(table));
            }
            return List.copyOf(compiled);
        }

        private Table table(RouteTable table) {
            var rows = new ArrayList<Route>(vpc.cidrs().size() + table.routes().size());
            rows.addAll(vpc.localRoutes());
            int locals = rows.size();
            rows.addAll(table.routes());
            int[] kinds = new int[rows.size()];
            int[] arguments = new int[rows.size()];
            for (int i = locals; i < kinds.length; i++) {
                arguments[i] = argument(rows.get(i).target());
                kinds[i] = arguments[i] < 0 ? VpcTables.NOTHING : kind(rows.get(i).target());
            }
            return new Table(table, rows, new RoutingTable(rows, locals, kinds, arguments));
        }

        private static int kind(Target target) {
            return switch (target) {
                case Target.Local() -> VpcTables.LOCAL;
                case Target.ToInternetGateway _ -> VpcTables.INTERNET_GATEWAY;
                case Target.ToEgressOnlyGateway _ -> VpcTables.EGRESS_ONLY_GATEWAY;
                case Target.ToNatGateway _ -> VpcTables.NAT_GATEWAY;
                case Target.ToPeering _ -> VpcTables.PEERING;
                case Target.ToNetworkInterface _ -> VpcTables.INTERFACE;
                case Target.ToTransitGateway _ -> VpcTables.TRANSIT_GATEWAY;
                case Target.Gone _ -> VpcTables.NOTHING;
                default -> throw new AssertionError("SKELETON");
            };
        }

        private int argument(Target target) {
            return switch (target) {
                case Target.Local() -> 0;
                case Target.ToInternetGateway(var id) -> indexIn(gateways, id);
                case Target.ToEgressOnlyGateway(var id) -> indexIn(egressOnly, id);
                case Target.ToNatGateway(var id) -> byId.getOrDefault(id, -1);
                case Target.ToPeering(var id) -> targets.getOrDefault(id, -1);
                case Target.ToNetworkInterface(var id) -> byId.getOrDefault(id, -1);
                case Target.ToTransitGateway(var id) -> targets.getOrDefault(id, -1);
                case Target.Gone _ -> -1;
                default -> throw new AssertionError("SKELETON");
            };
        }

        private static int indexIn(List<? extends Resource> gateways, ResourceId id) {
            for (int i = 0; i < gateways.size(); i++) {
                if (gateways.get(i).id().equals(id)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
