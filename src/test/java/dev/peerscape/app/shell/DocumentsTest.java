package dev.peerscape.app.shell;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.SmallDesign;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Opening;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.PeeringStatus;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Documents and their files when somebody else has his hands on them too. Needs no window.
class DocumentsTest {
    @TempDir private Path folder;
    private final FakePorts ports = new FakePorts();
    private final Desk desk = ports.desk();
    private Path file;

    @BeforeEach
    void open() throws IOException {
        file = folder.resolve("design.peerscape");
        write(file, SmallDesign.apart());
        desk.documents().open(file);
    }

    private static void write(Path path, Document document) throws IOException {
        try (var out = Files.newOutputStream(path)) {
            FileFormat.write(document, out);
        }
    }

    private static Document read(Path path) {
        return ((Opening.Loaded) FileFormat.read(path)).document();
    }

    private Workspace workspace() {
        return desk.current().get();
    }

    private Document document() {
        return workspace().session().document();
    }

    private Optional<Toast> notice() {
        desk.toast().set(Optional.empty());
        desk.documents().noticeChanges();
        return desk.toast().get();
    }

    @Test
    void aChangeOnDiskIsNoticedOnceAndReloaded() throws IOException {
        assertThat(notice(), is(Optional.empty()));
        var theirs = SmallDesign.peered(PeeringStatus.ACTIVE);
        write(file, theirs);
        var toast = notice().orElseThrow();
        assertThat(toast.text().key(), is("app.changed-on-disk"));
        assertThat("it is news once", notice(), is(Optional.empty()));
        assertThat("nothing is reloaded unasked", document(), is(SmallDesign.apart()));
        toast.choices().getFirst().run().run();
        assertThat(document(), is(theirs));
        assertThat(desk.workspaces().size(), is(1));
        assertThat(ports.said, is(empty()));
        assertThat(notice(), is(Optional.empty()));
        write(file, SmallDesign.routed());
        assertThat("another change is news", notice().isPresent(), is(true));
    }

    @Test
    void reloadingOverUnsavedWorkAsksFirst() throws IOException {
        workspace().commit(new Edit.Rename(SmallDesign.APP, "mine"));
        var mine = document();
        write(file, SmallDesign.routed());
        var toast = notice().orElseThrow();
        toast.choices().getFirst().run().run();
        assertThat(ports.said, contains("app.unsaved-text"));
        assertThat("called off", document(), is(mine));
        ports.choices.add(1);
        toast.choices().getFirst().run().run();
        assertThat("dropped", document(), is(SmallDesign.routed()));
    }

    @Test
    void aFileThatChangedIsNotOverwrittenUnasked() throws IOException {
        workspace().commit(new Edit.Rename(SmallDesign.APP, "mine"));
        var mine = document();
        var theirs = SmallDesign.routed();
        write(file, theirs);
        assertThat(desk.documents().save(workspace()), is(false));
        assertThat(ports.said.size(), is(1));
        assertThat("theirs stays", read(file), is(theirs));
        assertThat(workspace().isSaved(), is(false));
        // Elsewhere.
        var other = folder.resolve("mine.peerscape");
        ports.choices.add(0);
        ports.files.add(other);
        assertThat(desk.documents().save(workspace()), is(true));
        assertThat(read(other), is(mine));
        assertThat(read(file), is(theirs));
        assertThat(workspace().title(), is("mine"));
        // Over theirs, because people said so.
        workspace().commit(new Edit.Rename(SmallDesign.APP, "mine again"));
        write(other, theirs);
        ports.choices.add(1);
        assertThat(desk.documents().save(workspace()), is(true));
        assertThat(read(other), is(document()));
    }

    @Test
    void aFileThatIsGoneIsPutBackBySaving() throws IOException {
        Files.delete(file);
        assertThat(notice(), is(Optional.empty()));
        workspace().commit(new Edit.Rename(SmallDesign.APP, "mine"));
        assertThat(desk.documents().save(workspace()), is(true));
        assertThat(read(file), is(document()));
    }

    @Test
    void theSameFileOpensOnce() {
        var first = workspace();
        desk.openBlank();
        desk.documents().open(folder.resolve("x").resolve("..").resolve("design.peerscape"));
        assertThat(workspace() == first, is(true));
        assertThat(desk.workspaces().size(), is(2));
    }

    @Test
    void recoveredWorkIsUnsavedUntilItIsSaved() throws IOException {
        var copies = Files.createDirectories(folder.resolve("recovery"));
        write(copies.resolve("0-1.peerscape"), SmallDesign.routed());
        var alive = ProcessHandle.current().pid();
        write(copies.resolve(alive + "-1.peerscape"), SmallDesign.apart());
        Files.writeString(copies.resolve("0-2.peerscape"), "{");
        Files.writeString(copies.resolve("notes.txt"), "not a copy");
        var recovery = new Recovery(copies, alive + 1);
        desk.documents().openRecovered(recovery);
        assertThat(desk.toast().get().orElseThrow().text().key(), is("app.not-recovered"));
        assertThat(Files.exists(copies.resolve("0-2.peerscape.broken")), is(true));
        assertThat(desk.workspaces().size(), is(2));
        assertThat(document(), is(SmallDesign.routed()));
        assertThat(workspace().isSaved(), is(false));
        assertThat(recovery.place(workspace()), is(Optional.of(copies.resolve("0-1.peerscape"))));
        ports.files.add(folder.resolve("saved.peerscape"));
        assertThat(desk.documents().save(workspace()), is(true));
        assertThat(recovery.place(workspace()), is(Optional.empty()));
        recovery.forget(workspace());
        assertThat(Files.exists(copies.resolve("0-1.peerscape")), is(false));
        assertThat(
                "others keep theirs",
                Files.exists(copies.resolve(alive + "-1.peerscape")),
                is(true));
    }
}
