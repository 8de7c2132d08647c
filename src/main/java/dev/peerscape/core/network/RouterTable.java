package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.Target;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// The rows of a router outside of VPCs, the best of equal blocks first, and the longest of them
/// for an address. What leads over something that is down is not used, and kept apart so that
/// people can be told.
public final class RouterTable {
    /// Where no row holds the address.
    public static final int NONE = -1;

    static final RouterTable EMPTY = new RouterTable(List.of(), List.of());

    private final List<HybridRow> rows;
    private final List<HybridRow> down;
    private final RoutingTable lookup;

    RouterTable(List<HybridRow> rows, List<HybridRow> down) {
        this.rows = rows.stream().sorted(HybridRow.BEST_FIRST).toList();
        this.down = down.stream().sorted(HybridRow.BEST_FIRST).toList();
        int n = this.rows.size();
        var routes = new ArrayList<Route>(n);
        for (var row : this.rows) {
            routes.add(Route.to(row.destination(), new Target.Local()));
        }
        lookup = new RoutingTable(routes, List.of(), new int[n], new int[n]);
    }

    /// {@return the rows that are used}
    public List<HybridRow> rows() {
        return rows;
    }

    /// {@return the rows over what is down}
    public List<HybridRow> down() {
        return down;
    }

    /// {@return the row that an address goes by: the longest, and of equal ones the best; [#NONE]
    /// when none holds it}
    public int row(boolean v6, long high, long low) {
        return lookup.row(v6, high, low);
    }

    /// {@return the row}
    public HybridRow row(int row) {
        return rows.get(row);
    }

    /// {@return what it leads over; null for what is the router's own, or drops}
    public @Nullable ResourceId over(int row) {
        return rows.get(row).over().orElse(null);
    }

    /// {@return the row over what is down that would hold the address, was it up}
    public Optional<HybridRow> downRow(boolean v6, long high, long low) {
        HybridRow best = null;
        for (var row : down) {
            boolean longer =
                    best == null || row.destination().length() > best.destination().length();
            if (longer && holds(row, v6, high, low)) {
                best = row;
            }
        }
        return Optional.ofNullable(best);
    }

    /// {@return whether the row's block holds the address}
    public static boolean holds(HybridRow row, boolean v6, long high, long low) {
        var block = row.destination();
        return block.isV6() == v6
                && (high & Blocks.maskHigh(block.length())) == Blocks.high(block.base())
                && (low & maskLow(v6, block.length())) == Blocks.low(block.base());
    }

    private static long maskLow(boolean v6, int length) {
        return v6 ? Blocks.maskLow(length) : Blocks.mask4(length) & 0xffff_ffffL;
    }

    /// {@return the best row of each block}
    List<HybridRow> best() {
        var seen = new HashSet<Cidr>();
        return rows.stream().filter(it -> seen.add(it.destination())).toList();
    }

    /// {@return the blocks that it has a way to}
    List<Cidr> destinations() {
        return rows.stream().map(HybridRow::destination).distinct().sorted().toList();
    }
}
