package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How the lines between figures run.
///
/// A peering joins the sides of two VPCs that face each other, level where it can, at the height of
/// cards where both have one. Lines at the same side keep apart. Where another VPC is between, the
/// line goes around below or beside it. A peering that is over is shown only where no living one
/// joins the same VPCs, one that was deleted never.
final class LinkPlan {
    private static final double LANE = 34;
    private static final double USUAL_HEIGHT = 0.72;
    private static final double SAME_HEIGHT = 6;

    /// With more VPCs nobody can follow a line; looking for what is in its way would cost too much.
    private static final int MOST_TO_AVOID = 150;

    private final Document document;
    private final Map<ResourceId, VpcPlan> plans;
    private final Map<ResourceId, Box> places;
    private final Map<Side, Integer> taken = new HashMap<>();

    LinkPlan(Document document, Map<ResourceId, VpcPlan> plans, Map<ResourceId, Box> places) {
        this.document = document;
        this.plans = plans;
        this.places = places;
    }

    private enum Edge {
        LEFT,
        RIGHT,
        TOP,
        BOTTOM
    }

    private record Side(ResourceId vpc, Edge edge) {}

    List<Link> links(Optional<Box> cloud) {
        var found = new ArrayList<Link>();
        var joined = new HashSet<Set<ResourceId>>();
        for (var peering : document.topology().peerings().values()) {
            if (!peering.status().isFinal()) {
                joined.add(members(peering));
                link(peering).ifPresent(found::add);
            }
        }
        for (var peering : document.topology().peerings().values()) {
            boolean shown =
                    peering.status().isFinal()
                            && peering.status() != PeeringStatus.DELETED
                            && joined.add(members(peering));
            if (shown) {
                link(peering).ifPresent(found::add);
            }
        }
        cloud.ifPresent(at -> toCloud(found, at));
        return List.copyOf(found);
    }

    private static Set<ResourceId> members(Peering peering) {
        return Set.copyOf(List.of(peering.requester().vpc(), peering.accepter().vpc()));
    }

    private Optional<Link> link(Peering peering) {
        var from = peering.requester().vpc();
        var to = peering.accepter().vpc();
        return places.containsKey(from) && places.containsKey(to) && !from.equals(to)
                ? Optional.of(between(peering.id(), from, to))
                : Optional.empty();
    }

    private Link between(ResourceId id, ResourceId from, ResourceId to) {
        var a = places.getOrDefault(from, new Box(0, 0, 0, 0));
        var b = places.getOrDefault(to, new Box(0, 0, 0, 0));
        boolean beside = a.right() <= b.x() || b.right() <= a.x();
        boolean above = a.bottom() <= b.y() || b.bottom() <= a.y();
        boolean blocked = places.size() <= MOST_TO_AVOID && isBlocked(from, to, a, b);
        if (beside && !above) {
            return blocked ? below(id, from, to, a, b) : across(id, from, to, a, b);
        }
        if (above && !beside) {
            return blocked ? besideOf(id, from, to, a, b) : upright(id, from, to, a, b);
        }
        return across(id, from, to, a, b);
    }

    /// Whether another VPC stands in the space between two that face each other.
    private boolean isBlocked(ResourceId from, ResourceId to, Box a, Box b) {
        var span =
                a.right() <= b.x() || b.right() <= a.x()
                        ? gap(a.x(), a.right(), b.x(), b.right(), a, b, true)
                        : gap(a.y(), a.bottom(), b.y(), b.bottom(), a, b, false);
        return places.entrySet().stream()
                .anyMatch(it ->
                        !it.getKey().equals(from)
                                && !it.getKey().equals(to)
                                && it.getValue().intersects(span));
    }

    private static Box gap(
            double a0, double a1, double b0, double b1, Box a, Box b, boolean across) {
        double start = Math.min(a1, b1);
        double end = Math.max(a0, b0);
        double c0 = across ? Math.max(a.y(), b.y()) : Math.max(a.x(), b.x());
        double c1 = across ? Math.min(a.bottom(), b.bottom()) : Math.min(a.right(), b.right());
        return across
                ? new Box(start, c0, end - start, Math.max(0, c1 - c0))
                : new Box(c0, start, Math.max(0, c1 - c0), end - start);
    }

    /// Which lane of a side is free; both ends of a level line take the same.
    private int lane(ResourceId a, Edge edgeA, ResourceId b, Edge edgeB) {
        int lane =
                Math.max(
                        taken.getOrDefault(new Side(a, edgeA), 0),
                        taken.getOrDefault(new Side(b, edgeB), 0));
        taken.put(new Side(a, edgeA), lane + 1);
        taken.put(new Side(b, edgeB), lane + 1);
        return lane;
    }

    private int lane(ResourceId vpc, Edge edge) {
        return taken.merge(new Side(vpc, edge), 1, Integer::sum) - 1;
    }

