package dev.peerscape.editor.export;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Document;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.playback.PlaybackDrawing;
import dev.peerscape.editor.scene.Camera;
import dev.peerscape.editor.scene.Drawing;
import dev.peerscape.editor.scene.Look;
import dev.peerscape.editor.scene.Painter;
import dev.peerscape.editor.scene.Scene;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Makes pictures of documents, without a display. The stream stays open.
public final class Export {
    /// No side of an image is longer: larger designs are drawn smaller.
    static final int MOST_PIXELS = 8_000;

    private Export() {}

    private static Look look(RenderOptions options) {
        return Look.of(options.palette(), Texts.in(options.locale()))
                .withSeverities(options.severities());
    }

    /// Writes the whole design as SVG 1.1, one unit a canvas unit; with a trace, its way is drawn
    /// with a number at each hop.
    public static void svg(Document document, RenderOptions options, OutputStream to)
            throws IOException {
        var scene = Scene.of(document);
        var view = scene.bounds().grown(options.margin());
        try {
            var out = XMLOutputFactory.newFactory().createXMLStreamWriter(to, "UTF-8");
            root(out, view, Texts.in(options.locale()), document);
            var painter = new SvgPainter(out);
            var camera = new Camera(view.x(), view.y(), 1);
            paint(painter, scene, camera, view, options);
            out.writeCharacters("\n");
            out.writeEndElement();
            out.writeCharacters("\n");
            out.writeEndDocument();
            out.flush();
        } catch (XMLStreamException | SvgPainter.SvgException e) {
            throw new IOException(e);
        }
    }

    private static void root(XMLStreamWriter out, Box view, Texts texts, Document document)
            throws XMLStreamException {
        var width = SvgPainter.number(view.width());
        var height = SvgPainter.number(view.height());
        out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
        out.writeCharacters("\n");
        out.writeStartElement("svg");
        out.writeDefaultNamespace("http://www.w3.org/2000/svg");
        out.writeAttribute("width", width);
        out.writeAttribute("height", height);
        out.writeAttribute("viewBox", "0 0 " + width + " " + height);
        out.writeAttribute("role", "img");
        text(out, "title", texts.text("export.title"));
        text(
                out,
                "desc",
                texts.text(
                        "export.description",
                        document.topology().vpcs().size(),
                        document.topology().peerings().size()));
        text(out, "style", SvgPainter.style());
    }

    private static void text(XMLStreamWriter out, String element, String text)
            throws XMLStreamException {
        out.writeCharacters("\n  ");
        out.writeStartElement(element);
        out.writeCharacters(text);
        out.writeEndElement();
    }

    /// Writes the whole design as PNG; with a trace, its way is drawn with a number at each hop.
    public static void png(Document document, RenderOptions options, OutputStream to)
            throws IOException {
        var image = image(document, options);
        if (!ImageIO.write(image, "png", to)) {
            throw new IOException("no writer for PNG");
        }
    }

    /// {@return the whole design as an image}
    public static BufferedImage image(Document document, RenderOptions options) {
        var scene = Scene.of(document);
        var view = scene.bounds().grown(options.margin());
        double longest = Math.max(view.width(), view.height());
        double scale = Math.min(options.scale(), MOST_PIXELS / longest);
        var image =
                new BufferedImage(
                        (int) Math.ceil(view.width() * scale),
                        (int) Math.ceil(view.height() * scale),
                        BufferedImage.TYPE_INT_RGB);
        try (var painter = new RasterPainter(image)) {
            var camera = new Camera(view.x(), view.y(), scale);
            paint(painter, scene, camera, view, options);
        }
        return image;
    }

    private static void paint(
            Painter painter, Scene scene, Camera camera, Box view, RenderOptions options) {
        Drawing.paint(painter, scene, camera, view, look(options));
        options.trace()
                .map(trace -> Playback.of(trace, scene))
                .ifPresent(playback ->
                        PlaybackDrawing.paintStill(painter, playback, camera, look(options)));
    }

    /// Writes a packet's way there and back as an endless animated GIF, at most 960 pixels wide.
    ///
    /// @throws IllegalArgumentException without a trace: there would be nothing to animate
    public static void gif(Document document, RenderOptions options, OutputStream to)
            throws IOException {
        var trace =
                options.trace()
                        .orElseThrow(() -> new IllegalArgumentException("a GIF needs a trace"));
        new Animation(document, trace, look(options), options.margin()).write(to);
    }
}
