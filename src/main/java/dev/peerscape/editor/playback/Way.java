package dev.peerscape.editor.playback;

import dev.peerscape.core.network.Mesh;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Link;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a leg runs on the canvas: a stop for each hop, and a line from each stop to the next. What
/// edge lies between two hops, and which way round it is taken, is asked of the network's graph;
/// the line runs along the figure or link that is drawn for it.
///
/// A sender or receiver stops at the edge of its card, a subnet where the way crosses its border, a
/// peering on the middle of its line, the Internet in its cloud.
final class Way {
    private static final double INSET = 14;

    /// How far from a card's right edge a way passes, beside its words.
    private static final double BESIDE = 16;

    private final List<double[]> stops;
    private final List<double[]> lines;

    private Way(List<double[]> stops, List<double[]> lines) {
        this.stops = stops;
        this.lines = lines;
    }

    /// {@return x and y of a stop}
    double[] stop(int index) {
        return stops.get(index);
    }

    /// {@return the points from a stop to the next, both included}
    double[] line(int index) {
        return lines.get(index);
    }

    /// {@return the points of a line up to a share of its length}
    static double[] upTo(double[] points, double share) {
        double total = 0;
        for (int i = 2; i < points.length; i += 2) {
            total += Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
        }
        double left = total * share;
        var kept = new ArrayList<Double>(List.of(points[0], points[1]));
        for (int i = 2; i < points.length; i += 2) {
            double dx = points[i] - points[i - 2];
            double dy = points[i + 1] - points[i - 1];
            double length = Math.hypot(dx, dy);
            double part = length <= left ? 1 : length == 0 ? 0 : left / length;
            kept.add(points[i - 2] + dx * part);
            kept.add(points[i - 1] + dy * part);
            if (part < 1) {
                break;
            }
            left -= length;
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    static Way of(Scene scene, List<Hop> hops) {
        return new Survey(scene, hops).way();
    }

    /// Finds the stops and lines.
    private static final class Survey {
        private final Scene scene;
        private final Mesh mesh;
        private final List<Hop> hops;
        private final List<double[]> stops = new ArrayList<>();
        private final List<double[]> lines = new ArrayList<>();

        Survey(Scene scene, List<Hop> hops) {
            this.scene = scene;
            mesh = Mesh.of(scene.document().topology());
            this.hops = hops;
        }

        Way way() {
            for (int i = 0; i < hops.size(); i++) {
                stops.add(stop(i));
            }
            for (int i = 0; i + 1 < hops.size(); i++) {
                lines.add(line(i));
            }
            return new Way(List.copyOf(stops), List.copyOf(lines));
        }

        private Optional<Box> box(int index) {
            return index < 0 || index >= hops.size()
                    ? Optional.empty()
                    : scene.box(hops.get(index).id());
        }

        /// Where a hop is, roughly: what its neighbours steer for.
        private double[] target(int index, int seenFrom) {
            var hop = hops.get(index);
            if (hop.kind() == Kind.PEERING) {
                var near =
                        mesh.crossing(hops.get(seenFrom).id(), hop.id())
                                .flatMap(it -> drawn(hop.id(), it))
                                .or(() -> scene.link(hop.id()));
                if (near.isPresent()) {
                    return new double[] {near.get().x0(), near.get().y0()};
                }
            }
            boolean card = hop.kind() == Kind.INSTANCE || hop.kind() == Kind.NAT_GATEWAY;
            return box(index)
                    .map(box ->
                            new double[] {
                                card ? box.right() - BESIDE : box.centerX(), box.centerY()
                            })
                    .orElse(new double[] {0, 0});
        }

        private double[] stop(int index) {
            var hop = hops.get(index);
            var place = box(index);
            if (place.isEmpty()) {
                return index > 0 ? stops.get(index - 1).clone() : new double[] {0, 0};
            }
            var box = place.get();
            return switch (hop.kind()) {
                case SUBNET -> border(index, box);
                case PEERING ->
                        scene.link(hop.id())
                                .map(link -> new double[] {link.x(0.5), link.y(0.5)})
                                .orElse(new double[] {box.centerX(), box.centerY()});
                case INSTANCE -> edge(index, box);
                case NAT_GATEWAY -> new double[] {box.right() - BESIDE, box.centerY()};
                case INTERNET -> new double[] {box.centerX(), box.bottom()};
                case VPC,
                        NETWORK_INTERFACE,
                        ROUTE_TABLE,
                        INTERNET_GATEWAY,
                        SECURITY_GROUP,
                        NETWORK_ACL,
                        TRANSIT_GATEWAY,
                        TRANSIT_ATTACHMENT,
                        TRANSIT_ROUTE_TABLE ->
                        new double[] {box.centerX(), box.centerY()};
            };
        }

        /// The edge of a card that faces where the packet goes, or came from.
        private double[] edge(int index, Box card) {
            if (index > 0 && index < hops.size() - 1) {
                return new double[] {card.right() - BESIDE, card.centerY()};
            }
            int neighbour = index == 0 ? Math.min(2, hops.size() - 1) : Math.max(0, index - 2);
            double[] aim = target(neighbour, index);
            var around =
                    scene.figure(hops.get(index).id())
                            .flatMap(Figure::parent)
                            .flatMap(scene::box)
                            .filter(subnet -> !subnet.contains(aim[0], aim[1]))
                            .orElse(card);
            if (aim[0] >= around.right()) {
                return new double[] {card.right(), card.centerY()};
            }
            if (aim[0] <= around.x()) {
                return new double[] {card.x(), card.centerY()};
            }
            double x = card.right() - BESIDE;
            return new double[] {x, aim[1] < card.centerY() ? card.y() : card.bottom()};
        }

        /// Where the way crosses a subnet's border; within one subnet, half-way.
        private double[] border(int index, Box box) {
            double[] before =
                    index == 0 ? new double[] {box.centerX(), box.centerY()} : from(index);
            double[] after =
                    index + 1 < hops.size()
                            ? target(index + 1, index)
                            : new double[] {box.centerX(), box.centerY()};
            boolean beforeInside = box.contains(before[0], before[1]);
            boolean afterInside = box.contains(after[0], after[1]);
            if (beforeInside && afterInside) {
                return new double[] {(before[0] + after[0]) / 2, (before[1] + after[1]) / 2};
            }
            return crossing(box, beforeInside ? after : before, beforeInside ? before : after);
        }

        private double[] from(int index) {
            var hop = hops.get(index - 1);
            return hop.kind() == Kind.PEERING ? target(index - 1, index) : stops.get(index - 1);
        }

        /// The point of a box's border on the side of `outside`, near the level of `inside` or, for
        /// the end of a peering, at its level.
        private static double[] crossing(Box box, double[] outside, double[] inside) {
            double y = Math.clamp(outside[1], box.y() + INSET, box.bottom() - INSET);
            double x = Math.clamp(inside[0], box.x() + INSET, box.right() - INSET);
            if (outside[0] >= box.right()) {
                return new double[] {box.right(), y};
            }
            if (outside[0] <= box.x()) {
                return new double[] {box.x(), y};
            }
            return new double[] {x, outside[1] < box.centerY() ? box.y() : box.bottom()};
        }

        /// The network's graph says which edge lies between two hops; where that edge is drawn, the
        /// way runs along it.
        private double[] line(int index) {
            double[] from = stops.get(index);
            double[] to = stops.get(index + 1);
            var a = hops.get(index);
            var b = hops.get(index + 1);
            var crossing = mesh.crossing(a.id(), b.id());
            if (crossing.isPresent()) {
                return switch (crossing.get().link()) {
                    case dev.peerscape.core.network.Link.Peered(var peering) ->
                            drawn(peering.id(), crossing.get())
                                    .map(link ->
                                            b.id().equals(peering.id())
                                                    ? onto(from, link)
                                                    : off(link, to))
                                    .orElseGet(() -> bend(from, to[0], to[1]));
                    case dev.peerscape.core.network.Link.Uplink(var gateway) ->
                            drawn(gateway, crossing.get())
                                    .map(link -> ends(from, along(link, 0, 1), to))
                                    .orElseGet(() -> bend(from, to[0], to[1]));
                    case dev.peerscape.core.network.Link.Attached _,
                            dev.peerscape.core.network.Link.Outlet _ ->
                            near(a, b, from, to);
                };
            }
            return near(a, b, from, to);
        }

        /// The line of an edge, turned so that it runs as the packet does.
        private Optional<Link> drawn(ResourceId id, Mesh.Crossing crossing) {
            boolean forwards = mesh.graph().getEdgeSource(crossing.link()).equals(crossing.from());
            return scene.link(id).map(link -> forwards ? link : link.reversed());
        }

        /// To the middle of a peering's line.
        private static double[] onto(double[] from, Link link) {
            return join(bend(from, link.x0(), link.y0()), along(link, 0, 0.5));
        }

        /// From the middle of a peering's line.
        private static double[] off(Link link, double[] to) {
            return join(
                    along(link, 0.5, 1), bend(new double[] {link.x3(), link.y3()}, to[0], to[1]));
        }

        /// Between figures of one VPC.
        private static double[] near(Hop a, Hop b, double[] from, double[] to) {
            boolean gateway =
                    a.kind() == Kind.INTERNET_GATEWAY || b.kind() == Kind.INTERNET_GATEWAY;
            return gateway ? drop(from, to) : bend(from, to[0], to[1]);
        }

        private static double[] ends(double[] from, double[] middle, double[] to) {
            return join(join(from.clone(), middle), to.clone());
        }

        private static double[] along(Link link, double t0, double t1) {
            return link.part(t0, t1);
        }

        /// A line that leaves and arrives level when it goes across, upright when it goes up or
        /// down.
        private static double[] bend(double[] from, double x, double y) {
            double dx = x - from[0];
            double dy = y - from[1];
            return Math.abs(dx) < Math.abs(dy)
                    ? drop(from, new double[] {x, y})
                    : along(
                            line(from[0], from[1], from[0] + dx / 2, from[1], x - dx / 2, y, x, y),
                            0,
                            1);
        }

        /// A line that leaves and arrives upright, as it does at a gateway on a border.
        private static double[] drop(double[] from, double[] to) {
            double dy = to[1] - from[1];
            var curve =
                    line(
                            from[0],
                            from[1],
                            from[0],
                            from[1] + dy / 2,
                            to[0],
                            to[1] - dy / 2,
                            to[0],
                            to[1]);
            return along(curve, 0, 1);
        }

        private static Link line(
                double x0,
                double y0,
                double x1,
                double y1,
                double x2,
                double y2,
                double x3,
                double y3) {
            return new Link(ResourceId.INTERNET, Kind.INTERNET, x0, y0, x1, y1, x2, y2, x3, y3);
        }

        private static double[] join(double[] a, double[] b) {
            var all = java.util.Arrays.copyOf(a, a.length + b.length);
            System.arraycopy(b, 0, all, a.length, b.length);
            return all;
        }
    }
}
