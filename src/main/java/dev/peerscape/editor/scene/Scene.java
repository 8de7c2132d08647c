package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where everything of a document stands. Nesting is by meaning: a subnet is in its VPC wherever
/// its box is.
///
/// Immutable. [#next] takes over the arrangement of every VPC that is the same object, so that an
/// edit costs what it changes.
public final class Scene {
    private static final double CLOUD_WIDTH = 108;
    private static final double CLOUD_HEIGHT = 56;
    private static final double HIT_REACH = 1200;

    /// With more lines only those are looked at that end where one looks.
    private static final int FEW = 600;

    /// With more VPCs it pays to arrange them on all processors.
    private static final int MANY_VPCS = 500;

    private final Document document;
    private final Map<ResourceId, VpcPlan> plans;
    private final Ground ground;
    private final Neighbours neighbours;
    private final Ghosts ghosts;
    private final Optional<Box> cloud;
    private final Hubs hubs;
    private final Routes routes;
    private final Box bounds;

    private Scene(
            Document document,
            Map<ResourceId, VpcPlan> plans,
            Ground ground,
            Neighbours neighbours,
            Ghosts ghosts) {
        this.document = document;
        this.plans = plans;
        this.ground = ground;
        this.neighbours = neighbours;
        this.ghosts = ghosts;
        cloud = findCloud();
        hubs = new Hubs(document, ground);
        routes = new Routes(ground, ghosts, plans, neighbours, cloud);
        bounds = findBounds();
    }

    /// {@return the scene of a document}
    public static Scene of(Document document) {
        var vpcs = List.copyOf(document.topology().vpcs().values());
        var each = vpcs.size() > MANY_VPCS ? vpcs.parallelStream() : vpcs.stream();
        var plans = new HashMap<ResourceId, VpcPlan>(2 * vpcs.size());
        each.map(vpc -> VpcPlan.of(vpc, document.layout()))
                .toList()
                .forEach(plan -> plans.put(plan.vpc().id(), plan));
        var ground = Ground.of(document, plans);
        var neighbours = Neighbours.of(document.topology());
        return new Scene(document, plans, ground, neighbours, Ghosts.of(neighbours, ground));
    }

