package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpcEndpoint;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Endpoints and load balancers: added, or replaced as a whole (C.4).
final class ServiceEdits {
    private static final String ZONE_TWICE = "DuplicateSubnetsInSameZone";

    private ServiceEdits() {}

    static Optional<Refused> put(Change change, Edit.PutVpcEndpoint edit) {
        var endpoint = edit.endpoint();
        return change.vpc(edit.vpc())
                .flatMap(vpc ->
                        zoneTwice(vpc, endpoint, endpoint.interfaces(), ZONE_TWICE)
                                .or(() -> rowTwice(vpc, endpoint)))
                .or(() -> MemberEdits.putWhole(change, edit.vpc(), endpoint, edit.box()));
    }

    /// A table has one row for a prefix list.
    private static Optional<Refused> rowTwice(Vpc vpc, VpcEndpoint endpoint) {
        if (!(endpoint.form() instanceof VpcEndpoint.Form.Gateway(var list, var tables))) {
            return Refusals.NONE;
        }
        for (var other : vpc.endpoints().values()) {
            if (!other.id().equals(endpoint.id())
                    && other.form() instanceof VpcEndpoint.Form.Gateway(var its, var theirs)
                    && its.equals(list)) {
                var both = tables.stream().filter(theirs::contains).findFirst();
                if (both.isPresent()) {
                    return Refusals.refuse(
                            "RouteAlreadyExists",
                            new Edit.PutVpcEndpoint(
                                    vpc.id(),
                                    endpoint.withForm(
                                            new VpcEndpoint.Form.Gateway(
                                                    list, without(tables, theirs))),
                                    Optional.empty()),
                            "endpoint-row-twice",
                            label(vpc, both.get()),
                            list.value(),
                            other.label());
                }
            }
        }
        return Refusals.NONE;
    }

    private static List<ResourceId> without(List<ResourceId> tables, List<ResourceId> taken) {
        return tables.stream().filter(it -> !taken.contains(it)).toList();
    }

    private static String label(Vpc vpc, ResourceId table) {
        return Optional.<Resource>ofNullable(vpc.routeTables().get(table))
                .map(Resource::label)
                .orElse(table.value());
    }

    static Optional<Refused> put(Change change, Edit.PutLoadBalancer edit) {
        var balancer = edit.balancer();
        if (balancer.interfaces().isEmpty()) {
            return Refusals.refuse("MissingParameter", "balancer-nowhere", balancer.label());
        }
        var ports = new HashSet<List<Object>>();
        for (var it : balancer.listeners()) {
            if (!ports.add(List.of(it.protocol(), it.port()))) {
                return Refusals.refuse(
                        "DuplicateListener", "listener-twice", balancer.label(), it.port());
            }
        }
        return change.vpc(edit.vpc())
                .flatMap(vpc ->
                        zoneTwice(
                                vpc,
                                balancer,
                                balancer.interfaces(),
                                "InvalidConfigurationRequest"))
                .or(() -> MemberEdits.putWhole(change, edit.vpc(), balancer, edit.box()));
    }

    /// One interface an availability zone.
    private static Optional<Refused> zoneTwice(
            Vpc vpc, Resource owner, List<NetworkInterface> interfaces, String code) {
        var zones = new HashSet<String>();
        for (var eni : interfaces) {
            var subnet = vpc.subnets().get(eni.subnet());
            if (subnet != null && !zones.add(subnet.zone())) {
                return Refusals.refuse(code, "zone-twice", owner.label(), subnet.zone());
            }
        }
        return Refusals.NONE;
    }
}
