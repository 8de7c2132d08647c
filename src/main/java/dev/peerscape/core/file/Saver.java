package dev.peerscape.core.file;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/// Saves documents, whole or not at all: into a new file beside the old one, down to the disk, then
/// moved into its place in one step. Whatever goes wrong, the old file stays whole.
public final class Saver {
    private final Disk disk;

    /// A saver onto the real disk.
    public Saver() {
        this(new Disk());
    }

    Saver(Disk disk) {
        this.disk = disk;
    }

    /// Saves.
    ///
    /// @param file where; a symbolic link stays one, and its target is replaced
    /// @param expected what the file there was like when it was opened or last saved: if it is not
    ///   any more, it is left alone ([Saving.Reason#CHANGED]); empty to write over whatever is
    ///   there, which a person should have been asked. A file of a newer version is never written
    ///   over.
    public Saving save(Document document, Path file, Optional<Stamp> expected) {
        var name = FileFormat.nameOf(file);
        try {
            var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.isDirectory(target)) {
                return failed(Message.of("file.is-folder", name));
            }
            var folder = target.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                return failed(Message.of("file.no-folder", name, String.valueOf(folder)));
            }
            if (Files.exists(target)) {
                if (Header.isNewer(Files.readAllBytes(target))) {
                    return new Saving.NotSaved(
                            Saving.Reason.NEWER_VERSION,
                            Message.of("file.not-over-newer", name, FileFormat.VERSION));
                }
                if (!Files.isWritable(target)) {
                    return failed(Message.of("file.read-only", name));
                }
            }
            if (expected.isPresent() && changed(target, expected.get())) {
                return new Saving.NotSaved(Saving.Reason.CHANGED, Message.of("file.changed", name));
            }
            return new Saving.Saved(put(document, target, folder));
        } catch (IOException e) {
            return failed(Message.of("file.not-saved", name, reason(e)));
        }
    }

    private static boolean changed(Path target, Stamp expected) throws IOException {
        // A file that is gone was not changed by somebody: saving puts it back.
        return Files.exists(target) && !expected.stillFits(target);
    }

    private Stamp put(Document document, Path target, Path folder) throws IOException {
        var fresh = folder.resolve("." + FileFormat.nameOf(target) + "." + UUID.randomUUID());
        try {
            disk.write(document, fresh);
            if (Files.exists(target)) {
                disk.copyRights(target, fresh);
            }
            var stamp = Stamp.of(fresh);
            disk.replace(fresh, target);
            disk.settle(folder);
            return stamp;
        } finally {
            // After the move there is nothing of that name any more.
            Files.deleteIfExists(fresh);
        }
    }

    private static Saving failed(Message message) {
        return new Saving.NotSaved(Saving.Reason.FAILED, message);
    }

    /// {@return what the system says of a failure, without the path that we name ourselves}
    static Message reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> Message.of("file.reason-denied");
            case NoSuchFileException _ -> Message.of("file.reason-missing");
            case FileSystemException system when system.getReason() != null ->
                    Message.of("file.reason", system.getReason());
            default -> Message.of("file.reason", String.valueOf(e.getMessage()));
        };
    }
}
