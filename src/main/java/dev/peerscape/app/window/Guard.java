package dev.peerscape.app.window;

import dev.peerscape.app.shell.Desk;
import dev.peerscape.app.shell.Recovery;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.text.Message;

import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.util.Duration;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Guards the work: copies it two seconds after an edit, takes the copy away when it is saved, and
/// when the program runs into an error it did not expect, copies everything first and then says so
/// once, with the details.
public final class Guard {
    private static final Duration CALM = Duration.seconds(2);

    private final Desk desk;
    private final Recovery recovery;
    private final Map<Workspace, PauseTransition> pauses = new HashMap<>();
    private boolean warned;
    private boolean failing;

    /// A guard of that window's work. Starts at once.
    public Guard(Desk desk, Recovery recovery) {
        this.desk = desk;
        this.recovery = recovery;
        desk.workspaces().forEach(this::follow);
        desk.workspaces()
                .addListener(
                        (ListChangeListener<Workspace>)
                                change -> {
                                    while (change.next()) {
                                        change.getAddedSubList().forEach(this::follow);
                                        change.getRemoved().forEach(this::leave);
                                    }
                                });
    }

    private void follow(Workspace workspace) {
        var pause = new PauseTransition(CALM);
        pause.setOnFinished(_ -> keep(workspace));
        pauses.put(workspace, pause);
        workspace.watch(revision -> revision.document(), _ -> pause.playFromStart());
        workspace.whenClosed(workspace.stamp().watch(_ -> pause.playFromStart()));
    }

    private void leave(Workspace workspace) {
        var pause = pauses.remove(workspace);
        if (pause != null) {
            pause.stop();
        }
        forget(workspace);
    }

    private void keep(Workspace workspace) {
        var place = recovery.place(workspace);
        if (place.isEmpty()) {
            forget(workspace);
            return;
        }
        var document = workspace.session().document();
        desk.worker()
                .run(
                        () -> {
                            try {
                                Recovery.write(document, place.get());
                                return Optional.<String>empty();
                            } catch (IOException e) {
                                return Optional.of(String.valueOf(e.getMessage()));
                            }
                        },
                        problem -> problem.ifPresent(this::warn));
    }

    private void forget(Workspace workspace) {
        try {
            recovery.forget(workspace);
        } catch (IOException e) {
            warn(String.valueOf(e.getMessage()));
        }
    }

    // Once: a full disk would else say so every few seconds.
    private void warn(String reason) {
        if (!warned) {
            warned = true;
            desk.tell(Message.of("app.recovery-failed", reason));
        }
    }

    /// Hears of every error that nobody caught, on whatever thread.
    public void install() {
        Thread.setDefaultUncaughtExceptionHandler((_, error) ->
                // Later: an error may come from inside a frame, where no dialog may open.
                Platform.runLater(() -> report(error)));
    }

    private void report(Throwable error) {
        if (failing) {
            return;
        }
        failing = true;
        try {
            desk.dialogs().failure(rescue(), details(error));
        } finally {
            failing = false;
        }
    }

    private Message rescue() {
        boolean kept = false;
        for (var workspace : desk.workspaces()) {
            var place = recovery.place(workspace);
            if (place.isPresent()) {
                try {
                    Recovery.write(workspace.session().document(), place.get());
                    kept = true;
                } catch (IOException e) {
                    return Message.of("app.recovery-failed", String.valueOf(e.getMessage()));
                }
            }
        }
        return kept
                ? Message.of("app.failure-kept", recovery.directory().toString())
                : Message.of("app.failure");
    }

    private static String details(Throwable error) {
        var text = new StringWriter();
        text.append("Peerscape, Java ")
                .append(Runtime.version().toString())
                .append(", ")
                .append(System.getProperty("os.name", ""))
                .append('\n');
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
