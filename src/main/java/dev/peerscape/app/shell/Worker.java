package dev.peerscape.app.shell;

import javafx.application.Platform;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does slow work without holding the window up.
///
/// @param background where the work is done
/// @param foreground the window's own thread
public record Worker(Executor background, Executor foreground) {
    /// Does everything at once, where it is asked.
    public static final Worker DIRECT = new Worker(Runnable::run, Runnable::run);

    /// Works on virtual threads and hands results over on the FX thread.
    public static final Worker BACKGROUND =
            new Worker(
                    task -> Thread.ofVirtual().name("peerscape-work").start(task),
                    Platform::runLater);

    /// Does the work, then hands the result over on the window's thread.
    public <T> void run(Supplier<T> work, Consumer<T> then) {
        background.execute(() -> {
            var result = work.get();
            foreground.execute(() -> then.accept(result));
        });
    }
}
