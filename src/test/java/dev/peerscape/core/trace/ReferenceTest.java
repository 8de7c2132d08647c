package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.testing.Opened;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomFlows;
import dev.peerscape.testing.ReferenceWalker;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// The engine against a walker that is slow and obvious.
final class ReferenceTest {
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Code, Integer> codes = new EnumMap<>(Code.class);

    private void compare(Topology topology, long seed, int flows) {
        var tracer = new Tracer(Network.compile(topology));
        var random = new RandomFlows(topology, new SplittableRandom(seed));
        for (int i = 0; i < flows; i++) {
            var flow = random.next();
            var trace = tracer.trace(flow);
            verdicts.merge(trace.verdict(), 1, Integer::sum);
            trace.forward().code().ifPresent(code -> codes.merge(code, 1, Integer::sum));
            if (!trace.forward().hops().isEmpty()) {
                compare(topology, flow, trace, "seed " + seed + " flow " + i + ": " + flow);
            }
        }
    }

    private static void compare(Topology topology, Flow flow, Trace trace, String what) {
        var first = trace.forward().hops().getFirst().in();
        boolean resource = flow.to() instanceof Flow.Destination.To;
        var reference =
                new ReferenceWalker(
                                topology,
                                first.source(),
                                first.destination(),
                                first.protocol(),
                                first.sourcePort(),
                                first.port())
                        .meantForSomebody(
                                resource
                                        || trace.forward()
                                                .code()
                                                .filter(it ->
                                                        it
                                                                == Code
                                                                        .IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS)
                                                .isPresent());
        var there = reference.forward(flow.from());
        assertEquals(there.code(), trace.forward().code(), what);
        assertEquals(there.hops(), ids(trace.forward()), what);
        assertEquals(there.reached(), trace.reached(), what);
        if (there.reached().isPresent()) {
            var back = reference.reply(there);
            var leg = trace.back().orElseThrow(() -> new AssertionError(what));
            assertEquals(back.code(), leg.code(), () -> what + " back");
            assertEquals(back.hops(), ids(leg), () -> what + " back");
        }
    }

    private static List<String> ids(Leg leg) {
        return leg.hops().stream().map(hop -> hop.id().value()).toList();
    }

    private void run(int documents, int flows) {
        for (long seed = 0; seed < documents; seed++) {
            var topology = RandomDocuments.of(seed).topology();
            compare(seed % 4 == 0 ? topology : Opened.of(topology, seed), seed, flows);
        }
    }

    @Test
    void agreesOnRandomDocuments() {
        run(24, 80);
        assertTrue(verdicts.getOrDefault(Verdict.DELIVERED, 0) > 50, verdicts::toString);
        assertTrue(verdicts.getOrDefault(Verdict.REPLY_LOST, 0) > 10, verdicts::toString);
        assertTrue(codes.size() >= 14, codes::toString);
    }

    @Test
    @Tag("long")
    void agreesOnAMillionFlows() {
        run(2_000, 500);
    }
}
