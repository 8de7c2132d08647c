package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.TracerouteTable.Behaviour;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomFlows;
import dev.peerscape.testing.RandomHybrid;
import dev.peerscape.testing.RandomLocal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// What is true of every traceroute, on random documents with every component.
final class TracerouteSeedsTest {
    /// What the runs met, so that they cannot be about nothing.
    private final Map<String, Integer> met = new TreeMap<>();

    private void run(Topology topology, long seed, int flows) {
        var network = Network.compile(topology);
        var random = new SplittableRandom(seed);
        var source = new RandomFlows(topology, random.split());
        for (int i = 0; i < flows; i++) {
            var flow = source.next();
            var table = table(random);
            var what = "seed " + seed + " flow " + i + ": " + flow + " " + table;
            var like = new Tracer(network, table, Optional.empty()).trace(flow);
            shape(like, table, what);
            answers(network, like, what);
            for (var kind : ProbeKind.values()) {
                shape(new Tracer(network, table, Optional.of(kind)).trace(flow), table, what);
            }
        }
    }

    /// Half of the time the usual table, else some row changed.
    private static TracerouteTable table(SplittableRandom random) {
        var table = TracerouteTable.USUAL;
        while (random.nextBoolean()) {
            var row = TracerouteTable.ROWS.get(random.nextInt(TracerouteTable.ROWS.size()));
            boolean lowers = random.nextBoolean();
            table = table.with(row.kind(), new Behaviour(lowers, lowers && random.nextBoolean()));
        }
        return table;
    }

    private void shape(Trace trace, TracerouteTable table, String what) {
        var lines = trace.traceroute();
        if (trace.forward().hops().isEmpty()) {
            assertTrue(lines.isEmpty(), what);
            return;
        }
        assertTrue(!lines.isEmpty() && lines.size() <= Traceroute.MOST_HOPS, what);
        var sender = trace.forward().hops().getFirst().id();
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            assertEquals(i + 1, line.ttl(), what);
            assertEquals(line.address().isEmpty(), line.silence().isPresent(), what);
            assertEquals(line.address().isPresent() ? 3 : 0, line.rttMs().size(), what);
            assertEquals(sender, line.there().getFirst(), what);
            line.silence()
                    .ifPresent(it -> assertTrue(!Texts.in(Locale.KOREAN).text(it).isBlank(), what));
            if (line.address().isPresent()) {
                assertEquals(sender, line.back().getLast(), what);
                met.merge("answered " + line.kind(), 1, Integer::sum);
            } else if (!line.back().isEmpty()) {
                met.merge("answer lost", 1, Integer::sum);
            }
        }
        boolean whole = lines.size() == Traceroute.MOST_HOPS;
        assertTrue(whole || lines.getLast().address().isPresent(), what);
    }

    /// Probes like the flow's own packets end as the flow does.
    private void answers(Network network, Trace trace, String what) {
        var protocol = trace.flow().protocol();
        boolean echo =
                protocol.isIcmp() && (trace.flow().port() == 8 || trace.flow().port() == 128);
        if (trace.forward().hops().isEmpty() || !echo && !protocol.equals(Protocol.TCP)) {
            return;
        }
        var lines = trace.traceroute();
        var end = trace.forward().hops().getLast();
        int before = Header.FULL_TTL - end.out().ttl();
        boolean mute =
                echo && end.kind() == Kind.VPC_ENDPOINT && !Lowering.isGateway(network, end.id());
        boolean answered =
                trace.forward().outcome() != Leg.Outcome.DROPPED
                        && trace.back()
                                .filter(it -> it.outcome() == Leg.Outcome.DELIVERED)
                                .isPresent();
        boolean last = lines.size() < Traceroute.MOST_HOPS;
        if (before < Traceroute.MOST_HOPS) {
            assertEquals(answered && !mute, last, what);
            met.merge(last ? "arrived" : "lost", 1, Integer::sum);
        }
        if (last) {
            assertEquals(before + 1, lines.size(), what);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void linesEndAsTheFlowDoes(long seed) {
        var topology = RandomDocuments.of(seed).topology();
        run(topology, seed, 12);
        run(RandomLocal.of(topology, seed), seed, 12);
        run(RandomHybrid.of(topology, seed), seed, 12);
        run(RandomHybrid.of(RandomLocal.of(topology, seed), seed), seed, 12);
        assertTrue(met.getOrDefault("lost", 0) > 5, met::toString);
    }

    @Test
    void theRunsMeetEverything() {
        for (long seed = 20; seed < 32; seed++) {
            var topology = RandomDocuments.of(seed).topology();
            run(RandomHybrid.of(RandomLocal.of(topology, seed), seed), seed, 25);
        }
        for (var what : new String[] {"answered UDP", "answered ICMP", "answered TCP"}) {
            assertTrue(met.getOrDefault(what, 0) > 20, met::toString);
        }
        assertTrue(met.getOrDefault("answer lost", 0) > 5, met::toString);
        assertTrue(met.getOrDefault("arrived", 0) > 5, met::toString);
    }
}
