package dev.peerscape.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.CRC32C;

/// What a file was like at a moment, to notice that somebody else has changed it since.
///
/// @param size in bytes
/// @param modified the time of its last change, as the file system keeps it
/// @param checksum CRC-32C of its bytes; guards against accidents, not against forgery
public record Stamp(long size, Instant modified, long checksum) {

    /// {@return the stamp of the file as it is now}
    public static Stamp of(Path file) throws IOException {
        var modified = modified(file);
        return of(Files.readAllBytes(file), modified);
    }

    static Stamp of(byte[] bytes, Instant modified) {
        var sum = new CRC32C();
        sum.update(bytes);
        return new Stamp(bytes.length, modified, sum.getValue());
    }

    static Instant modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }

    /// {@return whether the file still has the content that it had} A new time of change alone
    /// (`touch`, a checkout of the same commit) does not count.
    ///
    /// @throws IOException when it cannot be read, also because it is gone
    public boolean stillFits(Path file) throws IOException {
        if (Files.size(file) != size) {
            return false;
        }
        return modified(file).equals(modified) || of(file).checksum == checksum;
    }
}
