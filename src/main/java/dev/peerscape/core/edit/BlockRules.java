package dev.peerscape.core.edit;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What AWS says about the blocks of a VPC: their sizes (B.1), which may stand together (B.2), and
/// which VPCs may peer (A.3).
public final class BlockRules {
    private static final Cidr TEN = Cidr.of("10.0.0.0/8");
    private static final Cidr TEN_FIRST = Cidr.of("10.0.0.0/15");
    private static final Cidr TEN_FIRST_HALF = Cidr.of("10.0.0.0/16");
    private static final Cidr TWELVE = Cidr.of("172.16.0.0/12");
    private static final Cidr DEFAULT_VPC = Cidr.of("172.31.0.0/16");
    private static final Cidr SIXTEEN = Cidr.of("192.168.0.0/16");
    private static final Cidr BENCHMARK = Cidr.of("198.19.0.0/16");
    private static final Cidr LINK_LOCAL = Cidr.of("169.254.0.0/16");
    private static final List<Cidr> RFC1918 = List.of(TEN, TWELVE, SIXTEEN);

    private BlockRules() {}

    /// {@return whether a VPC may have a block of that size: /16 to /28, for IPv6 /44 to /60 in
    /// steps of four (B.1)}
    public static boolean isVpcSize(Cidr block) {
        return block.isV6()
                ? block.length() >= 44 && block.length() <= 60 && block.length() % 4 == 0
                : block.length() >= 16 && block.length() <= 28;
    }

    /// {@return whether a subnet may have a block of that size: /16 to /28, for IPv6 /44 to /64 in
    /// steps of four (B.1)}
    public static boolean isSubnetSize(Cidr block) {
        return block.isV6()
                ? block.length() >= 44 && block.length() <= 64 && block.length() % 4 == 0
                : block.length() >= 16 && block.length() <= 28;
    }

    /// {@return the reserved range because of which the block may not join the others of a VPC, by
    /// the association matrix (B.2); nothing when it may}
    public static Optional<Cidr> restriction(List<Cidr> present, Cidr block) {
        if (block.isV6()) {
            return Optional.empty();
        }
        if (LINK_LOCAL.overlaps(block)) {
            return Optional.of(LINK_LOCAL);
        }
        for (var own : present) {
            if (own.isV6()) {
                continue;
            }
            for (var range : excludedBy(own)) {
                if (range.overlaps(block)) {
                    return Optional.of(range);
                }
            }
        }
        return Optional.empty();
    }

    private static List<Cidr> excludedBy(Cidr own) {
        if (TEN.overlaps(own)) {
            return TEN_FIRST.overlaps(own)
                    ? List.of(TWELVE, SIXTEEN, BENCHMARK, TEN_FIRST_HALF)
                    : List.of(TWELVE, SIXTEEN, BENCHMARK);
        }
        if (TWELVE.overlaps(own)) {
            return List.of(TEN, SIXTEEN, DEFAULT_VPC, BENCHMARK);
        }
        if (SIXTEEN.overlaps(own)) {
            return List.of(TEN, TWELVE, BENCHMARK);
        }
        if (BENCHMARK.overlaps(own)) {
            return RFC1918;
        }
        return List.of(TEN, TWELVE, SIXTEEN, BENCHMARK);
    }

    /// A block of one VPC and a block of another that share addresses.
    public record Collision(Cidr ours, Cidr theirs) {}

    /// {@return the first pair of blocks that share addresses; any such pair keeps two VPCs from
    /// peering (A.3)}
    public static Optional<Collision> collision(List<Cidr> ours, List<Cidr> theirs) {
        for (var own : ours) {
            for (var other : theirs) {
                if (own.overlaps(other)) {
                    return Optional.of(new Collision(own, other));
                }
            }
        }
        return Optional.empty();
    }

    /// {@return the blocks of one side of a peering: those of its VPC, or those known of one that
    /// the document does not hold}
    public static List<Cidr> blocksOf(Topology topology, Peering.Side side) {
        return side.present()
                ? topology.vpc(side.vpc()).map(Vpc::cidrs).orElseGet(side::cidrs)
                : side.cidrs();
    }

    /// {@return the routes of the VPC's tables whose destination a new block would contain: such a
    /// block is refused (B.1)}
    public static List<Cidr> routedWithin(Vpc vpc, Cidr block) {
        var found = new ArrayList<Cidr>();
        for (var table : vpc.routeTables().values()) {
            for (var route : table.routes()) {
                if (block.contains(route.destination())) {
                    found.add(route.destination());
                }
            }
        }
        return found;
    }

    /// {@return the same, with the blocks of the prefix lists that its tables have rows for}
    public static List<Cidr> routedWithin(Topology topology, Vpc vpc, Cidr block) {
        var found = new ArrayList<>(routedWithin(vpc, block));
        for (var table : vpc.routeTables().values()) {
            for (var row : table.listRoutes()) {
                var list = topology.prefixLists().get(row.list());
                if (list != null) {
                    list.entries().stream().filter(block::contains).forEach(found::add);
                }
            }
        }
        return found;
    }

    /// {@return the peerings of a VPC whose blocks matter to it: those active, being set up or
    /// pending}
    public static List<Peering> binding(Topology topology, ResourceId vpc) {
        return topology.peeringsOf(vpc).stream().filter(Peering::isLiving).toList();
    }
}
