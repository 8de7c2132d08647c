package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The documented peering configurations (A2 of the notes).
final class CasesTest {
    /// A VPC with one subnet and an instance of its name at host .10 of each block.
    static String vpc(String name, String... blocks) {
        var lines = new StringBuilder("vpc " + name + " " + String.join(" ", blocks) + "\n");
        for (int i = 0; i < blocks.length; i++) {
            var block = Cidr.of(blocks[i]);
            if (block.isV6()) {
                continue;
            }
            var v6 = blocks.length > i + 1 ? Cidr.of(blocks[i + 1]) : block;
            var six = v6.isV6() ? Cidr.around(v6.base(), 64) : null;
            var host = name + (i == 0 ? "" : String.valueOf(i + 1));
            lines.append("subnet " + host + " " + name + " " + Cidr.around(block.base(), 24))
                    .append(six == null ? "\n" : "," + six + "\n")
                    .append("instance " + host + " " + host + " " + block.base().plus(10))
                    .append(six == null ? "\n" : "," + six.base().plus(0x10) + "\n");
        }
        return lines.toString();
    }

    static void reaches(Document document, String from, String to, Verdict expected) {
        var trace = Lab.trace(document, Lab.ping(from, to));
        assertEquals(expected, trace.verdict(), () -> from + " to " + to + "\n" + trace.blockers());
    }

    static final Document CASE_1 =
            Lab.document(
                    vpc("a", "172.16.0.0/16"),
                    vpc("b", "10.0.0.0/16"),
                    """
                    pcx 11112222 a b
                    route a 10.0.0.0/16 pcx-11112222
                    route b 172.16.0.0/16 pcx-11112222
                    """);

    static final Document CASE_1B =
            Lab.document(
                    vpc("a", "10.2.0.0/16", "10.4.0.0/16"),
                    vpc("b", "10.0.0.0/16", "10.3.0.0/16"),
                    """
                    pcx aaaabbbb a b
                    route a 10.0.0.0/16 pcx-aaaabbbb
                    route a 10.3.0.0/16 pcx-aaaabbbb
                    route b 10.2.0.0/16 pcx-aaaabbbb
                    route b 10.4.0.0/16 pcx-aaaabbbb
                    """);

    static final Document CASE_1C =
            Lab.document(
                    vpc("a", "172.16.0.0/16", "2001:db8:1234:aa00::/56"),
                    vpc("b", "10.0.0.0/16", "2001:db8:5678:bb00::/56"),
                    """
                    pcx aaaabbbb a b
                    route a 10.0.0.0/16 pcx-aaaabbbb
                    route a 2001:db8:5678:bb00::/56 pcx-aaaabbbb
                    route b 172.16.0.0/16 pcx-aaaabbbb
                    route b 2001:db8:1234:aa00::/56 pcx-aaaabbbb
                    """);

    static final Document CASE_2 =
            Lab.document(
                    vpc("a", "172.16.0.0/16"),
                    vpc("b", "10.0.0.0/16"),
                    vpc("c", "192.168.0.0/16"),
                    """
                    pcx 12121212 a b
                    pcx 23232323 a c
                    route a 10.0.0.0/16 pcx-12121212
                    route a 192.168.0.0/16 pcx-23232323
                    route b 172.16.0.0/16 pcx-12121212
                    route b 192.168.0.0/16 pcx-12121212
                    route c 172.16.0.0/16 pcx-23232323
                    """);

    private static final Document CASE_3 =
            Lab.document(
                    vpc("a", "172.16.0.0/16"),
                    vpc("b", "10.0.0.0/16"),
                    vpc("c", "192.168.0.0/16"),
                    """
                    pcx aaaabbbb a b
                    pcx aaaacccc a c
                    pcx bbbbcccc b c
                    route a 10.0.0.0/16 pcx-aaaabbbb
                    route a 192.168.0.0/16 pcx-aaaacccc
                    route b 172.16.0.0/16 pcx-aaaabbbb
                    route b 192.168.0.0/16 pcx-bbbbcccc
                    route c 172.16.0.0/16 pcx-aaaacccc
                    route c 10.0.0.0/16 pcx-bbbbcccc
                    """);

    private static final Document CASE_5 =
            Lab.document(
                    """
                    vpc a 172.16.0.0/16
                    table x a
                    table y a
                    subnet a1 a 172.16.0.0/24 table x
                    subnet a2 a 172.16.1.0/24 table y
                    instance a1 a1 172.16.0.10
                    instance a2 a2 172.16.1.10
                    """,
                    vpc("b", "10.0.0.0/16"),
                    """
                    vpc c 10.0.0.0/16
                    subnet c c 10.0.0.0/24
                    instance c c 10.0.0.20
                    pcx aaaabbbb a b
                    pcx aaaacccc a c
                    route x 10.0.0.0/16 pcx-aaaabbbb
                    route y 10.0.0.0/16 pcx-aaaacccc
                    route b 172.16.0.0/24 pcx-aaaabbbb
                    route c 172.16.1.0/24 pcx-aaaacccc
                    """);

