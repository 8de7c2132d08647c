package dev.peerscape.testing;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Blocker;
import dev.peerscape.core.trace.Code;
import dev.peerscape.core.trace.Decision;
import dev.peerscape.core.trace.Direction;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Header;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Verdict;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Traces through [LabScene], made by hand.
public final class LabTraces {
    private LabTraces() {}

    private static Header header(String from, String to) {
        return new Header(Ip.of(from), Ip.of(to), Protocol.ICMP, 0, 8, 64);
    }

    private static List<Hop> hops(Header header, String... ids) {
        return Arrays.stream(ids).map(id -> hop(header, id)).toList();
    }

    private static Hop hop(Header header, String text) {
        var id = new ResourceId(text);
        var decision =
                new Decision(
                        Decision.Step.ROUTE,
                        Optional.of(id),
                        Optional.of(header.destination() + " → " + id),
                        Decision.Result.FORWARD,
                        Optional.empty(),
                        List.of(),
                        Message.of("scene.account", id));
        return new Hop(id, id.kind(), header, header, List.of(decision));
    }

    /// From app to db over the peering, and back.
    public static Trace peered() {
        var there =
                hops(
                        header("10.0.1.10", "172.16.1.20"),
                        "i-app",
                        "subnet-private-a",
                        "pcx-lab",
                        "subnet-private-b",
                        "i-db");
        var back =
                hops(
                        header("172.16.1.20", "10.0.1.10"),
                        "i-db",
                        "subnet-private-b",
                        "pcx-lab",
                        "subnet-private-a",
                        "i-app");
        return delivered(there, back);
    }

    /// From app to web by the NAT gateway and the Internet, and back.
    public static Trace overInternet() {
        var there =
                hops(
                        header("10.0.1.10", "52.79.14.8"),
                        "i-app",
                        "subnet-private-a",
                        "nat-a",
                        "subnet-public-a",
                        "igw-a",
                        "internet",
                        "igw-b",
                        "subnet-public-b",
                        "i-web");
        return delivered(there, there.reversed());
    }

    private static Trace delivered(List<Hop> there, List<Hop> back) {
        var from = there.getFirst().id();
        var to = there.getLast().id();
        return new Trace(
                Flow.ping(from, to),
                Verdict.DELIVERED,
                Optional.of(to),
                new Leg(Leg.Outcome.DELIVERED, Optional.empty(), to, there, List.of()),
                Optional.of(
                        new Leg(Leg.Outcome.DELIVERED, Optional.empty(), from, back, List.of())),
                List.of(),
                List.of());
    }

    /// From app to db, stopped by a blackhole in its own subnet.
    public static Trace blackhole() {
        var all = peered().forward().hops();
        var at = new ResourceId("rtb-private-a");
        return new Trace(
                Flow.ping(all.getFirst().id(), all.getLast().id()),
                Verdict.DROPPED,
                Optional.empty(),
                new Leg(
                        Leg.Outcome.DROPPED,
                        Optional.of(Code.BAD_STATE_ROUTE),
                        at,
                        all.subList(0, 2),
                        all.subList(2, 5)),
                Optional.empty(),
                List.of(),
                List.of(
                        new Blocker(
                                Direction.FORWARD,
                                Code.BAD_STATE_ROUTE,
                                at,
                                Message.of("scene.account", "172.16.0.0/16 → pcx-lab"),
                                List.of())));
    }
}
