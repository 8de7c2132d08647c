package dev.peerscape.app.shell;

import dev.peerscape.core.exchange.aws.Import;

import javafx.fxml.FXML;
import javafx.scene.control.ProgressBar;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Shows how far an import is. Told from the thread that reads, a hundred times at most.
public final class ImportProgress implements Import.Progress {
    private static final int STEPS = 100;

    private final Worker worker;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicLong shown = new AtomicLong();
    @FXML private ProgressBar bar;

    /// Nothing is read yet.
    public ImportProgress(Desk desk) {
        worker = desk.worker();
    }

    @Override
    public boolean cancelled() {
        return stopped.get();
    }

    @Override
    public void at(long done, long total) {
        long step = total == 0 ? 0 : done * STEPS / total;
        if (shown.getAndSet(step) != step) {
            worker.foreground().execute(() -> bar.setProgress((double) step / STEPS));
        }
    }

    /// Has the reading stop soon.
    void stop() {
        stopped.set(true);
    }
}
