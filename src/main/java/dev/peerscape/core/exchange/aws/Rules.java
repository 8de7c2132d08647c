package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.net.Match;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.SecurityRule.Peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads the rules of security groups and network ACLs.
final class Rules {
    private static final int LAST_NUMBER = 32766;

    private final Parts parts;

    Rules(Parts parts) {
        this.parts = parts;
    }

    /// {@return the rules of a list of permissions, one for each source or destination}
    ///
    /// @param region where the group is
    List<SecurityRule> permissions(ResourceId group, Region region, List<Node> permissions) {
        var rules = new ArrayList<SecurityRule>();
        for (var permission : permissions) {
            var match =
                    match(permission, permission.number("FromPort"), permission.number("ToPort"));
            if (match.isEmpty()) {
                parts.remark("rule-unreadable", group, permission.text("IpProtocol").orElse("?"));
                continue;
            }
            peers(group, region, permission)
                    .forEach(it -> rules.add(new SecurityRule(match.get(), it.peer, it.words)));
        }
        return rules;
    }

    private record Source(Peer peer, String words) {}

    private List<Source> peers(ResourceId group, Region region, Node permission) {
        var peers = new ArrayList<Source>();
        for (var range : permission.list("IpRanges")) {
            block(group, range, "CidrIp").ifPresent(peers::add);
        }
        for (var range : permission.list("Ipv6Ranges")) {
            block(group, range, "CidrIpv6").ifPresent(peers::add);
        }
        for (var list : permission.list("PrefixListIds")) {
            list.id("PrefixListId", Kind.PREFIX_LIST)
                    .ifPresent(id -> {
                        parts.lists.need(id, group, region, "");
                        peers.add(
                                new Source(
                                        new Peer.Listed(id), list.text("Description").orElse("")));
                    });
        }
        for (var pair : permission.list("UserIdGroupPairs")) {
            pair.id("GroupId", Kind.SECURITY_GROUP)
                    .ifPresent(id -> {
                        var peer =
                                pair.flag(Shape.GONE, false)
                                        ? new Peer.GoneGroup(id)
                                        : member(group, id);
                        peers.add(new Source(peer, pair.text("Description").orElse("")));
                    });
        }
        return peers;
    }

    /// A group that nobody describes never matches, as a stale one (A.7).
    private Peer member(ResourceId group, ResourceId id) {
        var known = parts.groups.get(id);
        if (known != null && parts.vpcs.containsKey(known.vpc())) {
            return new Peer.Group(id);
        }
        parts.remark("group-missing", group, id);
        return new Peer.GoneGroup(id);
    }

    private Optional<Source> block(ResourceId group, Node range, String field) {
        var cidr = range.cidr(field);
        if (cidr.isEmpty()) {
            parts.remark("rule-unreadable", group, range.text(field).orElse("?"));
        }
        return cidr.map(it -> new Source(new Peer.Block(it), range.text("Description").orElse("")));
    }

    /// {@return the rules of one direction of an ACL; the closing deny is everybody's and left out}
    List<AclRule> entries(ResourceId acl, List<Node> entries, boolean egress) {
        var rules = new ArrayList<AclRule>();
        for (var entry : entries) {
            int number = entry.number("RuleNumber").orElse(0);
            if (entry.flag("Egress", false) != egress || number > LAST_NUMBER) {
                continue;
            }
            var cidr = entry.cidr("CidrBlock").or(() -> entry.cidr("Ipv6CidrBlock"));
            var match = entryMatch(entry);
            if (number < 1 || cidr.isEmpty() || match.isEmpty()) {
                parts.remark("rule-unreadable", acl, Integer.toString(number));
                continue;
            }
            if (rules.stream().anyMatch(it -> it.number() == number)) {
                parts.remark("rule-twice", acl, Integer.toString(number));
                continue;
            }
            boolean allow = entry.text("RuleAction").orElse("").equalsIgnoreCase("allow");
            rules.add(new AclRule(number, allow, match.get(), cidr.get()));
        }
        return rules;
    }

    private static Optional<Match> entryMatch(Node entry) {
        var icmp = entry.child("IcmpTypeCode");
        var ports = entry.child("PortRange");
        boolean typed = icmp.number("Type").isPresent();
        return match(
                entry,
                typed ? icmp.number("Type") : ports.number("From"),
                typed ? icmp.number("Code") : ports.number("To"));
    }

    /// {@return the protocol part; empty when it makes no sense}
    ///
    /// @param from first port or ICMP type, -1 or absent for all
    /// @param to last port or ICMP code, -1 or absent for all
    private static Optional<Match> match(Node rule, OptionalInt from, OptionalInt to) {
        var protocol =
                rule.text("IpProtocol").or(() -> rule.text("Protocol")).flatMap(Protocol::parse);
        if (protocol.isEmpty()) {
            return Optional.empty();
        }
        int low = from.orElse(-1);
        int high = to.orElse(-1);
        var it = protocol.get();
        try {
            if (it.hasPorts() && (low >= 0 || high >= 0)) {
                return Optional.of(new Match(it, Math.max(low, 0), high < 0 ? low : high));
            }
            return Optional.of(it.isIcmp() ? new Match(it, low, high) : Match.all(it));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
