package dev.peerscape.core.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.RandomDocuments;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Every finding's fix, applied, removes the finding and adds no error.
class FixesTest {
    /// What only people can decide: larger quotas, other addresses, another design.
    private static final Set<String> WITHOUT =
            Set.of(
                    "V15 other zone",
                    "V13 no subnets yet",
                    "V23 five blocks",
                    "V23 six VPCs",
                    "V23 too many routes",
                    "V24 docker",
                    "V24 public",
                    "V19 two sites",
                    "V19 site around the VPC",
                    "V27 between Regions",
                    "V27 through a transit gateway",
                    "V27 over VPN",
                    "V10 no target");

    private record Key(String rule, List<ResourceId> subjects) {}

    static List<Cases> cases() {
        return Cases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void fixesMend(Cases item) {
        mendsAll(item.bad(), item.toString());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thereIsAFix(Cases item) {
        if (WITHOUT.contains(item.toString())) {
            return;
        }
        for (var finding : RulesTest.findings(item.bad())) {
            if (finding.rule().equals(item.rule())) {
                assertFalse(finding.fixes().isEmpty(), finding::toString);
            }
        }
    }

    @Test
    void fixesMendRandomDocuments() {
        for (long seed = 0; seed < Long.getLong("fixSeeds", 40); seed++) {
            mendsAll(RandomDocuments.of(seed), "seed " + seed);
        }
    }

    @Test
    @Tag("long")
    void fixesMendManyRandomDocuments() {
        for (long seed = 1000; seed < 6000; seed++) {
            mendsAll(RandomDocuments.of(seed), "seed " + seed);
        }
    }

    /// Applies each fix of each finding to the document by itself.
    static void mendsAll(Document document, String where) {
        var before = RulesTest.findings(document);
        for (var finding : before) {
            for (var fix : finding.fixes()) {
                mends(document, before, finding, fix, where);
            }
        }
    }

    private static void mends(
            Document document, List<Finding> before, Finding finding, Fix fix, String where) {
        var told = where + "\n" + say(finding.text()) + "\n  " + say(fix.label()) + "\n";
        switch (Edits.apply(document, fix.edit())) {
            case Outcome.Refused refused ->
                    fail(told + refused.code() + ": " + say(refused.reason()) + "\n" + fix.edit());
            case Outcome.Applied(var after, _, _) -> {
                var left = RulesTest.findings(after);
                assertTrue(
                        left.stream()
                                .noneMatch(it ->
                                        it.rule().equals(finding.rule())
                                                && it.subjects().equals(finding.subjects())
                                                && it.text().equals(finding.text())),
                        () -> told + "is still there");
                var key = new Key(finding.rule(), finding.subjects());
                assertTrue(
                        count(left).getOrDefault(key, 0) < count(before).getOrDefault(key, 0),
                        () -> told + "is still there in other words: " + fix.edit());
                var errors = count(errors(before));
                count(errors(left))
                        .forEach((error, times) ->
                                assertTrue(
                                        times <= errors.getOrDefault(error, 0),
                                        () -> told + "brings " + error + "\n" + fix.edit()));
            }
        }
    }

    private static List<Finding> errors(List<Finding> findings) {
        return findings.stream().filter(it -> it.severity() == Severity.ERROR).toList();
    }

    private static Map<Key, Integer> count(List<Finding> findings) {
        var counts = new HashMap<Key, Integer>();
        findings.forEach(it -> counts.merge(new Key(it.rule(), it.subjects()), 1, Integer::sum));
        return counts;
    }

    private static String say(Message message) {
        return Texts.in(Locale.ENGLISH).text(message);
    }
}
