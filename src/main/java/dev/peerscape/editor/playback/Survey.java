package dev.peerscape.editor.playback;

import dev.peerscape.core.network.Mesh;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.editor.scene.Clearing;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Link;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds where each hop of a leg stops on the canvas, and the lines between.
final class Survey {
    private static final double INSET = 14;

    /// How far beside a card's right edge a way comes up to it.
    private static final double BESIDE = 12;

    private final Scene scene;
    private final Mesh mesh;
    private final List<Hop> hops;
    private final HopFigures figures;
    private final List<double[]> stops = new ArrayList<>();
    private final List<double[]> lines = new ArrayList<>();

    Survey(Scene scene, List<Hop> hops) {
        this.scene = scene;
        mesh = Mesh.of(scene.document().topology());
        this.hops = hops;
        figures = new HopFigures(scene, hops);
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

    /// Where a hop is, roughly: what its neighbours steer for.
    private double[] target(int index, int seenFrom) {
        var hop = hops.get(index);
        if (HopFigures.steers(hop)) {
            var near = between(seenFrom, index).or(() -> scene.link(hop.id()));
            if (near.isPresent()) {
                return new double[] {near.get().x0(), near.get().y0()};
            }
        }
        boolean card = figures.isCard(index);
        return figures.box(index)
                .map(box ->
                        new double[] {card ? box.right() + BESIDE : box.centerX(), box.centerY()})
                .orElse(new double[] {0, 0});
    }

    /// The line that is drawn for the edge between two hops, turned so that it runs from the first.
    private Optional<Link> between(int from, int to) {
        if (to < 0 || to >= hops.size()) {
            return Optional.empty();
        }
        return mesh.crossing(hops.get(from).id(), hops.get(to).id())
                .flatMap(it ->
                        switch (it.link()) {
                            case dev.peerscape.core.network.Link.Peered(var peering) ->
                                    drawn(peering.id(), it);
                            case dev.peerscape.core.network.Link.Joined(var attachment, _, _) ->
                                    drawn(attachment, it);
                            case dev.peerscape.core.network.Link.Bridged(var attachment, _, _) ->
                                    drawn(attachment, it);
                            case dev.peerscape.core.network.Link.Uplink(var gateway) ->
                                    drawn(gateway, it);
                            case dev.peerscape.core.network.Link.Wired(var line, _, _) ->
                                    drawn(line, it);
                            case dev.peerscape.core.network.Link.Associated(
                                            var direct,
                                            var gateway) ->
                                    turned(scene.association(direct, gateway), it);
                            case dev.peerscape.core.network.Link.Attached _,
                                    dev.peerscape.core.network.Link.Outlet _ ->
                                    Optional.empty();
                        });
    }

    /// Between where the way in meets the gateway and where the way out leaves it.
    private double[] middle(int index, Box box) {
        var in = index == 0 ? Optional.<Link>empty() : between(index - 1, index);
        var out = between(index, index + 1);
        double[] a = in.map(it -> new double[] {it.x3(), it.y3()}).orElse(null);
        double[] b = out.map(it -> new double[] {it.x0(), it.y0()}).orElse(null);
        if (a == null || b == null) {
            return a != null ? a : b != null ? b : new double[] {box.centerX(), box.y()};
        }
        return new double[] {(a[0] + b[0]) / 2, (a[1] + b[1]) / 2};
    }

    private double[] stop(int index) {
        var hop = hops.get(index);
        var place = figures.box(index);
        if (place.isEmpty()) {
            return index > 0 ? stops.get(index - 1).clone() : new double[] {0, 0};
        }
        var box = place.get();
        return switch (hop.kind()) {
            case SUBNET -> border(index, box);
            case TRANSIT_GATEWAY, DX_GATEWAY -> middle(index, box);
            case PEERING, VPN_CONNECTION, VIRTUAL_INTERFACE ->
                    scene.link(hop.id())
                            .map(link -> new double[] {link.x(0.5), link.y(0.5)})
                            .orElse(new double[] {box.centerX(), box.centerY()});
            case INSTANCE, NETWORK_INTERFACE, LOAD_BALANCER, SITE_HOST -> edge(index, box);
            case VPC_ENDPOINT ->
                    figures.isCard(index)
                            ? edge(index, box)
                            : new double[] {box.centerX(), box.centerY()};
            case SITE -> site(index, box);
            case NAT_GATEWAY -> new double[] {box.right(), box.centerY()};
            case INTERNET -> new double[] {box.centerX(), box.bottom()};
            case VPC,
                    ROUTE_TABLE,
                    INTERNET_GATEWAY,
                    EGRESS_ONLY_GATEWAY,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    TARGET_GROUP,
                    VPN_GATEWAY,
                    CUSTOMER_GATEWAY,
                    DX_CONNECTION ->
                    new double[] {box.centerX(), box.centerY()};
        };
    }

    /// At a site the card of a host, else where its line ends.
    private double[] site(int index, Box box) {
        var in = index == 0 ? Optional.<Link>empty() : between(index - 1, index);
        var out = between(index, index + 1);
        var end =
                in.map(it -> new double[] {it.x3(), it.y3()})
                        .or(() -> out.map(it -> new double[] {it.x0(), it.y0()}))
                        .orElseGet(() -> new double[] {box.centerX(), box.y()});
        return figures.isCard(index) ? side(box, end[0], end[1]) : end;
    }

    /// The edge of a card that faces where the packet goes, or came from.
    private double[] edge(int index, Box card) {
        if (index > 0 && index < hops.size() - 1) {
            return new double[] {card.right(), card.centerY()};
        }
        int neighbour = index == 0 ? Math.min(2, hops.size() - 1) : Math.max(0, index - 2);
        double[] aim = target(neighbour, index);
        var parent = figures.figure(index).flatMap(Figure::parent);
        var subnet = parent.flatMap(scene::box).filter(it -> !it.contains(aim[0], aim[1]));
        if (parent.isEmpty() || subnet.isEmpty()) {
            return side(card, aim[0], aim[1]);
        }
        double[] centre = {card.centerX(), card.centerY()};
        double[] across = crossing(parent.get(), subnet.get(), aim, centre);
        return side(card, across[0], aim[1]);
    }

    /// The side of a card that faces an x; its upper or lower edge when that is within it.
    private static double[] side(Box card, double x, double y) {
        if (x >= card.right()) {
            return new double[] {card.right(), card.centerY()};
        }
        if (x <= card.x()) {
            return new double[] {card.x(), card.centerY()};
        }
        return new double[] {
            Math.clamp(x, card.x() + 10, card.right() - 10),
            y < card.centerY() ? card.y() : card.bottom()
        };
    }

    /// Where the way crosses a subnet's border; within one subnet, half-way.
    private double[] border(int index, Box box) {
        double[] before = index == 0 ? new double[] {box.centerX(), box.centerY()} : from(index);
        double[] after =
                index + 1 < hops.size()
                        ? target(index + 1, index)
                        : new double[] {box.centerX(), box.centerY()};
        boolean beforeInside = box.contains(before[0], before[1]);
        boolean afterInside = box.contains(after[0], after[1]);
        if (beforeInside && afterInside) {
            return new double[] {(before[0] + after[0]) / 2, (before[1] + after[1]) / 2};
        }
        return crossing(
                hops.get(index).id(),
                box,
                beforeInside ? after : before,
                beforeInside ? before : after);
    }

    private double[] from(int index) {
        return HopFigures.steers(hops.get(index - 1)) || figures.isCard(index - 1)
                ? target(index - 1, index)
                : stops.get(index - 1);
    }

    /// The point of a subnet's border on the side of `outside`: at the level of a peering's end
    /// beside it, else above or below where the way strikes through no words.
    private double[] crossing(ResourceId subnet, Box box, double[] outside, double[] inside) {
        double y = Math.clamp(outside[1], box.y() + INSET, box.bottom() - INSET);
        if (outside[0] >= box.right()) {
            return new double[] {box.right(), y};
        }
        if (outside[0] <= box.x()) {
            return new double[] {box.x(), y};
        }
        boolean above = outside[1] < box.centerY();
        double wanted = (outside[0] + inside[0]) / 2 > box.x() ? outside[0] : inside[0];
        return new double[] {clear(subnet, box, above, wanted), above ? box.y() : box.bottom()};
    }

    private double clear(ResourceId id, Box box, boolean above, double wanted) {
        var topology = scene.document().topology();
        var vpc = topology.vpcOf(id);
        var subnet = vpc.flatMap(it -> Optional.ofNullable(it.subnets().get(id)));
        if (vpc.isEmpty() || subnet.isEmpty()) {
            return Math.clamp(wanted, box.x() + INSET, box.right() - INSET);
        }
        var clearing =
                above
                        ? Clearing.above(subnet.get(), box)
                        : Clearing.below(topology, vpc.get(), subnet.get(), box);
        return clearing.nearest(wanted, box);
    }

    /// The network's graph says which edge lies between two hops; where that edge is drawn, the way
    /// runs along it.
    private double[] line(int index) {
        double[] from = stops.get(index);
        double[] to = stops.get(index + 1);
        var a = hops.get(index);
        var b = hops.get(index + 1);
        var drawn = between(index, index + 1);
        if (HopFigures.isLine(a) || HopFigures.isLine(b)) {
            return drawn.map(link ->
                            HopFigures.isLine(b) ? onto(from, link, 0.5) : off(link, 0.5, to))
                    .orElseGet(() -> bend(from, to[0], to[1]));
        }
        if (a.kind() == Kind.INTERNET || b.kind() == Kind.INTERNET) {
            return drawn.map(link -> join(join(from, along(link, 0, 1)), to))
                    .orElseGet(() -> near(index, from, to));
        }
        return drawn.map(link -> join(onto(from, link, 1), off(link, 1, to)))
                .orElseGet(() -> near(index, from, to));
    }

    /// The line of an edge, turned so that it runs as the packet does.
    private Optional<Link> drawn(ResourceId id, Mesh.Crossing crossing) {
        return turned(scene.link(id), crossing);
    }

    private Optional<Link> turned(Optional<Link> drawn, Mesh.Crossing crossing) {
        boolean forwards = mesh.graph().getEdgeSource(crossing.link()).equals(crossing.from());
        return drawn.map(link -> forwards ? link : link.reversed());
    }

    /// Onto a line and along it, to its middle or its end.
    private static double[] onto(double[] from, Link link, double share) {
        return join(bend(from, link.x0(), link.y0()), along(link, 0, share));
    }

    /// Along a line from its middle or its end, and off it.
    private static double[] off(Link link, double share, double[] to) {
        return join(along(link, share, 1), bend(new double[] {link.x3(), link.y3()}, to[0], to[1]));
    }

    /// Between figures of one VPC.
    private double[] near(int index, double[] from, double[] to) {
        boolean leaves = figures.isCard(index);
        boolean enters = figures.isCard(index + 1);
        if (enters && !leaves) {
            return toCard(index + 1, from, to);
        }
        return leaves && !enters ? turned(toCard(index, to, from)) : bend(from, to[0], to[1]);
    }

    /// Upright to the level of a card, then to its side. Where that leads through the border of the
    /// card's subnet, it goes through at a clear place.
    private double[] toCard(int index, double[] from, double[] to) {
        var home = figures.figure(index).flatMap(Figure::parent);
        var box = home.flatMap(scene::box);
        if (box.isEmpty() || box.get().grown(1).contains(from[0], from[1])) {
            return from[1] == to[1] || from[0] == to[0]
                    ? new double[] {from[0], from[1], to[0], to[1]}
                    : by(from, new double[] {from[0], to[1]}, to);
        }
        boolean above = from[1] < box.get().y();
        boolean below = from[1] > box.get().bottom();
        if (!above && !below) {
            return bend(from, to[0], to[1]);
        }
        double edge = above ? box.get().y() : box.get().bottom();
        double x = clear(home.get(), box.get(), above, from[0]);
        double gap = (from[1] + edge) / 2;
        return by(from, new double[] {from[0], gap, x, gap, x, to[1]}, to);
    }

    private static double[] turned(double[] points) {
        var turned = new double[points.length];
        for (int i = 0; i < points.length; i += 2) {
            turned[i] = points[points.length - 2 - i];
            turned[i + 1] = points[points.length - 1 - i];
        }
        return turned;
    }

    /// A line by way of corners, which it rounds.
    private static double[] by(double[] from, double[] corners, double[] to) {
        return Link.through(ResourceId.INTERNET, Kind.INTERNET, join(join(from, corners), to))
                .part(0, 1);
    }

    private static double[] along(Link link, double t0, double t1) {
        return link.part(t0, t1);
    }

    /// A line that leaves and arrives level when it goes across, upright when it goes up or down.
    private static double[] bend(double[] from, double x, double y) {
        double dx = x - from[0];
        double dy = y - from[1];
        if (Math.abs(dx) < 0.5 || Math.abs(dy) < 0.5) {
            return new double[] {from[0], from[1], x, y};
        }
        double[] to = {x, y};
        return Math.abs(dx) < Math.abs(dy)
                ? by(from, new double[] {from[0], from[1] + dy / 2, x, from[1] + dy / 2}, to)
                : by(from, new double[] {from[0] + dx / 2, from[1], from[0] + dx / 2, y}, to);
    }

    private static double[] join(double[] a, double[] b) {
        var all = java.util.Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }
}