    private Link across(ResourceId id, ResourceId from, ResourceId to, Box a, Box b) {
        boolean right = a.right() <= b.x();
        double x0 = right ? a.right() : a.x();
        double x3 = right ? b.x() : b.right();
        double top = Math.max(a.y(), b.y()) + 20;
        double bottom = Math.min(a.bottom(), b.bottom()) - 20;
        var edgeA = right ? Edge.RIGHT : Edge.LEFT;
        var edgeB = right ? Edge.LEFT : Edge.RIGHT;
        double y0;
        double y3;
        if (bottom - top > 20) {
            double height = cardHeight(from, to, top + (bottom - top) * USUAL_HEIGHT);
            y0 = spread(height, lane(from, edgeA, to, edgeB), top, bottom);
            y3 = y0;
        } else {
            y0 = spread(a.centerY(), lane(from, edgeA), a.y() + 20, a.bottom() - 20);
            y3 = spread(b.centerY(), lane(to, edgeB), b.y() + 20, b.bottom() - 20);
        }
        double mid = (x0 + x3) / 2;
        return new Link(id, Kind.PEERING, x0, y0, mid, y0, mid, y3, x3, y3);
    }

    private Link upright(ResourceId id, ResourceId from, ResourceId to, Box a, Box b) {
        boolean down = a.bottom() <= b.y();
        double y0 = down ? a.bottom() : a.y();
        double y3 = down ? b.y() : b.bottom();
        double left = Math.max(a.x(), b.x()) + 20;
        double right = Math.min(a.right(), b.right()) - 20;
        int lane = lane(from, down ? Edge.BOTTOM : Edge.TOP, to, down ? Edge.TOP : Edge.BOTTOM);
        double x = spread(left + (right - left) * 0.35, lane, left, Math.max(left, right));
        double mid = (y0 + y3) / 2;
        return new Link(id, Kind.PEERING, x, y0, x, mid, x, mid, x, y3);
    }

    /// From bottom to bottom, under what is between.
    private Link below(ResourceId id, ResourceId from, ResourceId to, Box a, Box b) {
        boolean right = a.right() <= b.x();
        double shift = 40 + LANE * lane(from, Edge.BOTTOM, to, Edge.BOTTOM);
        double x0 = right ? Math.max(a.centerX(), a.right() - shift) : a.x() + shift;
        double x3 = right ? b.x() + shift : Math.max(b.centerX(), b.right() - shift);
        double dip = Math.max(a.bottom(), b.bottom()) + 24 + shift;
        return new Link(id, Kind.PEERING, x0, a.bottom(), x0, dip, x3, dip, x3, b.bottom());
    }

    /// From right side to right side, past what is between.
    private Link besideOf(ResourceId id, ResourceId from, ResourceId to, Box a, Box b) {
        double shift = 40 + LANE * lane(from, Edge.RIGHT, to, Edge.RIGHT);
        double y0 = Math.min(a.bottom() - 20, a.y() + shift);
        double y3 = Math.min(b.bottom() - 20, b.y() + shift);
        double out = Math.max(a.right(), b.right()) + 24 + shift;
        return new Link(id, Kind.PEERING, a.right(), y0, out, y0, out, y3, b.right(), y3);
    }

    private static double spread(double first, int lane, double least, double most) {
        double at = first - lane * LANE;
        double room = most - least;
        while (at < least && room > 0) {
            at += room + LANE / 2;
        }
        return Math.clamp(at, least, Math.max(least, most));
    }

    /// The height at which both VPCs have a card, nearest to the usual; else the usual.
    private double cardHeight(ResourceId a, ResourceId b, double usual) {
        double best = usual;
        double least = Double.MAX_VALUE;
        for (double height : cardHeights(a)) {
            for (double other : cardHeights(b)) {
                double away = Math.abs(height - usual);
                if (Math.abs(height - other) <= SAME_HEIGHT && away < least) {
                    least = away;
                    best = height;
                }
            }
        }
        return least <= 120 ? best : usual;
    }

    private List<Double> cardHeights(ResourceId vpc) {
        var plan = plans.get(vpc);
        var box = places.get(vpc);
        if (plan == null || box == null || plan.cards().size() > 40) {
            return List.of();
        }
        return plan.cards().values().stream().map(card -> box.y() + card.centerY()).toList();
    }

    private void toCloud(List<Link> found, Box cloud) {
        places.forEach((id, box) -> {
            var plan = plans.get(id);
            if (plan == null || plan.vpc().internetGateways().isEmpty()) {
                return;
            }
            for (var figure : plan.figures(box)) {
                if (figure.kind() == Kind.INTERNET_GATEWAY) {
                    found.add(toCloud(figure, cloud));
                }
            }
        });
    }

    private static Link toCloud(Figure gateway, Box cloud) {
        double x0 = gateway.box().centerX();
        double y0 = gateway.box().y();
        double x3 = Math.clamp(x0, cloud.x() + 6, cloud.right() - 6);
        double y3 = cloud.bottom() - 10;
        double pull = Math.max(24, Math.abs(y0 - y3) * 0.6);
        return new Link(
                gateway.id(),
                Kind.INTERNET_GATEWAY,
                x0,
                y0,
                x0,
                y0 - pull,
                x3,
                y3 + pull * 0.2,
                x3,
                y3);
    }
}
