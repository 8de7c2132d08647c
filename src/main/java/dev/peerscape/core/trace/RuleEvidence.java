package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What security groups and network ACLs decided, with the rules that lost.
final class RuleEvidence {
    private RuleEvidence() {}

    static Decision groups(
            boolean egress,
            Decision.Result result,
            Optional<Code> code,
            VpcTables tables,
            int endpoint,
            int group,
            int rule,
            Header header) {
        var step =
                egress ? Decision.Step.SECURITY_GROUP_EGRESS : Decision.Step.SECURITY_GROUP_INGRESS;
        var way = egress ? "out" : "in";
        var other = egress ? header.destination() : header.source();
        var owner = name(tables, endpoint);
        var packet = Packets.of(header);
        if (result == Decision.Result.TRACKED) {
            return new Decision(
                    step,
                    Optional.empty(),
                    Optional.empty(),
                    result,
                    code,
                    List.of(),
                    Message.of("trace.groups-tracked-" + way, owner, packet, other.toString()));
        }
        if (group >= 0) {
            var it = tables.group(group);
            var won = rules(it, egress).get(rule);
            return new Decision(
                    step,
                    Optional.of(it.id()),
                    Optional.of(text(won)),
                    result,
                    code,
                    beaten(tables, endpoint, egress, header, other, group, rule),
                    Message.of(
                            "trace.groups-allow-" + way,
                            it.label(),
                            packet,
                            other.toString(),
                            text(won)));
        }
        var own = tables.groupsOf(endpoint);
        var table =
                own.length == 1
                        ? Optional.of(tables.group(own[0]).id())
                        : Optional.<ResourceId>empty();
        var names = new ArrayList<String>();
        for (int i : own) {
            names.add(tables.group(i).label());
        }
        var key =
                switch (code.orElse(Code.ENI_SG_RULES_MISMATCH)) {
                    case SG_HAS_NO_RULES -> "trace.groups-empty-";
                    case SG_REFERENCES_NOT_PRESERVED -> "trace.groups-lost-";
                    case SG_REFERENCING_SUPPORT -> "trace.groups-unnamed-";
                    default -> "trace.groups-deny-";
                };
        return new Decision(
                step,
                table,
                Optional.empty(),
                result,
                code,
                beaten(tables, endpoint, egress, header, other, -1, -1),
                Message.of(key + way, owner, String.join(", ", names), packet, other.toString()));
    }

    private static String name(VpcTables tables, int endpoint) {
        return Evidence.host(tables, endpoint).label();
    }

    private static List<SecurityRule> rules(
            dev.peerscape.core.topology.SecurityGroup group, boolean egress) {
        return egress ? group.egress() : group.ingress();
    }

    private static String text(SecurityRule rule) {
        return rule.match() + " " + rule.peer().text();
    }

    private static List<Decision.Beaten> beaten(
            VpcTables tables,
            int endpoint,
            boolean egress,
            Header header,
            Ip other,
            int wonGroup,
            int wonRule) {
        var lost = new ArrayList<Decision.Beaten>();
        for (int group : tables.groupsOf(endpoint)) {
            var rules = rules(tables.group(group), egress);
            for (int i = 0; i < rules.size(); i++) {
                if (group == wonGroup && i == wonRule) {
                    return lost;
                }
                lost.add(new Decision.Beaten(text(rules.get(i)), why(rules.get(i), header, other)));
            }
        }
        return lost;
    }

    private static Message why(SecurityRule rule, Header header, Ip other) {
        if (!rule.match().admits(header.protocol(), header.port(), header.sourcePort())) {
            return unmatched(rule.match(), header);
        }
        return switch (rule.peer()) {
            case SecurityRule.Peer.Block(var cidr) ->
                    Message.of("trace.lost-address", other.toString(), cidr.toString());
            case SecurityRule.Peer.Group(var id) ->
                    Message.of("trace.lost-group", other.toString(), id.toString());
            case SecurityRule.Peer.GoneGroup(var id) ->
                    Message.of("trace.lost-gone-group", id.toString());
            case SecurityRule.Peer.Listed(var id) ->
                    Message.of("trace.lost-list", other.toString(), id.toString());
        };
    }

    private static Message unmatched(Match match, Header header) {
        return match.protocol().equals(header.protocol())
                ? Message.of("trace.lost-port", match.toString(), header.port())
                : Message.of(
                        "trace.lost-protocol", match.protocol().toString(), Packets.of(header));
    }

    static Decision acl(
            boolean egress,
            Decision.Result result,
            Optional<Code> code,
            VpcTables tables,
            int subnet,
            int rule,
            Header header) {
        var acl = tables.acl(tables.aclOf(subnet));
        var rules = egress ? acl.egress() : acl.ingress();
        var other = egress ? header.destination() : header.source();
        var row = rule >= 0 ? text(rules.get(rule)) : "* deny all";
        var lost = new ArrayList<Decision.Beaten>();
        for (int i = 0; i < rules.size(); i++) {
            var it = rules.get(i);
            boolean matches =
                    it.match().admits(header.protocol(), header.port(), header.sourcePort())
                            && it.cidr().contains(other);
            if (i == rule || rule >= 0 && i > rule && !matches) {
                continue;
            }
            lost.add(
                    new Decision.Beaten(
                            text(it),
                            rule >= 0 && i > rule
                                    ? Message.of(
                                            "trace.lost-number",
                                            it.number(),
                                            rules.get(rule).number())
                                    : why(it, header, other)));
        }
        var key = "trace.acl-" + (code.isPresent() ? "deny-" : "allow-") + (egress ? "out" : "in");
        return new Decision(
                egress ? Decision.Step.NETWORK_ACL_EGRESS : Decision.Step.NETWORK_ACL_INGRESS,
                Optional.of(acl.id()),
                Optional.of(row),
                result,
                code,
                lost,
                Message.of(
                        key,
                        acl.label(),
                        tables.subnet(subnet).label(),
                        Packets.of(header),
                        other.toString(),
                        row));
    }

    private static Message why(AclRule rule, Header header, Ip other) {
        return rule.match().admits(header.protocol(), header.port(), header.sourcePort())
                ? Message.of("trace.lost-address", other.toString(), rule.cidr().toString())
                : unmatched(rule.match(), header);
    }

    private static String text(AclRule rule) {
        return rule.number()
                + (rule.allow() ? " allow " : " deny ")
                + rule.match()
                + " "
                + rule.cidr();
    }
}
