package dev.peerscape.core.trace;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.SecurityRule;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// Rules of security groups and network ACLs that let a packet through. Only replies through a
/// network ACL, which does not remember whom they answer, get the ports that the next connection
/// may come from as well.
final class FilterRemedies {
    private static final int LAST_NUMBER = 32766;

    /// Clients send from 1024 up: Linux from 32768, older Windows from 1025, NAT gateways and load
    /// balancers from 1024 (C.6).
    private static final int EPHEMERAL_FROM = 1024;

    private static final int EPHEMERAL_TO = 65535;

    private FilterRemedies() {}

    private static Match match(Header header) {
        var protocol = header.protocol();
        if (protocol.hasPorts()) {
            return new Match(protocol, header.port(), header.port());
        }
        return protocol.isIcmp()
                ? new Match(protocol, header.port(), header.sourcePort())
                : Match.all(protocol);
    }

    /// The next connection comes from another port of the client's: all that it may choose.
    private static Match reply(Header header) {
        return header.protocol().hasPorts() && header.port() >= EPHEMERAL_FROM
                ? new Match(header.protocol(), EPHEMERAL_FROM, EPHEMERAL_TO)
                : match(header);
    }

    /// A rule of a security group, of the first that guards the interface.
    static List<Fix> admit(Obstacle it) {
        var near = it.near();
        if (near == null) {
            return List.of();
        }
        boolean egress = it.operation() == Tape.GROUPS_OUT;
        var other = egress ? it.header().destination() : it.header().source();
        var rule = SecurityRule.of(match(it.header()), Cidr.host(other));
        var edits = new ArrayList<Edit>();
        var own = near.groupsOf(it.first());
        SecurityGroup group;
        if (own.length > 0) {
            group = near.group(own[0]);
        } else {
            group =
                    Objects.requireNonNull(
                            near.vpc().securityGroups().get(near.vpc().defaultSecurityGroup()));
            var id = group.id();
            edits.add(Remedies.put(near, it.first(), eni -> eni.withSecurityGroups(List.of(id))));
        }
        edits.add(
                new Edit.PutSecurityGroup(
                        near.vpc().id(),
                        egress
                                ? group.withEgress(with(group.egress(), rule))
                                : group.withIngress(with(group.ingress(), rule))));
        var label =
                Message.of(
                        egress ? "trace.fix-group-out" : "trace.fix-group-in",
                        rule.match().toString(),
                        other.toString(),
                        group.label());
        return List.of(RouteRemedies.fix(label, edits));
    }

    private static List<SecurityRule> with(List<SecurityRule> rules, SecurityRule rule) {
        var more = new ArrayList<>(rules);
        more.add(rule);
        return more;
    }

    /// An entry of a network ACL before the one that denies.
    static List<Fix> allow(Obstacle it) {
        var near = it.near();
        if (near == null) {
            return List.of();
        }
        boolean egress = it.operation() == Tape.ACL_OUT;
        var acl = near.acl(near.aclOf(it.first()));
        var rules = egress ? acl.egress() : acl.ingress();
        int number = free(rules, it.rule());
        if (number == 0) {
            return List.of();
        }
        var other = egress ? it.header().destination() : it.header().source();
        var match = it.direction() == Direction.RETURN ? reply(it.header()) : match(it.header());
        var rule = new AclRule(number, true, match, Cidr.host(other));
        var more = new ArrayList<>(rules);
        more.add(rule);
        NetworkAcl changed = egress ? acl.withEgress(more) : acl.withIngress(more);
        return List.of(
                new Fix(
                        Message.of(
                                egress ? "trace.fix-acl-out" : "trace.fix-acl-in",
                                number,
                                rule.match().toString(),
                                other.toString(),
                                acl.label()),
                        new Edit.PutNetworkAcl(near.vpc().id(), changed)));
    }

    /// {@return a free number before the rule that denies, or after all when none does; 0 when
    /// there is none}
    private static int free(List<AclRule> rules, int denying) {
        var taken = new TreeSet<Integer>();
        rules.forEach(rule -> taken.add(rule.number()));
        if (denying < 0) {
            int last = taken.isEmpty() ? 0 : taken.last();
            int next = (last / 100 + 1) * 100;
            if (next <= LAST_NUMBER) {
                return next;
            }
            denying = rules.size();
        }
        int number = denying < rules.size() ? rules.get(denying).number() - 1 : LAST_NUMBER;
        while (number > 0 && taken.contains(number)) {
            number--;
        }
        return number;
    }
}
