package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which peerings have a line, found by VPC.
///
/// A peering that is over is shown only where no living one joins the same VPCs, one that was
/// deleted never. A side that is in no document is a VPC too, drawn as a ghost.
final class Neighbours {
    private final Topology topology;
    private final Map<ResourceId, List<Peering>> byVpc;
    private final Map<ResourceId, Peering> pending;
    private final int count;

    private Neighbours(
            Topology topology,
            Map<ResourceId, List<Peering>> byVpc,
            Map<ResourceId, Peering> pending,
            int count) {
        this.topology = topology;
        this.byVpc = byVpc;
        this.pending = pending;
        this.count = count;
    }

    static Neighbours of(Topology topology) {
        var found = new Neighbours(topology, new HashMap<>(), new HashMap<>(), 0);
        int count = 0;
        for (var peering : topology.peerings().values()) {
            if (isDrawn(peering)) {
                for (var end : ends(peering)) {
                    found.byVpc.computeIfAbsent(end, _ -> new ArrayList<>()).add(peering);
                }
                found.await(peering);
                count++;
            }
        }
        return new Neighbours(topology, found.byVpc, found.pending, count);
    }

    /// {@return those of a later topology}
    ///
    /// @param touched what differs
    Neighbours next(Topology next, Set<ResourceId> touched) {
        if (next.peerings() == topology.peerings()) {
            return next == topology ? this : new Neighbours(next, byVpc, pending, count);
        }
        var later = new Neighbours(next, new HashMap<>(byVpc), new HashMap<>(pending), count);
        int now = count;
        for (var id : touched) {
            var before = topology.peering(id).filter(Neighbours::isDrawn);
            var after = next.peering(id).filter(Neighbours::isDrawn);
            if (!before.equals(after)) {
                before.ifPresent(later::remove);
                after.ifPresent(later::add);
                now += (after.isPresent() ? 1 : 0) - (before.isPresent() ? 1 : 0);
            }
        }
        return new Neighbours(next, later.byVpc, later.pending, now);
    }

    private static boolean isDrawn(Peering peering) {
        return peering.status() != PeeringStatus.DELETED
                && !peering.requester().vpc().equals(peering.accepter().vpc());
    }

    private static List<ResourceId> ends(Peering peering) {
        return List.of(peering.requester().vpc(), peering.accepter().vpc());
    }

    private void add(Peering peering) {
        for (var end : ends(peering)) {
            var list = new ArrayList<>(byVpc.getOrDefault(end, List.of()));
            list.add(peering);
            byVpc.put(end, list);
        }
        await(peering);
    }

    private void await(Peering peering) {
        if (peering.status() == PeeringStatus.PENDING_ACCEPTANCE) {
            pending.merge(
                    peering.accepter().vpc(),
                    peering,
                    (a, b) -> b.since().isBefore(a.since()) ? b : a);
        }
    }

    private void remove(Peering peering) {
        for (var end : ends(peering)) {
            var list = new ArrayList<>(byVpc.getOrDefault(end, List.of()));
            list.removeIf(it -> it.id().equals(peering.id()));
            byVpc.put(end, list);
        }
        var accepter = peering.accepter().vpc();
        if (Optional.ofNullable(pending.get(accepter))
                .filter(it -> it.id().equals(peering.id()))
                .isPresent()) {
            pending.remove(accepter);
            byVpc.getOrDefault(accepter, List.of()).stream()
                    .filter(it -> it.status() == PeeringStatus.PENDING_ACCEPTANCE)
                    .filter(it -> it.accepter().vpc().equals(accepter))
                    .reduce((a, b) -> b.since().isBefore(a.since()) ? b : a)
                    .ifPresent(it -> pending.put(accepter, it));
        }
    }

    /// {@return how many peerings there are that may have a line}
    int count() {
        return count;
    }

    /// {@return the peerings of a VPC that have a line, by id}
    List<Peering> of(ResourceId vpc) {
        var all = byVpc.getOrDefault(vpc, List.of());
        return all.stream()
                .filter(it -> !it.status().isFinal() || !isSuperseded(it, all))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /// {@return whether a peering has a line}
    boolean isShown(Peering peering) {
        return isDrawn(peering)
                && (!peering.status().isFinal()
                        || !isSuperseded(
                                peering, byVpc.getOrDefault(peering.requester().vpc(), List.of())));
    }

    private static boolean isSuperseded(Peering peering, List<Peering> others) {
        var from = peering.requester().vpc();
        var to = peering.accepter().vpc();
        return others.stream()
                .filter(it -> it != peering && it.joins(from) && it.joins(to))
                .anyMatch(it -> !it.status().isFinal() || it.id().compareTo(peering.id()) < 0);
    }

    /// {@return the request that waits for the owner of a VPC, the one that lapses first}
    Optional<Peering> pendingFor(ResourceId vpc) {
        return Optional.ofNullable(pending.get(vpc));
    }

    /// {@return the VPCs that a VPC has lines to}
    Collection<ResourceId> beside(ResourceId vpc) {
        return byVpc.getOrDefault(vpc, List.of()).stream().map(it -> it.across(vpc).vpc()).toList();
    }

    /// {@return the peerings with a side that is not in the document}
    List<Peering> absent() {
        var found = new ArrayList<Peering>();
        byVpc.forEach((id, peerings) -> {
            if (topology.vpc(id).isEmpty()) {
                peerings.stream().filter(this::isShown).forEach(found::add);
            }
        });
        return found;
    }

    Optional<Peering> peering(ResourceId id) {
        return topology.peering(id);
    }

    /// {@return the VPC that holds a resource}
    Optional<ResourceId> ownerOf(ResourceId id) {
        return topology.vpcOf(id).map(Vpc::id);
    }
}
