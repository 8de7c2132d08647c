package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.scene.Joint.Side;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where on a VPC's sides its peerings end: apart, and in the order in which the VPCs across stand,
/// so that lines do not cross.
///
/// @param at the place on its side by peering: y at the left and right, x at top and bottom
/// @param ranks by peering its number on its side
/// @param strips what lies between the VPC and those across
record Ports(Map<ResourceId, Double> at, Map<ResourceId, Rank> ranks, List<Box> strips) {
    private static final double SPACING = 26;
    private static final double INSET = 20;
    private static final double APART = 14;
    private static final double GATEWAY_ROOM = 26;

    /// A number on a side.
    ///
    /// @param number from 0, from the top or left
    /// @param of how many there are
    record Rank(int number, int of) {}

    /// An end of a peering.
    ///
    /// @param far where the middle of the VPC across is, along the side
    record End(ResourceId peering, Side side, Joint joint, double far) {}

    /// {@return the ports of a VPC}
    ///
    /// @param gateways the x of what stands on its upper edge
    static Ports of(Box vpc, List<Double> gateways, List<End> ends) {
        var at = new HashMap<ResourceId, Double>();
        var ranks = new HashMap<ResourceId, Rank>();
        for (var side : Side.values()) {
            var here =
                    ends.stream()
                            .filter(it -> it.side() == side)
                            .sorted(
                                    Comparator.comparingDouble(End::far)
                                            .thenComparing(End::peering))
                            .toList();
            var fixed = new ArrayList<Double>();
            var loose = new ArrayList<End>();
            for (var end : here) {
                if (end.joint().level().isPresent()) {
                    double level = end.joint().level().getAsDouble();
                    fixed.add(level);
                    at.put(end.peering(), level);
                } else {
                    loose.add(end);
                }
            }
            if (side == Side.TOP) {
                fixed.addAll(gateways);
            }
            spread(vpc, side, loose, fixed, at);
            for (int i = 0; i < loose.size(); i++) {
                ranks.put(loose.get(i).peering(), new Rank(i, loose.size()));
            }
        }
        return new Ports(at, ranks, ends.stream().map(it -> it.joint().strip()).toList());
    }

    private static void spread(
            Box vpc, Side side, List<End> loose, List<Double> fixed, Map<ResourceId, Double> at) {
        double least = (side.isUpright() ? vpc.y() : vpc.x()) + INSET;
        double most = (side.isUpright() ? vpc.bottom() : vpc.right()) - INSET;
        double middle = (least + most) / 2;
        int count = loose.size();
        double span = Math.min(SPACING * (count - 1), most - least);
        for (int i = 0; i < count; i++) {
            double place = count == 1 ? middle : middle - span / 2 + span * i / (count - 1);
            double apart = side == Side.TOP ? GATEWAY_ROOM : APART;
            for (double taken : fixed) {
                if (Math.abs(place - taken) < apart) {
                    boolean before = place <= taken && taken - apart >= least;
                    place = before ? taken - apart : taken + apart;
                }
            }
            at.put(loose.get(i).peering(), Math.clamp(place, least, most));
        }
    }
}
