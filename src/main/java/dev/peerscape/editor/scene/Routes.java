package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Joint.Side;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// How the lines between figures run, each found when it is first asked for and then kept: also in
/// later scenes, for as long as nothing it depends on moves.
///
/// A peering joins the sides of two VPCs that face each other, level where it can, at the height of
/// cards where both have one; else it goes through the gaps around other VPCs.
final class Routes {
    private static final double SAME_HEIGHT = 6;
    private static final double LANE = 9;

    /// Nobody follows a longer line with the eye; looking for what is in its way would cost much.
    private static final double LONGEST_AROUND = 6000;

    private final Ground ground;
    private final Ghosts ghosts;
    private final Map<ResourceId, VpcPlan> plans;
    private final Neighbours neighbours;
    private final Optional<Box> cloud;
    private final ConcurrentMap<ResourceId, Found> found = new ConcurrentHashMap<>();
    private final ConcurrentMap<ResourceId, Ports> ports = new ConcurrentHashMap<>();

    /// A line that was found.
    ///
    /// @param reach what moves in there may change it
    /// @param chip where the label of a peering stands
    private record Found(Link link, Optional<Box> chip, Box reach) {}

    Routes(
            Ground ground,
            Ghosts ghosts,
            Map<ResourceId, VpcPlan> plans,
            Neighbours neighbours,
            Optional<Box> cloud) {
        this.ground = ground;
        this.ghosts = ghosts;
        this.plans = plans;
        this.neighbours = neighbours;
        this.cloud = cloud;
    }

    /// {@return these with all that was found before and still holds}
    ///
    /// @param changed the VPCs that moved, came, went or are joined otherwise
    Routes keeping(Routes before, Set<ResourceId> changed) {
        var moved = new ArrayList<Box>();
        var stale = new HashSet<>(changed);
        for (var id : changed) {
            before.box(id).ifPresent(moved::add);
            box(id).ifPresent(moved::add);
            stale.addAll(before.neighbours.beside(id));
            stale.addAll(neighbours.beside(id));
        }
        before.ports.forEach((id, its) -> {
            if (!stale.contains(id)) {
                if (its.strips().stream().anyMatch(strip -> meets(strip, moved))) {
                    stale.add(id);
                } else {
                    ports.put(id, its);
                }
            }
        });
        boolean sameCloud = cloud.equals(before.cloud);
        before.found.forEach((id, its) -> {
            boolean kept =
                    its.link().kind() == Kind.PEERING
                            ? !joinsAny(before, id, stale)
                            : sameCloud && !stale.contains(before.ownerOf(id));
            if (kept && !meets(its.reach(), moved)) {
                found.put(id, its);
            }
        });
        return this;
    }

    private static boolean joinsAny(Routes before, ResourceId peering, Set<ResourceId> vpcs) {
        return before.neighbours
                .peering(peering)
                .map(it -> it.members().stream().anyMatch(vpcs::contains))
                .orElse(true);
    }

    private ResourceId ownerOf(ResourceId gateway) {
        return neighbours.ownerOf(gateway).orElse(gateway);
    }

    private static boolean meets(Box reach, Collection<Box> moved) {
        return moved.stream().anyMatch(reach::intersects);
    }

    private Optional<Box> box(ResourceId vpc) {
        return ground.box(vpc).or(() -> ghosts.box(vpc));
    }

    /// {@return the line of a peering that has one}
    Optional<Link> link(Peering peering) {
        return find(peering).map(Found::link);
    }

    /// {@return where the label of a peering stands}
    Optional<Box> chip(Peering peering) {
        return find(peering).flatMap(Found::chip);
    }

    private Optional<Found> find(Peering peering) {
        var known = found.get(peering.id());
        if (known != null) {
            return Optional.of(known);
        }
        var a = box(peering.requester().vpc());
        var b = box(peering.accepter().vpc());
        if (a.isEmpty() || b.isEmpty() || !neighbours.isShown(peering)) {
            return Optional.empty();
        }
        var made = make(peering, a.get(), b.get());
        found.put(peering.id(), made);
        return Optional.of(made);
    }

