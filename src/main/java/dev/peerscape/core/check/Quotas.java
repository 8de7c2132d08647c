package dev.peerscape.core.check;

import static dev.peerscape.core.edit.PeeringLifecycle.ACTIVE_MOST;
import static dev.peerscape.core.edit.PeeringLifecycle.ACTIVE_QUOTA;
import static dev.peerscape.core.edit.PeeringLifecycle.OUTSTANDING_QUOTA;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Vpc;

import java.util.HashMap;
import java.util.List;

/// V23: a quota of A.4 is nearly used up: for information. A warning where it is exceeded, so that
/// AWS would have to raise it first, or beyond the most that AWS raises it to.
final class Quotas extends Rule {
    Quotas() {
        super("V23", Severity.INFO, "Amazon VPC quotas");
    }

    /// @param most what it can be raised to; 0 where that is not said
    private record Quota(String name, int standard, int most) {}

    private static final Quota CIDRS_V4 = new Quota("cidrs-v4", 5, 50);
    private static final Quota CIDRS_V6 = new Quota("cidrs-v6", 5, 50);
    private static final Quota SUBNETS = new Quota("subnets", 200, 0);
    private static final Quota TABLES = new Quota("route-tables", 200, 0);
    private static final Quota ROUTES_V4 = new Quota("routes-v4", 500, 1000);
    private static final Quota ROUTES_V6 = new Quota("routes-v6", 500, 1000);
    private static final Quota ACLS = new Quota("acls", 200, 0);
    private static final Quota ACL_IN = new Quota("acl-rules-in", 20, 40);
    private static final Quota ACL_OUT = new Quota("acl-rules-out", 20, 40);
    private static final Quota GROUP_IN = new Quota("group-rules-in", 60, 0);
    private static final Quota GROUP_OUT = new Quota("group-rules-out", 60, 0);
    private static final Quota GROUPS_PER_ENI = new Quota("groups-per-interface", 5, 16);
    private static final Quota NATS = new Quota("nats-per-zone", 5, 0);
    private static final Quota ACTIVE = new Quota("active-peerings", ACTIVE_QUOTA, ACTIVE_MOST);
    private static final Quota OUTSTANDING =
            new Quota("outstanding-peerings", OUTSTANDING_QUOTA, 0);
    private static final Quota VPCS = new Quota("vpcs", 5, 0);
    private static final Quota GATEWAYS = new Quota("internet-gateways", 5, 0);
    private static final Quota EGRESS_ONLY = new Quota("egress-only-gateways", 5, 0);
    private static final Quota ADDRESSES = new Quota("elastic-ips", 5, 0);
    private static final Quota INTERFACES = new Quota("interfaces", 5000, 0);
    private static final Quota GROUPS = new Quota("groups", 2500, 0);

    @Override
    void ofVpc(Vpc vpc, View view, Report report) {
        var own = List.of(vpc.id());
        var name = vpc.label();
        int v6 = (int) vpc.cidrs().stream().filter(Cidr::isV6).count();
        count(CIDRS_V4, vpc.cidrs().size() - v6, name, own, report);
        count(CIDRS_V6, v6, name, own, report);
        count(SUBNETS, vpc.subnets().size(), name, own, report);
        count(TABLES, vpc.routeTables().size(), name, own, report);
        count(ACLS, vpc.networkAcls().size(), name, own, report);
        for (var table : vpc.routeTables().values()) {
            int six = 0;
            for (var route : table.routes()) {
                six += route.destination().isV6() ? 1 : 0;
            }
            var at = List.of(table.id());
            count(ROUTES_V4, table.routes().size() - six, table.label(), at, report);
            count(ROUTES_V6, six, table.label(), at, report);
        }
        for (var acl : vpc.networkAcls().values()) {
            var at = List.of(acl.id());
            count(ACL_IN, most(acl.ingress()), acl.label(), at, report);
            count(ACL_OUT, most(acl.egress()), acl.label(), at, report);
        }
        for (var group : vpc.securityGroups().values()) {
            var at = List.of(group.id());
            count(GROUP_IN, mostOf(group.ingress()), group.label(), at, report);
            count(GROUP_OUT, mostOf(group.egress()), group.label(), at, report);
        }
        for (var instance : vpc.instances().values()) {
            for (var eni : instance.interfaces()) {
                count(
                        GROUPS_PER_ENI,
                        eni.securityGroups().size(),
                        eni.label(),
                        List.of(eni.id(), instance.id()),
                        report);
            }
        }
        natsByZone(vpc, report);
    }

    private void natsByZone(Vpc vpc, Report report) {
        var byZone = new HashMap<String, Integer>();
        for (NatGateway nat : vpc.natGateways().values()) {
            Subnet subnet = vpc.subnets().get(nat.subnet());
            if (subnet != null) {
                byZone.merge(subnet.zone(), 1, Integer::sum);
            }
        }
        byZone.forEach((zone, count) ->
                count(NATS, count, vpc.label() + " " + zone, List.of(vpc.id()), report));
    }

    /// Rules are counted for each family; "the most" is the fuller one.
    private static int most(List<AclRule> rules) {
        int six = (int) rules.stream().filter(it -> it.cidr().isV6()).count();
        return Math.max(six, rules.size() - six);
    }

    private static int mostOf(List<SecurityRule> rules) {
        int six = 0;
        int four = 0;
        for (var rule : rules) {
            boolean block = rule.peer() instanceof SecurityRule.Peer.Block;
            boolean isSix = rule.peer() instanceof SecurityRule.Peer.Block(var cidr) && cidr.isV6();
            // A rule that refers to a group counts in both families.
            six += isSix || !block ? 1 : 0;
            four += isSix ? 0 : 1;
        }
        return Math.max(six, four);
    }

    @Override
    void ofNeighbourhood(Facts facts, View view, Report report) {
        var vpc = facts.vpc();
        int active = view.activePeeringsOf(vpc.id()).size();
        count(ACTIVE, active, vpc.label(), List.of(vpc.id()), report);
    }

    @Override
    void ofPlace(Place place, Tally tally, Report report) {
        var name = place.account() + " " + place.region();
        var at = List.of(tally.vpcs().first());
        count(VPCS, tally.vpcs().size(), name, at, report);
        count(GATEWAYS, tally.gateways(), name, at, report);
        count(EGRESS_ONLY, tally.egressOnly(), name, at, report);
        count(ADDRESSES, tally.addresses(), name, at, report);
        count(INTERFACES, tally.interfaces(), name, at, report);
        count(GROUPS, tally.groups(), name, at, report);
        count(OUTSTANDING, tally.requests(), name, at, report);
    }

    private void count(Quota quota, int count, String where, List<ResourceId> at, Report report) {
        // Nine tenths: "near".
        if (count * 10L < quota.standard() * 9L) {
            return;
        }
        var what = Message.of("check.quota-" + quota.name());
        boolean beyond = quota.most() > 0 && count > quota.most();
        boolean over = count > quota.standard();
        report.add(
                this,
                over ? Severity.WARNING : Severity.INFO,
                beyond
                        ? Message.of("check.V23.beyond", where, count, what, quota.most())
                        : Message.of(
                                over ? "check.V23.over" : "check.V23.near",
                                where,
                                count,
                                what,
                                quota.standard()),
                at,
                List.of());
    }
}
