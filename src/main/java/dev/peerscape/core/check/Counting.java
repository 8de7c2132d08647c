package dev.peerscape.core.check;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.NatGateway.Connectivity;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Vpc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Counts what the quotas limit, in the parts that rules look at.
final class Counting {
    /// Takes what was counted.
    interface Sink {
        /// @param where whose it is, for people
        /// @param at whose it is, the one to show first
        void count(Quota quota, int used, String where, List<ResourceId> at);
    }

    private final View view;
    private final Sink sink;

    Counting(View view, Sink sink) {
        this.view = view;
        this.sink = sink;
    }

    void ofVpc(Vpc vpc) {
        var own = List.of(vpc.id());
        var name = vpc.label();
        int v6 = 0;
        for (var cidr : vpc.cidrs()) {
            v6 += cidr.isV6() ? 1 : 0;
        }
        sink.count(Quota.CIDRS_V4, vpc.cidrs().size() - v6, name, own);
        sink.count(Quota.CIDRS_V6, v6, name, own);
        sink.count(Quota.SUBNETS, vpc.subnets().size(), name, own);
        sink.count(Quota.ROUTE_TABLES, vpc.routeTables().size(), name, own);
        sink.count(Quota.ACLS, vpc.networkAcls().size(), name, own);
        for (var table : vpc.routeTables().values()) {
            table(table);
        }
        for (var acl : vpc.networkAcls().values()) {
            var at = List.of(acl.id());
            sink.count(Quota.ACL_RULES_IN, most(acl.ingress()), acl.label(), at);
            sink.count(Quota.ACL_RULES_OUT, most(acl.egress()), acl.label(), at);
        }
        groups(vpc);
        nats(vpc);
    }

    private void table(RouteTable table) {
        int six = 0;
        for (var route : table.routes()) {
            six += route.destination().isV6() ? 1 : 0;
        }
        int four = table.routes().size() - six;
        for (var row : table.listRoutes()) {
            var list = view.topology().prefixLists().get(row.list());
            six += entries(list, true);
            four += entries(list, false);
        }
        var at = List.of(table.id());
        int learned = 0;
        for (var gateway : table.propagating()) {
            var blocks = new HashSet<Cidr>();
            view.hybrid().vpnGateway(gateway).rows().forEach(it -> blocks.add(it.destination()));
            learned += blocks.size();
        }
        sink.count(Quota.PROPAGATED_ROUTES, learned, table.label(), at);
        sink.count(Quota.ROUTES_V4, four, table.label(), at);
        sink.count(Quota.ROUTES_V6, six, table.label(), at);
    }

    /// How many rows a prefix list counts for: as many as it has room for.
    private static int entries(@org.jspecify.annotations.Nullable PrefixList list, boolean v6) {
        return list != null && list.v6() == v6 ? list.maxEntries() : 0;
    }

    private void groups(Vpc vpc) {
        Map<ResourceId, int[]> rules = new HashMap<>();
        for (var group : vpc.securityGroups().values()) {
            var at = List.of(group.id());
            int[] counts = {most(group, true), most(group, false)};
            rules.put(group.id(), counts);
            sink.count(Quota.GROUP_RULES_IN, counts[0], group.label(), at);
            sink.count(Quota.GROUP_RULES_OUT, counts[1], group.label(), at);
        }
        vpc.networkInterfaces().forEach(eni -> ofInterface(eni, rules));
    }

    private void ofInterface(NetworkInterface eni, Map<ResourceId, int[]> rules) {
        int in = 0;
        int out = 0;
        for (var id : eni.securityGroups()) {
            var counts = rules.getOrDefault(id, new int[2]);
            in += counts[0];
            out += counts[1];
        }
        var at = List.of(eni.id());
        sink.count(Quota.GROUPS_PER_INTERFACE, eni.securityGroups().size(), eni.label(), at);
        sink.count(Quota.GROUP_RULES_PER_INTERFACE, Math.max(in, out), eni.label(), at);
    }

