package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the VPCs of a document are arranged and where they stand. The next one takes over the
/// arrangement of every VPC that is the same object, so that an edit costs what it changes.
record Stage(
        Document document,
        Map<ResourceId, VpcPlan> plans,
        Ground ground,
        Neighbours neighbours,
        Ghosts ghosts) {
    private static final double CLOUD_WIDTH = 108;
    private static final double CLOUD_HEIGHT = 56;

    /// With more VPCs it pays to arrange them on all processors.
    private static final int MANY_VPCS = 500;

    /// The stage of a later document.
    ///
    /// @param changed the VPCs that moved, came, went or are joined otherwise
    record Later(Stage stage, Set<ResourceId> changed) {}

    static Stage of(Document document) {
        var vpcs = List.copyOf(document.topology().vpcs().values());
        var each = vpcs.size() > MANY_VPCS ? vpcs.parallelStream() : vpcs.stream();
        var plans = new HashMap<ResourceId, VpcPlan>(2 * vpcs.size());
        each.map(vpc -> VpcPlan.of(vpc, document.layout()))
                .toList()
                .forEach(plan -> plans.put(plan.vpc().id(), plan));
        var ground = Ground.of(document, plans);
        var neighbours = Neighbours.of(document.topology());
        return new Stage(document, plans, ground, neighbours, Ghosts.of(neighbours, ground));
    }

    /// {@return the stage of a later document}
    ///
    /// @param touched what differs, as the revision says
    Later next(Document next, Set<ResourceId> touched) {
        var plans = new HashMap<ResourceId, VpcPlan>(this.plans);
        var topology = next.topology();
        var moved = new ArrayList<VpcPlan>();
        var gone = new ArrayList<ResourceId>();
        var changed = new HashSet<ResourceId>();
        for (var id : touched) {
            peering(document, id).ifPresent(it -> changed.addAll(it.members()));
            peering(next, id).ifPresent(it -> changed.addAll(it.members()));
            var vpc = topology.vpcOf(id);
            if (vpc.isEmpty()) {
                if (plans.remove(id) != null) {
                    changed.add(id);
                    gone.add(id);
                }
                continue;
            }
            arrange(vpc.get(), next, plans, moved, changed);
        }
        var ground = this.ground;
        if (!moved.isEmpty() || !gone.isEmpty()) {
            var onward = this.ground.next(next, moved, gone);
            ground = onward.orElseGet(() -> Ground.of(next, plans));
            if (onward.isEmpty()) {
                moveAll(ground, changed);
            }
        }
        var neighbours = this.neighbours.next(topology, touched);
        boolean samePeerings = topology.peerings() == document.topology().peerings();
        boolean sameGhosts =
                samePeerings
                        && (ground == this.ground
                                || (this.ghosts.boxes().isEmpty() && gone.isEmpty()));
        var ghosts = sameGhosts ? this.ghosts : Ghosts.of(neighbours, ground);
        if (ghosts != this.ghosts) {
            changed.addAll(ghosts.boxes().keySet());
            changed.addAll(this.ghosts.boxes().keySet());
        }
        return new Later(new Stage(next, plans, ground, neighbours, ghosts), changed);
    }

    /// Where some wait for a place, any edit may move any of them.
    private void moveAll(Ground later, Set<ResourceId> changed) {
        later.ids().stream()
                .filter(id -> !later.box(id).equals(ground.box(id)))
                .forEach(changed::add);
    }

    private static Optional<Peering> peering(Document document, ResourceId id) {
        return document.topology().peering(id);
    }

    /// Arranges a VPC anew, once, and tells what of it that changes for others.
    private void arrange(
            Vpc vpc,
            Document next,
            Map<ResourceId, VpcPlan> plans,
            List<VpcPlan> moved,
            Set<ResourceId> changed) {
        var id = vpc.id();
        var known = plans.get(id);
        var before = this.plans.get(id);
        if (known != before && known != null && known.vpc() == vpc) {
            return;
        }
        var after = VpcPlan.of(vpc, next.layout());
        plans.put(id, after);
        if (before == null) {
            moved.add(after);
            changed.add(id);
            return;
        }
        boolean stands =
                after.fills(before) && document.layout().box(id).equals(next.layout().box(id));
        if (!stands || after.things() != before.things()) {
            moved.add(after);
        }
        if (!stands || !after.joinsAs(before)) {
            changed.add(id);
        }
    }

    /// {@return where the Internet is drawn, when something leads there}
    Optional<Box> cloud() {
        boolean leadsThere =
                plans.values().stream().anyMatch(plan -> !plan.gateways().isEmpty())
                        || document.topology().hybrid().virtualInterfaces().values().stream()
                                .anyMatch(it -> it.type() == VirtualInterface.Type.PUBLIC);
        if (!leadsThere) {
            return Optional.empty();
        }
        var stored = document.layout().box(ResourceId.INTERNET);
        if (stored.isPresent()) {
            return Optional.of(
                    new Box(stored.get().x(), stored.get().y(), CLOUD_WIDTH, CLOUD_HEIGHT));
        }
        return ground.regions().values().stream()
                .reduce(Box::union)
                .map(all ->
                        new Box(
                                all.centerX() - CLOUD_WIDTH / 2,
                                all.y() - CLOUD_HEIGHT - 32,
                                CLOUD_WIDTH,
                                CLOUD_HEIGHT));
    }
}
