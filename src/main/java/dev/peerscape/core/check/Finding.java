package dev.peerscape.core.check;

import dev.peerscape.core.edit.Fix;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;

/// Something wrong with a document.
///
/// @param rule the stable id of the rule that found it, `V11`
/// @param text what is wrong, naming the resources, rows and addresses
/// @param subjects what it is about, the one to show first
/// @param source where the rule is from
/// @param fixes what would mend it, best first; each removes the finding and brings no new error
public record Finding(
        String rule,
        Severity severity,
        Message text,
        List<ResourceId> subjects,
        String source,
        List<Fix> fixes) {
    public Finding {
        subjects = List.copyOf(subjects);
        fixes = List.copyOf(fixes);
    }

    /// How bad it is.
    public enum Severity {
        ERROR("error"),
        WARNING("warning"),
        INFO("info");

        private final String slug;

        Severity(String slug) {
            this.slug = slug;
        }

        /// {@return the word in output}
        public String slug() {
            return slug;
        }
    }
}