    private Found make(Peering peering, Box a, Box b) {
        var from = peering.requester().vpc();
        var to = peering.accepter().vpc();
        var joint = joint(peering, a, b);
        var start = end(a, joint.from(), port(from, a, peering.id()));
        var end = end(b, joint.to(), port(to, b, peering.id()));
        Router.Way way;
        if (joint.level().isPresent()) {
            var corners = new double[] {start.x(), start.y(), end.x(), end.y()};
            way = new Router.Way(corners, joint.strip());
        } else {
            var router = new Router(box -> others(box, from, to), shift(peering, from));
            way = isNear(a, b) ? router.around(start, end) : router.plain(start, end);
        }
        var link = Link.through(peering.id(), Kind.PEERING, way.corners());
        var chip = Chips.place(link, peering.label(), this::isTaken);
        var reach = way.reach().union(joint.strip()).union(chip).grown(Metrics.GATEWAY);
        return new Found(link, Optional.of(chip), reach);
    }

    private boolean isTaken(Box box) {
        return !others(box, ResourceId.INTERNET, ResourceId.INTERNET).isEmpty()
                || cloud.filter(box::intersects).isPresent();
    }

    private static boolean isNear(Box a, Box b) {
        return Math.abs(a.centerX() - b.centerX()) + Math.abs(a.centerY() - b.centerY())
                < LONGEST_AROUND;
    }

    private List<Box> others(Box box, ResourceId a, ResourceId b) {
        var list = new ArrayList<Box>();
        for (var place : ground.in(box)) {
            if (!place.id().equals(a) && !place.id().equals(b)) {
                list.add(place.box());
            }
        }
        ghosts.in(box).stream()
                .filter(id -> !id.equals(a) && !id.equals(b))
                .forEach(id -> ghosts.box(id).ifPresent(list::add));
        return list;
    }

    private static Router.End end(Box box, Side side, double at) {
        return side.isUpright()
                ? new Router.End(side, side.of(box), at)
                : new Router.End(side, at, side.of(box));
    }

    /// How far beside the middle of a gap a line runs: by its number on its side, so that lines
    /// from one side run beside each other and do not cross.
    private double shift(Peering peering, ResourceId from) {
        var rank = portsOf(from, box(from).orElseThrow()).ranks().get(peering.id());
        if (rank == null || rank.of() < 2) {
            return 0;
        }
        var near = box(from).orElseThrow();
        var far = box(peering.across(from).vpc()).orElseThrow();
        boolean turned = far.centerY() < near.centerY() == far.centerX() > near.centerX();
        double number = rank.number() - (rank.of() - 1) / 2.0;
        return Math.clamp((turned ? number : -number) * LANE, -4 * LANE, 4 * LANE);
    }

    private double port(ResourceId vpc, Box box, ResourceId peering) {
        return portsOf(vpc, box).at().getOrDefault(peering, box.centerY());
    }

    private Ports portsOf(ResourceId vpc, Box box) {
        var known = ports.get(vpc);
        if (known != null) {
            return known;
        }
        var ends = new ArrayList<Ports.End>();
        for (var peering : neighbours.of(vpc)) {
            var across = peering.across(vpc).vpc();
            var far = box(across);
            if (far.isPresent()) {
                boolean first = peering.requester().vpc().equals(vpc);
                var joint = joint(peering, first ? box : far.get(), first ? far.get() : box);
                var side = first ? joint.from() : joint.to();
                double along = side.isUpright() ? far.get().centerY() : far.get().centerX();
                ends.add(new Ports.End(peering.id(), side, joint, along));
            }
        }
        var gateways =
                Optional.ofNullable(plans.get(vpc))
                        .map(plan ->
                                plan.gateways().values().stream().map(it -> box.x() + it).toList())
                        .orElse(List.of());
        var made = Ports.of(box, gateways, ends);
        ports.put(vpc, made);
        return made;
    }

