package dev.peerscape.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Doubt;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.testing.Lab;
import dev.peerscape.testing.RandomDocuments;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Counters against quotas, and what a document judges for itself.
class UsageTest {
    private static int used(Document document, Quota quota, String id) {
        return usage(document).stream()
                .filter(it -> it.quota() == quota && it.at().getFirst().value().equals(id))
                .mapToInt(Usage::used)
                .findFirst()
                .orElse(0);
    }

    private static List<Usage> usage(Document document) {
        return Usage.of(Network.compile(document.topology()), Quotas.STANDARD);
    }

    private static final Document PAIR =
            Lab.document(
                    """
                    vpc a 10.1.0.0/16
                    subnet a a 10.1.0.0/24
                    instance a1 a 10.1.0.10 public 52.79.0.5
                    instance a2 a 10.1.0.11
                    igw a a
                    nat a a 10.1.0.20 52.79.0.9
                    vpc b 10.2.0.0/16
                    subnet b b 10.2.0.0/24
                    instance b b 10.2.0.10
                    pcx ab a b
                    vpc far 10.3.0.0/16 @us-east-1
                    subnet far far 10.3.0.0/24
                    instance far far 10.3.0.10
                    pcx af a far
                    tgw hub
                    attach a hub a a
                    """);

    @Test
    void addressUsageIsCountedAsTheUserGuideDoes() {
        // Three addresses, six for the NAT gateway, six for the attachment.
        assertEquals(3 + 6 + 6, used(PAIR, Quota.ADDRESS_USAGE, "vpc-a"));
        assertEquals(1, used(PAIR, Quota.ADDRESS_USAGE, "vpc-b"));
    }

    @Test
    void peersOfTheRegionCountTogether() {
        assertEquals(15 + 1, used(PAIR, Quota.PEERED_ADDRESS_USAGE, "vpc-a"));
        assertEquals(15 + 1, used(PAIR, Quota.PEERED_ADDRESS_USAGE, "vpc-b"));
        // Another Region's peers do not count.
        assertEquals(1, used(PAIR, Quota.PEERED_ADDRESS_USAGE, "vpc-far"));
    }

    @Test
    void everyCounterStandsOnceAndNoneAtNothing() {
        for (long seed = 0; seed < 20; seed++) {
            var seen = new HashMap<List<Object>, Usage>();
            for (var usage : usage(RandomDocuments.of(seed))) {
                assertTrue(usage.used() > 0, usage::toString);
                var before = seen.put(List.of(usage.quota(), usage.where(), usage.at()), usage);
                assertEquals(null, before, "seed " + seed);
            }
        }
    }

    @Test
    void theFullestOfEachQuotaIsOne() {
        var fullest = Usage.fullest(usage(PAIR));
        assertEquals(fullest.size(), fullest.stream().map(Usage::quota).distinct().count());
        var vpcs = fullest.stream().filter(it -> it.quota() == Quota.ACTIVE_PEERINGS).toList();
        assertEquals(List.of(2), vpcs.stream().map(Usage::used).toList());
    }

    private static Document manyVpcs(int count) {
        return Lab.document(
                IntStream.range(0, count)
                        .mapToObj(i -> "vpc v" + i + " 10." + i + ".0.0/16")
                        .toArray(String[]::new));
    }

    private static List<Severity> ofVpcs(Document document, Quotas quotas) {
        var standards = new Standards(quotas, document.policy());
        return Checks.run(Network.compile(document.topology()), standards).stream()
                .filter(it -> it.text().arguments().contains(Quota.VPCS.title()))
                .map(Finding::severity)
                .toList();
    }

    @Test
    void aRaisedQuotaIsComparedWith() {
        var six = manyVpcs(6);
        assertEquals(List.of(Severity.WARNING), ofVpcs(six, Quotas.STANDARD));
        assertEquals(List.of(Severity.INFO), ofVpcs(six, Quotas.STANDARD.with(Quota.VPCS, 6)));
        assertEquals(List.of(), ofVpcs(six, Quotas.STANDARD.with(Quota.VPCS, 20)));
    }

    @Test
    void otherStandardsLookAtEverythingAgain() {
        var network = Network.compile(manyVpcs(6).topology());
        var raised = new Standards(Quotas.STANDARD.with(Quota.VPCS, 20), Policy.USUAL);
        var before = Checks.examine(network);
        var after = Checks.rerun(before, network, Set.of(), raised);
        assertEquals(Checks.run(network, raised), after.findings());
    }

    @Test
    void aDocumentJudgesWhatIsUncertain() {
        var mixed =
                RulesTest.cases().stream()
                        .filter(it -> it.toString().equals("V02 matrix"))
                        .findFirst()
                        .map(Cases::bad)
                        .orElseThrow();
        assertEquals(List.of(Severity.ERROR), restricted(mixed));
        for (var level : Policy.Level.values()) {
            var judged = applied(mixed, new Edit.SetSeverity("v02", Optional.of(level)));
            assertEquals(Optional.of(level), levelOf(judged));
            assertEquals(
                    level == Policy.Level.OFF ? List.of() : List.of(Severity.valueOf(level.name())),
                    restricted(judged));
            var back = applied(judged, new Edit.SetSeverity("V02.restricted", Optional.empty()));
            assertEquals(mixed, back);
        }
    }

    private static Optional<Policy.Level> levelOf(Document document) {
        return Optional.ofNullable(document.policy().levels().get(Doubt.PRIVATE_RANGES));
    }

    private static List<Severity> restricted(Document document) {
        var standards = Standards.of(document, Quotas.STANDARD);
        return Checks.run(Network.compile(document.topology()), standards).stream()
                .filter(it -> it.text().key().equals("check.V02.restricted"))
                .map(Finding::severity)
                .toList();
    }

    private static Document applied(Document document, Edit edit) {
        return switch (Edits.apply(document, edit)) {
            case Outcome.Applied(var after, _, _) -> after;
            case Outcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    @Test
    void whatIsCertainIsNotForADocumentToJudge() {
        var document = manyVpcs(1);
        for (var rule : Rules.ALL) {
            boolean uncertain =
                    Arrays.stream(Doubt.values()).anyMatch(it -> it.rule().equals(rule.id()));
            var outcome =
                    Edits.apply(
                            document,
                            new Edit.SetSeverity(rule.id(), Optional.of(Policy.Level.INFO)));
            assertEquals(uncertain, outcome instanceof Outcome.Applied, rule.id());
        }
    }
}
