package dev.peerscape.app.shell;

import javafx.application.Platform;

import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does slow work without holding the window up.
public interface Worker {
    /// Does everything at once, where it is asked.
    Worker DIRECT =
            new Worker() {
                @Override
                public <T> void run(Supplier<T> work, Consumer<T> then) {
                    then.accept(work.get());
                }
            };

    /// Works on a virtual thread and hands the result over on the FX thread.
    Worker BACKGROUND =
            new Worker() {
                @Override
                public <T> void run(Supplier<T> work, Consumer<T> then) {
                    Thread.ofVirtual()
                            .name("peerscape-work")
                            .start(() -> {
                                var result = work.get();
                                Platform.runLater(() -> then.accept(result));
                            });
                }
            };

    /// Does the work, then hands the result over on the thread of the caller's window.
    <T> void run(Supplier<T> work, Consumer<T> then);
}
