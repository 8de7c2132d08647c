package dev.peerscape.core.check;

import dev.peerscape.core.topology.Policy;

/// What a document is judged by besides the rules: the quotas of its accounts, and how bad it finds
/// what the reference is not certain of.
///
/// @param policy the document's own
public record Standards(Quotas quotas, Policy policy) {
    /// AWS's quotas and the rules' own severities.
    public static final Standards USUAL = new Standards(Quotas.STANDARD, Policy.USUAL);

    /// {@return these quotas with the policy of a document}
    public static Standards of(dev.peerscape.core.topology.Document document, Quotas quotas) {
        return new Standards(quotas, document.policy());
    }
}
