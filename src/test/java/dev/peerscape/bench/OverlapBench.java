package dev.peerscape.bench;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Overlaps;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/// Which of many blocks share addresses: one sweep against comparing each pair.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class OverlapBench {
    @Param({"10000"})
    public int blocks;

    private List<Cidr> design;

    /// Blocks of /16 to /28 all over 10.0.0.0/8: some overlap, most do not.
    @Setup
    public void draw() {
        var random = new SplittableRandom(1);
        var drawn = new ArrayList<Cidr>(blocks);
        for (int i = 0; i < blocks; i++) {
            var address = new Ip.V4(10 << 24 | random.nextInt(1 << 24));
            drawn.add(Cidr.around(address, 16 + random.nextInt(13)));
        }
        design = drawn;
    }

    /// The groups, as the checks ask for them.
    @Benchmark
    public int sweepGroups() {
        return Overlaps.groups(design).size();
    }

    /// The number of pairs, by the sweep.
    @Benchmark
    public long sweepCount() {
        return Overlaps.count(design);
    }

    /// The number of pairs, by comparing each with each.
    @Benchmark
    public long pairwise() {
        long pairs = 0;
        for (int i = 0; i < design.size(); i++) {
            var block = design.get(i);
            for (int j = 0; j < i; j++) {
                if (block.overlaps(design.get(j))) {
                    pairs++;
                }
            }
        }
        return pairs;
    }
}
