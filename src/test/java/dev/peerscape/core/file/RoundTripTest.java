package dev.peerscape.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.testing.RandomDocuments;

import org.junit.jupiter.api.Test;

/// Saved and opened again, every document is equal.
class RoundTripTest {
    @Test
    void randomDocumentsSurvive() {
        for (long seed = 0; seed < 80; seed++) {
            var document = RandomDocuments.everything(seed);
            var text = FileFormat.text(document);
            var opening = FileFormat.read(text, "random");
            var message = "seed " + seed;
            assertEquals(
                    document,
                    opening instanceof Opening.Loaded(var loaded, _) ? loaded : opening,
                    message);
            assertEquals(text, FileFormat.text(((Opening.Loaded) opening).document()), message);
        }
    }
}
