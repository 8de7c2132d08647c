package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.HashSet;
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
    private static final double HIT_REACH = 1200;

    /// More lines than these are not looked at for one under the pointer.
    private static final int FEW = 600;

    private final Stage stage;
    private final Document document;
    private final Map<ResourceId, VpcPlan> plans;
    private final Ground ground;
    private final Neighbours neighbours;
    private final Ghosts ghosts;
    private final Optional<Box> cloud;
    private final Hubs hubs;
    private final Premises premises;
    private final Lines lines;
    private final Box bounds;

    private Scene(Stage stage) {
        this.stage = stage;
        document = stage.document();
        plans = stage.plans();
        ground = stage.ground();
        neighbours = stage.neighbours();
        ghosts = stage.ghosts();
        cloud = stage.cloud();
        hubs = new Hubs(document, ground);
        premises = new Premises(document, ground, hubs);
        var routes = new Routes(ground, ghosts, plans, neighbours, cloud);
        lines =
                new Lines(
                        document,
                        plans,
                        neighbours,
                        routes,
                        new HybridLines.Surroundings(
                                ground,
                                hubs,
                                new HubLines(document, ground, hubs, premises),
                                premises,
                                cloud,
                                this::inVpc,
                                box -> Lines.isLabelled(document, neighbours, routes, box),
                                Lines.isLarge(neighbours)));
        bounds = findBounds();
    }

    /// {@return the scene of a document}
    public static Scene of(Document document) {
        return new Scene(Stage.of(document));
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
        var later = stage.next(next, touched);
        var scene = new Scene(later.stage());
        scene.lines.keeping(lines, later.changed(), moved(scene, later.changed()));
        return scene;
    }

    /// Where something stood or stands that moved, came or went.
    private List<Box> moved(Scene later, Set<ResourceId> vpcs) {
        var moved = new ArrayList<Box>();
        for (var id : vpcs) {
            ground.box(id).ifPresent(moved::add);
            later.ground.box(id).ifPresent(moved::add);
        }
        differing(hubs.boxes(), later.hubs.boxes(), moved);
        differing(premises.boxes(), later.premises.boxes(), moved);
        return moved;
    }

    private static void differing(
            Map<ResourceId, Box> before, Map<ResourceId, Box> after, List<Box> to) {
        var same = new HashSet<>(after.entrySet());
        same.retainAll(before.entrySet());
        for (var boxes : List.of(before, after)) {
            boxes.entrySet().stream()
                    .filter(it -> !same.contains(it))
                    .forEach(it -> to.add(it.getValue()));
        }
    }

    private Box findBounds() {
        return Stream.of(
                        ground.regions().values().stream(),
                        cloud.stream(),
                        ghosts.boxes().values().stream(),
                        hubs.boxes().values().stream(),
                        premises.boxes().values().stream())
                .flatMap(it -> it)
                .reduce(Box::union)
                .orElse(new Box(0, 0, 800, 500));
    }

    /// {@return the document drawn}
    public Document document() {
        return document;
    }

    /// {@return the smallest box around everything}
    public Box bounds() {
        return bounds;
    }

    /// {@return whether nothing stands on the canvas}
    public boolean isEmpty() {
        return ground.size() == 0 && hubs.boxes().isEmpty() && premises.boxes().isEmpty();
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
        return lines.all();
    }

    /// {@return the line of a peering, an Internet gateway, a transit gateway's attachment, a VPN
    /// connection or a virtual interface}
    public Optional<Link> link(ResourceId id) {
        var own = lines.link(id);
        return own.isPresent() || document.topology().vpcOf(id).isEmpty()
                ? own
                : figure(id).filter(Figure::isOutlet).flatMap(lines::outlet);
    }

    /// {@return the line between a Direct Connect gateway and a gateway that it is associated with}
    public Optional<Link> association(ResourceId dxGateway, ResourceId gateway) {
        return lines.association(dxGateway, gateway);
    }

    /// {@return the lines that a part of the canvas may show; in large designs only those that end
    /// there}
    public List<Link> linksIn(Box viewport) {
        return lines.in(viewport, Integer.MAX_VALUE);
    }

    /// {@return the lines of a scene, for who draws them}
    Lines lines() {
        return lines;
    }

    /// {@return where the label of a line stands: beside it, where it covers no figure}
    public Optional<Box> chip(ResourceId id) {
        return lines.link(id).flatMap(lines::chip);
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

    /// {@return the transit and Direct Connect gateways that a part of the canvas shows, those of
    /// other accounts too}
    List<Figure> hubsIn(Box viewport) {
        return hubs.boxes().keySet().stream()
                .flatMap(it -> hubs.figure(it).stream())
                .filter(it -> it.box().intersects(viewport))
                .toList();
    }

    /// {@return whether something leads to that gateway but the document does not hold it}
    boolean isGhost(ResourceId gateway) {
        return hubs.isGhost(gateway);
    }

    /// {@return the gateways and sites outside of VPCs that a part of the canvas shows}
    public List<Figure> outsideIn(Box viewport) {
        return Stream.concat(
                        hubsIn(viewport).stream().filter(it -> !isGhost(it.id())),
                        sitesIn(viewport).stream().flatMap(it -> premises.figure(it).stream()))
                .toList();
    }

    /// {@return whether a badge is on the lower edge of its VPC}
    boolean isBelow(Box badge, ResourceId gateway) {
        return document.topology()
                .vpcOf(gateway)
                .flatMap(it -> ground.box(it.id()))
                .filter(it -> badge.centerY() > it.centerY())
                .isPresent();
    }

    /// {@return the sites that a part of the canvas shows}
    public List<ResourceId> sitesIn(Box viewport) {
        return premises.in(viewport);
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
        hubsIn(viewport).stream().filter(it -> !isGhost(it.id())).forEach(figures::add);
        for (var site : sitesIn(viewport)) {
            for (var figure : figuresOf(site)) {
                if (figure.box().intersects(viewport)) {
                    figures.add(figure);
                }
            }
        }
        return figures;
    }

    /// {@return a VPC or site and all figures in it}
    public List<Figure> figuresOf(ResourceId id) {
        var plan = plans.get(id);
        var box = ground.box(id);
        return plan == null || box.isEmpty() ? premises.figuresOf(id) : plan.figures(box.get());
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
        return hubs.figure(id).or(() -> premises.figure(id)).or(() -> inVpc(id));
    }

    /// The figure of a VPC or of something in it; of what has several cards the first.
    private Optional<Figure> inVpc(ResourceId id) {
        var vpc = document.topology().vpcOf(id);
        if (vpc.isEmpty()) {
            return Optional.empty();
        }
        var figures = figuresOf(vpc.get().id());
        return figures.stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .or(() -> figures.stream().filter(it -> it.shown().equals(id)).findFirst());
    }

    /// {@return all figures of a resource: an endpoint and a load balancer have a card for each of
    /// their interfaces}
    public List<Figure> figuresShowing(ResourceId id) {
        var vpc = document.topology().vpcOf(id).filter(it -> !it.id().equals(id));
        return vpc.isEmpty()
                ? figure(id).stream().toList()
                : figuresOf(vpc.get().id()).stream().filter(it -> it.shown().equals(id)).toList();
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
            return lines.link(id)
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
                })
                .or(() ->
                        document.topology()
                                .hybrid()
                                .siteOf(id)
                                .flatMap(site -> premises.box(site.id())));
    }

    /// {@return what is under a point: the innermost figure, else a line within `slop` of it}
    public Hit hit(double x, double y, double slop) {
        Figure innermost = hubs.at(x, y).or(() -> premises.at(x, y)).orElse(null);
        for (var id : vpcsIn(new Box(x, y, 0, 0))) {
            for (var figure : figuresOf(id)) {
                if (figure.box().contains(x, y)) {
                    innermost = figure;
                }
            }
        }
        for (var link : lines.in(new Box(x, y, 0, 0).grown(HIT_REACH), FEW)) {
            boolean choosable =
                    link.kind() == Kind.PEERING
                            || link.kind() == Kind.TRANSIT_ATTACHMENT
                            || HybridLabel.has(link.kind());
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
        return near || lines.chip(link).filter(it -> it.contains(x, y)).isPresent();
    }
}
