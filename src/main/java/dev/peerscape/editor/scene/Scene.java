package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Where everything of a document stands. Nesting is by meaning: a subnet is in its VPC wherever
/// its box is.
///
/// Immutable. [#next] takes over the arrangement of every VPC that is the same object, so that an
/// edit costs what it changes.
public final class Scene {
    private static final double CELL = 1024;
    private static final double REGION_MARGIN = 28;
    private static final double CLOUD_WIDTH = 108;
    private static final double CLOUD_HEIGHT = 56;
    private static final double CHIP_HEIGHT = 24;
    private static final double ASPECT = 1.6;

    private final Document document;
    private final Map<ResourceId, VpcPlan> plans;
    private final Map<ResourceId, Box> places;
    private final Map<Long, List<ResourceId>> grid;
    private final Map<Region, Box> regions;
    private final Optional<Box> cloud;
    private final List<Link> links;
    private final Map<ResourceId, Link> linksById = new HashMap<>();
    private final Map<ResourceId, Peering> pending;
    private final Box bounds;

    private Scene(Document document, Map<ResourceId, VpcPlan> plans, Map<ResourceId, Box> places) {
        this.document = document;
        this.plans = plans;
        this.places = places;
        grid = new HashMap<>();
        regions = new TreeMap<>();
        places.forEach((id, box) -> {
            cells(box).forEach(cell -> grid.computeIfAbsent(cell, _ -> new ArrayList<>()).add(id));
            var plan = plans.get(id);
            if (plan != null) {
                var framed = box.grown(REGION_MARGIN);
                regions.merge(plan.vpc().region(), framed, Box::union);
            }
        });
        cloud = findCloud();
        links = new LinkPlan(document, plans, places).links(cloud);
        links.forEach(link -> linksById.put(link.id(), link));
        pending = findPending();
        bounds = findBounds();
    }

    /// {@return the scene of a document}
    public static Scene of(Document document) {
        var plans = new HashMap<ResourceId, VpcPlan>();
        for (var vpc : document.topology().vpcs().values()) {
            plans.put(vpc.id(), VpcPlan.of(vpc, document.layout()));
        }
        return new Scene(document, plans, place(document, plans));
    }

    /// {@return the scene of a later document}
    ///
    /// @param touched what differs, as the revision says
    public Scene next(Document next, Set<ResourceId> touched) {
        if (next == document) {
            return this;
        }
        var plans = new HashMap<ResourceId, VpcPlan>(this.plans);
        plans.keySet().retainAll(next.topology().vpcs().keySet());
        for (var id : touched) {
            next.topology()
                    .vpcOf(id)
                    .ifPresent(vpc -> plans.put(vpc.id(), VpcPlan.of(vpc, next.layout())));
        }
        return new Scene(next, plans, place(next, plans));
    }

    /// What people placed stands there; the others follow to the right of all that is placed, a row
    /// a Region.
    private static Map<ResourceId, Box> place(Document document, Map<ResourceId, VpcPlan> plans) {
        var places = new TreeMap<ResourceId, Box>();
        double right = 60;
        var waiting = new ArrayList<VpcPlan>();
        for (var plan : plans.values()) {
            var stored = document.layout().box(plan.vpc().id());
            if (stored.isPresent()) {
                var box = new Box(stored.get().x(), stored.get().y(), plan.width(), plan.height());
                places.put(plan.vpc().id(), box);
                right = Math.max(right, box.right() + Metrics.VPC_GAP);
            } else {
                waiting.add(plan);
            }
        }
        waiting.sort(
                java.util.Comparator.comparing((VpcPlan plan) -> plan.vpc().region())
                        .thenComparing(plan -> plan.vpc().id()));
        int columns = columns(waiting);
        double x = right;
        double y = 120;
        double rowHeight = 0;
        int column = 0;
        for (var plan : waiting) {
            if (column == columns) {
                column = 0;
                x = right;
                y += rowHeight + Metrics.VPC_GAP;
                rowHeight = 0;
            }
            places.put(plan.vpc().id(), new Box(x, y, plan.width(), plan.height()));
            x += plan.width() + Metrics.VPC_GAP;
            rowHeight = Math.max(rowHeight, plan.height());
            column++;
        }
        return places;
    }

