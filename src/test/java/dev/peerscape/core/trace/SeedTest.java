package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The three traceroutes of the article that the lab is after.
final class SeedTest {
    private static final Document LAB =
            Lab.document(
                    """
                    vpc a 10.0.0.0/16
                    igw a a
                    table public-a a
                    table private-a a
                    subnet public-a a 10.0.3.0/24 table public-a
                    subnet private-a a 10.0.1.0/24 table private-a
                    nat a public-a 10.0.3.96 52.79.10.96
                    instance app private-a 10.0.1.10
                    vpc b 172.16.0.0/16
                    igw b b
                    table public-b b
                    table private-b b
                    subnet public-b b 172.16.0.0/24 table public-b
                    subnet private-b b 172.16.1.0/24 table private-b
                    instance web public-b 172.16.0.10 public 52.79.20.10
                    instance db private-b 172.16.1.20
                    pcx lab a b
                    route public-a 0.0.0.0/0 igw-a
                    route private-a 0.0.0.0/0 nat-a
                    route private-a 172.16.0.0/16 pcx-lab
                    route public-b 0.0.0.0/0 igw-b
                    route private-b 10.0.0.0/16 pcx-lab
                    """);

    private static Document unpeered(boolean withRoutes) {
        return Lab.after(
                LAB, new Edit.DeletePeering(Actor.ANYONE, new ResourceId("pcx-lab"), withRoutes));
    }

    private static List<Optional<Ip>> addresses(Trace trace) {
        return trace.traceroute().stream().map(Probe::address).toList();
    }

    @Test
    void privateToPublicGoesByNatAndInternetInThreeSteps() {
        var trace = Lab.trace(LAB, Lab.ping("app", "web"));
        assertEquals(Verdict.DELIVERED, trace.verdict(), trace.blockers()::toString);
        var steps = addresses(trace);
        assertEquals(3, steps.size(), steps::toString);
        assertEquals(Optional.of(Ip.of("10.0.3.96")), steps.get(0));
        assertTrue(steps.get(1).orElseThrow().isPublic());
        assertEquals(Optional.of(Ip.of("52.79.20.10")), steps.get(2));
        assertEquals(
                List.of(
                        "instance",
                        "subnet",
                        "nat-gateway",
                        "subnet",
                        "internet-gateway",
                        "internet",
                        "internet-gateway",
                        "subnet",
                        "instance"),
                trace.forward().hops().stream().map(hop -> hop.kind().slug()).toList());
    }

    @Test
    void privateToPrivateOverThePeeringIsOneStep() {
        var trace = Lab.trace(LAB, Lab.ping("app", "db"));
        assertEquals(Verdict.DELIVERED, trace.verdict());
        assertEquals(List.of(Optional.of(Ip.of("172.16.1.20"))), addresses(trace));
        assertEquals(
                List.of("instance", "subnet", "peering", "subnet", "instance"),
                trace.forward().hops().stream().map(hop -> hop.kind().slug()).toList());
    }

    @Test
    void withoutThePeeringAndItsRoutesItLeavesForTheInternetAndNeverArrives() {
        var trace = Lab.trace(unpeered(true), Lab.ping("app", "db"));
        assertEquals(Verdict.DROPPED, trace.verdict());
        assertEquals(
                Optional.of(Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS),
                trace.forward().code());
        var steps = addresses(trace);
        assertEquals(30, steps.size());
        assertEquals(Optional.of(Ip.of("10.0.3.96")), steps.get(0));
        long edges = steps.stream().skip(1).takeWhile(Optional::isPresent).count();
        assertTrue(edges >= 3 && edges <= 6, steps::toString);
        assertTrue(steps.stream().skip(1 + edges).allMatch(Optional::isEmpty));
        var text = Traceroute.text(trace, Texts.in(Locale.ENGLISH));
        assertTrue(
                text.startsWith("traceroute to 172.16.1.20, 30 hops max\n 1  10.0.3.96  "), text);
        assertTrue(text.contains("* * *") && text.contains("simulated"), text);
    }

    @Test
    void withTheRoutesLeftBehindTheRouteTableDropsIt() {
        var trace = Lab.trace(unpeered(false), Lab.ping("app", "db"));
        assertEquals(Optional.of(Code.BAD_STATE_ROUTE), trace.forward().code());
        assertEquals(new ResourceId("rtb-private-a"), trace.forward().at());
        assertTrue(addresses(trace).stream().allMatch(Optional::isEmpty));
        var drop = trace.forward().hops().getLast().decisions().getLast();
        assertEquals(Optional.of("172.16.0.0/16 -> pcx-lab"), drop.rule());
        assertEquals("0.0.0.0/0 -> nat-a", drop.beaten().getFirst().rule());
    }
}
