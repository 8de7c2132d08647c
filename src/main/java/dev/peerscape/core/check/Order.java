package dev.peerscape.core.check;

import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The order of findings: errors first, then by rule, subjects and what is said. Total but for
/// findings that are equal, so the same document gives the same list by whatever way it came to be.
final class Order {
    static final Comparator<Finding> OF_FINDINGS =
            Comparator.comparing(Finding::severity)
                    .thenComparing(Finding::rule)
                    .thenComparing(Finding::subjects, Order::bySubjects)
                    .thenComparing(it -> it.text().key())
                    .thenComparing(it -> it.text().arguments().toString());

    private Order() {}

    private static int bySubjects(List<ResourceId> a, List<ResourceId> b) {
        int shared = Math.min(a.size(), b.size());
        for (int i = 0; i < shared; i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    /// A sorted list with some findings taken out and others put in, without sorting it anew.
    static List<Finding> replace(List<Finding> sorted, List<Finding> gone, List<Finding> come) {
        if (gone.isEmpty() && come.isEmpty()) {
            return sorted;
        }
        gone.sort(OF_FINDINGS);
        come.sort(OF_FINDINGS);
        var result = new ArrayList<Finding>(sorted.size() + come.size());
        int from = 0;
        int out = 0;
        int in = 0;
        while (out < gone.size() || in < come.size()) {
            boolean takeOut =
                    in == come.size()
                            || out < gone.size()
                                    && OF_FINDINGS.compare(gone.get(out), come.get(in)) <= 0;
            var next = takeOut ? gone.get(out++) : come.get(in++);
            int at = firstNotBefore(sorted, from, next);
            result.addAll(sorted.subList(from, at));
            from = takeOut ? at + 1 : at;
            if (!takeOut) {
                result.add(next);
            }
        }
        result.addAll(sorted.subList(from, sorted.size()));
        return List.copyOf(result);
    }

    private static int firstNotBefore(List<Finding> sorted, int from, Finding finding) {
        int low = from;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (OF_FINDINGS.compare(sorted.get(middle), finding) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
