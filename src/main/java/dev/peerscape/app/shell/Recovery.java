package dev.peerscape.app.shell;

import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.topology.Document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Copies of work that is not saved yet, beside the settings, for when the program ends badly. A
/// copy goes when its document is saved or closed. Its name starts with the number of the process
/// that wrote it, so a program that still runs keeps its own.
public final class Recovery {
    private static final Pattern NAME = Pattern.compile("([0-9]+)-([0-9]+)\\.peerscape");

    private final Path directory;
    private final long process;
    private final Map<Workspace, Path> copies = new HashMap<>();
    private int count;

    /// Copies in that directory by that process.
    public Recovery(Path directory, long process) {
        this.directory = directory;
        this.process = process;
    }

    /// {@return where the copy of a document belongs; nothing when all of it is saved}
    public Optional<Path> place(Workspace workspace) {
        return workspace.isSaved()
                ? Optional.empty()
                : Optional.of(copies.computeIfAbsent(workspace, _ -> fresh()));
    }

    private Path fresh() {
        count++;
        return directory.resolve(process + "-" + count + FileFormat.EXTENSION);
    }

    /// Writes a copy, whole or not at all.
    ///
    /// @throws IOException when the disk refuses
    public static void write(Document document, Path copy) throws IOException {
        Files.createDirectories(copy.toAbsolutePath().getParent());
        var half = copy.resolveSibling(copy.getFileName() + ".half");
        try (var out = Files.newOutputStream(half)) {
            FileFormat.write(document, out);
        }
        Files.move(half, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Takes the copy of a document away.
    ///
    /// @throws IOException when the disk refuses
    public void forget(Workspace workspace) throws IOException {
        var copy = copies.remove(workspace);
        if (copy != null) {
            Files.deleteIfExists(copy);
        }
    }

    /// {@return the directory}
    public Path directory() {
        return directory;
    }

    /// Says that a document was opened from a copy, which stays until the document is saved.
    public void adopt(Workspace workspace, Path copy) {
        copies.put(workspace, copy);
    }

    /// {@return copies whose program does not run any more}
    ///
    /// @throws IOException when the disk refuses
    public List<Path> orphans() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (var files = Files.list(directory)) {
            return files.filter(Recovery::isOrphan).sorted().toList();
        }
    }

    private static boolean isOrphan(Path file) {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }
}
