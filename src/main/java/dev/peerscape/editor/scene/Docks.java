package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;
import dev.peerscape.editor.scene.Joint.Side;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where lines meet the sides of boxes: each side's ends apart, in the order in which what they
/// lead to stands, so that lines do not cross. Each box counts for itself.
final class Docks {
    private final Map<Box, List<Wish>> wishes = new HashMap<>();
    private final Map<Box, Map<Object, Dock>> found = new HashMap<>();

    /// A line that wants to end at a box.
    private record Wish(Object line, Box far, Side side) {}

    /// A line's end.
    ///
    /// @param number from 0, of those on the side that are further left or up
    /// @param of how many there are on the side
    record Dock(Router.End end, int number, int of) {}

    /// Has a line end at the side that faces what it leads to.
    void add(Box box, Object line, Box far) {
        add(box, line, far, facing(box, far));
    }

    /// Has a line end at a side.
    void add(Box box, Object line, Box far, Side side) {
        wishes.computeIfAbsent(box, _ -> new ArrayList<>()).add(new Wish(line, far, side));
        found.remove(box);
    }

    /// {@return the side that faces another box: above or below first}
    static Side facing(Box box, Box far) {
        if (far.bottom() + HubLines.LANE < box.y()) {
            return Side.TOP;
        }
        if (box.bottom() + HubLines.LANE < far.y()) {
            return Side.BOTTOM;
        }
        return far.centerX() < box.centerX() ? Side.LEFT : Side.RIGHT;
    }

    /// {@return where a line that was added ends}
    Dock of(Box box, Object line) {
        var dock = found.computeIfAbsent(box, this::docks).get(line);
        if (dock == null) {
            throw new IllegalStateException(line + " does not end here");
        }
        return dock;
    }

    private Map<Object, Dock> docks(Box box) {
        var docks = new HashMap<Object, Dock>();
        for (var side : Side.values()) {
            boolean upright = side.isUpright();
            var here =
                    wishes.getOrDefault(box, List.of()).stream()
                            .filter(it -> it.side() == side)
                            .sorted(
                                    Comparator.comparingDouble((Wish it) ->
                                                    upright
                                                            ? it.far().centerY()
                                                            : it.far().centerX())
                                            .thenComparing(it -> it.line().toString()))
                            .toList();
            for (int i = 0; i < here.size(); i++) {
                double share = (i + 1.0) / (here.size() + 1);
                var end =
                        upright
                                ? new Router.End(side, side.of(box), box.y() + box.height() * share)
                                : new Router.End(side, box.x() + box.width() * share, side.of(box));
                docks.put(here.get(i).line(), new Dock(end, i, here.size()));
            }
        }
        return docks;
    }
}
