package dev.peerscape.core.plan;

import dev.peerscape.core.text.Message;

/// Ends the work of pasting when there is no place; [Pasting] catches it and says why.
final class NoPlace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    NoPlace(Message reason) {
        super(reason.key(), null, false, false);
        this.reason = reason;
    }

    /// {@return why there is none}
    Message reason() {
        return reason;
    }
}
