package dev.peerscape.core.check;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Where packets of a VPC come from: a subnet, or a VPC that has none yet.
///
/// @param table what they are routed by
/// @param hosts the addresses in use there
record Origin(Resource place, RouteTable table, List<Cidr> blocks, List<Ip> hosts) {

    static List<Origin> of(Vpc vpc) {
        if (vpc.subnets().isEmpty()) {
            var main = vpc.routeTables().get(vpc.mainRouteTable());
            return main == null
                    ? List.of()
                    : List.of(new Origin(vpc, main, vpc.cidrs(), List.of()));
        }
        var hosts = new HashMap<ResourceId, List<Ip>>();
        vpc.networkInterfaces()
                .forEach(eni ->
                        hosts.computeIfAbsent(eni.subnet(), _ -> new ArrayList<>())
                                .addAll(eni.addresses()));
        for (var nat : vpc.natGateways().values()) {
            hosts.computeIfAbsent(nat.subnet(), _ -> new ArrayList<>()).addAll(nat.privateIps());
        }
        var origins = new ArrayList<Origin>();
        for (var subnet : vpc.subnets().values()) {
            origins.add(
                    new Origin(
                            subnet,
                            vpc.routeTableOf(subnet),
                            subnet.cidrs(),
                            hosts.getOrDefault(subnet.id(), List.of())));
        }
        return origins;
    }

    /// The parts of it that a reply can be for.
    List<Cidr> addressed() {
        return hosts.isEmpty() ? blocks : hosts.stream().map(Cidr::host).toList();
    }
}
