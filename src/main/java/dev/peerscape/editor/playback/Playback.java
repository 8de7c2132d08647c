package dev.peerscape.editor.playback;

import dev.peerscape.core.trace.Direction;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.scene.Scene;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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
    private final List<double[]> others;

    private Playback(
            Trace trace,
            List<Stop> stops,
            List<double[]> ways,
            List<double[]> beyond,
            List<double[]> others) {
        this.trace = trace;
        this.others = List.copyOf(others);
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
        return new Playback(trace, stops, ways, beyond, others(trace, scene, ways));
    }

    /// Where other ways of the packet run on their own.
    private static List<double[]> others(Trace trace, Scene scene, List<double[]> ways) {
        var others = new ArrayList<double[]>();
        for (var other : trace.others()) {
            for (var leg : legs(other)) {
                var laid = Way.of(scene, leg.hops());
                for (int i = 1; i < leg.hops().size(); i++) {
                    var line = laid.line(i - 1);
                    if (isNew(line, ways) && isNew(line, others)) {
                        others.add(line);
                    }
                }
            }
        }
        return others;
    }

    private static List<Leg> legs(Trace trace) {
        return Stream.concat(Stream.of(trace.forward()), trace.back().stream()).toList();
    }

    private static boolean isNew(double[] line, List<double[]> known) {
        return known.stream().noneMatch(it -> Arrays.equals(it, line));
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
        var laid = Way.of(scene, all);
        int last = leg.hops().size() - 1;
        for (int i = 0; i < all.size(); i++) {
            double[] at = laid.stop(i);
            double[] way = i == 0 ? at : laid.line(i - 1);
            if (i > last) {
                beyond.add(way);
                continue;
            }
            boolean blocks = i == last && leg.outcome() == Leg.Outcome.DROPPED;
            double seconds = stops.size() * SECONDS_PER_HOP;
            stops.add(new Stop(direction, i, all.get(i), seconds, at[0], at[1], blocks));
            ways.add(way);
        }
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

    /// {@return the parts of the trace's other ways that are no part of this one}
    public List<double[]> others() {
        return others;
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
        var gone = Way.upTo(ways.get(stop + 1), ease((share - wait) / MOVING_SHARE));
        return new Frame(
                now, gone[gone.length - 2], gone[gone.length - 1], stop, Frame.Phase.MOVING);
    }

    /// {@return the part of the way to the next stop that the packet has gone at a moment, x and y
    /// in turn; empty while it stands}
    public double[] gone(Frame frame) {
        if (frame.phase() != Frame.Phase.MOVING) {
            return new double[0];
        }
        double share = (frame.seconds() - stops.get(frame.stop()).seconds()) / SECONDS_PER_HOP;
        double moved = (share - (1 - MOVING_SHARE)) / MOVING_SHARE;
        return Way.upTo(ways.get(frame.stop() + 1), ease(moved));
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
