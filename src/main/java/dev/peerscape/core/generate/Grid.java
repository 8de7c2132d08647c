package dev.peerscape.core.generate;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Layout;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Puts VPCs where people find them: a square block for each cluster, the clusters of a Region in
/// rows, the Regions below each other.
final class Grid {
    /// A VPC with two zones of a public and a private subnet.
    private static final double WIDTH = 656;

    private static final double HEIGHT = 336;

    private static final double GAP = 112;
    private static final double CLUSTER_GAP = 240;
    private static final double REGION_GAP = 400;

    private Grid() {}

    static Layout of(List<Cluster> clusters, int vpcs) {
        double cell = (WIDTH + GAP) * (HEIGHT + GAP);
        double widest = Math.max(WIDTH + GAP, Math.sqrt(vpcs * cell * 1.8));
        var boxes = new HashMap<ResourceId, Box>();
        double x = 0;
        double y = 0;
        double rowHeight = 0;
        double right = WIDTH;
        @Nullable Region region = null;
        for (var group : clusters) {
            var cluster = group.plots();
            int columns = (int) Math.ceil(Math.sqrt(cluster.size()));
            double width = columns * (WIDTH + GAP) - GAP;
            boolean otherRegion = region != null && !region.equals(cluster.getFirst().region());
            if (otherRegion || x > 0 && x + width > widest) {
                x = 0;
                y += rowHeight + (otherRegion ? REGION_GAP : CLUSTER_GAP);
                rowHeight = 0;
            }
            region = cluster.getFirst().region();
            for (int i = 0; i < cluster.size(); i++) {
                boxes.put(
                        cluster.get(i).id(Kind.VPC),
                        new Box(
                                x + i % columns * (WIDTH + GAP),
                                y + i / columns * (HEIGHT + GAP),
                                WIDTH,
                                HEIGHT));
            }
            int rows = (cluster.size() + columns - 1) / columns;
            rowHeight = Math.max(rowHeight, rows * (HEIGHT + GAP) - GAP);
            hubs(group, x, y + rows * (HEIGHT + GAP) - GAP + 64, boxes);
            x += width + CLUSTER_GAP;
            right = Math.max(right, x - CLUSTER_GAP);
        }
        boxes.put(ResourceId.INTERNET, new Box(Math.rint(right / 2) - 56, -192, 112, 64));
        return new Layout(HashTreePMap.from(boxes));
    }

    /// A cluster's transit gateway and offices stand below it, in the gap between the clusters.
    private static void hubs(Cluster cluster, double left, double top, Map<ResourceId, Box> boxes) {
        double x = left;
        if (cluster.isTransit()) {
            boxes.put(cluster.id(Kind.TRANSIT_GATEWAY), new Box(x, top, 176, 52));
            x += 240;
        }
        for (var site : PremisesMaker.sites(cluster)) {
            boxes.put(site, new Box(x, top, 300, 72));
            x += 340;
        }
    }
}
