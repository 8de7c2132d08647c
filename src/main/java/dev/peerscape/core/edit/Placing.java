package dev.peerscape.core.edit;

import dev.peerscape.core.edit.Outcome.Refused;
import dev.peerscape.core.topology.Box;

import java.util.Optional;
import java.util.stream.DoubleStream;

/// Where figures are drawn.
final class Placing {
    private Placing() {}

    static Optional<Refused> apply(Change change, Edit.Place edit) {
        for (var entry : edit.boxes().entrySet()) {
            if (change.topology().find(entry.getKey()).isEmpty()) {
                return Refusals.notFound(entry.getKey());
            }
            if (!isDrawable(entry.getValue())) {
                return Refusals.refuse(
                        Refusals.INVALID_VALUE, "box-undrawable", entry.getKey().value());
            }
        }
        edit.boxes().forEach(change::place);
        return Refusals.NONE;
    }

    private static boolean isDrawable(Box box) {
        return box.width() >= 0
                && box.height() >= 0
                && DoubleStream.of(box.x(), box.y(), box.width(), box.height())
                        .allMatch(Double::isFinite);
    }
}
