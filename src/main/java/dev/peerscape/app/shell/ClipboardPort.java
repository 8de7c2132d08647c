package dev.peerscape.app.shell;

import java.util.Optional;

/// The system's clipboard. A port, because a test has none.
public interface ClipboardPort {

    /// {@return the text on it, where there is one}
    Optional<String> text();

    /// Puts a text on it.
    void put(String text);
}
