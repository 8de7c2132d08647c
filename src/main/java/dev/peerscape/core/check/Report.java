package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.List;

/// Collects what the rules find in one scope.
final class Report {
    private final List<Finding> findings = new ArrayList<>();
    private final Policy policy;

    /// @param policy how bad the document finds what is uncertain
    Report(Policy policy) {
        this.policy = policy;
    }

    void add(Rule rule, Message text, List<ResourceId> subjects, List<Fix> fixes) {
        add(rule, rule.severity(), text, subjects, fixes);
    }

    void add(
            Rule rule,
            Severity severity,
            Message text,
            List<ResourceId> subjects,
            List<Fix> fixes) {
        var level = policy.levelOf(rule.id(), text.key());
        if (level.filter(it -> it == Policy.Level.OFF).isEmpty()) {
            var judged = level.map(Report::severity).orElse(severity);
            findings.add(new Finding(rule.id(), judged, text, subjects, rule.source(), fixes));
        }
    }

    private static Severity severity(Policy.Level level) {
        return switch (level) {
            case ERROR -> Severity.ERROR;
            case WARNING -> Severity.WARNING;
            case INFO, OFF -> Severity.INFO;
        };
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
