package dev.peerscape.core.check;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.List;

/// Collects what the rules find in one scope.
final class Report {
    private final List<Finding> findings = new ArrayList<>();

    void add(Rule rule, Message text, List<ResourceId> subjects, List<Fix> fixes) {
        add(rule, rule.severity(), text, subjects, fixes);
    }

    void add(
            Rule rule,
            Severity severity,
            Message text,
            List<ResourceId> subjects,
            List<Fix> fixes) {
        findings.add(new Finding(rule.id(), severity, text, subjects, rule.source(), fixes));
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
