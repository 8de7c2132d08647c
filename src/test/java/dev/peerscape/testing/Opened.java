package dev.peerscape.testing;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Match;
import dev.peerscape.core.topology.AclRule;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityRule;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/// Makes packets travel further in a random topology, in which nearly everything is shut: opens
/// most groups and ACLs, starts most instances, lets some forward, and adds routes to whatever a
/// table could lead to.
public final class Opened {
    private static final List<SecurityRule> ALL =
            List.of(
                    SecurityRule.of(Match.ALL, Cidr.ANY_V4),
                    SecurityRule.of(Match.ALL, Cidr.ANY_V6));

    private static final List<AclRule> DENIES =
            List.of(
                    new AclRule(10, false, Match.tcp(443), Cidr.ANY_V4),
                    new AclRule(20, false, Match.tcp(40_000, 60_000), Cidr.ANY_V4));

    private final Topology topology;
    private final SplittableRandom random;

    private Opened(Topology topology, SplittableRandom random) {
        this.topology = topology;
        this.random = random;
    }

    /// {@return the topology opened up}
    public static Topology of(Topology topology, long seed) {
        var opened = new Opened(topology, new SplittableRandom(seed));
        for (var vpc : topology.vpcs().values()) {
            topology = topology.with(opened.vpc(vpc));
        }
        return topology;
    }

    private boolean in(int of, int chance) {
        return random.nextInt(of) < chance;
    }

    private Vpc vpc(Vpc vpc) {
        var draft = vpc.draft();
        for (var group : vpc.securityGroups().values()) {
            draft.put(
                    group.withIngress(in(10, 8) ? plus(group.ingress(), ALL) : group.ingress())
                            .withEgress(in(10, 9) ? plus(group.egress(), ALL) : group.egress()));
        }
        for (var acl : vpc.networkAcls().values()) {
            if (in(10, 7)) {
                var open = NetworkAcl.createDefault(acl.id()).withName(acl.name());
                draft.put(in(10, 2) ? open.withIngress(plus(DENIES, open.ingress())) : open);
            }
        }
        var interfaces = new ArrayList<ResourceId>();
        for (var instance : vpc.instances().values()) {
            interfaces.addAll(instance.interfaces().stream().map(NetworkInterface::id).toList());
            draft.put(
                    instance.withRunning(instance.running() || in(10, 8))
                            .withInterfaces(
                                    instance.interfaces().stream()
                                            .map(eni -> eni.withSourceDestCheck(in(10, 7)))
                                            .toList()));
        }
        for (var table : vpc.routeTables().values()) {
            draft.put(table(vpc, table, interfaces));
        }
        return draft.build();
    }

    private static <T> List<T> plus(List<T> a, List<T> b) {
        var both = new ArrayList<>(a);
        both.addAll(b);
        return both;
    }

    private RouteTable table(Vpc vpc, RouteTable table, List<ResourceId> interfaces) {
        var rows = new ArrayList<>(table.routes());
        for (var peering : topology.peerings().values()) {
            if (peering.joins(vpc.id()) && in(10, 7)) {
                topology.vpc(peering.across(vpc.id()).vpc())
                        .ifPresent(far ->
                                far.cidrs()
                                        .forEach(cidr ->
                                                add(
                                                        rows,
                                                        cidr,
                                                        new Target.ToPeering(peering.id()))));
            }
        }
        var outlets = new ArrayList<Target>();
        for (int i = 0; i < 3; i++) {
            vpc.internetGateways()
                    .keySet()
                    .forEach(it -> outlets.add(new Target.ToInternetGateway(it)));
        }
        vpc.natGateways().keySet().forEach(it -> outlets.add(new Target.ToNatGateway(it)));
        if (in(10, 3)) {
            interfaces.forEach(it -> outlets.add(new Target.ToNetworkInterface(it)));
        }
        if (!outlets.isEmpty()) {
            add(rows, Cidr.ANY_V4, outlets.get(random.nextInt(outlets.size())));
            for (var id : vpc.egressOnlyGateways().keySet()) {
                outlets.addAll(Collections.nCopies(3, new Target.ToEgressOnlyGateway(id)));
            }
            add(rows, Cidr.ANY_V6, outlets.get(random.nextInt(outlets.size())));
        }
        return table.withRoutes(rows);
    }

    private static void add(List<Route> rows, Cidr cidr, Target target) {
        rows.removeIf(row -> row.destination().equals(cidr));
        rows.add(Route.to(cidr, target));
    }
}
