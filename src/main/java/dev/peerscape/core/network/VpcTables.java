package dev.peerscape.core.network;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.Region;
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

/// A VPC compiled: all that a packet asks of it, by index. Made anew when the VPC's object changes,
/// taking over every part whose own objects are the same.
///
/// Endpoints are interfaces and NAT gateways; subnets, tables, ACLs and groups are numbered in the
/// order of their ids. An address is two longs: (0, 32 bits) for IPv4, both halves for IPv6.
public final class VpcTables {
    /// An empty VPC in no network, for where there is none yet.
    public static final VpcTables NOWHERE =
            new VpcTables(
                    Vpc.create(
                            new ResourceId("vpc-nowhere"),
                            "",
                            new AccountId("000000000000"),
                            new Region("us-east-1"),
                            List.of()),
                    -1,
                    new int[0],
                    Map.of(),
                    null);

    /// What a row of a route table leads to.
    public static final int LOCAL = 0;

    /// A row to the VPC's own Internet gateway; the argument is its index.
    public static final int INTERNET_GATEWAY = 1;

    /// A row to a NAT gateway of the VPC; the argument is its endpoint.
    public static final int NAT_GATEWAY = 2;

    /// A row to a peering that the VPC is a member of; the argument is the link's slot.
    public static final int PEERING = 3;

    /// A row to an interface of the VPC; the argument is its endpoint.
    public static final int INTERFACE = 4;

    /// A row to nothing, or to a thing of another VPC.
    public static final int NOTHING = 5;

    private final Vpc vpc;
    private final int slot;
    private final Blocks blocks;
    private final List<Subnet> subnets;
    private final int[] subnetTable;
    private final int[] subnetAcl;
    private final List<InternetGateway> gateways;
    private final List<Table> tables;
    private final List<Acl> acls;
    private final List<Group> groups;
    private final Endpoints endpoints;
    private final Map<ResourceId, Integer> byId;
    private final int[] links;

    private record Table(
            RouteTable table, List<Route> rows, RoutingTable lookup, int[] kinds, int[] args) {}

    private record Acl(NetworkAcl acl, RuleList ingress, RuleList egress) {}

    private record Group(SecurityGroup group, RuleList ingress, RuleList egress) {}

    /// @param links the slots of the peerings that the VPC is a member of
    /// @param targets the same by id
    /// @param before the tables of an earlier state with the same links, to take parts from
    VpcTables(
            Vpc vpc,
            int slot,
            int[] links,
            Map<ResourceId, Integer> targets,
            @Nullable VpcTables before) {
        this.vpc = vpc;
        this.slot = slot;
        this.links = links;
        blocks = new Blocks(vpc.cidrs());
        boolean sameSubnets = before != null && before.vpc.subnets() == vpc.subnets();
        boolean sameGroups = before != null && before.vpc.securityGroups() == vpc.securityGroups();
        boolean sameAcls = before != null && before.vpc.networkAcls() == vpc.networkAcls();
        boolean sameEnds =
                before != null
                        && sameSubnets
                        && before.vpc
                                .securityGroups()
                                .keySet()
                                .equals(vpc.securityGroups().keySet())
                        && before.vpc.instances() == vpc.instances()
                        && before.vpc.natGateways() == vpc.natGateways();
        subnets =
                before != null && sameSubnets
                        ? before.subnets
                        : List.copyOf(vpc.subnets().values());
        gateways = List.copyOf(vpc.internetGateways().values());
        acls = before != null && sameAcls ? before.acls : acls(vpc, before);
        groups = before != null && sameGroups ? before.groups : groups(vpc, before);
        if (before != null && sameEnds) {
            endpoints = before.endpoints;
            byId = before.byId;
        } else {
            endpoints = new Endpoints(vpc, index(vpc.subnets()), index(vpc.securityGroups()));
            byId = endpoints.byId();
        }
        boolean sameTargets =
                before != null
                        && sameEnds
                        && before.links == links
                        && before.vpc.cidrs().equals(vpc.cidrs())
                        && before.vpc.internetGateways() == vpc.internetGateways();
        tables =
                before != null && sameTargets && before.vpc.routeTables() == vpc.routeTables()
                        ? before.tables
                        : tables(targets, sameTargets ? before : null);
        if (before != null
                && sameSubnets
                && before.vpc.mainRouteTable().equals(vpc.mainRouteTable())
                && before.vpc.routeTables().keySet().equals(vpc.routeTables().keySet())
                && before.vpc.networkAcls().keySet().equals(vpc.networkAcls().keySet())) {
            subnetTable = before.subnetTable;
            subnetAcl = before.subnetAcl;
        } else {
            var tableIndex = index(vpc.routeTables());
            var aclIndex = index(vpc.networkAcls());
            int main = tableIndex.getOrDefault(vpc.mainRouteTable(), -1);
            subnetTable =
                    subnets.stream()
                            .mapToInt(it ->
                                    it.routeTable()
                                            .map(own -> tableIndex.getOrDefault(own, main))
                                            .orElse(main))
                            .toArray();
            subnetAcl =
                    subnets.stream()
                            .mapToInt(it -> aclIndex.getOrDefault(it.networkAcl(), -1))
                            .toArray();
        }
    }

