package dev.peerscape.core.trace;

import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.network.RuleList;
import dev.peerscape.core.topology.ResourceId;

/// What may drop a packet by its header: the security groups of an endpoint (steps 3 and 9 of G.1)
/// and the network ACL of a subnet (steps 4 and 8).
final class Filters {
    private final Walk walk;

    Filters(Walk walk) {
        this.walk = walk;
    }

    /// Asks the security groups of an endpoint.
    ///
    /// @return whether to go on
    boolean groups(int endpoint, boolean egress) {
        int operation = egress ? Tape.GROUPS_OUT : Tape.GROUPS_IN;
        int slot = walk.vpc.slot();
        if (walk.vpc.isUnguarded(endpoint)) {
            return true;
        }
        if (walk.returning
                && walk.memory.tracked(
                        slot, endpoint, walk.srcHigh, walk.srcLow, walk.dstHigh, walk.dstLow)) {
            walk.tape.write(operation, Decision.Result.TRACKED, 0, slot, endpoint, -1, -1);
            return true;
        }
        if (!walk.returning) {
            walk.memory.track(slot, endpoint, walk.srcHigh, walk.srcLow, walk.dstHigh, walk.dstLow);
        }
        long high = egress ? walk.dstHigh : walk.srcHigh;
        long low = egress ? walk.dstLow : walk.srcLow;
        int groups = walk.vpc.groupCount(endpoint);
        int asked = 0;
        for (int i = 0; i < groups; i++) {
            asked += walk.vpc.ruleCount(endpoint, i, egress);
            int rule = -1;
            while ((rule =
                            walk.vpc.fitting(
                                    endpoint,
                                    i,
                                    egress,
                                    rule + 1,
                                    walk.v6,
                                    low,
                                    walk.protocol,
                                    walk.port,
                                    walk.sourcePort))
                    >= 0) {
                int group = walk.vpc.groupOf(endpoint, i);
                if (!walk.vpc.asks(endpoint, i, egress, rule)
                        || answers(walk.vpc.groupRules(group, egress), rule, egress, high, low)) {
                    walk.tape.write(
                            operation, Decision.Result.ALLOW, 0, slot, endpoint, group, rule);
                    return true;
                }
            }
        }
        boolean any = asked > 0;
        Code code =
                !any
                        ? Code.SG_HAS_NO_RULES
                        : egress || !identityLost(endpoint)
                                ? Code.ENI_SG_RULES_MISMATCH
                                : walk.unreferenced
                                        ? Code.SG_REFERENCING_SUPPORT
                                        : Code.SG_REFERENCES_NOT_PRESERVED;
        walk.drop(operation, code, slot, endpoint, -1, -1);
        return walk.explaining;
    }

    /// Whether a rule that fits by protocol and port fits by the packet's other end as well.
    private boolean answers(RuleList rules, int rule, boolean egress, long high, long low) {
        return rules.holds(rule, walk.v6, high, low) || refers(rules, rule, egress);
    }

    /// Whether a rule refers to a group of the packet's other end: known inside the VPC and over an
    /// active peering within a Region (A.7).
    private boolean refers(RuleList rules, int rule, boolean egress) {
        var id = rules.group(rule);
        if (id == null) {
            return false;
        }
        return egress
                ? receiverIn(id)
                : walk.identityVpc != null && walk.identityVpc.isMember(walk.identity, id);
    }

    private boolean receiverIn(ResourceId group) {
        int near = walk.vpc.endpointAt(walk.v6, walk.dstHigh, walk.dstLow);
        if (near >= 0) {
            return walk.vpc.isMember(near, group);
        }
        for (int slot : walk.vpc.links()) {
            var link = walk.network.link(slot);
            int far = link.across(walk.vpc.slot());
            if (link.isActive() && link.isIntraRegion() && far != PeeringLink.ABSENT) {
                var there = walk.network.tables(far);
                int target = there.endpointAt(walk.v6, walk.dstHigh, walk.dstLow);
                if (target >= 0 && there.isMember(target, group)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a rule would match had the packet still the groups of its sender.
    private boolean identityLost(int endpoint) {
        var sender = walk.originVpc;
        if (walk.identityVpc != null || sender == null) {
            return false;
        }
        for (int group : walk.vpc.groupsOf(endpoint)) {
            var rules = walk.vpc.groupRules(group, false);
            for (int rule = 0; rule < rules.size(); rule++) {
                var id = rules.group(rule);
                if (id != null
                        && rules.admits(rule, walk.protocol, walk.port, walk.sourcePort)
                        && sender.isMember(walk.origin, id)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Asks the network ACL of a subnet.
    ///
    /// @return whether to go on
    boolean acl(int subnet, boolean egress) {
        int rule =
                walk.vpc.aclRule(
                        subnet,
                        egress,
                        walk.v6,
                        egress ? walk.dstHigh : walk.srcHigh,
                        egress ? walk.dstLow : walk.srcLow,
                        walk.protocol,
                        walk.port,
                        walk.sourcePort);
        int operation = egress ? Tape.ACL_OUT : Tape.ACL_IN;
        if (walk.vpc.aclAllows(subnet, egress, rule)) {
            walk.tape.write(operation, Decision.Result.ALLOW, 0, walk.vpc.slot(), subnet, rule, 0);
            return true;
        }
        walk.drop(operation, Code.SUBNET_ACL_RESTRICTION, walk.vpc.slot(), subnet, rule, 0);
        return walk.explaining;
    }
}
