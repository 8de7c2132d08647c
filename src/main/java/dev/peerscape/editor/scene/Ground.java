package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

    private final Map<ResourceId, Box> places = new LinkedHashMap<>();
    private final Map<Region, Box> regions = new TreeMap<>();
    private final List<ResourceId> order = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();
    private final Map<Long, List<Integer>> cells = new HashMap<>();

    Ground(Document document, Map<ResourceId, VpcPlan> plans) {
        var found = new HashMap<ResourceId, Box>();
        double right = LEFT;
        var waiting = new ArrayList<VpcPlan>();
        for (var plan : plans.values()) {
            var stored = document.layout().box(plan.vpc().id());
            if (stored.isPresent()) {
                var box = new Box(stored.get().x(), stored.get().y(), plan.width(), plan.height());
                found.put(plan.vpc().id(), box);
                right = Math.max(right, box.right() + Metrics.VPC_GAP);
            } else {
                waiting.add(plan);
            }
        }
        inRows(waiting, right, found);
        for (var id : document.topology().vpcs().keySet()) {
            var box = found.get(id);
            var plan = plans.get(id);
            if (box != null && plan != null) {
                add(id, plan, box);
            }
        }
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

    private void add(ResourceId id, VpcPlan plan, Box box) {
        int index = order.size();
        order.add(id);
        boxes.add(box);
        places.put(id, box);
        regions.merge(plan.vpc().region(), box.grown(REGION_MARGIN), Box::union);
        eachCell(box, cell -> cells.computeIfAbsent(cell, _ -> new ArrayList<>()).add(index));
    }

    private static void eachCell(Box box, java.util.function.LongConsumer to) {
        long right = (long) Math.floor(box.right() / CELL);
        long bottom = (long) Math.floor(box.bottom() / CELL);
        for (long x = (long) Math.floor(box.x() / CELL); x <= right; x++) {
            for (long y = (long) Math.floor(box.y() / CELL); y <= bottom; y++) {
                to.accept(x << 32 ^ y & 0xffffffffL);
            }
        }
    }

    /// {@return the boxes of the VPCs, by id in order}
    Map<ResourceId, Box> places() {
        return places;
    }

    /// {@return the frames of the Regions}
    Map<Region, Box> regions() {
        return regions;
    }

    /// {@return the VPCs that share a point with the box, in order; costs what is found}
    List<ResourceId> in(Box view) {
        var found = new ArrayList<ResourceId>();
        double looked = view.width() / CELL * (view.height() / CELL);
        if (looked > cells.size()) {
            for (int i = 0; i < order.size(); i++) {
                if (boxes.get(i).intersects(view)) {
                    found.add(order.get(i));
                }
            }
            return found;
        }
        var hits = new BitSet();
        eachCell(view, cell -> cells.getOrDefault(cell, List.of()).forEach(hits::set));
        for (int i = hits.nextSetBit(0); i >= 0; i = hits.nextSetBit(i + 1)) {
            if (boxes.get(i).intersects(view)) {
                found.add(order.get(i));
            }
        }
        return found;
    }
}
