package dev.peerscape.core.file;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The designs that come with the program; the same files are in `assets/samples`.
public final class Samples {
    /// The file name of the peering lab.
    public static final String LAB = "peering-lab.peerscape";

    private Samples() {}

    /// {@return the peering lab: two VPCs in Seoul, peered, with routes both ways}
    public static Document lab() {
        return open(LAB);
    }

    private static Document open(String name) {
        var stream = Samples.class.getResourceAsStream("/dev/peerscape/samples/" + name);
        if (stream == null) {
            throw new IllegalStateException("the sample " + name + " is not in the program");
        }
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return switch (FileFormat.read(reader, name)) {
                case Opening.Loaded(var document, _) -> document;
                case Opening.Rejected(var message, _) ->
                        throw new IllegalStateException(Texts.in(Locale.ENGLISH).text(message));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
