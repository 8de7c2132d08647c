package dev.peerscape.bench;

import dev.peerscape.core.generate.Generator;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.trace.Verdicts;

import java.util.SplittableRandom;

/// The acceptance size: a generated design of 10,000 VPCs, and flows between the instances of VPCs
/// that are peered and know no other way to each other.
final class XlFlows {
    static final int VPCS = 10_000;

    final Document document = Generator.generate(VPCS, 42);
    final Network network = Network.compile(document.topology());

    /// {@return pairs of handles, sender and receiver in turn}
    long[] pairs(int count, long seed) {
        var random = new SplittableRandom(seed);
        var pairs = new long[count * 2];
        int n = 0;
        while (n < pairs.length) {
            var from = network.tables(random.nextInt(network.vpcSlots()));
            if (from.links().length == 0 || isAttached(from)) {
                continue;
            }
            var link = network.link(from.links()[random.nextInt(from.links().length)]);
            int far = link.across(from.slot());
            if (far == PeeringLink.ABSENT || isAttached(network.tables(far))) {
                continue;
            }
            int sender = endpoint(from.slot(), random);
            int receiver = endpoint(far, random);
            if (sender >= 0 && receiver >= 0) {
                pairs[n++] = Verdicts.handle(from.slot(), sender);
                pairs[n++] = Verdicts.handle(far, receiver);
            }
        }
        return pairs;
    }

    private static boolean isAttached(VpcTables vpc) {
        return vpc.vpc().routeTables().values().stream()
                .flatMap(table -> table.routes().stream())
                .anyMatch(row -> row.target() instanceof Target.ToTransitGateway);
    }

    private int endpoint(int slot, SplittableRandom random) {
        var tables = network.tables(slot);
        int n = tables.endpointCount();
        int endpoint = n == 0 ? -1 : random.nextInt(n);
        boolean host =
                endpoint >= 0 && tables.vpc().instances().containsKey(tables.hostId(endpoint));
        return host ? endpoint : -1;
    }
}
