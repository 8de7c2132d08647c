package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.testing.Opened;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomFlows;
import dev.peerscape.testing.RandomHybrid;
import dev.peerscape.testing.RandomLocal;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/// Every fix of every blocker on random documents can be applied and takes the blocker away, and
/// every sentence can be said in both languages.
final class RemediesPropertyTest {
    private final Map<Code, Integer> fixed = new EnumMap<>(Code.class);

    private void run(int documents, int flows) {
        run(documents, flows, (topology, _) -> topology);
    }

    private void run(int documents, int flows, BiFunction<Topology, Long, Topology> more) {
        for (long seed = 0; seed < documents; seed++) {
            var random = RandomDocuments.of(seed);
            if (random.topology().vpcs().isEmpty()) {
                continue;
            }
            var document = random.with(more.apply(Opened.of(random.topology(), seed), seed));
            var network = Network.compile(document.topology());
            var next = new RandomFlows(document.topology(), new SplittableRandom(seed));
            for (int i = 0; i < flows; i++) {
                var flow = next.next();
                var trace = new Tracer(network).trace(flow);
                for (var blocker : trace.blockers()) {
                    said(blocker.text());
                    for (var fix : blocker.fixes()) {
                        said(fix.label());
                        var what =
                                "seed "
                                        + seed
                                        + " flow "
                                        + i
                                        + " "
                                        + flow
                                        + "\n"
                                        + blocker.code()
                                        + " at "
                                        + blocker.at()
                                        + "\n"
                                        + fix.edit();
                        removes(document, network, flow, blocker, fix.edit(), what);
                        fixed.merge(blocker.code(), 1, Integer::sum);
                    }
                }
                trace.forward()
                        .hops()
                        .forEach(hop -> hop.decisions().forEach(it -> said(it.text())));
            }
        }
    }

    private static void said(Message message) {
        for (var locale : new Locale[] {Locale.ENGLISH, Locale.KOREAN}) {
            var text = Texts.in(locale).text(message);
            assertTrue(!text.contains("trace.") && !text.contains("{"), text);
        }
    }

    private static void removes(
            Document document,
            Network network,
            Flow flow,
            Blocker blocker,
            dev.peerscape.core.edit.Edit edit,
            String what) {
        switch (Edits.apply(document, edit)) {
            case Outcome.Refused(var code, var reason, _) ->
                    throw new AssertionError(what + "\nrefused: " + code + " " + reason);
            case Outcome.Applied(var after, var touched, _) -> {
                var compiled = network.recompile(after.topology(), touched);
                var again = new Tracer(compiled).trace(flow);
                boolean still =
                        again.blockers().stream()
                                .anyMatch(it ->
                                        it.direction() == blocker.direction()
                                                && it.code() == blocker.code()
                                                && it.at().equals(blocker.at())
                                                && it.text().equals(blocker.text()));
                assertEquals(false, still, what);
            }
        }
    }

    @Test
    void everyFixTakesItsBlockerAway() {
        run(12, 30);
        assertTrue(fixed.size() >= 8, fixed::toString);
    }

    @Test
    void everyFixTakesItsBlockerAwayInsideAVpc() {
        run(12, 30, RandomLocal::of);
        assertTrue(
                fixed.containsKey(Code.ELBV2_LISTENERS_MISMATCH) || fixed.size() > 9,
                fixed::toString);
    }

    @Test
    void soDoThoseOnTheWayToSites() {
        run(16, 40, RandomHybrid::of);
        assertTrue(fixed.containsKey(Code.BAD_STATE_VPN), fixed::toString);
        assertTrue(fixed.containsKey(Code.NO_ROUTE_TO_DESTINATION), fixed::toString);
    }

    @Test
    @Tag("long")
    void everyFixOnManyDocumentsInsideVpcs() {
        run(300, 60, RandomLocal::of);
        assertTrue(fixed.containsKey(Code.ELBV2_LISTENER_HAS_NO_TG), fixed::toString);
        assertTrue(fixed.containsKey(Code.INGRESS_RTB_TRAFFIC_REDIRECTION), fixed::toString);
    }

    @Test
    @Tag("long")
    void soDoThoseOnTheWayToSitesOnManyDocuments() {
        run(300, 60, RandomHybrid::of);
        assertTrue(fixed.containsKey(Code.BAD_STATE_VPN), fixed::toString);
    }

    @Test
    @Tag("long")
    void everyFixOnManyDocuments() {
        run(400, 60);
        assertTrue(fixed.size() >= 11, fixed::toString);
    }
}
