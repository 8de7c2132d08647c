package dev.peerscape.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Text compared with a file under `src/test/resources/golden`. With `-Dgolden.update=true` the
/// file is written instead, to be reviewed and committed.
public final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    public static void check(String file, String actual) {
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(FOLDER);
                Files.writeString(FOLDER.resolve(file), actual);
                return;
            }
            try (InputStream stream = Golden.class.getResourceAsStream("/golden/" + file)) {
                if (stream == null) {
                    fail("no golden/" + file + "; make it with -Dgolden.update=true");
                    return;
                }
                var expected = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(expected.replace("\r\n", "\n"), actual, "golden/" + file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
