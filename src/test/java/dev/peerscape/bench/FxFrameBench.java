package dev.peerscape.bench;

import dev.peerscape.core.generate.Generator;
import dev.peerscape.core.topology.Document;

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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// A frame of the window's own canvas, 1600 by 900 pixels, all of it drawn anew because the camera
/// moved, at 10,000 VPCs of a generated design, against a blank canvas: from pulse to pulse, on the
/// software pipeline. Needs a screen; Xvfb will do.
///
/// What counts is the line of medians that each run prints at its end: frame, work on the FX thread
/// and the ratio to the blank canvas of the same run.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Xmx2g",
            "-XX:+UseSerialGC",
            "-Djavafx.animation.fullspeed=true",
            "-Dprism.order=sw",
            "--enable-native-access=ALL-UNNAMED"
        })
public class FxFrameBench {
    private static final int FRAMES = 300;

    /// Pixels per canvas unit; 0 shows everything.
    @Param({"0", "0.03", "0.1", "0.25", "0.3", "0.5", "1"})
    public double zoom;

    private final List<FxFrames.Cost> blanks = new ArrayList<>();
    private final List<FxFrames.Cost> frames = new ArrayList<>();
    private Document document = Generator.generate(2, 1);

    @Setup
    public void design() {
        FxFrames.start();
        document = Generator.generate(10_000, 1);
    }

    @Benchmark
    public FxFrames.Cost blankAndDiagram() {
        blanks.add(FxFrames.blank(FRAMES));
        var cost = FxFrames.diagram(document, zoom, FRAMES);
        frames.add(cost);
        return cost;
    }

    @TearDown
    public void tell() {
        double blank = FxFrames.median(blanks.stream().mapToDouble(FxFrames.Cost::frame));
        double frame = FxFrames.median(frames.stream().mapToDouble(FxFrames.Cost::frame));
        double work = FxFrames.median(frames.stream().mapToDouble(FxFrames.Cost::work));
        System.out.printf(
                Locale.ROOT,
                "zoom %.2f: frame %.2f ms, blank %.2f ms, ratio %.2f, FX thread %.2f ms%n",
                zoom,
                frame,
                blank,
                frame / blank,
                work);
    }
}