    private static final Document CASE_6 =
            Lab.document(
                    vpc("a", "10.2.0.0/16", "10.4.0.0/16"),
                    vpc("b", "10.0.0.0/16"),
                    vpc("c", "10.1.0.0/16"),
                    """
                    pcx aaaabbbb a b
                    pcx aaaacccc a c
                    route a 10.0.0.0/16 pcx-aaaabbbb
                    route a 10.1.0.0/16 pcx-aaaacccc
                    route b 10.2.0.0/16 pcx-aaaabbbb
                    route c 10.4.0.0/16 pcx-aaaacccc
                    """);

    /// Case 7 with A's routes left out: B and C have the same block, and hosts 10.0.1.66 both.
    private static Document case7(String... routesOfA) {
        return Lab.document(
                """
                vpc a 172.16.0.0/16
                subnet a a 172.16.0.0/24
                instance a a 172.16.0.10
                vpc b 10.0.0.0/16
                subnet b1 b 10.0.0.0/24
                subnet b2 b 10.0.1.0/24
                instance b1 b1 10.0.0.10
                instance b2 b2 10.0.1.66
                vpc c 10.0.0.0/16
                subnet c1 c 10.0.0.0/24
                subnet c2 c 10.0.1.0/24
                instance c1 c1 10.0.0.10
                instance c2 c2 10.0.1.66
                pcx aaaabbbb a b
                pcx aaaacccc a c
                route b 172.16.0.0/24 pcx-aaaabbbb
                route c 172.16.0.0/24 pcx-aaaacccc
                """,
                String.join("\n", routesOfA));
    }

    @ParameterizedTest(name = "{0}: {2} to {3} is {4}")
    @MethodSource("reach")
    void reachesAsDocumented(
            String name, Document document, String from, String to, Verdict expected) {
        reaches(document, from, to, expected);
    }

    static Stream<Object[]> reach() {
        var rows = new ArrayList<Object[]>();
        both(rows, "1", CASE_1, "a", "b");
        for (var a : List.of("a", "a2")) {
            both(rows, "1b", CASE_1B, a, "b");
            both(rows, "1b", CASE_1B, a, "b2");
        }
        both(rows, "1c", CASE_1C, "a", "b");
        both(rows, "2", CASE_2, "a", "b");
        both(rows, "2", CASE_2, "a", "c");
        rows.add(new Object[] {"2", CASE_2, "b", "c", Verdict.DROPPED});
        both(rows, "3", CASE_3, "a", "b");
        both(rows, "3", CASE_3, "a", "c");
        both(rows, "3", CASE_3, "b", "c");
        both(rows, "5", CASE_5, "a1", "b");
        both(rows, "5", CASE_5, "a2", "c");
        rows.add(new Object[] {"5", CASE_5, "b", "a2", Verdict.DROPPED});
        rows.add(new Object[] {"5", CASE_5, "b", "c", Verdict.DROPPED});
        both(rows, "6", CASE_6, "a", "b");
        both(rows, "6", CASE_6, "a2", "c");
        rows.add(new Object[] {"6", CASE_6, "a2", "b", Verdict.REPLY_LOST});
        var seven = case7("route a 10.0.0.0/24 pcx-aaaabbbb", "route a 10.0.1.0/24 pcx-aaaacccc");
        both(rows, "7", seven, "a", "b1");
        both(rows, "7", seven, "a", "c2");
        return rows.stream();
    }

    private static void both(List<Object[]> rows, String name, Document it, String a, String b) {
        rows.add(new Object[] {name, it, a, b, Verdict.DELIVERED});
        rows.add(new Object[] {name, it, b, a, Verdict.DELIVERED});
    }

    @Test
    void case1WithoutEitherRouteArrivesOneWayOnly() {
        var table = new ResourceId("rtb-b");
        var route =
                Route.to(
                        Cidr.of("172.16.0.0/16"),
                        new Target.ToPeering(new ResourceId("pcx-11112222")));
        var trace =
                Lab.trace(
                        Lab.after(CASE_1, new Edit.RemoveRoute(table, route)), Lab.ping("a", "b"));
        assertEquals(Verdict.REPLY_LOST, trace.verdict());
        var back = trace.back().orElseThrow();
        assertEquals(Optional.of(Code.NO_ROUTE_TO_DESTINATION), back.code());
        assertEquals(table, back.at());
        assertEquals(
                new Edit.AddRoute(table, route),
                trace.blockers().getFirst().fixes().getFirst().edit());
    }

