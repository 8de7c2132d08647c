package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;

import java.io.Serial;

/// Ends a reading. Never leaves this package.
final class Refusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1;

    private final transient Message reason;
    private final transient Opening.Place place;

    Refusal(Message reason, Opening.Place place) {
        super(reason.key(), null, false, false);
        this.reason = reason;
        this.place = place;
    }

    /// {@return the refusal as a sentence about a file of that name}
    Opening.Rejected rejected(String file) {
        var message =
                place.field().isEmpty()
                        ? Message.of("file.at-line", file, place.line(), reason)
                        : Message.of("file.at-field", file, place.line(), place.field(), reason);
        return new Opening.Rejected(message, java.util.Optional.of(place));
    }
}
