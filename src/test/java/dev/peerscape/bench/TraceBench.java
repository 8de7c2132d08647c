package dev.peerscape.bench;

import dev.peerscape.core.net.Protocol;
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

import java.util.concurrent.TimeUnit;

/// A trace there and back at 10,000 VPCs, one at a time on one core: the engine, and the same on
/// IPAddress tries; on 64 pairs that stay in the cache, and on 65,536 that do not.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TraceBench {
    private static final int HOT = 64;
    private static final int ALL = 1 << 16;
    private static final int PORT = 443;
    private static final int SOURCE_PORT = 50_000;

    private long[] hot;
    private long[] all;
    private Verdicts engine;
    private TrieWalker tries;
    private int next;

    /// Compiles both, and sees to it that they agree on every flow.
    @Setup
    public void compile() {
        var flows = new XlFlows();
        hot = flows.pairs(HOT, 1);
        all = flows.pairs(ALL, 2);
        engine = new Verdicts(flows.network);
        tries = new TrieWalker(flows.network);
        int delivered = 0;
        for (int i = 0; i < ALL; i++) {
            var one = engine(all, i);
            if (one != tries(all, i)) {
                throw new IllegalStateException("flow " + i + ": " + one + ", " + tries(all, i));
            }
            delivered += one == Verdict.DELIVERED ? 1 : 0;
        }
        System.out.println(delivered * 100 / ALL + " % of the flows are delivered");
    }

    private Verdict engine(long[] pairs, int i) {
        return engine.judge(
                pairs[i * 2], pairs[i * 2 + 1], Protocol.TCP.number(), PORT, SOURCE_PORT);
    }

    private Verdict tries(long[] pairs, int i) {
        return tries.judge(pairs[i * 2], pairs[i * 2 + 1], Protocol.TCP, PORT, SOURCE_PORT);
    }

    /// The engine on the hot set.
    @Benchmark
    public Verdict engineHot() {
        return engine(hot, next++ & (HOT - 1));
    }

    /// The tries on the hot set.
    @Benchmark
    public Verdict triesHot() {
        return tries(hot, next++ & (HOT - 1));
    }

    /// The engine on random flows.
    @Benchmark
    public Verdict engineRandom() {
        return engine(all, next++ & (ALL - 1));
    }

    /// The tries on random flows.
    @Benchmark
    public Verdict triesRandom() {
        return tries(all, next++ & (ALL - 1));
    }
}
