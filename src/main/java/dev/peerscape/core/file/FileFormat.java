package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Reads and writes `.peerscape` files. Reading never throws for what is in a file: it is read
/// whole or refused with a sentence.
public final class FileFormat {
    /// The version that this program writes, and the newest that it reads.
    public static final int VERSION = 1;

    /// The end of a file name, with its dot.
    public static final String EXTENSION = ".peerscape";

    private static final long LARGEST = 1L << 30;

    private FileFormat() {}

    /// {@return the document in the file, or why there is none}
    public static Opening read(Path file) {
        var name = nameOf(file);
        try {
            if (Files.isDirectory(file)) {
                return unreadable(Message.of("file.is-folder", name));
            }
            if (Files.size(file) > LARGEST) {
                return unreadable(Message.of("file.too-large", name));
            }
            var modified = Stamp.modified(file);
            return read(Files.readAllBytes(file), name, modified);
        } catch (NoSuchFileException _) {
            return unreadable(Message.of("file.not-found", name));
        } catch (AccessDeniedException _) {
            return unreadable(Message.of("file.not-allowed", name));
        } catch (IOException e) {
            return unreadable(Message.of("file.unreadable", name, Saver.reason(e)));
        }
    }

    /// {@return the document in the text, or why there is none}
    ///
    /// @param name what to call the text in a refusal
    public static Opening read(Reader text, String name) {
        try {
            var bytes = new ByteArrayOutputStream();
            try (var writer = new java.io.OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
                text.transferTo(writer);
            }
            return read(bytes.toByteArray(), name, Instant.EPOCH);
        } catch (IOException e) {
            return unreadable(Message.of("file.unreadable", name, Saver.reason(e)));
        }
    }

    /// {@return the document in the text, or why there is none}
    public static Opening read(String text, String name) {
        return read(text.getBytes(StandardCharsets.UTF_8), name, Instant.EPOCH);
    }

    private static Opening read(byte[] bytes, String name, Instant modified) {
        return switch (DocumentReader.read(bytes, name)) {
            case DocumentReader.Read(var document) ->
                    new Opening.Loaded(document, Stamp.of(bytes, modified));
            case DocumentReader.Refused(var refusal) -> refusal;
        };
    }

    private static Opening unreadable(Message message) {
        return new Opening.Rejected(message, Optional.empty());
    }

    static String nameOf(Path file) {
        var last = file.getFileName();
        return last == null ? file.toString() : last.toString();
    }

    /// Writes the document as UTF-8. The same document always makes the same bytes.
    public static void write(Document document, OutputStream out) throws IOException {
        new DocumentWriter(new JsonText(out)).write(document);
    }

    /// {@return the document as the text of a file}
    public static String text(Document document) {
        var bytes = new ByteArrayOutputStream();
        try {
            write(document, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