    /// As many columns as make the whole about as wide as a screen is.
    private static int columns(List<VpcPlan> plans) {
        double width =
                plans.stream().mapToDouble(VpcPlan::width).average().orElse(Metrics.VPC_WIDTH);
        double height =
                plans.stream().mapToDouble(VpcPlan::height).average().orElse(Metrics.VPC_HEIGHT);
        double ratio = ASPECT * (height + Metrics.VPC_GAP) / (width + Metrics.VPC_GAP);
        return Math.max(2, (int) Math.round(Math.sqrt(plans.size() * ratio)));
    }

    private Optional<Box> findCloud() {
        if (plans.values().stream().allMatch(plan -> plan.vpc().internetGateways().isEmpty())) {
            return Optional.empty();
        }
        var stored = document.layout().box(ResourceId.INTERNET);
        if (stored.isPresent()) {
            return Optional.of(
                    new Box(stored.get().x(), stored.get().y(), CLOUD_WIDTH, CLOUD_HEIGHT));
        }
        return regions.values().stream()
                .reduce(Box::union)
                .map(all ->
                        new Box(
                                all.centerX() - CLOUD_WIDTH / 2,
                                all.y() - CLOUD_HEIGHT - 32,
                                CLOUD_WIDTH,
                                CLOUD_HEIGHT));
    }

    private Map<ResourceId, Peering> findPending() {
        var found = new HashMap<ResourceId, Peering>();
        for (var peering : document.topology().peerings().values()) {
            if (peering.status() == PeeringStatus.PENDING_ACCEPTANCE) {
                found.merge(
                        peering.accepter().vpc(),
                        peering,
                        (a, b) -> b.since().isBefore(a.since()) ? b : a);
            }
        }
        return found;
    }

    private Box findBounds() {
        var all = regions.values().stream().reduce(Box::union);
        if (all.isEmpty()) {
            return new Box(0, 0, 800, 500);
        }
        return cloud.map(at -> all.get().union(at)).orElse(all.get());
    }

    private static List<Long> cells(Box box) {
        var cells = new ArrayList<Long>();
        for (long cx = (long) Math.floor(box.x() / CELL);
                cx <= (long) Math.floor(box.right() / CELL);
                cx++) {
            for (long cy = (long) Math.floor(box.y() / CELL);
                    cy <= (long) Math.floor(box.bottom() / CELL);
                    cy++) {
                cells.add(cx << 32 ^ cy & 0xffffffffL);
            }
        }
        return cells;
    }

    /// {@return the document drawn}
    public Document document() {
        return document;
    }

    /// {@return the smallest box around everything}
    public Box bounds() {
        return bounds;
    }

    /// {@return the frames of the Regions}
    public Map<Region, Box> regions() {
        return regions;
    }

    /// {@return where the Internet is drawn, when something leads there}
    public Optional<Box> cloud() {
        return cloud;
    }

    /// {@return the lines between figures}
    public List<Link> links() {
        return links;
    }

    /// {@return the line of a peering or an Internet gateway}
    public Optional<Link> link(ResourceId id) {
        return Optional.ofNullable(linksById.get(id));
    }

    /// {@return the lines that a part of the canvas may show}
    public List<Link> linksIn(Box viewport) {
        return links.stream().filter(link -> link.bounds().intersects(viewport)).toList();
    }

    /// {@return where the label of a peering stands: above a level line, else on its middle}
    public Optional<Box> chip(ResourceId peering) {
        return link(peering).flatMap(this::chip);
    }

    /// {@return where the label of a line stands; only peerings have one}
    Optional<Box> chip(Link link) {
        if (link.kind() != Kind.PEERING) {
            return Optional.empty();
        }
        var label = document.topology().peering(link.id()).map(Peering::label).orElse("");
        double width = TextMeasure.estimate(label, Face.BOLD, 11) + 42;
        boolean level = Math.abs(link.y0() - link.y(0.5)) < 1;
        return Optional.of(
                new Box(
                        link.x(0.5) - width / 2,
                        link.y(0.5) - (level ? CHIP_HEIGHT + 12 : CHIP_HEIGHT / 2),
                        width,
                        CHIP_HEIGHT));
    }

    /// {@return where the badge of a VPC stands that a peering request waits for}
    public Optional<Box> pendingBadge(ResourceId vpc) {
        var box = places.get(vpc);
        return box == null || !pending.containsKey(vpc)
                ? Optional.empty()
                : Optional.of(new Box(box.right() - 60, box.y() - 13, 26, 26));
    }

