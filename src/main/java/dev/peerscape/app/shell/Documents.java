package dev.peerscape.app.shell;

import dev.peerscape.app.shell.FilePort.FileKind;
import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Opening;
import dev.peerscape.core.file.Saver;
import dev.peerscape.core.file.Saving;
import dev.peerscape.core.file.Stamp;
import dev.peerscape.core.text.Message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Opens and saves documents, and asks before work is lost.
public final class Documents {
    private final Desk desk;
    private final Worker worker;
    private final Saver saver = new Saver();

    /// The documents of that window.
    public Documents(Desk desk, Worker worker) {
        this.desk = desk;
        this.worker = worker;
    }

    /// Asks for a file and opens it.
    public void open() {
        desk.files().open(FileKind.PEERSCAPE).ifPresent(this::open);
    }

    /// Opens a file, or says in one sentence why not; one that is open already comes to the front.
    public void open(Path file) {
        var path = file.toAbsolutePath().normalize();
        var open =
                desk.workspaces().stream()
                        .filter(it -> it.file().get().filter(path::equals).isPresent())
                        .findFirst();
        if (open.isPresent()) {
            desk.show(open.get());
            return;
        }
        worker.run(() -> FileFormat.read(path), opening -> opened(path, opening));
    }

    private void opened(Path path, Opening opening) {
        switch (opening) {
            case Opening.Loaded(var document, var stamp) -> {
                desk.open(document, Optional.of(path)).stamp().set(Optional.of(stamp));
                desk.settings().set(desk.settings().get().withRecent(path));
            }
            case Opening.Rejected(var message, _) ->
                    desk.dialogs().say(Message.of("app.not-opened"), message);
        }
    }

    /// Opens recovery copies of a run that ended badly. One that cannot be read is put aside, so
    /// that the next start is not about it again.
    ///
    /// @throws IOException when the disk refuses
    public void openRecovered(Recovery recovery) throws IOException {
        for (var copy : recovery.orphans()) {
            switch (FileFormat.read(copy)) {
                case Opening.Loaded(var document, _) -> {
                    var workspace = desk.open(document, Optional.empty());
                    workspace.markRecovered();
                    recovery.adopt(workspace, copy);
                    desk.tell(Message.of("app.recovered"));
                }
                case Opening.Rejected(var reason, _) -> {
                    var aside = copy.resolveSibling(copy.getFileName() + ".broken");
                    Files.move(copy, aside, StandardCopyOption.REPLACE_EXISTING);
                    desk.tell(Message.of("app.not-recovered", aside.toString(), reason));
                }
            }
        }
    }

    /// Saves a document where it is, or asks for a place when it has none.
    ///
    /// @return whether it was saved
    public boolean save(Workspace workspace) {
        return workspace
                .file()
                .get()
                .map(path -> save(workspace, path, workspace.stamp().get()))
                .orElseGet(() -> saveAs(workspace));
    }

    /// Asks for a place and saves a document there.
    ///
    /// @return whether it was saved
    public boolean saveAs(Workspace workspace) {
        return desk.files()
                .save(FileKind.PEERSCAPE, workspace.title())
                .map(path -> save(workspace, path.toAbsolutePath().normalize(), Optional.empty()))
                .orElse(false);
    }

    private boolean save(Workspace workspace, Path path, Optional<Stamp> expected) {
        return switch (saver.save(workspace.session().document(), path, expected)) {
            case Saving.Saved(var stamp) -> {
                workspace.stamp().set(Optional.of(stamp));
                workspace.file().set(Optional.of(path));
                workspace.markSaved();
                desk.settings().set(desk.settings().get().withRecent(path));
                yield true;
            }
            case Saving.NotSaved(var reason, var message) ->
                    switch (reason) {
                        case CHANGED -> changed(workspace, path, message);
                        case NEWER_VERSION, FAILED -> {
                            desk.dialogs().say(Message.of("app.not-saved"), message);
                            yield false;
                        }
                    };
        };
    }

    private boolean changed(Workspace workspace, Path path, Message message) {
        int choice =
                desk.dialogs()
                        .choose(
                                Message.of("app.not-saved"),
                                message,
                                List.of(
                                        Message.of("app.save-elsewhere"),
                                        Message.of("app.save-over"),
                                        Message.of("app.cancel")));
        return switch (choice) {
            case 0 -> saveAs(workspace);
            case 1 -> save(workspace, path, Optional.empty());
            default -> false;
        };
    }

    /// Closes a document, asking first when it has work that is not saved.
    ///
    /// @return whether it was closed
    public boolean close(Workspace workspace) {
        if (!mayClose(workspace)) {
            return false;
        }
        desk.remove(workspace);
        return true;
    }

    /// Asks about every document that has work that is not saved.
    ///
    /// @return whether the window may close
    public boolean mayCloseAll() {
        for (var workspace : List.copyOf(desk.workspaces())) {
            if (!mayClose(workspace)) {
                return false;
            }
        }
        return true;
    }

    private boolean mayClose(Workspace workspace) {
        if (workspace.isSaved()) {
            return true;
        }
        desk.show(workspace);
        int choice =
                desk.dialogs()
                        .choose(
                                Message.of("app.unsaved-title"),
                                Message.of("app.unsaved-text", workspace.title()),
                                List.of(
                                        Message.of("app.save"),
                                        Message.of("app.discard"),
                                        Message.of("app.cancel")));
        return switch (choice) {
            case 0 -> save(workspace);
            case 1 -> true;
            default -> false;
        };
    }

    /// Looks whether files were changed by somebody else since, and says so once for each change.
    public void noticeChanges() {
        for (var workspace : desk.workspaces()) {
            var path = workspace.file().get();
            var stamp = workspace.stamp().get();
            if (path.isPresent() && stamp.isPresent() && differs(path.get(), stamp.get())) {
                noticed(workspace, path.get());
            }
        }
    }

    private static boolean differs(Path path, Stamp stamp) {
        try {
            return !stamp.stillFits(path);
        } catch (IOException _) {
            // Gone or out of reach: saving puts it back or says why not.
            return false;
        }
    }

    private void noticed(Workspace workspace, Path path) {
        try {
            if (!workspace.noticedOnce(Stamp.of(path))) {
                return;
            }
        } catch (IOException _) {
            return;
        }
        desk.tell(
                new Toast(
                        Message.of("app.changed-on-disk", workspace.title()),
                        List.of(
                                new Toast.Choice(
                                        Message.of("app.reload"), () -> reload(workspace, path)))));
    }

    private void reload(Workspace workspace, Path path) {
        if (mayClose(workspace)) {
            desk.remove(workspace);
            open(path);
        }
    }
}