    /// {@return the scene of a later document; what differs is found by identity}
    public Scene next(Document next) {
        return next(next, Touched.between(document, next));
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
        var scene = new Scene(next, plans, ground, neighbours, ghosts);
        scene.routes.keeping(routes, changed);
        return scene;
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

    private Optional<Box> findCloud() {
        if (plans.values().stream().allMatch(plan -> plan.gateways().isEmpty())) {
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

    private Box findBounds() {
        var all = ground.regions().values().stream().reduce(Box::union);
        if (all.isEmpty()) {
            return hubs.boxes().values().stream()
                    .reduce(Box::union)
                    .orElse(new Box(0, 0, 800, 500));
        }
        return Stream.of(
                        cloud.stream(),
                        ghosts.boxes().values().stream(),
                        hubs.boxes().values().stream())
                .flatMap(it -> it)
                .reduce(all.get(), Box::union);
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

    /// {@return the lines between figures: all of them, each found now that was not asked for}
    public List<Link> links() {
        var all = new ArrayList<Link>();
        for (var peering : document.topology().peerings().values()) {
            routes.link(peering).ifPresent(all::add);
        }
        ground.ids().forEach(id -> gateways(id, all));
        all.addAll(hubs.links());
        return all;
    }

    private void gateways(ResourceId vpc, List<Link> to) {
        var plan = plans.get(vpc);
        if (cloud.isEmpty() || plan == null || plan.gateways().isEmpty()) {
            return;
        }
        for (var figure : figuresOf(vpc)) {
            if (figure.isOutlet()) {
                routes.link(figure).ifPresent(to::add);
            }
        }
    }

    /// {@return the line of a peering, an Internet gateway or a transit gateway's attachment}
    public Optional<Link> link(ResourceId id) {
        if (id.prefix().equals(Kind.TRANSIT_ATTACHMENT.prefix())) {
            return hubs.link(id);
        }
        var peering = document.topology().peering(id);
        if (peering.isPresent()) {
            return routes.link(peering.get());
        }
        return cloud.isEmpty()
                ? Optional.empty()
                : figure(id).filter(Figure::isOutlet).flatMap(routes::link);
    }

    /// {@return the lines that a part of the canvas may show; in large designs only those that end
    /// there}
    public List<Link> linksIn(Box viewport) {
        return linksIn(viewport, Integer.MAX_VALUE);
    }

    /// {@return the same, as long as there are not more than `most`; else those with both ends in
    /// view; else none}
    List<Link> linksIn(Box viewport, int most) {
        if (!isLarge()) {
            var all = links().stream().filter(it -> it.bounds().intersects(viewport)).toList();
            return all.size() <= most ? all : List.of();
        }
        var found = new ArrayList<Link>();
        peeringsIn(viewport, most).forEach(it -> routes.link(it).ifPresent(found::add));
        var seen = vpcsIn(viewport);
        if (seen.size() < most / 4) {
            seen.forEach(id -> gateways(id, found));
        }
        hubs.links().stream().filter(it -> it.bounds().intersects(viewport)).forEach(found::add);
        return found.size() <= most ? found : List.of();
    }

    /// {@return whether there are so many lines that only those near are looked at}
    boolean isLarge() {
        return neighbours.count() > FEW;
    }

    /// {@return the peerings that end in that part of the canvas, as long as there are not more
    /// than `most`; else those with both ends there; else none}
    List<Peering> peeringsIn(Box viewport, int most) {
        var seen = new HashSet<>(vpcsIn(viewport));
        if (seen.size() > most) {
            return List.of();
        }
        var inside = new LinkedHashMap<ResourceId, Peering>();
        var all = new LinkedHashMap<ResourceId, Peering>();
        for (var vpc : seen) {
            for (var peering : neighbours.of(vpc)) {
                all.put(peering.id(), peering);
                if (seen.contains(peering.requester().vpc())
                        && seen.contains(peering.accepter().vpc())) {
                    inside.put(peering.id(), peering);
                }
            }
        }
        return all.size() <= most
                ? List.copyOf(all.values())
                : inside.size() <= most ? List.copyOf(inside.values()) : List.of();
    }

    /// {@return the lines of some VPCs}
    List<Link> linksOf(Collection<ResourceId> vpcs) {
        var found = new ArrayList<Link>();
        for (var id : vpcs) {
            neighbours.of(id).forEach(it -> routes.link(it).ifPresent(found::add));
        }
        return found;
    }

    /// {@return where the label of a peering stands: beside its line, where it covers no VPC}
    public Optional<Box> chip(ResourceId peering) {
        return document.topology().peering(peering).flatMap(routes::chip);
    }

    /// {@return where the label of a line stands; only peerings have one}
    Optional<Box> chip(Link link) {
        return link.kind() == Kind.PEERING ? chip(link.id()) : Optional.empty();
    }

    /// {@return where the badge of a VPC stands that a peering request waits for}
    public Optional<Box> pendingBadge(ResourceId vpc) {
        return neighbours
                .pendingFor(vpc)
                .flatMap(_ -> ground.box(vpc))
                .map(box -> new Box(box.right() - 60, box.y() - 13, 26, 26));
    }

    /// {@return the request that waits for the owner of a VPC, the one that lapses first}
    public Optional<ResourceId> pendingRequest(ResourceId vpc) {
        return neighbours.pendingFor(vpc).map(Peering::id);
    }

    /// {@return the transit gateways that a part of the canvas shows}
    List<Figure> hubsIn(Box viewport) {
        return hubs.boxes().keySet().stream()
                .flatMap(it -> hubs.figure(it).stream())
                .filter(it -> it.box().intersects(viewport))
                .toList();
    }

    /// {@return VPCs that are not in the document though a peering joins them, in that part of the
    /// canvas}
    List<ResourceId> ghostsIn(Box viewport) {
        return ghosts.in(viewport);
    }

    /// {@return what a peering says of a VPC that is not in the document}
    Optional<Peering.Side> ghost(ResourceId vpc) {
        return ghosts.side(vpc);
    }

    /// {@return the VPCs that a part of the canvas shows, in the order in which they are drawn}
    public List<ResourceId> vpcsIn(Box viewport) {
        return ground.in(viewport.grown(Metrics.GATEWAY)).stream().map(Ground.Place::id).toList();
    }

    /// {@return where the VPCs stand that a part of the canvas shows, in the order in which they
    /// are drawn}
    List<Ground.Place> placesIn(Box viewport) {
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
        figures.addAll(hubsIn(viewport));
        return figures;
    }

    /// {@return a VPC and all figures in it}
    public List<Figure> figuresOf(ResourceId vpc) {
        var plan = plans.get(vpc);
        var box = ground.box(vpc);
        return plan == null || box.isEmpty() ? List.of() : plan.figures(box.get());
    }

    /// {@return the box of a VPC; cheaper than [#box]}
    public Optional<Box> vpcBox(ResourceId vpc) {
        return ground.box(vpc).or(() -> ghosts.box(vpc));
    }

    /// {@return the figure of a resource that has a place}
    public Optional<Figure> figure(ResourceId id) {
        if (id.equals(ResourceId.INTERNET)) {
            return cloud.map(box -> new Figure(id, Kind.INTERNET, box, Optional.empty()));
        }
        return hubs.figure(id)
                .or(() ->
                        document.topology()
                                .vpcOf(id)
                                .flatMap(vpc ->
                                        figuresOf(vpc.id()).stream()
                                                .filter(it -> it.id().equals(id))
                                                .findFirst()));
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
        var gateway = document.topology().transitGatewayOf(id);
        if (gateway.isPresent()) {
            return hubs.link(id)
                    .map(it -> new Box(it.x(0.5), it.y(0.5), 0, 0))
                    .or(() -> hubs.box(gateway.get().id()));
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
        Figure innermost = hubs.at(x, y).orElse(null);
        for (var id : vpcsIn(new Box(x, y, 0, 0))) {
            for (var figure : figuresOf(id)) {
                if (figure.box().contains(x, y)) {
                    innermost = figure;
                }
            }
        }
        for (var link : linksIn(new Box(x, y, 0, 0).grown(HIT_REACH), FEW)) {
            boolean choosable =
                    link.kind() == Kind.PEERING || link.kind() == Kind.TRANSIT_ATTACHMENT;
            if (choosable && isAt(link, x, y, slop, innermost == null)) {
                return new Hit.OnLink(link);
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

    private boolean isAt(Link link, double x, double y, double slop, boolean nothingElse) {
        boolean near =
                nothingElse
                        && link.bounds().grown(slop).contains(x, y)
                        && link.distance(x, y) <= slop;
        return near || chip(link).filter(it -> it.contains(x, y)).isPresent();
    }
}
