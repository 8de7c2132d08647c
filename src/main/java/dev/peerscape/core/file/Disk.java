package dev.peerscape.core.file;

import dev.peerscape.core.topology.Document;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/// The steps of a save that a disk can fail at; a test puts a failing one in its place.
class Disk {
    /// Writes the document into a new file and waits until it is on the disk.
    void write(Document document, Path fresh) throws IOException {
        try (var channel =
                FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            FileFormat.write(document, out);
            out.flush();
            channel.force(true);
        }
    }

    /// Gives the new file the rights of the old one, where the file system has such.
    void copyRights(Path old, Path fresh) throws IOException {
        var from = Files.getFileAttributeView(old, PosixFileAttributeView.class);
        var to = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (from != null && to != null) {
            to.setPermissions(from.readAttributes().permissions());
        }
    }

    /// Puts the new file in the place of the old one, in one step that others see wholly or not.
    void replace(Path fresh, Path file) throws IOException {
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Waits until the folder's change of names is on the disk. Windows cannot open a folder; there
    /// the move itself is all that can be had.
    void settle(Path folder) {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException _) {
            // The file is whole either way; only its name might be lost with the power.
        }
    }
}
