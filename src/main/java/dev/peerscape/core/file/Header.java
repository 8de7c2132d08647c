package dev.peerscape.core.file;

import com.fasterxml.jackson.core.JsonToken;

import dev.peerscape.core.text.Message;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The two fields that say what a file is, wherever they stand in it. What a stranger's or a newer
/// file says besides may be nonsense to us, so a complaint about these two goes before any other.
final class Header {
    static final String FORMAT = "peerscape";

    private @Nullable Refusal foreign;
    private @Nullable Refusal newer;
    private boolean ours;

    private Header() {}

    private static Header of(byte[] bytes) {
        var header = new Header();
        var tokens = new Tokens(bytes);
        try {
            if (tokens.next() == JsonToken.START_OBJECT) {
                header.scan(tokens);
            }
        } catch (Refusal _) {
            // Broken further on: what was seen until then stands.
        }
        return header;
    }

    private void scan(Tokens tokens) {
        for (var field = tokens.field(); field != null; field = tokens.field()) {
            switch (field) {
                case "format" -> {
                    var format = tokens.string();
                    ours = format.equals(FORMAT);
                    if (!ours) {
                        foreign = tokens.refuse(Message.of("file.other-format", format));
                    }
                }
                case "version" -> {
                    int version = tokens.integer(Integer.MIN_VALUE, Integer.MAX_VALUE);
                    if (version > FileFormat.VERSION) {
                        newer =
                                tokens.refuse(
                                        Message.of(
                                                "file.newer-version", version, FileFormat.VERSION));
                    }
                }
                default -> tokens.skip();
            }
        }
        if (!ours && foreign == null) {
            foreign = tokens.refuse(Message.of("file.no-format"));
        }
    }

    /// {@return why the file is none for this program at all}
    static Optional<Refusal> complaint(byte[] bytes) {
        var header = of(bytes);
        return Optional.ofNullable(header.ours ? header.newer : header.foreign);
    }

    /// {@return whether it is one of ours, of a version after this program's}
    static boolean isNewer(byte[] bytes) {
        var header = of(bytes);
        return header.ours && header.newer != null;
    }
}
