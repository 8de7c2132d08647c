package dev.peerscape.bench;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.trace.Verdict;

import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv4.IPv4AddressAssociativeTrie;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// The same traces on the tries of the IPAddress library: what one would write first. A table is an
/// associative trie of its rows, a VPC one of its interfaces, a rule holds a library block. It
/// knows flows between private addresses inside VPCs and over peerings, which the benchmark uses.
final class TrieWalker {
    private static final int LOCAL = -1;
    private static final int NOWHERE = -2;

    private record Rule(boolean allow, Match match, IPv4Address block) {}

    private record Post(
            int slot,
            int host,
            int subnet,
            boolean running,
            IPv4Address address,
            List<Rule> in,
            List<Rule> out) {}

    private record Subnet(
            IPv4AddressAssociativeTrie<Integer> table, List<Rule> in, List<Rule> out) {}

    private record Site(IPv4AddressAssociativeTrie<Post> posts, Subnet[] subnets, Post[] all) {}

    private final Network network;
    private final Site[] sites;

    TrieWalker(Network network) {
        this.network = network;
        sites = new Site[network.vpcSlots()];
        for (int slot = 0; slot < sites.length; slot++) {
            sites[slot] = site(slot);
        }
    }

    private static IPv4Address address(int bits) {
        return new IPv4Address(bits);
    }

    private static IPv4Address block(Cidr cidr) {
        return address(((Ip.V4) cidr.base()).bits()).toPrefixBlock(cidr.length());
    }

    private Site site(int slot) {
        var tables = network.tables(slot);
        var posts = new IPv4AddressAssociativeTrie<Post>();
        var all = new Post[tables.endpointCount()];
        for (int e = 0; e < all.length; e++) {
            var in = new ArrayList<Rule>();
            var out = new ArrayList<Rule>();
            for (int group : tables.groupsOf(e)) {
                rules(tables.group(group).ingress(), in);
                rules(tables.group(group).egress(), out);
            }
            var own = address(tables.primaryBits(e));
            all[e] =
                    new Post(
                            slot,
                            tables.host(e),
                            tables.subnetOf(e),
                            tables.isRunning(e),
                            own,
                            in,
                            out);
            posts.put(own, all[e]);
        }
        var subnets = new Subnet[tables.subnetCount()];
        for (int s = 0; s < subnets.length; s++) {
            var trie = new IPv4AddressAssociativeTrie<Integer>();
            for (var row : tables.rows(tables.tableOf(s))) {
                if (!row.destination().isV6()) {
                    trie.put(
                            block(row.destination()),
                            switch (row.target()) {
                                case Target.Local() -> LOCAL;
                                case Target.ToPeering(var id) ->
                                        network.link(id).map(PeeringLink::slot).orElse(NOWHERE);
                                case Target.ToInternetGateway _,
                                        Target.ToEgressOnlyGateway _,
                                        Target.ToNatGateway _,
                                        Target.ToNetworkInterface _,
                                        Target.ToTransitGateway _,
                                        Target.ToVpnGateway _,
                                        Target.ToEndpoint _,
                                        Target.Gone _ ->
                                        NOWHERE;
                            });
                }
            }
            var acl = tables.acl(tables.aclOf(s));
            subnets[s] = new Subnet(trie, aclRules(acl.ingress()), aclRules(acl.egress()));
        }
        return new Site(posts, subnets, all);
    }

    private static void rules(List<SecurityRule> from, List<Rule> into) {
        for (var rule : from) {
            if (rule.peer() instanceof SecurityRule.Peer.Block(var cidr) && !cidr.isV6()) {
                into.add(new Rule(true, rule.match(), block(cidr)));
            }
        }
    }

    private static List<Rule> aclRules(List<AclRule> from) {
        return from.stream()
                .filter(rule -> !rule.cidr().isV6())
                .map(rule -> new Rule(rule.allow(), rule.match(), block(rule.cidr())))
                .toList();
    }

    Verdict judge(long from, long to, Protocol protocol, int port, int sourcePort) {
        var sender = sites[(int) (from >>> 32)].all()[(int) from];
        var wanted = sites[(int) (to >>> 32)].all()[(int) to];
        var reached =
                sender.running()
                        ? walk(sender, wanted.address(), protocol, port, sourcePort, null)
                        : null;
        if (reached == null) {
            return Verdict.DROPPED;
        }
        if (reached.slot() != wanted.slot() || reached.host() != wanted.host()) {
            return Verdict.MISDELIVERED;
        }
        var back = walk(reached, sender.address(), protocol, sourcePort, port, sender);
        if (back == null) {
            return Verdict.REPLY_LOST;
        }
        return back.slot() == sender.slot() && back.host() == sender.host()
                ? Verdict.DELIVERED
                : Verdict.REPLY_MISDELIVERED;
    }

    /// @param asked for a reply, who sent the request: its security groups know the flow, those of
    ///   anybody else whom the reply comes to do not; null for a request
    private @Nullable Post walk(
            Post sender,
            IPv4Address to,
            Protocol protocol,
            int port,
            int other,
            @Nullable Post asked) {
        if (asked == null && !allowed(sender.out(), to, protocol, port, other)) {
            return null;
        }
        var site = sites[sender.slot()];
        var near = site.posts().get(to);
        var subnet = site.subnets()[sender.subnet()];
        if (near == null || near.subnet() != sender.subnet()) {
            if (!allowed(subnet.out(), to, protocol, port, other)) {
                return null;
            }
            var row = subnet.table().longestPrefixMatchNode(to);
            int target = row == null ? NOWHERE : row.getValue();
            if (target == NOWHERE) {
                return null;
            }
            if (target != LOCAL) {
                var link = network.link(target);
                int far = link.across(sender.slot());
                if (!link.isActive() || far == PeeringLink.ABSENT) {
                    return null;
                }
                site = sites[far];
                near = site.posts().get(to);
            }
            if (near == null) {
                return null;
            }
            var there = site.subnets()[near.subnet()];
            if (!allowed(there.in(), sender.address(), protocol, port, other)) {
                return null;
            }
        }
        boolean admitted =
                near == asked || allowed(near.in(), sender.address(), protocol, port, other);
        return near.running() && admitted ? near : null;
    }

    private static boolean allowed(
            List<Rule> rules, IPv4Address address, Protocol protocol, int first, int second) {
        for (var rule : rules) {
            if (rule.match().admits(protocol, first, second) && rule.block().contains(address)) {
                return rule.allow();
            }
        }
        return false;
    }
}
