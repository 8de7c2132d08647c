package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.testing.Opened;
import dev.peerscape.testing.RandomDocuments;
import dev.peerscape.testing.RandomFlows;
import dev.peerscape.testing.RandomHubs;
import dev.peerscape.testing.RandomHybrid;
import dev.peerscape.testing.RandomLocal;
import dev.peerscape.testing.ReferenceMap;
import dev.peerscape.testing.ReferenceWalker;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// The engine against a walker that is slow and obvious: its traces with their hops and codes, and
/// its verdicts without evidence.
final class ReferenceTest {
    private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Integer> bare = new EnumMap<>(Verdict.class);
    private final Map<Code, Integer> codes = new EnumMap<>(Code.class);
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);

    /// Flows that both walked. Of those whose target has no address there is no packet to walk.
    private int compared;

    /// Legs there and back that come to an egress-only Internet gateway.
    private int onlyOut;

    private int onlyOutAnswered;

    private static boolean passes(Leg leg) {
        return leg.hops().stream().anyMatch(it -> it.kind() == Kind.EGRESS_ONLY_GATEWAY);
    }

    private void compare(Topology topology, long seed, int flows) {
        var network = Network.compile(topology);
        var tracer = new Tracer(network);
        var judge = new Verdicts(network);
        var map = new ReferenceMap(topology);
        var random = new RandomFlows(topology, new SplittableRandom(seed));
        for (int i = 0; i < flows; i++) {
            var flow = random.next();
            int number = i;
            Supplier<String> what = () -> "seed " + seed + " flow " + number + ": " + flow;
            var trace = tracer.trace(flow);
            verdicts.merge(trace.verdict(), 1, Integer::sum);
            onlyOut += passes(trace.forward()) ? 1 : 0;
            onlyOutAnswered += trace.back().filter(ReferenceTest::passes).isPresent() ? 1 : 0;
            trace.forward().hops().forEach(hop -> kinds.merge(hop.kind(), 1, Integer::sum));
            trace.forward().code().ifPresent(code -> codes.merge(code, 1, Integer::sum));
            assertEquals(trace.verdict(), judge.judge(flow), what);
            if (!trace.forward().hops().isEmpty()) {
                compared++;
                compare(map, flow, trace, what);
            }
        }
    }

    private static void compare(ReferenceMap map, Flow flow, Trace trace, Supplier<String> what) {
        var first = trace.forward().hops().getFirst().in();
        boolean resource =
                flow.to() instanceof Flow.Destination.To(var meant) && !map.isSite(meant);
        var reference =
                new ReferenceWalker(
                                map,
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
        if (there.reached().isEmpty()) {
            assertEquals(Verdict.DROPPED, trace.verdict(), what);
            return;
        }
        var back = reference.reply(there);
        var leg = trace.back().orElseThrow(() -> new AssertionError(what.get()));
        assertEquals(back.code(), leg.code(), () -> what.get() + " back");
        assertEquals(back.hops(), ids(leg), () -> what.get() + " back");
        boolean right =
                !(flow.to() instanceof Flow.Destination.To(var wanted))
                        || wanted.equals(ResourceId.INTERNET)
                        || wanted.value().startsWith("igw-")
                        || reference.isAt(wanted, there.reached().get())
                        || reference.balancers().contains(wanted);
        boolean answered = back.reached().filter(it -> reference.isAt(flow.from(), it)).isPresent();
        assertEquals(verdict(there, back, right, answered), trace.verdict(), what);
    }

    private static Verdict verdict(
            ReferenceWalker.Way there, ReferenceWalker.Way back, boolean right, boolean answered) {
        if (there.reached().isEmpty()) {
            return Verdict.DROPPED;
        }
        if (!right) {
            return Verdict.MISDELIVERED;
        }
        if (back.reached().isEmpty()) {
            return Verdict.REPLY_LOST;
        }
        return answered ? Verdict.DELIVERED : Verdict.REPLY_MISDELIVERED;
    }

    private static List<String> ids(Leg leg) {
        return leg.hops().stream().map(hop -> hop.id().value()).toList();
    }

    /// Flows from endpoint to endpoint as batches of them are judged.
    private void compareBare(Topology topology, long seed, int flows) {
        var network = Network.compile(topology);
        var judge = new Verdicts(network);
        var map = new ReferenceMap(topology);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < flows; i++) {
            var from = network.tables(random.nextInt(network.vpcSlots()));
            var to = network.tables(random.nextInt(network.vpcSlots()));
            if (from.endpointCount() == 0 || to.endpointCount() == 0) {
                continue;
            }
            int sender = random.nextInt(from.endpointCount());
            int wanted = random.nextInt(to.endpointCount());
            if (lacks4(from, sender) || lacks4(to, wanted) || !from.isFirst(sender)) {
                continue;
            }
            var protocol = random.nextInt(3) == 0 ? Protocol.ICMP : Protocol.TCP;
            int port = protocol.isIcmp() ? 8 : random.nextBoolean() ? 443 : 22;
            int sourcePort = protocol.isIcmp() ? 0 : 50_000;
            var reference =
                    new ReferenceWalker(
                            map,
                            new Ip.V4(from.primaryBits(sender)),
                            new Ip.V4(to.primaryBits(wanted)),
                            protocol,
                            sourcePort,
                            port);
            var there = reference.forward(from.interfaceId(sender));
            var back = there.reached().isEmpty() ? there : reference.reply(there);
            boolean right =
                    there.reached().filter(to.hostId(wanted)::equals).isPresent()
                            || there.reached().isPresent()
                                    && reference.balancers().contains(to.hostId(wanted));
            var verdict =
                    judge.judge(
                            Verdicts.handle(from.slot(), sender),
                            Verdicts.handle(to.slot(), wanted),
                            protocol.number(),
                            port,
                            sourcePort);
            bare.merge(verdict, 1, Integer::sum);
            int number = i;
            assertEquals(
                    verdict(
                            there,
                            back,
                            right,
                            back.reached().filter(from.hostId(sender)::equals).isPresent()),
                    verdict,
                    () -> "seed " + seed + " pair " + number);
        }
    }

    private static boolean lacks4(VpcTables tables, int endpoint) {
        return tables.addresses(endpoint).stream().allMatch(Ip::isV6);
    }

    private void run(int documents, int flows) {
        for (long seed = 0; seed < documents; seed++) {
            var random = RandomDocuments.of(seed).topology();
            var topology = seed % 4 == 0 ? random : Opened.of(random, seed);
            compare(topology, seed, flows);
            compareBare(topology, seed, flows);
        }
    }

    @Test
    void agreesOnRandomDocuments() {
        run(24, 80);
        assertTrue(verdicts.getOrDefault(Verdict.DELIVERED, 0) > 50, verdicts::toString);
        assertTrue(verdicts.getOrDefault(Verdict.REPLY_LOST, 0) > 10, verdicts::toString);
        assertTrue(bare.getOrDefault(Verdict.DELIVERED, 0) > 50, bare::toString);
        assertTrue(codes.size() >= 14, codes::toString);
        assertTrue(onlyOut > 20 && onlyOutAnswered > 5, onlyOut + ", back " + onlyOutAnswered);
    }

    private void runHybrid(int documents, int flows) {
        for (long seed = 0; seed < documents; seed++) {
            var random = Opened.of(RandomDocuments.of(seed).topology(), seed);
            if (!random.vpcs().isEmpty()) {
                var local = seed % 3 == 0 ? RandomLocal.of(random, seed) : random;
                var topology = RandomHybrid.of(local, seed);
                compare(topology, seed, flows);
                compareBare(topology, seed, flows / 4);
            }
        }
    }

    @Test
    void agreesOnSites() {
        runHybrid(30, 80);
        for (var code : List.of(Code.BAD_STATE_VPN, Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS)) {
            assertTrue(codes.containsKey(code), () -> code + " in " + codes);
        }
        for (var kind :
                List.of(
                        Kind.VPN_GATEWAY,
                        Kind.VPN_CONNECTION,
                        Kind.VIRTUAL_INTERFACE,
                        Kind.DX_GATEWAY)) {
            assertTrue(kinds.getOrDefault(kind, 0) > 10, () -> kind + " in " + kinds);
        }
    }

    @Test
    @Tag("long")
    void agreesOnAMillionFlowsOfSites() {
        runHybrid(2_500, 400);
        assertEquals(Verdict.values().length, verdicts.size(), verdicts::toString);
        assertTrue(codes.keySet().containsAll(HYBRID), codes::toString);
    }

    /// What only roads to sites give.
    private static final Set<Code> HYBRID =
            EnumSet.of(
                    Code.BAD_STATE_VPN,
                    Code.TGW_BAD_STATE_VPN,
                    Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC,
                    Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
                    Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS);

    private void runLocal(int documents, int flows) {
        for (long seed = 0; seed < documents; seed++) {
            var random = Opened.of(RandomDocuments.of(seed).topology(), seed);
            if (!random.vpcs().isEmpty()) {
                var topology = RandomLocal.of(random, seed);
                compare(topology, seed, flows);
                compareBare(topology, seed, flows);
            }
        }
    }

    @Test
    void agreesOnWhatIsInsideAVpc() {
        runLocal(24, 80);
        for (var code :
                List.of(
                        Code.ELBV2_LISTENERS_MISMATCH,
                        Code.VPCE_INTRA_VPC_TRAFFIC,
                        Code.TARGET_ADDRESS_RESTRICTION)) {
            assertTrue(codes.containsKey(code), () -> code + " in " + codes);
        }
        for (var kind : List.of(Kind.LOAD_BALANCER, Kind.VPC_ENDPOINT, Kind.NETWORK_INTERFACE)) {
            assertTrue(kinds.getOrDefault(kind, 0) > 10, () -> kind + " in " + kinds);
        }
    }

    @Test
    @Tag("long")
    void agreesOnAMillionFlowsInsideVpcs() {
        runLocal(Integer.getInteger("local.docs", 2_000), 250);
        assertEquals(Verdict.values().length, verdicts.size(), verdicts::toString);
        assertTrue(codes.keySet().containsAll(LOCAL), codes::toString);
    }

    /// What only endpoints, load balancers and gateway route tables give.
    private static final Set<Code> LOCAL =
            EnumSet.of(
                    Code.ELBV2_LISTENERS_MISMATCH,
                    Code.ELBV2_LISTENER_HAS_NO_TG,
                    Code.ELBV2_LISTENER_PORT_RESTRICTION,
                    Code.ELBV2_LISTENER_REQUIRES_TG_ACCEPT,
                    Code.ELBV2_NO_TARGETS_IN_AZ,
                    Code.ELBV2_SOURCE_ADDRESS_PRESERVATION,
                    Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC,
                    Code.INGRESS_RTB_NO_PUBLIC_IP,
                    Code.INGRESS_RTB_TRAFFIC_REDIRECTION,
                    Code.TARGET_ADDRESS_RESTRICTION,
                    Code.TARGET_PORT_RESTRICTION,
                    Code.VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION,
                    Code.VPCE_GATEWAY_PROTOCOL_RESTRICTION,
                    Code.VPCE_INTRA_VPC_TRAFFIC);

    @Test
    @Tag("long")
    void agreesOnAMillionFlows() {
        run(2_000, 500);
        assertEquals(Verdict.values().length, verdicts.size(), verdicts::toString);
    }

    /// A document with everything in it that there can be, made by edits, opened up, and with more
    /// of what packets meet inside VPCs and around them.
    private static Optional<Topology> everything(long seed) {
        return Optional.of(Opened.of(RandomDocuments.everything(seed).topology(), seed))
                .filter(it -> !it.vpcs().isEmpty())
                .map(it -> RandomHubs.of(RandomLocal.of(it, seed), seed))
                .map(it -> RandomHybrid.of(it, seed));
    }

    private void runEverything(int documents, int flows) {
        for (long seed = 0; seed < documents; seed++) {
            var topology = everything(seed);
            if (topology.isPresent()) {
                compare(topology.get(), seed, flows);
                compareBare(topology.get(), seed, flows / 4);
            }
        }
    }

    @Test
    void agreesOnEverythingTogether() {
        runEverything(24, 60);
        assertTrue(compared > 1_000, () -> compared + " flows");
        assertTrue(codes.size() >= 25, codes::toString);
        for (var kind : ROADS) {
            assertTrue(kinds.getOrDefault(kind, 0) > 5, () -> kind + " in " + kinds);
        }
    }

    /// What a packet can meet in a document with everything in it.
    private static final Set<Kind> ROADS =
            EnumSet.of(
                    Kind.INTERNET,
                    Kind.SUBNET,
                    Kind.INSTANCE,
                    Kind.NETWORK_INTERFACE,
                    Kind.INTERNET_GATEWAY,
                    Kind.EGRESS_ONLY_GATEWAY,
                    Kind.NAT_GATEWAY,
                    Kind.PEERING,
                    Kind.TRANSIT_GATEWAY,
                    Kind.VPC_ENDPOINT,
                    Kind.LOAD_BALANCER,
                    Kind.VPN_GATEWAY,
                    Kind.VPN_CONNECTION,
                    Kind.VIRTUAL_INTERFACE,
                    Kind.DX_GATEWAY,
                    Kind.SITE);

    @Test
    @Tag("long")
    void agreesOnAMillionFlowsOfEverythingTogether() {
        runEverything(4_700, 250);
        assertTrue(compared > 1_000_000, () -> compared + " flows");
        assertEquals(Verdict.values().length, verdicts.size(), verdicts::toString);
        assertTrue(codes.keySet().containsAll(LOCAL), codes::toString);
        assertTrue(codes.keySet().containsAll(HYBRID), codes::toString);
        assertTrue(kinds.keySet().containsAll(ROADS), kinds::toString);
    }
}
