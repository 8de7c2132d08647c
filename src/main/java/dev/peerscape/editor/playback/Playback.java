package dev.peerscape.editor.playback;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Direction;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.scene.Figure;
import dev.peerscape.editor.scene.Link;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A trace laid over a scene. Every hop takes the same time, whatever the distance, so that a far
/// Region does not crawl.
public final class Playback {
    /// Seconds a hop at normal speed: two thirds of the way, one third to decide.
    public static final double SECONDS_PER_HOP = 0.6;

    private static final double MOVING_SHARE = 0.7;

    private final Trace trace;
    private final List<Stop> stops;
    private final List<double[]> ways;
    private final List<double[]> beyond;

    private Playback(Trace trace, List<Stop> stops, List<double[]> ways, List<double[]> beyond) {
        this.trace = trace;
        this.stops = List.copyOf(stops);
        this.ways = List.copyOf(ways);
        this.beyond = List.copyOf(beyond);
    }

    /// {@return the playback of a trace over a scene} A reply that was never sent (because the
    /// request was dropped) is not played.
    public static Playback of(Trace trace, Scene scene) {
        var stops = new ArrayList<Stop>();
        var ways = new ArrayList<double[]>();
        var beyond = new ArrayList<double[]>();
        lay(trace.forward(), Direction.FORWARD, scene, stops, ways, beyond);
        boolean answered = trace.forward().outcome() == Leg.Outcome.DELIVERED;
        trace.back()
                .filter(_ -> answered)
                .ifPresent(back -> lay(back, Direction.RETURN, scene, stops, ways, beyond));
        return new Playback(trace, stops, ways, beyond);
    }

    private static void lay(
            Leg leg,
            Direction direction,
            Scene scene,
            List<Stop> stops,
            List<double[]> ways,
            List<double[]> beyond) {
        var all = new ArrayList<>(leg.hops());
        all.addAll(leg.beyond());
        var points = places(all, scene);
        int last = leg.hops().size() - 1;
        for (int i = 0; i < all.size(); i++) {
            double[] way = i == 0 ? points.get(0) : way(all, points, i, scene);
            if (i > last) {
                beyond.add(way);
                continue;
            }
            boolean blocks = i == last && leg.outcome() == Leg.Outcome.DROPPED;
            double seconds = stops.size() * SECONDS_PER_HOP;
            var at = points.get(i);
            stops.add(new Stop(direction, i, all.get(i), seconds, at[0], at[1], blocks));
            ways.add(i == 0 ? points.get(0) : way);
        }
    }

    /// Where each hop is: cards and gateways at their middle, a subnet at its border on the way, a
    /// peering in the middle of its line.
    private static List<double[]> places(List<Hop> hops, Scene scene) {
        var places = new ArrayList<double[]>();
        for (var hop : hops) {
            places.add(
                    middle(scene, hop.id())
                            .orElse(places.isEmpty() ? new double[2] : places.getLast()));
        }
        for (int i = 0; i < hops.size(); i++) {
            if (hops.get(i).kind() != Kind.SUBNET) {
                continue;
            }
            var inside = i > 0 && isInside(scene, hops, i - 1, i) ? places.get(i - 1) : null;
            if (inside == null && i + 1 < hops.size() && isInside(scene, hops, i + 1, i)) {
                inside = places.get(i + 1);
            }
            var outside =
                    inside == null || i > 0 && inside == places.get(i - 1)
                            ? places.get(Math.min(i + 1, places.size() - 1))
                            : places.get(Math.max(i - 1, 0));
            var box = scene.box(hops.get(i).id());
            if (inside != null && box.isPresent()) {
                places.set(i, border(box.get(), inside, outside));
            }
        }
        return places;
    }

    private static boolean isInside(Scene scene, List<Hop> hops, int card, int subnet) {
        return scene.figure(hops.get(card).id())
                .flatMap(Figure::parent)
                .filter(hops.get(subnet).id()::equals)
                .isPresent();
    }

    /// The point of a box's border level with (or above or below) what is inside, towards the
    /// outside.
    private static double[] border(Box box, double[] inside, double[] outside) {
        if (outside[1] < box.y() || outside[1] > box.bottom()) {
            boolean sideways =
                    Math.abs(outside[0] - box.centerX()) / box.width()
                            > Math.abs(outside[1] - box.centerY()) / box.height();
            if (!sideways) {
                return new double[] {inside[0], outside[1] < box.y() ? box.y() : box.bottom()};
            }
        }
        return new double[] {outside[0] < box.centerX() ? box.x() : box.right(), inside[1]};
    }

    private static Optional<double[]> middle(Scene scene, ResourceId id) {
        return scene.link(id)
                .filter(link -> link.kind() == Kind.PEERING)
                .map(link -> new double[] {link.x(0.5), link.y(0.5)})
                .or(() -> scene.box(id).map(box -> new double[] {box.centerX(), box.centerY()}));
    }

