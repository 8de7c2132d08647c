package dev.peerscape.core.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.peerscape.testing.SampleDesigns;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The files in `assets/samples` are those of [SampleDesigns].
class SampleFilesTest {
    static Stream<String> names() {
        return SampleDesigns.all().keySet().stream();
    }

    /// `-Dsamples.update=true` writes them, to be looked at and committed.
    @ParameterizedTest
    @MethodSource("names")
    void theFileIsTheDesign(String name) throws IOException {
        var text = FileFormat.text(SampleDesigns.all().get(name));
        var file = Path.of("assets/samples", name + ".peerscape");
        if (Boolean.getBoolean("samples.update")) {
            Files.writeString(file, text);
        }
        assertEquals(text, Files.readString(file), "make it again with -Dsamples.update=true");
    }
}
