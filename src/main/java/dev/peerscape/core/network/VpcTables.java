package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AccountId;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnGateway;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/// A VPC compiled: all that a packet asks of it, by index. Made anew when the VPC's object changes,
/// taking over every part whose own objects are the same.
///
/// Endpoints are interfaces, NAT gateways and gateway endpoints; subnets, tables, ACLs and groups
/// are numbered in the order of their ids. An address is two longs: (0, 32 bits) for IPv4, both
/// halves for IPv6.
public final class VpcTables extends EndpointTables {
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
                    Map.of(),
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

    /// A row to a transit gateway; the argument is its slot.
    public static final int TRANSIT_GATEWAY = 6;

    /// A row to an egress-only Internet gateway of the VPC; the argument is its index.
    public static final int EGRESS_ONLY_GATEWAY = 7;

    /// A row to the VPC's virtual private gateway; the argument is its index.
    public static final int VPN_GATEWAY = 8;

    /// A row to a gateway endpoint of the VPC; the argument is its endpoint.
    public static final int ENDPOINT = 9;

    private final int slot;

    /// @param links the slots of the peerings that the VPC is a member of
    /// @param targets the same by id, and the slots of transit gateways
    /// @param lists the prefix lists that the VPC names
    /// @param learned the blocks that each of its virtual private gateways has a way to
    /// @param before the tables of an earlier state, to take parts from
    VpcTables(
            Vpc vpc,
            int slot,
            int[] links,
            Map<ResourceId, Integer> targets,
            Map<ResourceId, PrefixList> lists,
            Map<ResourceId, List<Cidr>> learned,
            @Nullable VpcTables before) {
        super(Parts.of(vpc, links, targets, lists, learned, before == null ? null : before.parts));
        this.slot = slot;
    }

    /// {@return what this was compiled from}
    public Vpc vpc() {
        return parts.vpc();
    }

    /// {@return its place in the network}
    public int slot() {
        return slot;
    }

    /// {@return the slots of the peerings that it is a member of, over or not}
    public int[] links() {
        return parts.links();
    }

    /// {@return whether one of its blocks holds the address}
    public boolean contains(boolean v6, long high, long low) {
        return v6 ? parts.blocks().hold(true, high, low) : FlatVpc.contains(words, (int) low);
    }

    // ---- groups and ACLs

    /// {@return the group}
    public SecurityGroup group(int group) {
        return parts.groups().get(group).group();
    }

    /// {@return the group's rules in one direction}
    public RuleList groupRules(int group, boolean egress) {
        var it = parts.groups().get(group);
        return egress ? it.egress() : it.ingress();
    }

    /// {@return how many groups guard an endpoint}
    public int groupCount(int endpoint) {
        return FlatVpc.groupCount(words, endpoint);
    }

    /// {@return the `i`th group that guards an endpoint}
    public int groupOf(int endpoint, int i) {
        return FlatVpc.group(words, endpoint, i);
    }

    /// {@return how many rules that group has in one direction}
    public int ruleCount(int endpoint, int i, boolean egress) {
        return words[FlatVpc.groupRules(words, endpoint, i, egress)];
    }

    /// {@return the first rule from `rule` on of the `i`th group of an endpoint that is for a
    /// packet, or may be, which [#asks] says; -1 for none}
    ///
    /// @param low the lower half of the packet's other end
    public int fitting(
            int endpoint,
            int i,
            boolean egress,
            int rule,
            boolean v6,
            long low,
            int protocol,
            int first,
            int second) {
        int list = FlatVpc.groupRules(words, endpoint, i, egress);
        for (int r = rule; r < words[list]; r++) {
            if (RuleList.fits(words, list, r, v6, (int) low, protocol, first, second)
                    != RuleList.NO) {
                return r;
            }
        }
        return -1;
    }

    /// {@return whether a rule that fits does so only as far as protocol and port}
    public boolean asks(int endpoint, int i, boolean egress, int rule) {
        return RuleList.asks(words, FlatVpc.groupRules(words, endpoint, i, egress), rule);
    }

    /// {@return whether the endpoint is a member of the group of that id}
    public boolean isMember(int endpoint, ResourceId id) {
        for (int group : parts.endpoints().groups[endpoint]) {
            var own = parts.groups().get(group).group().id();
            if (own == id || own.equals(id)) {
                return true;
            }
        }
        return false;
    }

    /// {@return the ACL}
    public NetworkAcl acl(int acl) {
        return parts.acls().get(acl).acl();
    }

    /// {@return the ACL's rules in one direction}
    public RuleList aclRules(int acl, boolean egress) {
        var it = parts.acls().get(acl);
        return egress ? it.egress() : it.ingress();
    }

