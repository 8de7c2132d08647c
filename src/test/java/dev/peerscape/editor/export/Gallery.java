package dev.peerscape.editor.export;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.playback.PlaybackDrawing;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Drawing;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.testing.HybridScene;
import dev.peerscape.testing.Lab;
import dev.peerscape.testing.LabScene;
import dev.peerscape.testing.LabTraces;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javax.imageio.ImageIO;

/// Writes pictures for eyes into a folder: run its main.
final class Gallery {
    private Gallery() {}

    public static void main(String[] args) throws IOException {
        var folder = Files.createDirectories(Path.of(args.length > 0 ? args[0] : "target/gallery"));
        var lab = LabScene.document();
        try (var out = Files.newOutputStream(folder.resolve("lab.svg"))) {
            Export.svg(lab, RenderOptions.DEFAULT, out);
        }
        var light = Look.of(Palette.LIGHT, Texts.in(Locale.ENGLISH));
        var dark = Look.of(Palette.DARK, Texts.in(Locale.KOREAN)).withDots(true);
        whole(folder, "light-en", lab, light, 1.5);
        whole(folder, "dark-ko", lab, dark, 1.5);
        var marked =
                light.withDots(true)
                        .withSelection(Set.of(LabScene.id("subnet-private-a")))
                        .withHovered(Optional.of(LabScene.id("i-web")))
                        .withSeverities(
                                Map.of(
                                        LabScene.id("vpc-accepter"), Severity.ERROR,
                                        LabScene.id("subnet-public-b"), Severity.WARNING,
                                        LabScene.id("nat-a"), Severity.INFO));
        whole(folder, "pending", LabScene.document(PeeringStatus.PENDING_ACCEPTANCE), marked, 1.5);
        for (double zoom : new double[] {0.05, 0.2, 0.33, 0.5, 0.75}) {
            whole(folder, "zoom-" + zoom, lab, light, zoom);
        }
        var hybrid = HybridScene.document();
        whole(folder, "hybrid-light-en", hybrid, light, 1);
        whole(folder, "hybrid-dark-ko", hybrid, dark, 1);
        try (var out = Files.newOutputStream(folder.resolve("hybrid.peerscape"))) {
            FileFormat.write(hybrid, out);
        }
        for (var flow :
                java.util.List.of(
                        Lab.ping("app", "host-erp"),
                        Lab.ping("dns", "site-branch"),
                        Lab.ping("host-files", "vpce-kms"),
                        Lab.ping("app", "nlb-web"),
                        Lab.ping("host-erp", "batch"))) {
            var name = "hybrid-" + flow.from() + "-" + flow.to();
            try (var out = Files.newOutputStream(folder.resolve(name + ".png"))) {
                Export.png(
                        hybrid,
                        RenderOptions.DEFAULT.withScale(1).withTrace(Lab.trace(hybrid, flow)),
                        out);
            }
        }
        for (double zoom : new double[] {0.05, 0.15, 0.3, 0.5}) {
            whole(folder, "hybrid-" + zoom, hybrid, light, zoom);
        }
        var close = new Camera(30, 100, 2);
        write(folder, "zoom-2", Scene.of(lab), close, light, 1400, 800);
        var hub = Scene.of(LabScene.many(9));
        write(folder, "hub", hub, Camera.fitting(hub.bounds(), 1400, 900), light, 1400, 900);
        var some = Scene.of(LabScene.many(60));
        write(folder, "chips", some, Camera.fitting(some.bounds(), 1000, 700), light, 1000, 700);
        moment(folder, "packet-peering", lab, LabTraces.peered(), 2.1, light);
        moment(folder, "packet-return", lab, LabTraces.peered(), 4.1, dark);
        moment(folder, "packet-internet", lab, LabTraces.overInternet(), 3.2, light);
        moment(folder, "packet-blocked", lab, LabTraces.blackhole(), 9, light);
        gif(folder, "peering", lab, RenderOptions.DEFAULT.withTrace(LabTraces.peered()));
        gif(folder, "blocked", lab, RenderOptions.DEFAULT.withTrace(LabTraces.blackhole()));
        gif(
                folder,
                "internet",
                lab,
                RenderOptions.DEFAULT
                        .withPalette(Palette.DARK)
                        .withLocale(Locale.KOREAN)
                        .withTrace(LabTraces.overInternet()));
        var many = Scene.of(LabScene.many(3000));
        write(folder, "tiles", many, Camera.fitting(many.bounds(), 1400, 900), dark, 1400, 900);
    }

    private static void whole(Path folder, String name, Document document, Look look, double zoom)
            throws IOException {
        var scene = Scene.of(document);
        var view = scene.bounds().grown(32);
        var camera = new Camera(view.x(), view.y(), zoom);
        write(
                folder,
                name,
                scene,
                camera,
                look,
                (int) (view.width() * zoom),
                (int) (view.height() * zoom));
    }

    private static void gif(Path folder, String name, Document document, RenderOptions options)
            throws IOException {
        try (var out = Files.newOutputStream(folder.resolve(name + ".gif"))) {
            Export.gif(document, options, out);
        }
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(folder.resolve(name + ".gif").toFile())) {
            reader.setInput(in);
            ImageIO.write(reader.read(0), "png", folder.resolve(name + "-0.png").toFile());
        }
    }

    private static void moment(
            Path folder, String name, Document document, Trace trace, double seconds, Look look)
            throws IOException {
        var scene = Scene.of(document);
        var view = scene.bounds().grown(24);
        double zoom = 1.5;
        var camera = new Camera(view.x(), view.y(), zoom);
        int width = (int) (view.width() * zoom);
        int height = (int) (view.height() * zoom);
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        try (var painter = new RasterPainter(image)) {
            Drawing.paint(painter, scene, camera, view, look);
            var playback = Playback.of(trace, scene);
            PlaybackDrawing.paint(painter, playback, playback.at(seconds), camera, look);
        }
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }

    static void write(
            Path folder, String name, Scene scene, Camera camera, Look look, int width, int height)
            throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        try (var painter = new RasterPainter(image)) {
            Box viewport = camera.viewport(width, height);
            Drawing.paint(painter, scene, camera, viewport, look);
        }
        ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    }
}
