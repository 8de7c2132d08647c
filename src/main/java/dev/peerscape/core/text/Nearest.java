package dev.peerscape.core.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds what was probably meant by a word that nobody knows.
public final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /// {@return at most three of the known words that are so like it that a slip explains the
    /// difference, the likest first} A slip is a third of the letters wrong, missing or too many;
    /// letter case does not count, and a part of a longer word does.
    public static List<String> to(String word, Collection<String> known) {
        var wanted = word.toLowerCase(Locale.ROOT);
        record Scored(String word, int distance) {}
        return known.stream()
                .distinct()
                .map(it -> new Scored(it, distance(wanted, it.toLowerCase(Locale.ROOT))))
                .filter(it ->
                        it.distance <= Math.max(1, wanted.length() / 3)
                                || wanted.length() > 2
                                        && it.word.toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::word))
                .limit(MOST)
                .map(Scored::word)
                .toList();
    }

    /// Levenshtein's distance: letters to change, add or leave out.
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int corner = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = corner + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                corner = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
