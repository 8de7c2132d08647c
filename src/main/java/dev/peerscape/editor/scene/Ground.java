package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private static final Comparator<Place> BY_ID = Comparator.comparing(Place::id);

    private final Map<ResourceId, Place> places;
    private final Place[] inOrder;
    private final Map<Region, Box> regions = new TreeMap<>();
    private final Map<Long, Place[]> cells;
    private final boolean allPlaced;

    /// Where a VPC stands.
    ///
    /// @param things how many subnets and instances it has
    record Place(ResourceId id, Box box, Region region, int things) {
        static Place of(VpcPlan plan, Box box) {
            return new Place(plan.vpc().id(), box, plan.vpc().region(), plan.things());
        }
    }

    private Ground(
            Map<ResourceId, Place> places,
            Place[] inOrder,
            Map<Long, Place[]> cells,
            boolean allPlaced) {
        this.places = places;
        this.inOrder = inOrder;
        this.cells = cells;
        this.allPlaced = allPlaced;
        frameRegions();
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
        var places = new HashMap<ResourceId, Place>(2 * found.size());
        var cells = new HashMap<Long, Place[]>();
        found.forEach((id, box) -> {
            var plan = plans.get(id);
            if (plan != null) {
                var place = Place.of(plan, box);
                places.put(id, place);
                enter(cells, place);
            }
        });
        return new Ground(places, ordered(places), cells, allPlaced);
    }

    private static Place[] ordered(Map<ResourceId, Place> places) {
        return places.values().stream().sorted(BY_ID).toArray(Place[]::new);
    }

    private static Box at(Box stored, VpcPlan plan) {
        return new Box(stored.x(), stored.y(), plan.width(), plan.height());
    }

    /// {@return the ground with some VPCs there, moved, grown or in another Region, and some gone;
    /// empty when others may have to make room}
    Optional<Ground> next(
            Document document, Collection<VpcPlan> changed, Collection<ResourceId> gone) {
        if (!allPlaced) {
            return Optional.empty();
        }
        var nextPlaces = new HashMap<>(places);
        var nextCells = new HashMap<>(cells);
        for (var id : gone) {
            var before = nextPlaces.remove(id);
            if (before != null) {
                leave(nextCells, before);
            }
        }
        for (var plan : changed) {
            var id = plan.vpc().id();
            var stored = document.layout().box(id);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            var place = Place.of(plan, at(stored.get(), plan));
            var before = nextPlaces.put(id, place);
            if (before != null) {
                leave(nextCells, before);
            }
            enter(nextCells, place);
        }
        var order = inOrder.clone();
        boolean sameIds = order.length == nextPlaces.size();
        for (int i = 0; sameIds && i < order.length; i++) {
            var now = nextPlaces.get(order[i].id());
            sameIds = now != null;
            order[i] = now == null ? order[i] : now;
        }
        return Optional.of(
                new Ground(nextPlaces, sameIds ? order : ordered(nextPlaces), nextCells, true));
    }

    private static void enter(Map<Long, Place[]> cells, Place place) {
        eachCell(
                place.box(),
                cell ->
                        cells.merge(
                                cell,
                                new Place[] {place},
                                (some, one) -> {
                                    var more = Arrays.copyOf(some, some.length + 1);
                                    more[some.length] = one[0];
                                    return more;
                                }));
    }

    private static void leave(Map<Long, Place[]> cells, Place place) {
        eachCell(
                place.box(),
                cell ->
                        cells.computeIfPresent(
                                cell,
                                (_, some) ->
                                        Arrays.stream(some)
                                                .filter(it -> it != place)
                                                .toArray(Place[]::new)));
    }

    private void frameRegions() {
        var edges = new HashMap<Region, double[]>();
        @Nullable Region last = null;
        double[] edge = {};
        for (var place : inOrder) {
            var box = place.box();
            if (!place.region().equals(last)) {
                last = place.region();
                edge = edges.computeIfAbsent(last, _ -> nothing());
            }
            edge[0] = Math.min(edge[0], box.x());
            edge[1] = Math.min(edge[1], box.y());
            edge[2] = Math.max(edge[2], box.right());
            edge[3] = Math.max(edge[3], box.bottom());
        }
        edges.forEach((region, all) ->
                regions.put(
                        region,
                        new Box(all[0], all[1], all[2] - all[0], all[3] - all[1])
                                .grown(REGION_MARGIN)));
    }

    private static double[] nothing() {
        return new double[] {
            Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE, -Double.MAX_VALUE
        };
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
        var place = places.get(vpc);
        return place == null ? Optional.empty() : Optional.of(place.box());
    }

    /// {@return how many VPCs stand here}
    int size() {
        return inOrder.length;
    }

    /// {@return the VPCs in order}
    List<ResourceId> ids() {
        return Arrays.stream(inOrder).map(Place::id).toList();
    }

    /// {@return the frames of the Regions}
    Map<Region, Box> regions() {
        return regions;
    }

    /// {@return those that share a point with the box, in the order of their ids; costs what is
    /// found}
    List<Place> in(Box view) {
        double looked = (view.width() / CELL + 1) * (view.height() / CELL + 1);
        var found = new ArrayList<Place>();
        if (looked > cells.size()) {
            for (var place : inOrder) {
                if (place.box().intersects(view)) {
                    found.add(place);
                }
            }
            return found;
        }
        var seen = new HashSet<ResourceId>();
        eachCell(
                view,
                cell -> {
                    var some = cells.get(cell);
                    if (some != null) {
                        for (var place : some) {
                            if (place.box().intersects(view) && seen.add(place.id())) {
                                found.add(place);
                            }
                        }
                    }
                });
        found.sort(BY_ID);
        return found;
    }
}
