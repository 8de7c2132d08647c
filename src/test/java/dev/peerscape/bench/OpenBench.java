package dev.peerscape.bench;

import com.fasterxml.jackson.core.JsonFactory;

import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Opening;
import dev.peerscape.core.generate.Generator;

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

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/// Reading the file of 10,000 VPCs into a document, and merely stepping through its tokens.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx3g", "-Xmn2g", "-XX:+UseSerialGC"})
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class OpenBench {
    private String text;
    private byte[] bytes;

    /// Writes the file.
    @Setup
    public void write() {
        text = FileFormat.text(Generator.generate(XlFlows.VPCS, 42));
        bytes = text.getBytes(StandardCharsets.UTF_8);
        System.out.println(bytes.length / 1_000_000 + " MB");
    }

    /// The document, its references checked.
    @Benchmark
    public Opening document() {
        return FileFormat.read(text, "design");
    }

    /// The bare tokens.
    @Benchmark
    public int tokens() throws IOException {
        try (var parser = new JsonFactory().createParser(bytes)) {
            int tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            return tokens;
        }
    }
}