    private static Map<ResourceId, Integer> index(Map<ResourceId, ?> members) {
        var index = new HashMap<ResourceId, Integer>();
        for (var id : members.keySet()) {
            index.put(id, index.size());
        }
        return index;
    }

    private static List<Acl> acls(Vpc vpc, @Nullable VpcTables before) {
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

    private static List<Group> groups(Vpc vpc, @Nullable VpcTables before) {
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

    private List<Table> tables(Map<ResourceId, Integer> targets, @Nullable VpcTables before) {
        var known = new HashMap<ResourceId, Table>();
        for (var old : before == null ? List.<Table>of() : before.tables) {
            known.put(old.table.id(), old);
        }
        var compiled = new ArrayList<Table>();
        for (var table : vpc.routeTables().values()) {
            var old = known.get(table.id());
            compiled.add(old != null && old.table == table ? old : table(table, targets));
        }
        return List.copyOf(compiled);
    }

    private Table table(RouteTable table, Map<ResourceId, Integer> targets) {
        var rows = new ArrayList<Route>(vpc.cidrs().size() + table.routes().size());
        rows.addAll(vpc.localRoutes());
        int locals = rows.size();
        rows.addAll(table.routes());
        int[] kinds = new int[rows.size()];
        int[] args = new int[rows.size()];
        for (int i = locals; i < kinds.length; i++) {
            args[i] = argument(rows.get(i).target(), targets);
            kinds[i] = args[i] < 0 ? NOTHING : kind(rows.get(i).target());
        }
        return new Table(table, rows, new RoutingTable(rows, locals), kinds, args);
    }

    private static int kind(Target target) {
        return switch (target) {
            case Target.Local() -> LOCAL;
            case Target.ToInternetGateway _ -> INTERNET_GATEWAY;
            case Target.ToNatGateway _ -> NAT_GATEWAY;
            case Target.ToPeering _ -> PEERING;
            case Target.ToNetworkInterface _ -> INTERFACE;
            case Target.Gone _ -> NOTHING;
        };
    }

    private int argument(Target target, Map<ResourceId, Integer> targets) {
        return switch (target) {
            case Target.Local() -> 0;
            case Target.ToInternetGateway(var id) -> gatewayIndex(id);
            case Target.ToNatGateway(var id) -> byId.getOrDefault(id, -1);
            case Target.ToPeering(var id) -> targets.getOrDefault(id, -1);
            case Target.ToNetworkInterface(var id) -> byId.getOrDefault(id, -1);
            case Target.Gone _ -> -1;
        };
    }

    private int gatewayIndex(ResourceId id) {
        for (int i = 0; i < gateways.size(); i++) {
            if (gateways.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /// {@return what this was compiled from}
    public Vpc vpc() {
        return vpc;
    }

    /// {@return its place in the network}
    public int slot() {
        return slot;
    }

    /// {@return the slots of the peerings that it is a member of, over or not}
    public int[] links() {
        return links;
    }

    /// {@return whether one of its blocks holds the address}
    public boolean contains(boolean v6, long high, long low) {
        return blocks.hold(v6, high, low);
    }

    // ---- endpoints

    Endpoints endpoints() {
        return endpoints;
    }

    /// {@return the endpoint of an interface, NAT gateway or instance (its primary one), or -1}
    public int endpoint(ResourceId id) {
        return byId.getOrDefault(id, -1);
    }

    /// {@return how many endpoints there are}
    public int endpointCount() {
        return endpoints.ids.length;
    }

    /// {@return the endpoint whose own address this is, or -1}
    public int endpointAt(boolean v6, long high, long low) {
        return endpoints.at(v6, high, low);
    }

    /// {@return the endpoint that the public IPv4 address is mapped to, or -1}
    public int publicEndpointAt(int bits) {
        return endpoints.atPublic(bits);
    }

    /// {@return the id of the interface or NAT gateway}
    public ResourceId interfaceId(int endpoint) {
        return endpoints.ids[endpoint];
    }

    /// {@return the instance or NAT gateway that an endpoint is of, by number}
    public int host(int endpoint) {
        return endpoints.host[endpoint];
    }

    /// {@return the id of the instance or NAT gateway that an endpoint is of}
    public ResourceId hostId(int endpoint) {
        int host = endpoints.host[endpoint];
        int instances = endpoints.instances.size();
        return host < instances
                ? endpoints.instances.get(host).id()
                : endpoints.nats.get(host - instances).id();
    }

    /// {@return its own addresses, primary first}
    public List<Ip> addresses(int endpoint) {
        return endpoints.addresses.get(endpoint);
    }

    /// {@return the subnet it stands in, or -1}
    public int subnetOf(int endpoint) {
        return endpoints.subnet[endpoint];
    }

    /// {@return whether it is a NAT gateway}
    public boolean isNat(int endpoint) {
        return (endpoints.flags[endpoint] & Endpoints.NAT) != 0;
    }

    /// {@return whether its instance runs}
    public boolean isRunning(int endpoint) {
        return (endpoints.flags[endpoint] & Endpoints.RUNNING) != 0;
    }

    /// {@return whether it drops packets that are neither from nor to itself}
    public boolean isChecked(int endpoint) {
        return (endpoints.flags[endpoint] & Endpoints.CHECKED) != 0;
    }

    /// {@return whether the Internet gateway maps a public address to its primary IPv4 address}
    public boolean hasPublic(int endpoint) {
        return (endpoints.flags[endpoint] & Endpoints.PUBLIC) != 0;
    }

    /// {@return the bits of that public address}
    public int publicBits(int endpoint) {
        return endpoints.public4[endpoint];
    }

    /// {@return the bits of its primary IPv4 address}
    public int primaryBits(int endpoint) {
        return endpoints.primary4[endpoint];
    }

    /// {@return the groups that guard it; not to be changed}
    public int[] groupsOf(int endpoint) {
        return endpoints.groups[endpoint];
    }

    // ---- groups and ACLs

    /// {@return the group}
    public SecurityGroup group(int group) {
        return groups.get(group).group;
    }

    /// {@return the group's rules in one direction}
    public RuleList groupRules(int group, boolean egress) {
        var it = groups.get(group);
        return egress ? it.egress : it.ingress;
    }

    /// {@return whether the endpoint is a member of the group of that id}
    public boolean isMember(int endpoint, ResourceId id) {
        for (int group : endpoints.groups[endpoint]) {
            var own = groups.get(group).group.id();
            if (own == id || own.equals(id)) {
                return true;
            }
        }
        return false;
    }

    /// {@return the ACL}
    public NetworkAcl acl(int acl) {
        return acls.get(acl).acl;
    }

    /// {@return the ACL's rules in one direction}
    public RuleList aclRules(int acl, boolean egress) {
        var it = acls.get(acl);
        return egress ? it.egress : it.ingress;
    }

    // ---- subnets, tables and gateways

    /// {@return how many subnets there are}
    public int subnetCount() {
        return subnets.size();
    }

    /// {@return the subnet}
    public Subnet subnet(int subnet) {
        return subnets.get(subnet);
    }

    /// {@return the ACL of a subnet}
    public int aclOf(int subnet) {
        return subnetAcl[subnet];
    }

    /// {@return the table of a subnet, its own or the main one}
    public int tableOf(int subnet) {
        return subnetTable[subnet];
    }

    /// {@return how many tables there are}
    public int tableCount() {
        return tables.size();
    }

    /// {@return the table}
    public RouteTable table(int table) {
        return tables.get(table).table;
    }

    /// {@return its rows: the local ones, then those of the table}
    public List<Route> rows(int table) {
        return tables.get(table).rows;
    }

    /// {@return the row that an address goes by, or -1}
    public int row(int table, boolean v6, long high, long low) {
        return tables.get(table).lookup.row(v6, high, low);
    }

    /// {@return what a row leads to: [#LOCAL] and the like}
    public int rowKind(int table, int row) {
        return tables.get(table).kinds[row];
    }

    /// {@return which one of its kind}
    public int rowArgument(int table, int row) {
        return tables.get(table).args[row];
    }

    /// {@return how many Internet gateways are attached}
    public int gatewayCount() {
        return gateways.size();
    }

    /// {@return an attached Internet gateway}
    public InternetGateway gateway(int index) {
        return gateways.get(index);
    }
}
