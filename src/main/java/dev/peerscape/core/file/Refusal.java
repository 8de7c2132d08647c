package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;

import java.io.Serial;
import java.util.Optional;
import java.util.function.Supplier;

/// Ends a reading. Never leaves this package.
final class Refusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient Message reason;
    private final transient Supplier<Opening.Place> there;

    /// @param there looks for the place, which takes as long as the file is: only when it is told
    Refusal(Message reason, Supplier<Opening.Place> there) {
        super(reason.key(), null, false, false);
        this.reason = reason;
        this.there = there;
    }

    /// {@return the refusal as a sentence about a file of that name}
    Opening.Rejected rejected(String file) {
        var place = there.get();
        var message =
                place.field().isEmpty()
                        ? Message.of("file.at-line", file, place.line(), reason)
                        : Message.of("file.at-field", file, place.line(), place.field(), reason);
        return new Opening.Rejected(message, Optional.of(place));
    }
}
