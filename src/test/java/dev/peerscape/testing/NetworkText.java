package dev.peerscape.testing;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Balancer;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.network.RouterTable;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Verdicts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// All that can be seen of a compiled network as lines: two networks with the same lines are the
/// same to everybody. Slots, which depend on the order of events, appear as ids.
public final class NetworkText {
    private static final int[][] PACKETS = {
        {6, 443, 50_000}, {6, 22, 40_000}, {1, 8, 0}, {50, 0, 0}
    };

    private final Network network;
    private final List<Ip> addresses;
    private final List<String> lines = new ArrayList<>();

    private NetworkText(Network network, List<Ip> addresses) {
        this.network = network;
        this.addresses = addresses;
    }

    /// {@return what the network says of itself}
    ///
    /// @param past ids that are or were in the document
    /// @param seed of the flows to judge
    public static List<String> of(Network network, Set<ResourceId> past, long seed) {
        var topology = network.topology();
        var text = new NetworkText(network, addresses(topology));
        for (var id : past) {
            text.line(id, network.tables(id).isPresent(), network.link(id).isPresent());
        }
        for (var id : topology.vpcs().keySet()) {
            text.vpc(network.tables(id).orElseThrow());
        }
        for (var id : topology.peerings().keySet()) {
            text.link(network.link(id).orElseThrow());
        }
        text.onPremises();
        text.holders(topology);
        text.graph();
        text.flows(topology, seed);
        return text.lines;
    }

    private static List<Ip> addresses(Topology topology) {
        var addresses = new LinkedHashSet<Ip>();
        for (var text : List.of("10.0.0.99", "198.51.100.7", "100.64.0.1", "2001:4860::8888")) {
            addresses.add(Ip.of(text));
        }
        for (var vpc : topology.vpcs().values()) {
            vpc.cidrs().forEach(cidr -> addresses.add(cidr.first().plus(7)));
            vpc.networkInterfaces()
                    .forEach(eni -> {
                        addresses.addAll(eni.addresses());
                        eni.publicIp().ifPresent(addresses::add);
                    });
            for (var nat : vpc.natGateways().values()) {
                for (var own : nat.privateIps()) {
                    addresses.add(own);
                    nat.publicIpOf(own).ifPresent(addresses::add);
                }
            }
        }
        for (var list : topology.prefixLists().values()) {
            list.entries().forEach(it -> addresses.add(it.first().plus(1)));
        }
        return List.copyOf(addresses);
    }

    private void line(Object... words) {
        lines.add(Arrays.deepToString(words));
    }

    private static long high(Ip ip) {
        return ip instanceof Ip.V6(long high, _) ? high : 0;
    }

    private static long low(Ip ip) {
        return switch (ip) {
            case Ip.V4(int bits) -> bits & 0xffff_ffffL;
            case Ip.V6(_, long low) -> low;
        };
    }

    // ---- a VPC

    private void vpc(VpcTables it) {
        var id = it.vpc().id();
        line(id, System.identityHashCode(it.vpc()), network.hasVpc(it.slot()), it.gatewayCount());
        for (int i = 0; i < it.egressOnlyCount(); i++) {
            line(id, it.egressOnly(i));
        }
        for (int i = 0; i < it.gatewayCount(); i++) {
            line(id, it.gateway(i), it.tableOfGateway(i));
        }
        for (int e = 0; e < it.endpointCount(); e++) {
            endpoint(it, e);
        }
        for (int s = 0; s < it.subnetCount(); s++) {
            subnet(it, s);
        }
        for (int t = 0; t < it.tableCount(); t++) {
            line(id, it.table(t), it.rows(t));
            for (var ip : addresses) {
                int row = it.row(t, ip.isV6(), high(ip), low(ip));
                line(id, t, ip, row, network.winner(it, t, ip));
            }
            it.rows(t).forEach(row -> line(row, network.routeState(id, row)));
        }
        for (int t = 0; t < it.tableCount(); t++) {
            for (int row = 0; row < it.rows(t).size(); row++) {
                int kind = it.rowKind(t, row);
                int argument = it.rowArgument(t, row);
                // Slots depend on the order of events.
                boolean slot = kind == VpcTables.PEERING || kind == VpcTables.TRANSIT_GATEWAY;
                line(t, row, kind, slot ? "" : argument);
            }
        }
        var links = new ArrayList<String>();
        for (int slot : it.links()) {
            links.add(network.link(slot).peering().id().value());
        }
        links.sort(null);
        line(id, links);
        for (var ip : addresses) {
            boolean v6 = ip.isV6();
            line(id, ip, it.contains(v6, high(ip), low(ip)), it.endpointAt(v6, high(ip), low(ip)));
            line(ip instanceof Ip.V4(int bits) ? it.publicEndpointAt(bits) : -1);
        }
    }

    private void endpoint(VpcTables it, int e) {
        line(
                it.interfaceId(e),
                it.hostId(e),
                it.host(e),
                it.addresses(e),
                it.subnetOf(e),
                it.isNat(e),
                it.isRunning(e),
                it.isChecked(e),
                it.hasPublic(e),
                it.publicBits(e),
                it.primaryBits(e),
                it.groupsOf(e),
                it.endpoint(it.interfaceId(e)),
                it.endpoint(it.hostId(e)));
        line(it.isService(e), it.isDoor(e), it.isBalancer(e), it.isUnguarded(e), it.isFirst(e));
        if (it.isDoor(e)) {
            line(it.doorBlocks(e));
        }
        if (it.isBalancer(e)) {
            balancer(it.balancer(e), it.subnet(it.subnetOf(e)).zone());
        }
        for (int i = 0; i < it.groupCount(e); i++) {
            int group = it.groupOf(e, i);
            line(it.group(group), it.isMember(e, it.group(group).id()));
            for (boolean egress : new boolean[] {false, true}) {
                line(it.ruleCount(e, i, egress), fitting(it, e, i, egress));
            }
        }
    }

