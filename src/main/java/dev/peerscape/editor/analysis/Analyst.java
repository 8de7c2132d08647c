package dev.peerscape.editor.analysis;

import dev.peerscape.core.check.Checks;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.editor.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Compiles and checks every new state of a document's topology away from the session's thread. One
/// state is worked on at a time; of those that come meanwhile only the latest is, so a fast hand
/// never queues up work. Moving a figure changes no topology and asks for nothing.
public final class Analyst {
    private final Executor background;
    private final Executor session;
    private final Consumer<Analysis> listener;
    private final Runnable unlisten;
    private boolean working;
    private boolean closed;
    private @Nullable Topology waiting;
    private @Nullable Network before;

    /// An analyst of that session. Starts with the present document.
    ///
    /// @param background where the work is done
    /// @param foreground runs things on the session's thread, where `listener` is told
    public Analyst(
            Session session,
            Executor background,
            Executor foreground,
            Consumer<Analysis> listener) {
        this.background = background;
        this.session = foreground;
        this.listener = listener;
        unlisten = session.watch(revision -> revision.document().topology(), this::ask);
    }

    /// Works no more and tells no more.
    public void close() {
        closed = true;
        unlisten.run();
    }

    private void ask(Topology topology) {
        waiting = topology;
        if (!working) {
            next();
        }
    }

    private void next() {
        var topology = waiting;
        waiting = null;
        if (topology == null || closed) {
            return;
        }
        working = true;
        var known = before;
        background.execute(() -> {
            Analysis done;
            try {
                done = analyse(known, topology);
            } catch (RuntimeException e) {
                // The error is not hidden, and the next edit is checked all the same.
                session.execute(() -> working = false);
                throw e;
            }
            session.execute(() -> finish(done));
        });
    }

    private static Analysis analyse(@Nullable Network before, Topology topology) {
        long start = System.nanoTime();
        var network = before == null ? Network.compile(topology) : before.recompile(topology);
        var findings = Checks.run(network);
        return new Analysis(network, findings, System.nanoTime() - start);
    }

    private void finish(Analysis done) {
        working = false;
        before = done.network();
        if (!closed) {
            listener.accept(done);
        }
        next();
    }
}
