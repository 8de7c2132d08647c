package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

/// The part of a subnet's upper or lower edge that no words are near: where a packet's way can
/// cross it without striking them through.
///
/// @param from its left end, in canvas units
public record Clearing(double from, double to) {
    private static final double ASIDE = 9;
    private static final double INSET = 14;

    /// {@return the clearing between the name and the blocks in a subnet's header}
    public static Clearing above(Subnet subnet, Box box) {
        var cidr = Labels.listed(subnet.cidrs(), box.width() * 0.6, 11.5);
        double end = box.right() - 10 - TextMeasure.estimate(cidr, Face.MONO, 11.5);
        double start = box.x() + 29 + TextMeasure.estimate(subnet.label(), Face.BOLD, 12);
        return new Clearing(start + ASIDE, end - ASIDE);
    }

    /// {@return the clearing to the right of the routes in a subnet's footer}
    public static Clearing below(Topology topology, Vpc vpc, Subnet subnet, Box box) {
        double table = TextMeasure.estimate(vpc.routeTableOf(subnet).label(), Face.PLAIN, 10.5) + 8;
        double row =
                Labels.mainRow(topology, vpc, subnet)
                        .map(it -> TextMeasure.estimate(it, Face.MONO, 10))
                        .orElse(0.0);
        return new Clearing(box.x() + 28 + table + row + ASIDE, box.right() - INSET);
    }

    /// {@return the x in it that is nearest to the one wanted; the wanted one, kept inside the box,
    /// where words leave no room}
    public double nearest(double wanted, Box box) {
        return from <= to
                ? Math.clamp(wanted, from, to)
                : Math.clamp(wanted, box.x() + INSET, box.right() - INSET);
    }
}
