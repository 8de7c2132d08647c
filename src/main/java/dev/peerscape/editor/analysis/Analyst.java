package dev.peerscape.editor.analysis;

import dev.peerscape.core.check.Checked;
import dev.peerscape.core.check.Checks;
import dev.peerscape.core.check.Quotas;
import dev.peerscape.core.check.Standards;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Policy;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.editor.session.Revision;
import dev.peerscape.editor.session.Session;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Compiles and checks every new state of a document's topology, and of how it judges, away from
/// the session's thread. One state is worked on at a time; of those that come meanwhile only the
/// latest is, so a fast hand never queues up work. Moving a figure changes no topology and asks for
/// nothing.
public final class Analyst {
    private final Executor background;
    private final Executor session;
    private final Consumer<Analysis> listener;
    private final Runnable unlisten;
    private boolean working;
    private boolean closed;
    private final Set<ResourceId> touched = new HashSet<>();
    private @Nullable Revision waiting;
    private @Nullable Topology asked;
    private Policy judged = Policy.USUAL;
    private Quotas quotas = Quotas.STANDARD;
    private @Nullable Revision latest;
    private @Nullable Done before;

    /// What was worked out last, from which the next goes on.
    private record Done(Network network, Checked checked) {}

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
        unlisten = session.listen(this::ask);
        ask(session.revision());
    }

    /// Works no more and tells no more.
    public void close() {
        closed = true;
        unlisten.run();
    }

    private void ask(Revision revision) {
        latest = revision;
        var topology = revision.document().topology();
        var policy = revision.document().policy();
        if (topology == asked && policy.equals(judged)) {
            return;
        }
        asked = topology;
        judged = policy;
        touched.addAll(revision.touched());
        waiting = revision;
        if (!working) {
            next();
        }
    }

    /// Judges by these quotas from now on, the present document too.
    public void judgeBy(Quotas quotas) {
        if (quotas.equals(this.quotas)) {
            return;
        }
        this.quotas = quotas;
        waiting = latest;
        if (!working) {
            next();
        }
    }

    private void next() {
        var revision = waiting;
        waiting = null;
        if (revision == null || closed) {
            return;
        }
        working = true;
        var known = before;
        var standards = Standards.of(revision.document(), quotas);
        var differs = Set.copyOf(touched);
        touched.clear();
        background.execute(() -> {
            long start = System.nanoTime();
            Done done;
            try {
                done = work(known, revision.document().topology(), standards, differs);
            } catch (RuntimeException e) {
                // The error is not hidden, and the next edit is checked from scratch.
                session.execute(this::failed);
                throw e;
            }
            long nanos = System.nanoTime() - start;
            session.execute(() -> finish(revision.number(), done, nanos));
        });
    }

    private void failed() {
        working = false;
        before = null;
        next();
    }

    private static Done work(
            @Nullable Done before,
            Topology topology,
            Standards standards,
            Set<ResourceId> differs) {
        if (before == null) {
            var network = Network.compile(topology);
            return new Done(network, Checks.examine(network, standards));
        }
        var network = before.network().recompile(topology, differs);
        return new Done(network, Checks.rerun(before.checked(), network, differs, standards));
    }

    private void finish(long revision, Done done, long nanos) {
        working = false;
        before = done;
        if (!closed) {
            listener.accept(
                    new Analysis(revision, done.network(), done.checked().findings(), nanos));
        }
        next();
    }
}
