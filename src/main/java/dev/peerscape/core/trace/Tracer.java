package dev.peerscape.core.trace;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Follows flows through a compiled network. Safe to share between threads.
///
/// A private address means its holder in the sender's own VPC, over its peerings, or anywhere in
/// the document, in this order; since VPCs may overlap, a flow that asks for an address is right
/// with whoever has it where the sender's routes lead. A flow that asks for a resource is right
/// with that one only. [Addressing] says which address a flow to a resource uses.
public final class Tracer {
    private final Network network;
    private final TracerouteTable table;
    private final Optional<ProbeKind> probes;

    /// A tracer of that network, with traceroutes as they usually are.
    public Tracer(Network network) {
        this(network, TracerouteTable.USUAL, Optional.empty());
    }

    /// A tracer of that network.
    ///
    /// @param table which components lower the TTL and which answer
    /// @param probes what the traceroutes send; empty for packets like those of the flow
    public Tracer(Network network, TracerouteTable table, Optional<ProbeKind> probes) {
        this.network = network;
        this.table = table;
        this.probes = probes;
    }

    /// {@return what the traceroutes of a flow's trace send}
    public ProbeKind probesOf(Flow flow) {
        return probes.orElseGet(() -> ProbeKind.like(flow.protocol()));
    }

    /// {@return the flow followed there and back, with everything that is in its way}
    public Trace trace(Flow flow) {
        return switch (Addressing.start(network, flow)) {
            case Start.Impossible(var code, var at, var sender) ->
                    impossible(flow, code, at, sender);
            case Start.Ready ready -> paths(flow, ready);
        };
    }

    private static Trace impossible(Flow flow, Code code, ResourceId at, boolean sender) {
        var leg = new Leg(Leg.Outcome.DROPPED, Optional.of(code), at, List.of(), List.of());
        var text = Message.of(sender ? "trace.no-sender" : "trace.no-receiver", at.toString());
        return new Trace(
                flow,
                Verdict.DROPPED,
                Optional.empty(),
                leg,
                Optional.empty(),
                List.of(),
                List.of(new Blocker(Direction.FORWARD, code, at, text, List.of())));
    }

    /// Every way that the choices allow: each choice goes through its ways like a wheel of a
    /// counter, the last one fastest.
    private Trace paths(Flow flow, Start.Ready start) {
        var walker = new Walker(network, true);
        var first = trace(flow, start, walker);
        var others = new ArrayList<Trace>();
        boolean more = turned(walker);
        while (more && others.size() < Trace.MOST_OTHERS) {
            others.add(trace(flow, start, walker));
            more = turned(walker);
        }
        return first.withOthers(others, more);
    }

    /// Has the walker's last choice that can take its next way take it; the later ones begin anew.
    private static boolean turned(Walker walker) {
        int last = walker.chosen - 1;
        var taken = Arrays.copyOf(walker.choices, walker.chosen);
        while (last >= 0 && taken[last] + 1 >= walker.ways[last]) {
            last--;
        }
        if (last < 0) {
            return false;
        }
        taken[last]++;
        walker.choices = Arrays.copyOf(taken, last + 1);
        return true;
    }

    private Trace trace(Flow flow, Start.Ready start, Walker walker) {
        walker.forward(start);
        var there = new Telling(network, table, Direction.FORWARD, start, start.header());
        there.read(walker.tape);
        boolean arrived = walker.arrived();
        boolean dropped = walker.blocked() || !arrived;
        boolean right =
                start.anybody() || walker.reachedWanted(start.wantedSlot(), start.wantedEndpoint());
        var forward = there.leg(right ? Leg.Outcome.DELIVERED : Leg.Outcome.MISDELIVERED);
        var reached = dropped ? Optional.<ResourceId>empty() : Optional.of(reached(walker));
        if (!right && !dropped) {
            there.misdelivered(reached(walker));
        }
        var obstacles = new ArrayList<>(there.obstacles());
        Leg back = null;
        if (arrived) {
            back = back(walker, start, there.last(), obstacles);
        }
        var verdict = verdict(dropped, right, back);
        var remedies = new Remedies(network);
        var blockers = obstacles.stream().map(remedies::blocker).toList();
        return new Trace(
                        flow,
                        verdict,
                        reached,
                        forward,
                        Optional.ofNullable(back),
                        new Probing(network, table, probesOf(flow), start, walker.choices).probes(),
                        blockers)
                .with(
                        PathMtu.of(network.topology(), forward.hops()),
                        NameResolution.why(network, flow, start));
    }

    private Leg back(Walker walker, Start.Ready start, Header arrived, List<Obstacle> obstacles) {
        walker.tape.clear();
        walker.reply();
        var reply = arrived.reply();
        var telling = new Telling(network, table, Direction.RETURN, start, reply);
        telling.read(walker.tape);
        if (walker.arrived() && !walker.blocked() && !walker.reachedSender()) {
            telling.misdelivered(reached(walker));
        }
        obstacles.addAll(telling.obstacles());
        return telling.leg(
                walker.reachedSender() ? Leg.Outcome.DELIVERED : Leg.Outcome.MISDELIVERED);
    }

    private ResourceId reached(Walker walker) {
        if (Start.isSite(walker.reachedSlot())) {
            var site = network.hybrid().site(Start.siteOf(walker.reachedSlot()));
            int host = walker.reachedEndpoint();
            return host < 0 ? site.id() : site.hosts().get(host).id();
        }
        return walker.reachedSlot() == Start.INTERNET
                ? ResourceId.INTERNET
                : network.tables(walker.reachedSlot()).hostId(walker.reachedEndpoint());
    }

    private static Verdict verdict(boolean dropped, boolean right, @Nullable Leg back) {
        if (dropped) {
            return Verdict.DROPPED;
        }
        if (!right) {
            return Verdict.MISDELIVERED;
        }
        return back == null
                ? Verdict.REPLY_LOST
                : switch (back.outcome()) {
                    case DELIVERED -> Verdict.DELIVERED;
                    case MISDELIVERED -> Verdict.REPLY_MISDELIVERED;
                    case DROPPED -> Verdict.REPLY_LOST;
                };
    }
}
