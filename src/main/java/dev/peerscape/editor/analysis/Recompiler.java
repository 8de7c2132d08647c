package dev.peerscape.editor.analysis;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.session.Revision;
import dev.peerscape.editor.session.Session;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compiles a session's document when asked, from the network of the time before: only what was
/// touched in between is looked at, so that it costs the same in a large design as in a small one.
///
/// For the session's thread, but for [Job#run].
public final class Recompiler {
    /// What was touched since the network kept last, and by which revision last.
    private final Map<ResourceId, Long> touched = new HashMap<>();

    private final Session session;
    private Optional<Network> last = Optional.empty();
    private long lastNumber = -1;

    /// A compiler of that session's document; it listens for as long as the session lives.
    public Recompiler(Session session) {
        this.session = session;
        session.listen(
                revision -> revision.touched().forEach(id -> touched.put(id, revision.number())));
    }

    /// A network to be made.
    ///
    /// @param revision of which revision
    /// @param from the network to go on from; empty to begin from scratch
    /// @param touched what may differ from that
    public record Job(Revision revision, Optional<Network> from, Set<ResourceId> touched) {
        /// Compiles; on any thread.
        public Network run() {
            var topology = revision.document().topology();
            return from.map(it -> it.recompile(topology, touched))
                    .orElseGet(() -> Network.compile(topology));
        }
    }

    /// {@return what to do for the network of the present revision}
    public Job job() {
        return new Job(session.revision(), last, new HashSet<>(touched.keySet()));
    }

    /// Keeps what came of a job, to go on from it the next time.
    public void keep(Job job, Network network) {
        if (job.revision().number() > lastNumber) {
            lastNumber = job.revision().number();
            last = Optional.of(network);
            touched.values().removeIf(number -> number <= lastNumber);
        }
    }
}