    private Joint joint(Peering peering, Box a, Box b) {
        var from = peering.requester().vpc();
        var to = peering.accepter().vpc();
        return Joint.of(
                a,
                b,
                new Joint.Surroundings() {
                    @Override
                    public boolean isBlocked(Box strip) {
                        return isNear(a, b) && !others(strip, from, to).isEmpty();
                    }

                    @Override
                    public double cardHeight(double usual) {
                        return heightOfCards(from, a, to, b, usual);
                    }
                });
    }

    /// The height at which both VPCs have a card, nearest to the usual; else the usual.
    private double heightOfCards(ResourceId from, Box a, ResourceId to, Box b, double usual) {
        double best = usual;
        double least = Double.MAX_VALUE;
        for (double height : cardHeights(from, a)) {
            for (double other : cardHeights(to, b)) {
                double away = Math.abs(height - usual);
                if (Math.abs(height - other) <= SAME_HEIGHT && away < least) {
                    least = away;
                    best = height;
                }
            }
        }
        return least <= 120 ? best : usual;
    }

    private List<Double> cardHeights(ResourceId vpc, Box box) {
        var plan = plans.get(vpc);
        return plan == null || plan.cards().size() > 40
                ? List.of()
                : plan.cards().values().stream().map(card -> box.y() + card.centerY()).toList();
    }

    /// {@return the line from an Internet gateway to the Internet}
    Optional<Link> link(Figure gateway) {
        var known = found.get(gateway.id());
        if (known != null) {
            return Optional.of(known.link());
        }
        var at = cloud;
        var vpc = gateway.parent();
        if (at.isEmpty() || vpc.isEmpty()) {
            return Optional.empty();
        }
        var made = toCloud(gateway, at.get(), vpc.get());
        found.put(gateway.id(), made);
        return Optional.of(made.link());
    }

    private Found toCloud(Figure gateway, Box cloud, ResourceId vpc) {
        double x0 = gateway.box().centerX();
        double y0 = gateway.box().y();
        double x3 = Math.clamp(x0, cloud.x() + 6, cloud.right() - 6);
        double y3 = cloud.bottom() - 10;
        double pull = Math.max(24, Math.abs(y0 - y3) * 0.6);
        var curve =
                new Link(
                        gateway.id(),
                        gateway.kind(),
                        x0,
                        y0,
                        x0,
                        y0 - pull,
                        x3,
                        y3 + pull * 0.2,
                        x3,
                        y3);
        boolean near = Math.abs(x0 - x3) + Math.abs(y0 - y3) < LONGEST_AROUND;
        if (!near || isFree(curve, vpc)) {
            return new Found(curve, Optional.empty(), curve.bounds());
        }
        var way =
                new Router(box -> others(box, vpc, vpc), lane(vpc))
                        .around(
                                new Router.End(Side.TOP, x0, y0),
                                new Router.End(Side.BOTTOM, x3, y3));
        var link = Link.through(gateway.id(), gateway.kind(), way.corners());
        return new Found(link, Optional.empty(), way.reach().union(curve.bounds()));
    }

    /// Apart from other gateways' lines in the same gap.
    private static double lane(ResourceId vpc) {
        return LANE * (Math.floorMod(vpc.hashCode() >> 2, 5) - 2);
    }

    private boolean isFree(Link link, ResourceId vpc) {
        var points = link.points();
        for (int i = 0; i + 3 < points.length; i += 2) {
            var piece =
                    new Box(
                            Math.min(points[i], points[i + 2]),
                            Math.min(points[i + 1], points[i + 3]),
                            Math.abs(points[i + 2] - points[i]),
                            Math.abs(points[i + 3] - points[i + 1]));
            if (!others(piece, vpc, vpc).isEmpty()) {
                return false;
            }
        }
        return true;
    }
}