    private void balancer(Balancer it, String zone) {
        line(it.balancer());
        for (int i = 0; i < it.size(); i++) {
            line(it.listener(i), it.group(i), it.targets(i));
            for (int t = 0; t < it.targets(i); t++) {
                line(it.isInReach(i, t, zone), it.isHealthy(i, t), it.port(i, t));
                for (boolean v6 : new boolean[] {false, true}) {
                    line(it.hasAddress(i, t, v6) ? it.address(i, t, v6) : "");
                }
            }
        }
    }

    private List<Integer> fitting(VpcTables it, int e, int i, boolean egress) {
        var fitting = new ArrayList<Integer>();
        for (var ip : addresses.subList(0, 6)) {
            for (int[] packet : PACKETS) {
                int rule = -1;
                do {
                    rule =
                            it.fitting(
                                    e, i, egress, rule + 1, ip.isV6(), low(ip), packet[0],
                                    packet[1], packet[2]);
                    boolean asks = rule >= 0 && it.asks(e, i, egress, rule);
                    boolean held =
                            asks
                                    && it.groupRules(it.groupOf(e, i), egress)
                                            .holds(rule, ip.isV6(), high(ip), low(ip));
                    fitting.add(asks ? rule + (held ? 200 : 100) : rule);
                } while (rule >= 0);
            }
        }
        return fitting;
    }

    private void subnet(VpcTables it, int s) {
        line(it.subnet(s), it.tableOf(s), it.aclOf(s), it.acl(it.aclOf(s)));
        for (var ip : addresses) {
            int entry = it.entry(s, ip.isV6(), high(ip), low(ip));
            int argument = it.entryArgument(entry);
            boolean peering = it.entryKind(entry) == VpcTables.PEERING;
            line(
                    ip,
                    it.entryRow(entry),
                    it.entryKind(entry),
                    peering ? network.link(argument).peering().id() : argument);
            for (int[] packet : PACKETS) {
                for (boolean egress : new boolean[] {false, true}) {
                    int rule =
                            it.aclRule(
                                    s, egress, ip.isV6(), high(ip), low(ip), packet[0], packet[1],
                                    packet[2]);
                    line(rule, it.aclAllows(s, egress, rule));
                }
            }
        }
    }

    // ---- the rest

    private void link(PeeringLink it) {
        line(it.peering(), it.isActive(), it.isIntraRegion());
        for (var id : network.topology().vpcs().keySet()) {
            int slot = network.tables(id).orElseThrow().slot();
            int far = it.joins(slot) ? it.across(slot) : PeeringLink.ABSENT;
            line(id, it.joins(slot), far < 0 ? far : network.tables(far).vpc().id());
            for (var ip : addresses) {
                if (it.joins(slot) && far < 0) {
                    line(ip, it.absentHolds(slot, ip.isV6(), high(ip), low(ip)));
                }
            }
        }
    }

    /// What every router outside of VPCs knows.
    private void onPremises() {
        var hybrid = network.hybrid();
        for (int i = 0; i < hybrid.siteCount(); i++) {
            line(hybrid.site(i), hybrid.publicLine(i));
            router(hybrid.router(i));
        }
        for (int i = 0; i < hybrid.lineCount(); i++) {
            line(hybrid.line(i));
        }
        for (int i = 0; i < hybrid.directCount(); i++) {
            var direct = hybrid.direct(i);
            line(direct.gateway());
            for (var type : VirtualInterface.Type.values()) {
                router(direct.in(type));
                router(direct.out(type));
            }
            router(direct.across());
        }
        router(hybrid.publicWays());
        for (var vpc : network.topology().vpcs().values()) {
            for (var id : vpc.vpnGateways().keySet()) {
                line(id);
                router(hybrid.vpnGateway(id));
            }
        }
        for (var gateway : network.topology().transitGateways().values()) {
            var tables = network.transit(gateway.id()).orElseThrow();
            for (int i = 0; i < gateway.routeTables().size(); i++) {
                line(gateway.id(), tables.table(i).id(), tables.rows(i));
            }
        }
    }

    private void router(RouterTable table) {
        line(table.rows(), table.down());
    }

    private void holders(Topology topology) {
        for (var ip : addresses) {
            int slot = network.publicSlot(ip.isV6(), high(ip), low(ip));
            line(ip, slot < 0 ? slot : network.tables(slot).vpc().id(), network.publicHolder(ip));
            for (var id : topology.vpcs().keySet()) {
                line(id, network.holderIn(id, ip), network.whoHas(ip, id));
            }
        }
    }

    private void graph() {
        var graph = network.graph();
        var edges = new ArrayList<String>();
        graph.vertexSet().forEach(place -> edges.add(place.toString()));
        for (var edge : graph.edgeSet()) {
            edges.add(edge + " " + graph.getEdgeSource(edge) + " " + graph.getEdgeTarget(edge));
        }
        edges.sort(null);
        line(edges);
    }

    private void flows(Topology topology, long seed) {
        var flows = new RandomFlows(topology, new SplittableRandom(seed));
        var verdicts = new Verdicts(network);
        for (int i = 0; i < 30; i++) {
            Flow flow = flows.next();
            line(flow, verdicts.judge(flow));
        }
        line(verdicts.handle(ResourceId.INTERNET), Protocol.ALL);
    }
}
