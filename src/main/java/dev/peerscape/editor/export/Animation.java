package dev.peerscape.editor.export;

import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.playback.PlaybackDrawing;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Drawing;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.theme.Role;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.OutputStream;

/// A packet's way there and back as an animated GIF, with what happens at each hop below.
final class Animation {
    /// Hundredths of a second between frames: 12.5 a second, which every viewer can show.
    static final int STEP = 8;

    private static final double WIDEST = 960;
    private static final int REST = 160;
    private static final int SAMPLES = 8;

    private final Document document;
    private final Playback playback;
    private final Look look;
    private final Camera camera;
    private final BufferedImage ground;
    private final BufferedImage frame;
    private final int diagramHeight;

    Animation(Document document, Trace trace, Look look, double margin) {
        this.document = document;
        this.look = look;
        var scene = Scene.of(document);
        playback = Playback.of(trace, scene);
        var view = scene.bounds().grown(margin);
        double scale = Math.min(1, WIDEST / view.width());
        camera = new Camera(view.x(), view.y(), scale);
        int width = (int) Math.ceil(Math.max(view.width() * scale, 480));
        diagramHeight = (int) Math.ceil(view.height() * scale);
        int height = diagramHeight + (int) Caption.HEIGHT;
        ground = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        frame = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        try (var painter = new RasterPainter(ground)) {
            painter.fillRect(0, 0, width, height, 0, 0xff000000 | look.palette().rgb(Role.CANVAS));
            Box whole = camera.viewport(width, diagramHeight);
            Drawing.paint(painter, scene, camera, whole, look);
        }
    }

    void write(OutputStream to) throws IOException {
        int last = (int) Math.ceil(playback.duration() * 100 / STEP);
        var quantiser = new Quantiser();
        for (int i = 0; i <= SAMPLES; i++) {
            quantiser.look(at(playback.duration() * i / SAMPLES));
        }
        try (var gif = new GifWriter(to, quantiser, frame.getWidth(), frame.getHeight())) {
            for (int i = 0; i <= last; i++) {
                gif.add(at(i * STEP / 100.0), i == last ? REST : STEP);
            }
        }
    }

    private int[] at(double seconds) {
        Graphics2D copy = frame.createGraphics();
        copy.drawImage(ground, 0, 0, null);
        copy.dispose();
        try (var painter = new RasterPainter(frame)) {
            var moment = playback.at(seconds);
            painter.clip(0, 0, frame.getWidth(), diagramHeight);
            PlaybackDrawing.paint(painter, playback, moment, camera, look);
            painter.unclip();
            new Caption(painter, document, playback, look, frame.getWidth(), diagramHeight)
                    .paint(moment);
        }
        return ((DataBufferInt) frame.getRaster().getDataBuffer()).getData();
    }
}
