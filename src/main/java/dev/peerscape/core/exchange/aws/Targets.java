package dev.peerscape.core.exchange.aws;

import dev.peerscape.core.exchange.aws.Parts.RowPart;
import dev.peerscape.core.exchange.aws.Parts.TablePart;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what the rows of route tables lead to. A target that is not among the parts becomes one
/// that is gone, a blackhole, and is noted: its packets are lost either way.
final class Targets {
    private final Parts parts;
    private final Hosts hosts;

    Targets(Parts parts, Hosts hosts) {
        this.parts = parts;
        this.hosts = hosts;
    }

    List<Route> rows(TablePart table) {
        var rows = new ArrayList<Route>();
        Set<Cidr> taken = new HashSet<>();
        for (var row : table.rows()) {
            row.destination()
                    .ifPresent(it -> {
                        rows.add(new Route(it, target(table, row), row.origin()));
                        taken.add(it);
                    });
        }
        // A block in the table itself counts before the same block in a prefix list (C.1).
        for (var row : table.rows()) {
            for (var block : listed(table, row)) {
                if (taken.add(block)) {
                    rows.add(new Route(block, target(table, row), row.origin()));
                }
            }
        }
        return rows;
    }

    private List<Cidr> listed(TablePart table, RowPart row) {
        if (row.list().isEmpty()) {
            return List.of();
        }
        var blocks = parts.prefixLists.get(row.list().get());
        if (blocks == null) {
            parts.remark("prefix-list-missing", table.id(), row.list().get());
            return List.of();
        }
        return blocks;
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
        return hosts.interfaceOf(id).map(Target.ToNetworkInterface::new);
    }
}