    /// {@return the request that waits for the owner of a VPC, the one that lapses first}
    public Optional<ResourceId> pendingRequest(ResourceId vpc) {
        return Optional.ofNullable(pending.get(vpc)).map(Peering::id);
    }

    /// {@return the VPCs that a part of the canvas shows, in the order in which they are drawn}
    public List<ResourceId> vpcsIn(Box viewport) {
        var looked = viewport.grown(Metrics.GATEWAY);
        double area = looked.width() / CELL * (looked.height() / CELL);
        if (area > grid.size()) {
            return places.entrySet().stream()
                    .filter(entry -> entry.getValue().intersects(looked))
                    .map(Map.Entry::getKey)
                    .toList();
        }
        var seen = new java.util.TreeSet<ResourceId>();
        for (long cell : cells(looked)) {
            for (var id : grid.getOrDefault(cell, List.of())) {
                var box = places.get(id);
                if (box != null && box.intersects(looked)) {
                    seen.add(id);
                }
            }
        }
        return List.copyOf(seen);
    }

    /// {@return the figures that a part of the canvas shows, holders before what they hold}
    public List<Figure> figuresIn(Box viewport) {
        var figures = new ArrayList<Figure>();
        for (var id : vpcsIn(viewport)) {
            for (var figure : figuresOf(id)) {
                if (figure.box().intersects(viewport)) {
                    figures.add(figure);
                }
            }
        }
        return figures;
    }

    /// {@return a VPC and all figures in it}
    public List<Figure> figuresOf(ResourceId vpc) {
        var plan = plans.get(vpc);
        var box = places.get(vpc);
        return plan == null || box == null ? List.of() : plan.figures(box);
    }

    /// {@return the box of a VPC; cheaper than [#box]}
    public Optional<Box> vpcBox(ResourceId vpc) {
        return Optional.ofNullable(places.get(vpc));
    }

    /// {@return the figure of a resource that has a place}
    public Optional<Figure> figure(ResourceId id) {
        if (id.equals(ResourceId.INTERNET)) {
            return cloud.map(box -> new Figure(id, Kind.INTERNET, box, Optional.empty()));
        }
        return document.topology()
                .vpcOf(id)
                .flatMap(vpc ->
                        figuresOf(vpc.id()).stream().filter(it -> it.id().equals(id)).findFirst());
    }

    /// {@return where a resource stands; for a peering the middle of its line, for what has no
    /// place of its own (route tables, groups, interfaces) the VPC or instance it belongs to}
    public Optional<Box> box(ResourceId id) {
        var own = figure(id).map(Figure::box);
        if (own.isPresent()) {
            return own;
        }
        var label = chip(id);
        if (label.isPresent()) {
            return label;
        }
        return document.topology()
                .vpcOf(id)
                .flatMap(vpc -> {
                    var host =
                            vpc.instances().values().stream()
                                    .filter(instance ->
                                            instance.interfaces().stream()
                                                    .anyMatch(eni -> eni.id().equals(id)))
                                    .findFirst();
                    return host.flatMap(instance -> figure(instance.id()).map(Figure::box))
                            .or(() -> vpcBox(vpc.id()));
                });
    }

    /// {@return what is under a point: the innermost figure, else a line within `slop` of it}
    public Hit hit(double x, double y, double slop) {
        Figure innermost = null;
        for (var id : vpcsIn(new Box(x, y, 0, 0))) {
            for (var figure : figuresOf(id)) {
                if (figure.box().contains(x, y)) {
                    innermost = figure;
                }
            }
        }
        for (var link : links) {
            if (link.kind() == Kind.PEERING) {
                var chip = chip(link);
                boolean near =
                        link.bounds().grown(slop).contains(x, y) && link.distance(x, y) <= slop;
                if (near && innermost == null || chip.isPresent() && chip.get().contains(x, y)) {
                    return new Hit.OnLink(link);
                }
            }
        }
        if (innermost != null) {
            return new Hit.On(innermost);
        }
        if (cloud.isPresent() && cloud.get().contains(x, y)) {
            return new Hit.On(
                    new Figure(ResourceId.INTERNET, Kind.INTERNET, cloud.get(), Optional.empty()));
        }
        return new Hit.Empty();
    }
}
