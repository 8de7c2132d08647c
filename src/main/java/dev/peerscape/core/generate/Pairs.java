package dev.peerscape.core.generate;

import dev.peerscape.core.topology.PeeringStatus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Decides who peers with whom: hubs with spokes, full meshes, loose neighbourhoods, and a backbone
/// between the clusters. A few of the peerings have something wrong with them.
final class Pairs {
    /// AWS lets a VPC have 125 active peerings; this leaves room for people to add some.
    private static final int MOST = 110;

    private final SplittableRandom random;
    private final List<Pair> pairs = new ArrayList<>();
    private final Set<Long> joined = new HashSet<>();
    private final int[] degree;

    private Pairs(SplittableRandom random, int vpcs) {
        this.random = random;
        this.degree = new int[vpcs];
    }

    static List<Pair> of(List<Cluster> clusters, int vpcs, SplittableRandom random) {
        var pairs = new Pairs(random, vpcs);
        for (var cluster : clusters) {
            pairs.within(cluster);
        }
        for (int i = 0; i < clusters.size(); i++) {
            // Blocks of addresses come round again after some thousand VPCs, so nobody peers far
            // away.
            for (int step = 1; step <= 3 && i + step < clusters.size(); step++) {
                pairs.join(clusters.get(i).first(), clusters.get(i + step).first());
            }
        }
        return pairs.pairs;
    }

    private void within(Cluster cluster) {
        switch (cluster.style()) {
            case HUB -> hub(cluster.plots());
            case MESHES -> meshes(cluster.plots());
            case LOOSE -> loose(cluster.plots());
            case TRANSIT -> {}
        }
    }

    private void hub(List<Plot> cluster) {
        int hubs = cluster.size() > 30 ? 2 : 1;
        for (int i = 1; i < cluster.size(); i++) {
            for (int hub = 0; hub < hubs; hub++) {
                join(cluster.get(hub), cluster.get(i));
            }
        }
    }

    private void meshes(List<Plot> cluster) {
        for (int from = 0; from < cluster.size(); ) {
            int to = Math.min(cluster.size(), from + random.nextInt(10, 23));
            for (int a = from; a < to; a++) {
                for (int b = a + 1; b < to; b++) {
                    join(cluster.get(a), cluster.get(b));
                }
            }
            from = to;
        }
    }

    private void loose(List<Plot> cluster) {
        for (int i = 1; i < cluster.size(); i++) {
            join(cluster.get(i - 1), cluster.get(i));
            for (int extra = 0; extra < 2; extra++) {
                join(cluster.get(random.nextInt(i)), cluster.get(i));
            }
        }
    }

    private void join(Plot a, Plot b) {
        long key =
                Math.min(a.number(), b.number()) * 1_000_000_007L
                        + Math.max(a.number(), b.number());
        if (a == b
                || degree[a.number()] >= MOST
                || degree[b.number()] >= MOST
                || !joined.add(key)) {
            return;
        }
        degree[a.number()]++;
        degree[b.number()]++;
        boolean overlap = a.v4().overlaps(b.v4());
        double fate = random.nextDouble();
        double fault = random.nextDouble();
        boolean narrow = random.nextDouble() < 0.04;
        pairs.add(
                new Pair(
                        a,
                        b,
                        overlap ? PeeringStatus.FAILED : status(fate),
                        fault >= 0.01,
                        fault < 0.97,
                        narrow));
    }

    private static PeeringStatus status(double fate) {
        if (fate < 0.95) {
            return PeeringStatus.ACTIVE;
        }
        if (fate < 0.975) {
            return PeeringStatus.PENDING_ACCEPTANCE;
        }
        return fate < 0.993 ? PeeringStatus.DELETED : PeeringStatus.REJECTED;
    }
}