    @Test
    void case1cCarriesIPv6AsWell() {
        var there = Lab.trace(CASE_1C, Lab.ping("a", "2001:db8:5678:bb00::10"));
        assertEquals(Verdict.DELIVERED, there.verdict(), () -> there.blockers().toString());
        assertEquals(Optional.of(new ResourceId("i-b")), there.reached());
        assertTrue(there.forward().hops().getFirst().in().source().isV6());
    }

    @Test
    void case4MeshesSevenVpcs() {
        var blocks =
                Map.of(
                        "a", "172.16.0.0/16",
                        "b", "10.0.0.0/16",
                        "c", "192.168.0.0/16",
                        "d", "10.2.0.0/16",
                        "e", "10.3.0.0/16",
                        "f", "172.17.0.0/16",
                        "g", "10.4.0.0/16");
        var lines = new ArrayList<String>();
        var links = new HashMap<String, String>();
        blocks.forEach((name, block) -> lines.add(vpc(name, block)));
        for (var one : blocks.keySet()) {
            for (var other : blocks.keySet()) {
                if (one.compareTo(other) < 0) {
                    var link = one.repeat(4) + other.repeat(4);
                    links.put(one + other, link);
                    lines.add("pcx " + link + " " + one + " " + other);
                }
            }
        }
        assertEquals(21, links.size());
        links.forEach((pair, link) -> {
            var a = pair.substring(0, 1);
            var b = pair.substring(1);
            lines.add("route " + a + " " + blocks.get(b) + " pcx-" + link);
            lines.add("route " + b + " " + blocks.get(a) + " pcx-" + link);
        });
        var document = Lab.document(lines.toArray(String[]::new));
        for (var from : blocks.keySet()) {
            for (var to : blocks.keySet()) {
                if (!from.equals(to)) {
                    reaches(document, from, to, Verdict.DELIVERED);
                }
            }
        }
    }

    @Test
    void case7xMisdeliversTheReply() {
        var trace = Lab.trace(case7("route a 10.0.0.0/16 pcx-aaaacccc"), Lab.ping("b2", "a"));
        assertEquals(Verdict.REPLY_MISDELIVERED, trace.verdict());
        assertEquals(Optional.of(new ResourceId("i-a")), trace.reached());
        assertEquals(Leg.Outcome.DELIVERED, trace.forward().outcome());
        assertEquals(new ResourceId("i-c2"), trace.back().orElseThrow().at());
        var blocker = trace.blockers().getFirst();
        assertEquals(Direction.RETURN, blocker.direction());
        assertEquals(Code.MORE_SPECIFIC_ROUTE, blocker.code());
        assertEquals(new ResourceId("rtb-a"), blocker.at());
        var fixed =
                Lab.after(
                        case7("route a 10.0.0.0/16 pcx-aaaacccc"),
                        blocker.fixes().getFirst().edit());
        reaches(fixed, "b2", "a", Verdict.DELIVERED);
    }

    @Test
    void case7xLosesTheReplyWhereNobodyHasTheAddress() {
        var document = case7("route a 10.0.0.0/16 pcx-aaaacccc");
        var alone = Lab.after(document, new Edit.Remove(java.util.Set.of(new ResourceId("i-c2"))));
        var trace = Lab.trace(alone, Lab.ping("b2", "a"));
        assertEquals(Verdict.REPLY_LOST, trace.verdict());
        assertEquals(Optional.of(Code.NO_POSSIBLE_DESTINATION), trace.back().orElseThrow().code());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "route a 10.0.1.0/24 pcx-aaaabbbb;route a 10.0.0.0/16 pcx-aaaacccc",
                "route a 10.0.1.0/24 pcx-aaaabbbb;route a 10.0.0.0/24 pcx-aaaacccc",
                "route a 10.0.1.66/32 pcx-aaaabbbb;route a 10.0.0.0/16 pcx-aaaacccc"
            })
    void case7xIsRepaired(String routes) {
        reaches(case7(routes.split(";")), "b2", "a", Verdict.DELIVERED);
    }

    @Test
    void aRequestThatAnotherVpcTakesIsMisdelivered() {
        // A means B's host and routes to C, where another host has the address.
        var trace = Lab.trace(case7("route a 10.0.0.0/16 pcx-aaaacccc"), Lab.ping("a", "b2"));
        assertEquals(Verdict.MISDELIVERED, trace.verdict());
        assertEquals(Optional.of(new ResourceId("i-c2")), trace.reached());
        var fixed =
                Lab.after(
                        case7("route a 10.0.0.0/16 pcx-aaaacccc"),
                        trace.blockers().getFirst().fixes().getFirst().edit());
        reaches(fixed, "a", "b2", Verdict.DELIVERED);
    }
}
