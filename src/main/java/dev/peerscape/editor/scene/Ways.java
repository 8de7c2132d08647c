package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Box;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// Ways of lines that a scene found, so that the next need not look for those again that nothing
/// came into or went out of.
final class Ways {
    /// After so many movements looking anew costs less than comparing with each.
    private static final int MOST = 400;

    private final Map<Asked, Router.Way> found = new ConcurrentHashMap<>();
    private Map<Asked, Router.Way> earlier = Map.of();
    private Collection<Box> moved = List.of();

    /// A way that was asked for.
    ///
    /// @param line what the line stands for
    /// @param shift how far beside the middle of a gap it runs
    record Asked(Object line, Router.End start, Router.End end, double shift) {}

    /// Takes over from an earlier scene.
    ///
    /// @param moved where something moved, came or went since
    void keeping(Ways before, Collection<Box> moved) {
        if (before.found.isEmpty() && !before.earlier.isEmpty()) {
            // Nobody asked since: what was known before that counts.
            var all = new ArrayList<>(before.moved);
            all.addAll(moved);
            earlier = all.size() < MOST ? before.earlier : Map.of();
            this.moved = all;
        } else {
            earlier = Map.copyOf(before.found);
            this.moved = List.copyOf(moved);
        }
    }

    /// {@return the way, looked for when it is not known}
    Router.Way of(Asked asked, Supplier<Router.Way> way) {
        return found.computeIfAbsent(
                asked,
                _ ->
                        Optional.ofNullable(earlier.get(asked))
                                .filter(this::stillHolds)
                                .orElseGet(way));
    }

    private boolean stillHolds(Router.Way way) {
        var reach = way.reach().grown(Metrics.GATEWAY);
        return moved.stream().noneMatch(reach::intersects);
    }
}
