package dev.peerscape.core.trace;

import dev.peerscape.core.topology.Region;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// How far Regions are from each other, for simulated round-trip times: light in fibre goes about
/// 200 km in a millisecond, and cables are about half as long again as the straight line.
final class Distances {
    /// Latitude and longitude, in whole degrees.
    private static final Map<String, int[]> PLACES =
            Map.ofEntries(
                    Map.entry("us-east-1", new int[] {39, -77}),
                    Map.entry("us-east-2", new int[] {40, -83}),
                    Map.entry("us-west-1", new int[] {37, -122}),
                    Map.entry("us-west-2", new int[] {46, -119}),
                    Map.entry("ca-central-1", new int[] {45, -74}),
                    Map.entry("sa-east-1", new int[] {-24, -47}),
                    Map.entry("eu-west-1", new int[] {53, -6}),
                    Map.entry("eu-west-2", new int[] {51, 0}),
                    Map.entry("eu-west-3", new int[] {49, 2}),
                    Map.entry("eu-central-1", new int[] {50, 9}),
                    Map.entry("eu-north-1", new int[] {59, 18}),
                    Map.entry("eu-south-1", new int[] {45, 9}),
                    Map.entry("af-south-1", new int[] {-34, 18}),
                    Map.entry("me-south-1", new int[] {26, 51}),
                    Map.entry("ap-south-1", new int[] {19, 73}),
                    Map.entry("ap-east-1", new int[] {22, 114}),
                    Map.entry("ap-northeast-1", new int[] {36, 140}),
                    Map.entry("ap-northeast-2", new int[] {37, 127}),
                    Map.entry("ap-northeast-3", new int[] {35, 136}),
                    Map.entry("ap-southeast-1", new int[] {1, 104}),
                    Map.entry("ap-southeast-2", new int[] {-34, 151}));

    private static final double EARTH_KM = 6371;
    private static final double KM_A_MS = 200 / 1.5;
    private static final double ELSEWHERE_MS = 40;

    private Distances() {}

    /// {@return the round trip in milliseconds; to or from a place that we do not know, a guess}
    static double roundTrip(@Nullable Region a, @Nullable Region b) {
        if (a == null || b == null) {
            return ELSEWHERE_MS / 4;
        }
        if (a.equals(b)) {
            return 0;
        }
        var from = PLACES.get(a.code());
        var to = PLACES.get(b.code());
        if (from == null || to == null) {
            return ELSEWHERE_MS;
        }
        double lat1 = Math.toRadians(from[0]);
        double lat2 = Math.toRadians(to[0]);
        double half = Math.sin((lat2 - lat1) / 2);
        double turn = Math.sin(Math.toRadians(to[1] - from[1]) / 2);
        double h = half * half + Math.cos(lat1) * Math.cos(lat2) * turn * turn;
        return 2 * 2 * EARTH_KM * Math.asin(Math.sqrt(h)) / KM_A_MS;
    }
}
