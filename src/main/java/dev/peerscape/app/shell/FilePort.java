package dev.peerscape.app.shell;

import java.nio.file.Path;
import java.util.Optional;

/// Asks for the name of a file. A port, because the system's own file dialog cannot be driven by a
/// test.
public interface FilePort {

    /// The kinds of file that the window reads or writes.
    enum FileKind {
        PEERSCAPE("peerscape"),
        PNG("png"),
        SVG("svg"),
        GIF("gif");

        private final String extension;

        FileKind(String extension) {
            this.extension = extension;
        }

        /// {@return the extension, without the dot}
        public String extension() {
            return extension;
        }
    }

    /// {@return the file to open, or nothing when called off}
    Optional<Path> open(FileKind kind);

    /// {@return the folder to read or write, or nothing when called off}
    Optional<Path> folder();

    /// {@return the file to write, with its extension, or nothing when called off}
    Optional<Path> save(FileKind kind, String suggestedName);
}
