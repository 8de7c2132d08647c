package dev.peerscape.core.check;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the rules ask of a VPC again and again, read off it once and kept while it is the same
/// object.
///
/// @param rows the rows of all its tables
/// @param peeringRows those to each peering
/// @param otherRows those to anything else
/// @param publicIps the public IPv4 addresses held in it
/// @param addressUsage its units of network address usage, but for attachments to transit gateways
record Facts(
        Vpc vpc,
        List<Row> rows,
        Map<ResourceId, List<Row>> peeringRows,
        List<Row> otherRows,
        Set<Ip> publicIps,
        int addressUsage) {
    /// Units of an interface that AWS keeps: of a NAT gateway, an endpoint, a load balancer or a
    /// transit gateway in a zone.
    static final int MANAGED = 6;

    static Facts of(Vpc vpc) {
        var rows = new ArrayList<Row>();
        var others = new ArrayList<Row>();
        var byPeering = new LinkedHashMap<ResourceId, List<Row>>();
        for (var table : vpc.routeTables().values()) {
            for (var row : Row.of(table)) {
                rows.add(row);
                if (row.target() instanceof Target.ToPeering(var id)) {
                    byPeering.computeIfAbsent(id, _ -> new ArrayList<>(2)).add(row);
                } else {
                    others.add(row);
                }
            }
        }
        return new Facts(vpc, rows, byPeering, others, publicIps(vpc), addressUsage(vpc));
    }

    /// Network address usage as the user guide counts it: every address of an interface is a unit,
    /// each further interface of an instance is one more, what AWS keeps is six.
    private static int addressUsage(Vpc vpc) {
        int units = 0;
        for (Instance instance : vpc.instances().values()) {
            units += instance.interfaces().size() - 1;
            for (var eni : instance.interfaces()) {
                units += eni.addresses().size() + (eni.publicIp().isPresent() ? 1 : 0);
            }
        }
        for (var eni : vpc.interfaces().values()) {
            units += eni.addresses().size() + (eni.publicIp().isPresent() ? 1 : 0);
        }
        int managed = vpc.natGateways().size();
        for (var endpoint : vpc.endpoints().values()) {
            managed += endpoint.interfaces().size();
        }
        for (var balancer : vpc.loadBalancers().values()) {
            managed += balancer.interfaces().size();
        }
        return units + MANAGED * managed;
    }

    private static Set<Ip> publicIps(Vpc vpc) {
        var found = new HashSet<Ip>();
        vpc.networkInterfaces().forEach(eni -> eni.publicIp().ifPresent(found::add));
        for (NatGateway nat : vpc.natGateways().values()) {
            nat.publicIp().ifPresent(found::add);
            nat.secondary().forEach(it -> it.publicIp().ifPresent(found::add));
        }
        return found.isEmpty() ? Set.of() : found;
    }

    ResourceId id() {
        return vpc.id();
    }

    List<Row> rowsTo(ResourceId peering) {
        return peeringRows.getOrDefault(peering, List.of());
    }

    /// Whether others see the same VPC in both: name, owner, Region and blocks.
    boolean looksLike(Facts other) {
        return vpc == other.vpc
                || vpc.name().equals(other.vpc.name())
                        && vpc.account().equals(other.vpc.account())
                        && vpc.region().equals(other.vpc.region())
                        && vpc.cidrs().equals(other.vpc.cidrs());
    }

    /// Whether the same hosts are in the same subnets in both.
    boolean livesLike(Facts other) {
        return vpc == other.vpc
                || vpc.subnets() == other.vpc.subnets()
                        && vpc.instances() == other.vpc.instances()
                        && vpc.natGateways() == other.vpc.natGateways()
                        && vpc.interfaces() == other.vpc.interfaces()
                        && vpc.endpoints() == other.vpc.endpoints()
                        && vpc.loadBalancers() == other.vpc.loadBalancers();
    }

    /// The ids inside that something in another VPC could name.
    List<ResourceId> nameable() {
        var ids = new ArrayList<ResourceId>();
        ids.addAll(vpc.internetGateways().keySet());
        ids.addAll(vpc.egressOnlyGateways().keySet());
        ids.addAll(vpc.natGateways().keySet());
        ids.addAll(vpc.securityGroups().keySet());
        ids.addAll(vpc.vpnGateways().keySet());
        ids.addAll(vpc.endpoints().keySet());
        vpc.networkInterfaces().forEach(eni -> ids.add(eni.id()));
        return ids;
    }
}
