package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.trace.ProbeKind;

import javafx.util.StringConverter;

import java.util.Locale;
import java.util.Optional;

/// Says what a traceroute sends.
final class ProbeText extends StringConverter<Optional<ProbeKind>> {
    private final Words words;

    ProbeText(Words words) {
        this.words = words;
    }

    @Override
    public String toString(Optional<ProbeKind> kind) {
        return kind == null
                ? ""
                : kind.map(it -> it.slug().toUpperCase(Locale.ROOT))
                        .orElseGet(() -> words.text("playback.probe-like"));
    }

    @Override
    public Optional<ProbeKind> fromString(String text) {
        throw new IllegalStateException("not editable: " + text);
    }
}