    /// {@return the rule of a subnet's ACL that decides on a packet; -1 for none, which denies}
    ///
    /// @param high the upper half of the packet's other end
    /// @param low the lower half
    public int aclRule(
            int subnet,
            boolean egress,
            boolean v6,
            long high,
            long low,
            int protocol,
            int first,
            int second) {
        return v6
                ? aclRules(aclOf(subnet), egress).first(true, high, low, protocol, first, second)
                : RuleList.first4(
                        words,
                        FlatVpc.aclRules(words, subnet, egress),
                        (int) low,
                        protocol,
                        first,
                        second);
    }

    /// {@return whether that rule allows}
    public boolean aclAllows(int subnet, boolean egress, int rule) {
        return rule >= 0 && RuleList.allows(words, FlatVpc.aclRules(words, subnet, egress), rule);
    }

    // ---- subnets, tables and gateways

    /// {@return how many subnets there are}
    public int subnetCount() {
        return parts.subnets().size();
    }

    /// {@return the subnet}
    public Subnet subnet(int subnet) {
        return parts.subnets().get(subnet);
    }

    /// {@return the ACL of a subnet}
    public int aclOf(int subnet) {
        return FlatVpc.aclOf(words, subnet);
    }

    /// {@return the table of a subnet, its own or the main one}
    public int tableOf(int subnet) {
        return FlatVpc.tableOf(words, subnet);
    }

    /// {@return how many tables there are}
    public int tableCount() {
        return parts.tables().size();
    }

    /// {@return the table}
    public RouteTable table(int table) {
        return parts.tables().get(table).table();
    }

    /// {@return its rows: the local ones, then those of the table}
    public List<Route> rows(int table) {
        return parts.tables().get(table).rows();
    }

    /// {@return those of a table's rows that it learned from virtual private gateways}
    public List<Route> learned(ResourceId table) {
        int at = table(table);
        return at < 0
                ? List.of()
                : rows(at).stream()
                        .filter(it -> it.origin() == Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION)
                        .toList();
    }

    /// {@return the row of a table that an address goes by, or -1}
    public int row(int table, boolean v6, long high, long low) {
        return parts.tables().get(table).lookup().row(v6, high, low);
    }

    /// {@return what a row of a table leads to: [#LOCAL] and the like}
    public int rowKind(int table, int row) {
        return parts.tables().get(table).kinds()[row];
    }

    /// {@return which one of its kind, or -1}
    public int rowArgument(int table, int row) {
        return parts.tables().get(table).arguments()[row];
    }

    /// {@return the table of that id, or -1}
    public int table(ResourceId id) {
        for (int i = 0; i < parts.tables().size(); i++) {
            if (parts.tables().get(i).table().id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /// {@return where an address goes that leaves a subnet, for the three methods below}
    public int entry(int subnet, boolean v6, long high, long low) {
        if (!v6) {
            return FlatVpc.entry4(words, subnet, (int) low);
        }
        int table = FlatVpc.tableOf(words, subnet);
        int entry =
                table < 0
                        ? -1
                        : parts.tables()
                                .get(table)
                                .lookup()
                                .entry6(FlatVpc.tableAt(words, subnet), high, low);
        return entry < 0 ? FlatVpc.noEntry() : entry;
    }

    /// {@return the row that it goes by; -1 when none holds the address}
    public int entryRow(int entry) {
        return RoutingTable.row(words, entry);
    }

    /// {@return what that row leads to: [#LOCAL] and the like; [#NOTHING] without a row}
    public int entryKind(int entry) {
        return RoutingTable.kind(words, entry);
    }

    /// {@return which one of its kind, or -1}
    public int entryArgument(int entry) {
        return RoutingTable.argument(words, entry);
    }

    /// {@return how many Internet gateways are attached}
    public int gatewayCount() {
        return FlatVpc.gatewayCount(words);
    }

    /// {@return an attached Internet gateway}
    public InternetGateway gateway(int index) {
        return parts.gateways().get(index);
    }

    /// {@return an attached virtual private gateway}
    public VpnGateway vpnGateway(int index) {
        return parts.vpnGateways().get(index);
    }

    /// {@return how many virtual private gateways are attached}
    public int vpnGatewayCount() {
        return parts.vpnGateways().size();
    }

    /// {@return the gateway route table that judges what comes in by an Internet gateway, or -1}
    public int tableOfGateway(int index) {
        var table = parts.gateways().get(index).routeTable();
        return table.isEmpty() ? -1 : table(table.get());
    }

    /// {@return the gateway route table that judges what comes in by a virtual private gateway, or
    /// -1}
    public int tableOfVpnGateway(int index) {
        var table = parts.vpnGateways().get(index).routeTable();
        return table.isEmpty() ? -1 : table(table.get());
    }

    /// {@return how many egress-only Internet gateways are attached}
    public int egressOnlyCount() {
        return parts.egressOnly().size();
    }

    /// {@return an attached egress-only Internet gateway}
    public EgressOnlyGateway egressOnly(int index) {
        return parts.egressOnly().get(index);
    }
}
