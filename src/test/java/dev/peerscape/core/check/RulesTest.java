package dev.peerscape.core.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.testing.Designs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Every rule on documents that break it and documents that just do not.
class RulesTest {
    private static final Pattern LEFT_OVER = Pattern.compile("\\{\\d|check\\.[a-zA-Z]");

    static List<Cases> cases() {
        return Cases.all();
    }

    static List<Rule> rules() {
        return Rules.ALL;
    }

    static List<Finding> findings(Document document) {
        return Checks.run(Network.compile(document.topology()));
    }

    private static List<Finding> of(String rule, Document document) {
        return findings(document).stream().filter(it -> it.rule().equals(rule)).toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void badIsFound(Cases item) {
        assertFalse(of(item.rule(), item.bad()).isEmpty(), () -> "" + findings(item.bad()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void goodIsNot(Cases item) {
        assertEquals(List.of(), of(item.rule(), item.good()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void sentencesAreWholeInBothLanguages(Cases item) {
        for (var finding : findings(item.bad())) {
            whole(finding.text());
            finding.fixes().forEach(fix -> whole(fix.label()));
            assertFalse(finding.source().isBlank());
        }
    }

    private static void whole(Message message) {
        var english = Texts.in(Locale.ENGLISH).text(message);
        var korean = Texts.in(Locale.KOREAN).text(message);
        assertNotEquals(english, korean);
        for (var text : List.of(english, korean)) {
            assertFalse(LEFT_OVER.matcher(text).find(), text);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void subjectsAreThere(Cases item) {
        for (var finding : findings(item.bad())) {
            assertFalse(finding.subjects().isEmpty(), finding.rule());
            for (ResourceId subject : finding.subjects()) {
                assertTrue(
                        item.bad().topology().find(subject).isPresent(), finding + ": " + subject);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleExplainsItself(Rule rule) {
        for (var message : List.of(rule.title(), rule.explanation(), rule.example())) {
            whole(message);
        }
        assertFalse(rule.source().isBlank());
        assertEquals(rule, Rules.find(rule.id().toLowerCase(Locale.ROOT)).orElseThrow());
    }

    @Test
    void idsAreThoseOfTheReference() {
        assertEquals(
                List.of(
                        "V01", "V02", "V03", "V04", "V05", "V06", "V07", "V08", "V09", "V10", "V11",
                        "V12", "V13", "V14", "V15", "V16", "V17", "V18", "V19", "V20", "V21", "V22",
                        "V23", "V24", "V25", "V26", "V27"),
                Rules.ALL.stream().map(Rule::id).toList());
    }

    @Test
    void everyRuleHasACase() {
        var missing = new HashSet<String>();
        Rules.ALL.forEach(rule -> missing.add(rule.id()));
        Cases.all().forEach(item -> missing.remove(item.rule()));
        assertEquals(java.util.Set.of(), missing);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void errorsComeFirstThenRulesInOrder(Cases item) {
        var findings = findings(item.bad());
        var sorted = findings.stream().sorted(Order.OF_FINDINGS).toList();
        assertEquals(sorted, findings);
        for (int i = 1; i < findings.size(); i++) {
            assertTrue(findings.get(i - 1).severity().compareTo(findings.get(i).severity()) <= 0);
        }
    }

    @Test
    void anotherZoneIsWorseWhereTheOwnOneHasAGateway() {
        for (var item : Cases.all()) {
            if (item.toString().matches("V15 .*(other|own) zone")) {
                var severity =
                        item.toString().endsWith("own zone") ? Severity.WARNING : Severity.INFO;
                assertEquals(
                        List.of(severity),
                        of("V15", item.bad()).stream().map(Finding::severity).toList());
            }
        }
    }

    @Test
    void requestsThatWaitAreCounted() {
        assertEquals(List.of(), outstanding(22));
        assertEquals(List.of(Severity.INFO), outstanding(23));
        assertEquals(List.of(Severity.INFO), outstanding(25));
        assertEquals(List.of(Severity.WARNING), outstanding(26));
    }

    private static List<Severity> outstanding(int requests) {
        var parts = new ArrayList<Object>();
        var from = Parts.a();
        parts.add(from);
        for (int i = 0; i < requests; i++) {
            var to = Designs.vpc("vpc-" + i, Designs.BOB, "172.16." + i + ".0/24");
            parts.add(to);
            parts.add(Parts.peering("pcx-" + i, from, to, PeeringStatus.PENDING_ACCEPTANCE));
        }
        return of("V23", Parts.of(parts.toArray())).stream()
                .filter(it ->
                        it.text()
                                .arguments()
                                .contains(Message.of("check.quota-outstanding-peerings")))
                .map(Finding::severity)
                .toList();
    }

    @Test
    void overlapNamesBothSidesAndBlocks() {
        var finding =
                of(
                                "V05",
                                Cases.all().stream()
                                        .filter(it -> it.toString().startsWith("V05 N2"))
                                        .findFirst()
                                        .orElseThrow()
                                        .bad())
                        .getFirst();
        assertEquals(
                "Peering pcx-ab has failed: 10.5.0.0/16 of vpc-a overlaps 10.5.128.0/17 of vpc-b.",
                Texts.in(Locale.ENGLISH).text(finding.text()));
    }
}
