package dev.peerscape.bench;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.core.trace.Verdicts;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One edit, a route more in one VPC of 10,000, until flows of that VPC are judged anew; beside it
/// compiling everything from scratch.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class CompileBench {
    private static final int EDITS = 256;

    private Document document;
    private Network network;
    private final List<Edit> edits = new ArrayList<>();
    private final List<Outcome.Applied> applied = new ArrayList<>();
    private long[] pairs;
    private int next;

    /// Makes the design and the edits.
    @Setup
    public void edit() {
        var flows = new XlFlows();
        document = flows.document;
        network = flows.network;
        pairs = flows.pairs(EDITS, 3);
        for (int i = 0; i < EDITS; i++) {
            var vpc = network.tables((int) (pairs[i * 2] >>> 32)).vpc();
            var table = vpc.routeTables().lastEntry().getValue();
            var target = table.routes().isEmpty() ? null : table.routes().getLast().target();
            var edit =
                    target == null
                            ? new Edit.Rename(vpc.id(), "renamed")
                            : new Edit.AddRoute(
                                    table.id(),
                                    Route.to(Cidr.host(Ip.of("198.18.77." + i % 250)), target));
            if (Edits.apply(document, edit) instanceof Outcome.Applied done) {
                edits.add(edit);
                applied.add(done);
            }
        }
        System.out.println(edits.size() + " edits of " + EDITS + " fit");
    }

    /// Everything from scratch.
    @Benchmark
    public Network scratch() {
        return Network.compile(document.topology());
    }

    /// The edited VPC compiled.
    @Benchmark
    public Network recompile() {
        var it = applied.get(next++ % applied.size());
        return network.recompile(it.document().topology(), it.touched());
    }

    /// The edited VPC compiled, without being told which it is.
    @Benchmark
    public Network recompileAndSearch() {
        var it = applied.get(next++ % applied.size());
        return network.recompile(it.document().topology());
    }

    /// The edit carried out, compiled, and a flow of the VPC judged.
    @Benchmark
    public Verdict editToVerified() {
        int i = next++ % edits.size();
        var done = (Outcome.Applied) Edits.apply(document, edits.get(i));
        var compiled = network.recompile(done.document().topology(), done.touched());
        return new Verdicts(compiled)
                .judge(pairs[i * 2], pairs[i * 2 + 1], Protocol.TCP.number(), 443, 50_000);
    }
}