    /// The points from hop `i - 1` to hop `i`; along the line of a peering or of an Internet
    /// gateway.
    private static double[] way(List<Hop> hops, List<double[]> places, int i, Scene scene) {
        var from = places.get(i - 1);
        var to = places.get(i);
        var before = hops.get(i - 1);
        var here = hops.get(i);
        if (here.kind() == Kind.PEERING) {
            return curve(scene, here.id(), from, to, 0, 0.5);
        }
        if (before.kind() == Kind.PEERING) {
            return curve(scene, before.id(), from, to, 0.5, 1);
        }
        if (here.kind() == Kind.INTERNET && before.kind() == Kind.INTERNET_GATEWAY) {
            return curve(scene, before.id(), from, to, 0, 1);
        }
        if (before.kind() == Kind.INTERNET && here.kind() == Kind.INTERNET_GATEWAY) {
            return curve(scene, here.id(), from, to, 0, 1);
        }
        return new double[] {from[0], from[1], to[0], to[1]};
    }

    private static double[] curve(
            Scene scene, ResourceId id, double[] from, double[] to, double t0, double t1) {
        var found = scene.link(id);
        if (found.isEmpty()) {
            return new double[] {from[0], from[1], to[0], to[1]};
        }
        var line = turned(found.get(), from, to, t0, t1);
        int steps = 12;
        var points = new double[(steps + 3) * 2];
        points[0] = from[0];
        points[1] = from[1];
        for (int i = 0; i <= steps; i++) {
            double t = t0 + (t1 - t0) * i / steps;
            points[2 + i * 2] = line.x(t);
            points[3 + i * 2] = line.y(t);
        }
        points[points.length - 2] = to[0];
        points[points.length - 1] = to[1];
        return points;
    }

    /// The line in the direction in which the packet goes along it.
    private static Link turned(Link line, double[] from, double[] to, double t0, double t1) {
        double straight =
                Math.hypot(line.x(t0) - from[0], line.y(t0) - from[1])
                        + Math.hypot(line.x(t1) - to[0], line.y(t1) - to[1]);
        var other = line.reversed();
        double back =
                Math.hypot(other.x(t0) - from[0], other.y(t0) - from[1])
                        + Math.hypot(other.x(t1) - to[0], other.y(t1) - to[1]);
        return straight <= back ? line : other;
    }

    /// {@return what is played}
    public Trace trace() {
        return trace;
    }

    /// {@return the hops, there and then back}
    public List<Stop> stops() {
        return stops;
    }

    /// {@return the points of the way to a stop, x and y in turn; for the first of a leg just its
    /// place}
    public double[] way(int stop) {
        return ways.get(stop);
    }

    /// {@return the ways that the packet would have gone on, had it been let through}
    public List<double[]> beyond() {
        return beyond;
    }

    /// {@return how long it takes at normal speed, in seconds}
    public double duration() {
        return stops.size() * SECONDS_PER_HOP;
    }

    /// {@return the number of the stop that the packet has reached or just left}
    public int stopAt(double seconds) {
        return Math.clamp((int) Math.floor(seconds / SECONDS_PER_HOP + 1e-9), 0, stops.size() - 1);
    }

    /// {@return what is seen at that moment; before the start and after the end, the first and last
    /// frame}
    public Frame at(double seconds) {
        double now = Math.clamp(seconds, 0, duration());
        int stop = stopAt(now);
        var here = stops.get(stop);
        if (here.blocks()) {
            return new Frame(now, here.x(), here.y(), stop, Frame.Phase.BLOCKED);
        }
        boolean ends =
                stop + 1 == stops.size() || stops.get(stop + 1).direction() != here.direction();
        if (ends) {
            return new Frame(now, here.x(), here.y(), stop, Frame.Phase.ARRIVED);
        }
        double share = (now - here.seconds()) / SECONDS_PER_HOP;
        double wait = 1 - MOVING_SHARE;
        if (share <= wait) {
            return new Frame(now, here.x(), here.y(), stop, Frame.Phase.DECIDING);
        }
        var at = along(ways.get(stop + 1), ease((share - wait) / MOVING_SHARE));
        return new Frame(now, at[0], at[1], stop, Frame.Phase.MOVING);
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }

    /// {@return the point at that share of a way's length}
    static double[] along(double[] way, double share) {
        double total = 0;
        for (int i = 2; i < way.length; i += 2) {
            total += Math.hypot(way[i] - way[i - 2], way[i + 1] - way[i - 1]);
        }
        double left = total * Math.clamp(share, 0, 1);
        for (int i = 2; i < way.length; i += 2) {
            double length = Math.hypot(way[i] - way[i - 2], way[i + 1] - way[i - 1]);
            if (left <= length && length > 0) {
                double t = left / length;
                return new double[] {
                    way[i - 2] + (way[i] - way[i - 2]) * t,
                    way[i - 1] + (way[i + 1] - way[i - 1]) * t
                };
            }
            left -= length;
        }
        return new double[] {way[way.length - 2], way[way.length - 1]};
    }
}
