package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.RowPart;
import dev.peerscape.core.exchange.aws.Parts.TablePart;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Finds what the rows of route tables lead to. A target that is not among the parts becomes one
/// that is gone, a blackhole, and is noted: its packets are lost either way.
final class Targets {
    private final Parts parts;
    private final Hosts hosts;
    private final Interfaces interfaces;

    Targets(Parts parts, Hosts hosts, Interfaces interfaces) {
        this.parts = parts;
        this.hosts = hosts;
        this.interfaces = interfaces;
    }

    /// {@return the rows for blocks}
    List<Route> rows(TablePart table) {
        return table.rows().stream()
                .filter(it -> !isOfEndpoint(it))
                .flatMap(row ->
                        row
                                .destination()
                                .map(it -> new Route(it, target(table, row), row.origin()))
                                .stream())
                .toList();
    }

    /// {@return the rows for prefix lists, one a list}
    ///
    /// @param region where the table is
    List<RouteTable.ListRoute> listRows(TablePart table, Region region) {
        var rows = new ArrayList<RouteTable.ListRoute>();
        Set<ResourceId> taken = new HashSet<>();
        for (var row : table.rows()) {
            if (row.destination().isEmpty()
                    && !isOfEndpoint(row)
                    && row.list().filter(taken::add).isPresent()) {
                var list = row.list().get();
                parts.lists.need(list, table.id(), region, "");
                rows.add(new RouteTable.ListRoute(list, target(table, row)));
            }
        }
        return rows;
    }

    /// The endpoint itself says which tables have its row.
    private boolean isOfEndpoint(RowPart row) {
        return row.to().stream()
                .anyMatch(it -> {
                    var endpoint = parts.endpoints.get(it);
                    return endpoint != null && endpoint.gateway();
                });
    }

    /// {@return the virtual private gateways that a table learns from, those whose rows it has too}
    List<ResourceId> propagating(TablePart table) {
        return Stream.concat(
                        table.propagating().stream(),
                        table.learned().stream().flatMap(it -> it.to().stream()))
                .distinct()
                .filter(it -> {
                    var gateway = parts.hybrid.gateways.get(it);
                    boolean known = gateway != null && gateway.vpc().equals(table.vpc());
                    if (!known && !parts.hybrid.over.contains(it)) {
                        parts.remark("propagating-missing", table.id(), it);
                    }
                    return known;
                })
                .toList();
    }

    private Target target(TablePart table, RowPart row) {
        if (row.gone()) {
            return new Target.Gone(row.to().getFirst());
        }
        for (var id : row.to()) {
            var found = found(id);
            if (found.isPresent()) {
                return found.get();
            }
        }
        var id = row.to().getFirst();
        parts.remark("target-missing", table.id(), id);
        return new Target.Gone(id);
    }

    private Optional<Target> found(ResourceId id) {
        if (parts.peerings.containsKey(id)) {
            return Optional.of(new Target.ToPeering(id));
        }
        var nat = parts.nats.get(id);
        if (nat != null && hosts.isKept(nat)) {
            return Optional.of(new Target.ToNatGateway(id));
        }
        var gateway = parts.internetGateways.get(id);
        if (gateway != null && parts.vpcs.containsKey(gateway.vpc())) {
            return Optional.of(new Target.ToInternetGateway(id));
        }
        var egressOnly = parts.egressOnlyGateways.get(id);
        if (egressOnly != null && parts.vpcs.containsKey(egressOnly.vpc())) {
            return Optional.of(new Target.ToEgressOnlyGateway(id));
        }
        if (parts.transit.hubs.containsKey(id)) {
            return Optional.of(new Target.ToTransitGateway(id));
        }
        var virtual = parts.hybrid.gateways.get(id);
        if (virtual != null && parts.vpcs.containsKey(virtual.vpc())) {
            return Optional.of(new Target.ToVpnGateway(id));
        }
        return (interfaces.has(id) ? Optional.of(id) : hosts.interfaceOf(id))
                .map(Target.ToNetworkInterface::new);
    }
}
