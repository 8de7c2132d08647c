package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;

/// Where the VPCs stand, found by place through a grid of cells.
///
/// What people placed stands there; the rest follows to the right of all that is placed, Region by
/// Region in rows, so that the whole is about as wide as a screen.
final class Ground {
    private static final double CELL = 1024;
    private static final double REGION_MARGIN = 28;
    private static final double REGION_GAP = 72;
    private static final double ASPECT = 1.6;
    private static final double LEFT = 60;
    private static final double TOP = 120;

    private final Map<ResourceId, Integer> indexes;
    private final ResourceId[] ids;
    private final Box[] boxes;
    private final Region[] homes;
    private final Map<Region, Box> regions;
    private final Map<Long, int[]> cells;
    private final boolean allPlaced;

    private Ground(
            Map<ResourceId, Integer> indexes,
            ResourceId[] ids,
            Box[] boxes,
            Region[] homes,
            Map<Region, Box> regions,
            Map<Long, int[]> cells,
            boolean allPlaced) {
        this.indexes = indexes;
        this.ids = ids;
        this.boxes = boxes;
        this.homes = homes;
        this.regions = regions;
        this.cells = cells;
        this.allPlaced = allPlaced;
    }

    static Ground of(Document document, Map<ResourceId, VpcPlan> plans) {
        var found = new HashMap<ResourceId, Box>();
        double right = LEFT;
        var waiting = new ArrayList<VpcPlan>();
        for (var plan : plans.values()) {
            var stored = document.layout().box(plan.vpc().id());
            if (stored.isPresent()) {
                var box = at(stored.get(), plan);
                found.put(plan.vpc().id(), box);
                right = Math.max(right, box.right() + Metrics.VPC_GAP);
            } else {
                waiting.add(plan);
            }
        }
        boolean allPlaced = waiting.isEmpty();
        inRows(waiting, right, found);
        int count = found.size();
        var ground =
                new Ground(
                        new HashMap<>(count * 2),
                        new ResourceId[count],
                        new Box[count],
                        new Region[count],
                        new TreeMap<>(),
                        new HashMap<>(),
                        allPlaced);
        int index = 0;
        for (var id : document.topology().vpcs().keySet()) {
            var box = found.get(id);
            var plan = plans.get(id);
            if (box != null && plan != null) {
                ground.indexes.put(id, index);
                ground.ids[index] = id;
                ground.boxes[index] = box;
                ground.homes[index] = plan.vpc().region();
                ground.enter(index);
                index++;
            }
        }
        ground.frameRegions();
        return ground;
    }

    private static Box at(Box stored, VpcPlan plan) {
        return new Box(stored.x(), stored.y(), plan.width(), plan.height());
    }

    /// {@return the ground with some VPCs moved, grown or in another Region; empty when others may
    /// have to make room, or VPCs came or went}
    Optional<Ground> next(Document document, Collection<VpcPlan> changed) {
        if (!allPlaced || document.topology().vpcs().size() != ids.length) {
            return Optional.empty();
        }
        var next =
                new Ground(
                        indexes,
                        ids,
                        boxes.clone(),
                        homes.clone(),
                        new TreeMap<>(),
                        new HashMap<>(cells),
                        true);
        for (var plan : changed) {
            var index = indexes.get(plan.vpc().id());
            var stored = document.layout().box(plan.vpc().id());
            if (index == null || stored.isEmpty()) {
                return Optional.empty();
            }
            next.leave(index);
            next.boxes[index] = at(stored.get(), plan);
            next.homes[index] = plan.vpc().region();
            next.enter(index);
        }
        next.frameRegions();
        return Optional.of(next);
    }

    private void enter(int index) {
        eachCell(
                boxes[index],
                cell ->
                        cells.merge(
                                cell,
                                new int[] {index},
                                (some, one) -> {
                                    var more = Arrays.copyOf(some, some.length + 1);
                                    more[some.length] = one[0];
                                    return more;
                                }));
    }

    private void leave(int index) {
        eachCell(
                boxes[index],
                cell ->
                        cells.computeIfPresent(
                                cell,
                                (_, some) ->
                                        Arrays.stream(some).filter(it -> it != index).toArray()));
    }

