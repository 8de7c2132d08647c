package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// VPCs that peerings lead to but that are not in the document: another account's. They stand in a
/// column to the right of everything, each at the height of the VPC that it is peered with.
final class Ghosts {
    static final double WIDTH = 340;
    static final double HEIGHT = 92;
    private static final double GAP = 24;

    static final Ghosts NONE = new Ghosts(Map.of(), Map.of());

    private final Map<ResourceId, Box> boxes;
    private final Map<ResourceId, Peering.Side> sides;

    private Ghosts(Map<ResourceId, Box> boxes, Map<ResourceId, Peering.Side> sides) {
        this.boxes = boxes;
        this.sides = sides;
    }

    static Ghosts of(Neighbours neighbours, Ground ground) {
        var absent = new TreeMap<ResourceId, Peering>();
        neighbours
                .absent()
                .forEach(peering -> {
                    for (var side : List.of(peering.requester(), peering.accepter())) {
                        if (ground.box(side.vpc()).isEmpty()) {
                            absent.putIfAbsent(side.vpc(), peering);
                        }
                    }
                });
        if (absent.isEmpty()) {
            return NONE;
        }
        double x =
                ground.regions().values().stream().mapToDouble(Box::right).max().orElse(0)
                        + Metrics.VPC_GAP;
        var boxes = new LinkedHashMap<ResourceId, Box>();
        var sides = new LinkedHashMap<ResourceId, Peering.Side>();
        var inOrder = new ArrayList<>(absent.keySet());
        inOrder.sort(
                (a, b) -> Double.compare(height(absent, a, ground), height(absent, b, ground)));
        double free = -Double.MAX_VALUE;
        for (var id : inOrder) {
            double y = Math.max(free, height(absent, id, ground));
            boxes.put(id, new Box(x, y, WIDTH, HEIGHT));
            var peering = absent.get(id);
            if (peering != null) {
                sides.put(id, peering.side(id));
            }
            free = y + HEIGHT + GAP;
        }
        return new Ghosts(boxes, sides);
    }

    private static double height(Map<ResourceId, Peering> absent, ResourceId id, Ground ground) {
        return Optional.ofNullable(absent.get(id))
                .flatMap(it -> ground.box(it.across(id).vpc()))
                .map(box -> box.centerY() - HEIGHT / 2)
                .orElse(0.0);
    }

    Optional<Box> box(ResourceId vpc) {
        return Optional.ofNullable(boxes.get(vpc));
    }

    /// {@return what the peering says of the VPC}
    Optional<Peering.Side> side(ResourceId vpc) {
        return Optional.ofNullable(sides.get(vpc));
    }

    Map<ResourceId, Box> boxes() {
        return boxes;
    }

    List<ResourceId> in(Box view) {
        return boxes.entrySet().stream()
                .filter(it -> it.getValue().intersects(view))
                .map(Map.Entry::getKey)
                .toList();
    }
}
