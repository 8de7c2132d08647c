package dev.peerscape.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;

/// The flat structures against the obvious ones.
final class TablesTest {
    private static final Target TARGET = new Target.Gone(new ResourceId("nat-x"));

    private static RoutingTable table(List<Route> rows, int locals) {
        var blocks = rows.subList(0, locals).stream().map(Route::destination).toList();
        return new RoutingTable(rows, blocks, new int[rows.size()], new int[rows.size()]);
    }

    private static int naive(List<Route> rows, Ip address) {
        int best = -1;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i).destination();
            if (row.contains(address)
                    && (best < 0 || row.length() > rows.get(best).destination().length())) {
                best = i;
            }
        }
        return best;
    }

    private static Ip address(SplittableRandom random, boolean v6) {
        // Close together, so that blocks nest and addresses hit.
        return v6
                ? new Ip.V6(0x2001_0db8_0000_0000L | random.nextInt(64), random.nextLong())
                : new Ip.V4(
                        (random.nextInt(4) == 0 ? random.nextInt() : 0x0a00_0000)
                                | random.nextInt(1 << 12) << random.nextInt(13));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 10, 63, 65, 200, 1_000})
    void theLongestPrefixWins(int size) {
        for (long seed = 0; seed < 30; seed++) {
            var random = new SplittableRandom(seed);
            var rows = new ArrayList<Route>();
            for (int i = 0; i < size; i++) {
                boolean v6 = random.nextInt(4) == 0;
                int length = v6 ? random.nextInt(129) : random.nextInt(33);
                rows.add(Route.to(Cidr.around(address(random, v6), length), TARGET));
            }
            var table = table(rows, 0);
            for (int i = 0; i < 300; i++) {
                var ip = address(random, random.nextInt(4) == 0);
                int row = table.row(ip.isV6(), Blocks.high(ip), Blocks.low(ip));
                assertEquals(naive(rows, ip), row, "seed " + seed + ", " + ip + " in " + rows);
            }
        }
    }

    @Test
    void theEndsOfTheSpaceAreRouted() {
        var rows =
                List.of(
                        Route.to(Cidr.of("255.255.255.255/32"), TARGET),
                        Route.to(Cidr.of("0.0.0.0/32"), TARGET),
                        Route.to(Cidr.ANY_V4, TARGET));
        var table = table(rows, 0);
        assertEquals(0, table.row(false, 0, 0xffff_ffffL));
        assertEquals(1, table.row(false, 0, 0));
        assertEquals(2, table.row(false, 0, 1));
    }

    @Test
    void localBeatsAPropagatedRowInsideIt() {
        var rows =
                List.of(
                        new Route(
                                Cidr.of("10.0.0.0/16"),
                                new Target.Local(),
                                Route.Origin.CREATE_ROUTE_TABLE),
                        new Route(
                                Cidr.of("10.0.1.0/24"),
                                TARGET,
                                Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION),
                        new Route(
                                Cidr.of("192.168.0.0/16"),
                                TARGET,
                                Route.Origin.ENABLE_VGW_ROUTE_PROPAGATION),
                        Route.to(Cidr.of("192.168.0.0/16"), TARGET));
        var table = table(rows, 1);
        assertEquals(0, table.row(false, 0, Blocks.low(Ip.of("10.0.1.1"))));
        assertEquals(3, table.row(false, 0, Blocks.low(Ip.of("192.168.1.1"))));
    }

    @Test
    void aSpreadIsLikeAMapAndItsPastStays() {
        var random = new SplittableRandom(7);
        var model = new HashMap<Integer, String>();
        var spread = Spread.<String>empty();
        assertNull(spread.get(5_000));
        for (int round = 0; round < 50; round++) {
            var before = new HashMap<>(model);
            var old = spread;
            var draft = spread.draft();
            for (int i = 0; i < 40; i++) {
                int place = random.nextInt(1 << random.nextInt(1, 15));
                var value = random.nextInt(5) == 0 ? null : "v" + random.nextInt();
                draft.set(place, value);
                model.put(place, value);
                assertEquals(value, draft.get(place));
            }
            spread = draft.done();
            for (int place = 0; place < 1 << 14; place += 7) {
                assertEquals(model.get(place), spread.get(place));
                assertEquals(before.get(place), old.get(place));
            }
        }
    }

    @Test
    void thousandsOfPublicAddressesAreFound() {
        var lines = new StringBuilder();
        for (int vpc = 0; vpc < 20; vpc++) {
            lines.append("vpc %d 10.0.0.0/16%nigw %d %d%n".formatted(vpc, vpc, vpc));
            lines.append("subnet %d %d 10.0.0.0/16%n".formatted(vpc, vpc));
            for (int i = vpc * 60; i < vpc * 60 + 60; i++) {
                var own = new Ip.V4(0x0a00_0100 + i);
                lines.append("instance x%d %d %s public %s%n".formatted(i, vpc, own, publicIp(i)));
            }
        }
        var network = Network.compile(Lab.document(lines.toString()).topology());
        for (int i = 0; i < 1_200; i++) {
            assertEquals("i-x" + i, network.publicHolder(publicIp(i)).orElseThrow().id().value());
        }
        assertEquals(true, network.publicHolder(Ip.of("52.80.0.0")).isEmpty());
    }

    private static Ip publicIp(int i) {
        return new Ip.V4(0x344f_0000 + i * 5);
    }
}
