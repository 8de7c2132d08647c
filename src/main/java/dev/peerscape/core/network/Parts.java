package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;
import dev.peerscape.core.topology.VpnGateway;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The parts of a compiled VPC, each taken over from an earlier state where its own objects are the
/// same. Subnets, tables, ACLs and groups are numbered in the order of their ids.
///
/// @param links the slots of the peerings that the VPC is a member of
/// @param learned the blocks that each of its virtual private gateways has a way to
/// @param subnetTable the table of each subnet, its own or the main one
/// @param subnetAcl the ACL of each subnet
/// @param balancers the load balancers, in the order in which endpoints have them as hosts
/// @param byId the endpoint of an interface, NAT gateway, instance, VPC endpoint or load balancer
/// @param lists the prefix lists that its tables, rules and endpoints name
record Parts(
        Vpc vpc,
        int[] links,
        Map<ResourceId, List<Cidr>> learned,
        Blocks blocks,
        List<Subnet> subnets,
        List<InternetGateway> gateways,
        List<EgressOnlyGateway> egressOnly,
        List<VpnGateway> vpnGateways,
        List<Acl> acls,
        List<Group> groups,
        Endpoints endpoints,
        Map<ResourceId, Integer> byId,
        List<Balancer> balancers,
        Map<ResourceId, PrefixList> lists,
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

    /// @param rows as [Rows] puts them together
    /// @param kinds what each row leads to, as [VpcTables] numbers it
    /// @param arguments which one of its kind
    record Table(
            RouteTable table,
            List<Route> rows,
            int[] kinds,
            int[] arguments,
            RoutingTable lookup) {}

    /// @param targets the slots of the peerings by id
    /// @param lists the prefix lists that the VPC names, as [#listsOf] finds them
    /// @param before the parts of an earlier state
    static Parts of(
            Vpc vpc,
            int[] links,
            Map<ResourceId, Integer> targets,
            Map<ResourceId, PrefixList> lists,
            Map<ResourceId, List<Cidr>> learned,
            @Nullable Parts before) {
        boolean sameSubnets = before != null && before.vpc.subnets() == vpc.subnets();
        var subnets =
                before != null && sameSubnets
                        ? before.subnets
                        : List.copyOf(vpc.subnets().values());
        var gateways = List.copyOf(vpc.internetGateways().values());
        var egressOnly = List.copyOf(vpc.egressOnlyGateways().values());
        var vpnGateways = List.copyOf(vpc.vpnGateways().values());
        var acls =
                before != null && before.vpc.networkAcls() == vpc.networkAcls()
                        ? before.acls
                        : acls(vpc, before);
        boolean sameLists = before != null && sameLists(before.lists, lists);
        var groups =
                before != null && sameLists && before.vpc.securityGroups() == vpc.securityGroups()
                        ? before.groups
                        : groups(vpc, lists, sameLists ? before : null);
        boolean sameEnds = before != null && sameSubnets && sameEnds(before.vpc, vpc);
        var endpoints =
                before != null && sameEnds
                        ? before.endpoints
                        : new Endpoints(vpc, index(vpc.subnets()), index(vpc.securityGroups()));
        var byId = before != null && sameEnds ? before.byId : endpoints.byId();
        boolean sameBalancers =
                before != null && sameEnds && before.vpc.targetGroups() == vpc.targetGroups();
        var balancers = before != null && sameBalancers ? before.balancers : balancers(vpc);
        boolean sameTargets =
                before != null
                        && sameEnds
                        && sameLists
                        && before.vpc.vpnGateways() == vpc.vpnGateways()
                        && before.links == links
                        && before.learned.equals(learned)
                        && before.vpc.cidrs().equals(vpc.cidrs())
                        && before.vpc.internetGateways() == vpc.internetGateways()
                        && before.vpc.egressOnlyGateways() == vpc.egressOnlyGateways();
        var tables =
                before != null && sameTargets && before.vpc.routeTables() == vpc.routeTables()
                        ? before.tables
                        : new Rows(
                                        vpc,
                                        gateways,
                                        egressOnly,
                                        vpnGateways,
                                        byId,
                                        targets,
                                        lists,
                                        learned)
                                .tables(before != null && sameTargets ? before.tables : List.of());
        boolean samePlaces = before != null && sameSubnets && samePlaces(before.vpc, vpc);
        return new Parts(
                vpc,
                links,
                learned,
                new Blocks(vpc.cidrs()),
                subnets,
                gateways,
                egressOnly,
                vpnGateways,
                acls,
                groups,
                endpoints,
                byId,
                balancers,
                lists,
                tables,
                before != null && samePlaces ? before.subnetTable : subnetTable(vpc, subnets),
                before != null && samePlaces ? before.subnetAcl : subnetAcl(vpc, subnets));
    }

    /// Endpoints hold their subnets and groups by number, so those must stay the same as well.
    private static boolean sameEnds(Vpc before, Vpc vpc) {
        return before.instances() == vpc.instances()
                && before.natGateways() == vpc.natGateways()
                && before.endpoints() == vpc.endpoints()
                && before.loadBalancers() == vpc.loadBalancers()
                && before.interfaces() == vpc.interfaces()
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

    private static List<Balancer> balancers(Vpc vpc) {
        return vpc.loadBalancers().isEmpty()
                ? List.of()
                : vpc.loadBalancers().values().stream().map(it -> new Balancer(it, vpc)).toList();
    }

    /// {@return the prefix lists of the topology that a VPC names}
    static Map<ResourceId, PrefixList> listsOf(Vpc vpc, Map<ResourceId, PrefixList> all) {
        if (all.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<ResourceId, PrefixList>();
        Consumer<ResourceId> name =
                id -> {
                    var list = all.get(id);
                    if (list != null) {
                        found.put(id, list);
                    }
                };
        vpc.routeTables()
                .values()
                .forEach(it -> it.listRoutes().forEach(row -> name.accept(row.list())));
        for (var endpoint : vpc.endpoints().values()) {
            if (endpoint.form() instanceof VpcEndpoint.Form.Gateway(var list, _)) {
                name.accept(list);
            }
        }
        for (var group : vpc.securityGroups().values()) {
            for (var rules : List.of(group.ingress(), group.egress())) {
                for (var rule : rules) {
                    if (rule.peer() instanceof SecurityRule.Peer.Listed(var list)) {
                        name.accept(list);
                    }
                }
            }
        }
        return found.isEmpty() ? Map.of() : found;
    }

    private static boolean sameLists(
            Map<ResourceId, PrefixList> before, Map<ResourceId, PrefixList> now) {
        return before.size() == now.size()
                && now.entrySet().stream().allMatch(it -> before.get(it.getKey()) == it.getValue());
    }

    private static List<Group> groups(
            Vpc vpc, Map<ResourceId, PrefixList> lists, @Nullable Parts before) {
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
                                    RuleList.ofGroup(group.ingress(), lists),
                                    RuleList.ofGroup(group.egress(), lists)));
        }
        return List.copyOf(compiled);
    }
}
