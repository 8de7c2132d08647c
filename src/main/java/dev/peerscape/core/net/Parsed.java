package dev.peerscape.core.net;

import dev.peerscape.core.text.Message;

import java.util.Optional;

/// What came of reading text that a person typed.
///
/// @param <T> the value read
public sealed interface Parsed<T> {

    /// The text was right.
    record Good<T>(T value) implements Parsed<T> {}

    /// The text was refused.
    ///
    /// @param reason what is wrong with it
    /// @param suggestion what was probably meant, as text that would be accepted
    record Bad<T>(Message reason, Optional<String> suggestion) implements Parsed<T> {}

    /// {@return a refusal without a suggestion}
    static <T> Parsed<T> bad(Message reason) {
        return new Bad<>(reason, Optional.empty());
    }

    /// {@return the value, or nothing when the text was refused}
    default Optional<T> found() {
        return switch (this) {
            case Good<T>(var it) -> Optional.of(it);
            case Bad<T> _ -> Optional.empty();
        };
    }
}
