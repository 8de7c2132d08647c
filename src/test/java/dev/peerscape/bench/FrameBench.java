package dev.peerscape.bench;

import dev.peerscape.core.generate.Generator;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.editor.export.RasterPainter;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Drawing;
import dev.peerscape.editor.scene.Hit;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.theme.Palette;

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

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// A frame of 1600 by 900 pixels at 10,000 VPCs, from all of them to a few, against a blank one;
/// and what the scene costs after an edit. On an image; the window's canvas is measured apart.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FrameBench {
    /// Pixels per canvas unit; 0 shows everything.
    @Param({"0", "0.1", "0.3", "1"})
    public double zoom;

    private final BufferedImage image = new BufferedImage(1600, 900, BufferedImage.TYPE_INT_RGB);
    private final Look look = Look.of(Palette.LIGHT, Texts.in(Locale.ENGLISH));
    private Document renamed = Generator.generate(2, 1);
    private Document moved = renamed;
    private ResourceId id = ResourceId.INTERNET;
    private Scene scene = Scene.of(renamed);
    private Camera camera = Camera.HOME;

    @Setup
    public void design() {
        var document = Generator.generate(10_000, 1);
        scene = Scene.of(document);
        var middle = scene.bounds();
        camera =
                zoom == 0
                        ? Camera.fitting(middle, 1600, 900)
                        : new Camera(middle.centerX(), middle.centerY(), zoom);
        id = List.copyOf(document.topology().vpcs().keySet()).get(5_000);
        var vpc = document.topology().vpc(id).orElseThrow();
        renamed = document.with(document.topology().with(vpc.draft().name("renamed").build()));
        var box = scene.vpcBox(id).orElseThrow();
        moved = document.with(document.layout().with(id, box.moved(8, 8)));
    }

    @Benchmark
    public BufferedImage frame() {
        try (var painter = new RasterPainter(image)) {
            Drawing.paint(painter, scene, camera, camera.viewport(1600, 900), look);
        }
        return image;
    }

    @Benchmark
    public BufferedImage blank() {
        try (var painter = new RasterPainter(image)) {
            painter.fillRect(0, 0, 1600, 900, 0, 0xfffbfcfd);
        }
        return image;
    }

    @Benchmark
    public Scene sceneFromScratch() {
        return Scene.of(renamed);
    }

    @Benchmark
    public Scene sceneAfterARename() {
        return scene.next(renamed, Set.of(id));
    }

    @Benchmark
    public Scene sceneAfterAMove() {
        return scene.next(moved, Set.of(id));
    }

    @Benchmark
    public Hit underThePointer() {
        var box = scene.vpcBox(id).orElseThrow();
        return scene.hit(box.centerX(), box.centerY(), 4);
    }
}
