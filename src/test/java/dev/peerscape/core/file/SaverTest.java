package dev.peerscape.core.file;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Saved whole or not at all.
class SaverTest {
    private static final Document EMPTY = Document.empty(Instant.EPOCH);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("net.peerscape");
    }

    private static Stamp saved(Saving saving) {
        return assertInstanceOf(Saving.Saved.class, saving, saving::toString).stamp();
    }

    private static String refused(Saving saving, Saving.Reason reason) {
        var refusal = assertInstanceOf(Saving.NotSaved.class, saving);
        assertThat(refusal.reason(), is(reason));
        return Texts.in(Locale.ENGLISH).text(refusal.message());
    }

    private void assertAlone(String content) throws IOException {
        assertThat(Files.readString(file), is(content));
        try (var files = Files.list(folder)) {
            assertThat(files.toList(), is(List.of(file)));
        }
    }

    @Test
    void savesAndOpensEqual() throws IOException {
        var lab = Samples.lab();
        var stamp = saved(new Saver().save(lab, file, Optional.empty()));
        var loaded = assertInstanceOf(Opening.Loaded.class, FileFormat.read(file));
        assertEquals(lab, loaded.document());
        assertEquals(stamp, loaded.stamp());
        assertAlone(FileFormat.text(lab));
    }

    @Test
    void keepsRightsAndLinks() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var real = folder.resolve("real.peerscape");
        Files.writeString(real, FileFormat.text(EMPTY));
        var rights = PosixFilePermissions.fromString("rw-r-----");
        Files.setPosixFilePermissions(real, rights);
        Files.createSymbolicLink(file, real);
        saved(new Saver().save(Samples.lab(), file, Optional.empty()));
        assertTrue(Files.isSymbolicLink(file));
        assertThat(Files.getPosixFilePermissions(real), is(rights));
        assertThat(Files.readString(real), is(FileFormat.text(Samples.lab())));
    }

    /// Where a disk fails.
    enum Failure {
        WRITE,
        RIGHTS,
        REPLACE
    }

    private static final class FailingDisk extends Disk {
        private final Failure failure;

        FailingDisk(Failure failure) {
            this.failure = failure;
        }

        @Override
        void write(Document document, Path fresh) throws IOException {
            if (failure == Failure.WRITE) {
                Files.writeString(fresh, "{\"format\":");
                throw new IOException("No space left on device");
            }
            super.write(document, fresh);
        }

        @Override
        void copyRights(Path old, Path fresh) throws IOException {
            if (failure == Failure.RIGHTS) {
                throw new IOException("No rights");
            }
            super.copyRights(old, fresh);
        }

        @Override
        void replace(Path fresh, Path target) throws IOException {
            throw new IOException("Device not ready");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailingDiskLeavesTheOldFileWhole(Failure failure) throws IOException {
        var old = FileFormat.text(EMPTY);
        Files.writeString(file, old);
        var saver = new Saver(new FailingDisk(failure));
        var sentence =
                refused(saver.save(Samples.lab(), file, Optional.empty()), Saving.Reason.FAILED);
        assertThat(sentence, containsString("net.peerscape was not saved, and the old file is"));
        assertAlone(old);
    }

    @Test
    void aFolderWithoutRightsIsASentence() throws IOException {
        Files.writeString(file, FileFormat.text(EMPTY));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeTrue(!Files.isWritable(folder), "the super-user may write anywhere");
            refused(new Saver().save(Samples.lab(), file, Optional.empty()), Saving.Reason.FAILED);
            assertAlone(FileFormat.text(EMPTY));
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    @Test
    void aFolderThatIsNotThereIsASentence() {
        var sentence =
                refused(
                        new Saver()
                                .save(EMPTY, folder.resolve("no/net.peerscape"), Optional.empty()),
                        Saving.Reason.FAILED);
        assertThat(sentence, containsString("there is no folder"));
    }

    @Test
    void aNewerFileIsNotWrittenOver() throws IOException {
        var newer = "{\"transit\": {}, \"format\": \"peerscape\", \"version\": 2}";
        Files.writeString(file, newer);
        refused(new Saver().save(EMPTY, file, Optional.empty()), Saving.Reason.NEWER_VERSION);
        assertAlone(newer);
    }

    @Test
    void aFileChangedUnderneathIsNotWrittenOver() throws IOException {
        var stamp = saved(new Saver().save(EMPTY, file, Optional.empty()));
        var theirs = FileFormat.text(Samples.lab());
        Files.writeString(file, theirs);
        refused(new Saver().save(EMPTY, file, Optional.of(stamp)), Saving.Reason.CHANGED);
        assertAlone(theirs);
    }

    @Test
    void aFileOnlyTouchedIsWrittenOver() throws IOException {
        var stamp = saved(new Saver().save(EMPTY, file, Optional.empty()));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));
        saved(new Saver().save(Samples.lab(), file, Optional.of(stamp)));
    }

    @Test
    void aFileTakenAwayIsPutBack() throws IOException {
        var stamp = saved(new Saver().save(EMPTY, file, Optional.empty()));
        Files.delete(file);
        saved(new Saver().save(EMPTY, file, Optional.of(stamp)));
        assertAlone(FileFormat.text(EMPTY));
    }
}
