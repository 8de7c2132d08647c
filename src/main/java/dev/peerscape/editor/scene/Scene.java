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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where everything of a document stands. Nesting is by meaning: a subnet is in its VPC wherever
/// its box is.
///
/// Immutable. [#next] takes over the arrangement of every VPC that is the same object, so that an
/// edit costs what it changes.
public final class Scene {
    private static final double CHIP_REACH = 400;
    private static final double CLOUD_WIDTH = 108;
    private static final double CLOUD_HEIGHT = 56;
    private static final double CHIP_HEIGHT = 24;

    private final Document document;
    private final Map<ResourceId, VpcPlan> plans;
    private final Ground ground;
    private final Optional<Box> cloud;
    private final List<Link> links;
    private final Map<ResourceId, Link> linksById;
    private final Map<ResourceId, Peering> pending;
    private final Box bounds;

    private Scene(Document document, Map<ResourceId, VpcPlan> plans, Ground ground) {
        this.document = document;
        this.plans = plans;
        this.ground = ground;
        cloud = findCloud();
        links = new LinkPlan(document, plans, ground.places()).links(cloud);
        linksById = new HashMap<>();
        links.forEach(link -> linksById.put(link.id(), link));
        pending = findPending();
        bounds = findBounds();
    }

    /// A later scene in which nothing moved.
    private Scene(Document document, Map<ResourceId, VpcPlan> plans, Scene before) {
        this.document = document;
        this.plans = plans;
        ground = before.ground;
        cloud = before.cloud;
        links = before.links;
        linksById = before.linksById;
        pending = before.pending;
        bounds = before.bounds;
    }

    /// {@return the scene of a document}
    public static Scene of(Document document) {
        var plans = new HashMap<ResourceId, VpcPlan>();
        for (var vpc : document.topology().vpcs().values()) {
            plans.put(vpc.id(), VpcPlan.of(vpc, document.layout()));
        }
        return new Scene(document, plans, new Ground(document, plans));
    }

    /// {@return the scene of a later document; what differs is found by identity}
    public Scene next(Document next) {
        var touched = new HashSet<ResourceId>();
        next.topology()
                .vpcs()
                .forEach((id, vpc) -> {
                    var plan = plans.get(id);
                    if (plan == null || plan.vpc() != vpc) {
                        touched.add(id);
                    }
                });
        if (next.layout() != document.layout()) {
            var before = document.layout().boxes();
            var after = next.layout().boxes();
            before.forEach((id, box) -> {
                if (!box.equals(after.get(id))) {
                    touched.add(id);
                }
            });
            after.keySet().stream().filter(id -> !before.containsKey(id)).forEach(touched::add);
        }
        return next(next, touched);
    }

    /// {@return the scene of a later document}
    ///
    /// @param touched what differs, as the revision says
    public Scene next(Document next, Set<ResourceId> touched) {
        if (next == document) {
            return this;
        }
        var plans = new HashMap<ResourceId, VpcPlan>(this.plans);
        var topology = next.topology();
        if (topology.vpcs().size() != plans.size()) {
            plans.keySet().retainAll(topology.vpcs().keySet());
        }
        boolean standsStill =
                !touched.contains(ResourceId.INTERNET)
                        && topology.vpcs().size() == this.plans.size();
        boolean sameLines = standsStill && topology.peerings() == document.topology().peerings();
        for (var id : touched) {
            var vpc = topology.vpcOf(id);
            if (vpc.isEmpty()) {
                continue;
            }
            var before = this.plans.get(vpc.get().id());
            var after = VpcPlan.of(vpc.get(), next.layout());
            plans.put(vpc.get().id(), after);
            var place = document.layout().box(vpc.get().id());
            standsStill &=
                    before != null
                            && after.fills(before)
                            && place.equals(next.layout().box(vpc.get().id()));
            sameLines &= standsStill && before != null && after.joinsAs(before);
        }
        if (sameLines) {
            return new Scene(next, plans, this);
        }
        return new Scene(next, plans, standsStill ? ground : new Ground(next, plans));
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
        return ground.regions().values().stream()
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
        var all = ground.regions().values().stream().reduce(Box::union);
        if (all.isEmpty()) {
            return new Box(0, 0, 800, 500);
        }
        return cloud.map(at -> all.get().union(at)).orElse(all.get());
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
        return ground.regions();
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
        var box = ground.places().get(vpc);
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
        return ground.in(viewport.grown(Metrics.GATEWAY));
    }

    /// {@return how a VPC is arranged}
    Optional<VpcPlan> plan(ResourceId vpc) {
        return Optional.ofNullable(plans.get(vpc));
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
        var box = ground.places().get(vpc);
        return plan == null || box == null ? List.of() : plan.figures(box);
    }

    /// {@return the box of a VPC; cheaper than [#box]}
    public Optional<Box> vpcBox(ResourceId vpc) {
        return Optional.ofNullable(ground.places().get(vpc));
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
            // The chip reaches beyond the line, by half of the longest name that is likely.
            if (link.kind() == Kind.PEERING && link.bounds().grown(CHIP_REACH).contains(x, y)) {
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
