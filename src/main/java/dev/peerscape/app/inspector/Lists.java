package dev.peerscape.app.inspector;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Copies of lists that differ in one place.
final class Lists {
    private Lists() {}

    static <T> List<T> replaced(List<T> list, int at, T item) {
        var copy = new ArrayList<>(list);
        copy.set(at, item);
        return copy;
    }

    static <T> List<T> without(List<T> list, int at) {
        var copy = new ArrayList<>(list);
        copy.remove(at);
        return copy;
    }

    static <T> List<T> plus(List<T> list, T item) {
        return Stream.concat(list.stream(), Stream.of(item)).toList();
    }

    /// With the item where it was missing, without it where it was there.
    static <T> List<T> toggled(List<T> list, T item) {
        int at = list.indexOf(item);
        return at < 0 ? plus(list, item) : without(list, at);
    }

    /// Nothing, then each of the items: what may also be left open.
    static <T> List<Optional<T>> orNone(Stream<T> items) {
        return Stream.concat(Stream.of(Optional.<T>empty()), items.map(Optional::of)).toList();
    }
}