    private void frameRegions() {
        var edges = new HashMap<Region, double[]>();
        for (int i = 0; i < ids.length; i++) {
            var box = boxes[i];
            var edge =
                    edges.computeIfAbsent(
                            homes[i],
                            _ ->
                                    new double[] {
                                        Double.MAX_VALUE,
                                        Double.MAX_VALUE,
                                        -Double.MAX_VALUE,
                                        -Double.MAX_VALUE
                                    });
            edge[0] = Math.min(edge[0], box.x());
            edge[1] = Math.min(edge[1], box.y());
            edge[2] = Math.max(edge[2], box.right());
            edge[3] = Math.max(edge[3], box.bottom());
        }
        edges.forEach((region, edge) ->
                regions.put(
                        region,
                        new Box(edge[0], edge[1], edge[2] - edge[0], edge[3] - edge[1])
                                .grown(REGION_MARGIN)));
    }

    private static void inRows(List<VpcPlan> plans, double left, Map<ResourceId, Box> found) {
        plans.sort(
                Comparator.comparing((VpcPlan plan) -> plan.vpc().region())
                        .thenComparing(plan -> plan.vpc().id()));
        int columns = columns(plans);
        double x = left;
        double y = TOP;
        double rowHeight = 0;
        int column = 0;
        for (int i = 0; i < plans.size(); i++) {
            var plan = plans.get(i);
            boolean abroad = i > 0 && !plan.vpc().region().equals(plans.get(i - 1).vpc().region());
            if (column == columns || abroad) {
                column = 0;
                x = left;
                y += rowHeight + Metrics.VPC_GAP + (abroad ? REGION_GAP : 0);
                rowHeight = 0;
            }
            found.put(plan.vpc().id(), new Box(x, y, plan.width(), plan.height()));
            x += plan.width() + Metrics.VPC_GAP;
            rowHeight = Math.max(rowHeight, plan.height());
            column++;
        }
    }

    private static int columns(List<VpcPlan> plans) {
        double width =
                plans.stream().mapToDouble(VpcPlan::width).average().orElse(Metrics.VPC_WIDTH);
        double height =
                plans.stream().mapToDouble(VpcPlan::height).average().orElse(Metrics.VPC_HEIGHT);
        double ratio = ASPECT * (height + Metrics.VPC_GAP) / (width + Metrics.VPC_GAP);
        return Math.max(2, (int) Math.round(Math.sqrt(plans.size() * ratio)));
    }

    private static void eachCell(Box box, LongConsumer to) {
        long right = (long) Math.floor(box.right() / CELL);
        long bottom = (long) Math.floor(box.bottom() / CELL);
        for (long x = (long) Math.floor(box.x() / CELL); x <= right; x++) {
            for (long y = (long) Math.floor(box.y() / CELL); y <= bottom; y++) {
                to.accept(x << 32 ^ y & 0xffffffffL);
            }
        }
    }

    /// {@return the box of a VPC}
    Optional<Box> box(ResourceId vpc) {
        var index = indexes.get(vpc);
        return index == null ? Optional.empty() : Optional.of(boxes[index]);
    }

    /// {@return whether the same VPCs stand in the same order, as [#next] keeps them}
    boolean isNextOf(Ground before) {
        return indexes == before.indexes;
    }

    /// {@return how many VPCs stand here}
    int size() {
        return ids.length;
    }

    /// {@return the VPCs in order}
    List<ResourceId> ids() {
        return List.of(ids);
    }

    /// {@return the frames of the Regions}
    Map<Region, Box> regions() {
        return regions;
    }

    /// {@return the VPCs that share a point with the box, in order; costs what is found}
    List<ResourceId> in(Box view) {
        var found = new ArrayList<ResourceId>();
        eachIn(view, index -> found.add(ids[index]));
        return found;
    }

    /// Tells of each VPC that shares a point with the box, in order.
    void eachIn(Box view, IntConsumer to) {
        double looked = (view.width() / CELL + 1) * (view.height() / CELL + 1);
        if (looked > cells.size()) {
            for (int i = 0; i < ids.length; i++) {
                if (boxes[i].intersects(view)) {
                    to.accept(i);
                }
            }
            return;
        }
        var hits = new BitSet();
        eachCell(
                view,
                cell -> {
                    var some = cells.get(cell);
                    if (some != null) {
                        for (int index : some) {
                            hits.set(index);
                        }
                    }
                });
        for (int i = hits.nextSetBit(0); i >= 0; i = hits.nextSetBit(i + 1)) {
            if (boxes[i].intersects(view)) {
                to.accept(i);
            }
        }
    }

    ResourceId id(int index) {
        return ids[index];
    }

    Box box(int index) {
        return boxes[index];
    }
}