    private void nats(Vpc vpc) {
        var byZone = new HashMap<String, Integer>();
        for (var nat : vpc.natGateways().values()) {
            var subnet = vpc.subnets().get(nat.subnet());
            if (subnet != null) {
                byZone.merge(subnet.zone(), 1, Integer::sum);
            }
            var at = List.of(nat.id());
            sink.count(Quota.ADDRESSES_PER_NAT, nat.privateIps().size(), nat.label(), at);
            if (nat.connectivity() == Connectivity.PUBLIC) {
                int elastic = 0;
                for (var ip : nat.privateIps()) {
                    elastic += nat.publicIpOf(ip).isPresent() ? 1 : 0;
                }
                sink.count(Quota.ELASTIC_IPS_PER_NAT, elastic, nat.label(), at);
            }
        }
        byZone.forEach((zone, count) ->
                sink.count(
                        Quota.NATS_PER_ZONE, count, vpc.label() + " " + zone, List.of(vpc.id())));
    }

    /// Rules are counted for each family; "the most" is the fuller one.
    private static int most(List<AclRule> rules) {
        int six = 0;
        for (var rule : rules) {
            six += rule.cidr().isV6() ? 1 : 0;
        }
        return Math.max(six, rules.size() - six);
    }

    private int most(SecurityGroup group, boolean in) {
        int six = 0;
        int four = 0;
        for (var rule : in ? group.ingress() : group.egress()) {
            switch (rule.peer()) {
                case SecurityRule.Peer.Block(Cidr block) -> {
                    six += block.isV6() ? 1 : 0;
                    four += block.isV6() ? 0 : 1;
                }
                case SecurityRule.Peer.Listed(var id) -> {
                    var list = view.topology().prefixLists().get(id);
                    six += entries(list, true);
                    four += entries(list, false);
                }
                // A rule that refers to a group counts in both families.
                case SecurityRule.Peer.Group _, SecurityRule.Peer.GoneGroup _ -> {
                    six++;
                    four++;
                }
            }
        }
        return Math.max(six, four);
    }

    void ofNeighbourhood(Facts facts) {
        var vpc = facts.vpc();
        int active = view.activePeeringsOf(vpc.id()).size();
        sink.count(Quota.ACTIVE_PEERINGS, active, vpc.label(), List.of(vpc.id()));
    }

    /// Network address usage: the VPC's own and, with it, that of its peers in its Region.
    void ofPeers(Facts facts) {
        var vpc = facts.vpc();
        var at = List.of(vpc.id());
        int own = addressUsage(facts);
        sink.count(Quota.ADDRESS_USAGE, own, vpc.label(), at);
        long all = own;
        for (var peering : view.activePeeringsOf(vpc.id())) {
            var far = peering.isLoop() ? null : peering.across(vpc.id());
            if (far != null && far.region().equals(vpc.region())) {
                all += view.facts(far).map(this::addressUsage).orElse(0);
            }
        }
        sink.count(
                Quota.PEERED_ADDRESS_USAGE,
                (int) Math.min(all, Integer.MAX_VALUE),
                vpc.label(),
                at);
        sink.count(
                Quota.TRANSIT_GATEWAYS_PER_VPC, view.attachments().of(vpc.id()), vpc.label(), at);
    }

    private int addressUsage(Facts facts) {
        return facts.addressUsage() + Facts.MANAGED * view.attachments().of(facts.id());
    }

    void ofPlace(Place place, Tally tally) {
        var name = place.account() + " " + place.region();
        var at = List.of(tally.vpcs().first());
        sink.count(Quota.VPCS, tally.vpcs().size(), name, at);
        sink.count(Quota.INTERNET_GATEWAYS, tally.gateways(), name, at);
        sink.count(Quota.EGRESS_ONLY_GATEWAYS, tally.egressOnly(), name, at);
        sink.count(Quota.ELASTIC_IPS, tally.addresses(), name, at);
        sink.count(Quota.INTERFACES, tally.interfaces(), name, at);
        sink.count(Quota.GROUPS, tally.groups(), name, at);
        sink.count(Quota.OUTSTANDING_PEERINGS, tally.requests(), name, at);
        sink.count(Quota.VPN_GATEWAYS, tally.vpnGateways(), name, at);
    }
}
