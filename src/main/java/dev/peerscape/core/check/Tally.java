package dev.peerscape.core.check;

import dev.peerscape.core.topology.ResourceId;

import org.pcollections.PSortedSet;
import org.pcollections.TreePSet;

/// What an account has in a Region, counted for its quotas (A.4).
///
/// @param vpcs the VPCs
/// @param gateways Internet gateways
/// @param egressOnly egress-only Internet gateways
/// @param addresses public IPv4 addresses
/// @param interfaces network interfaces
/// @param groups security groups
/// @param vpnGateways virtual private gateways attached to its VPCs
/// @param requests peering requests of its VPCs that nobody has answered
record Tally(
        PSortedSet<ResourceId> vpcs,
        int gateways,
        int egressOnly,
        int addresses,
        int interfaces,
        int groups,
        int vpnGateways,
        int requests) {
    static final Tally NONE = new Tally(TreePSet.empty(), 0, 0, 0, 0, 0, 0, 0);

    Tally plus(Facts facts) {
        return new Tally(vpcs.plus(facts.id()), 0, 0, 0, 0, 0, 0, 0).counting(this, facts, 1);
    }

    Tally minus(Facts facts) {
        return new Tally(vpcs.minus(facts.id()), 0, 0, 0, 0, 0, 0, 0).counting(this, facts, -1);
    }

    private Tally counting(Tally before, Facts facts, int sign) {
        var vpc = facts.vpc();
        int enis = (int) vpc.networkInterfaces().count();
        return new Tally(
                vpcs,
                before.gateways + sign * vpc.internetGateways().size(),
                before.egressOnly + sign * vpc.egressOnlyGateways().size(),
                before.addresses + sign * facts.publicIps().size(),
                before.interfaces + sign * enis,
                before.groups + sign * vpc.securityGroups().size(),
                before.vpnGateways + sign * vpc.vpnGateways().size(),
                before.requests);
    }

    Tally withRequests(int more) {
        return new Tally(
                vpcs,
                gateways,
                egressOnly,
                addresses,
                interfaces,
                groups,
                vpnGateways,
                requests + more);
    }

    boolean isEmpty() {
        return vpcs.isEmpty() && requests == 0;
    }
}
