package dev.peerscape.editor.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.scene.Scene;
import dev.peerscape.editor.theme.Palette;
import dev.peerscape.editor.theme.Role;
import dev.peerscape.testing.Golden;
import dev.peerscape.testing.HybridScene;
import dev.peerscape.testing.Lab;
import dev.peerscape.testing.LabScene;
import dev.peerscape.testing.LabTraces;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;

class ExportTest {
    private static final RenderOptions PLAIN = RenderOptions.DEFAULT.withScale(1);

    private static String svg(Document document, RenderOptions options) throws IOException {
        var out = new ByteArrayOutputStream();
        Export.svg(document, options, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static BufferedImage png(Document document, RenderOptions options) throws IOException {
        var out = new ByteArrayOutputStream();
        Export.png(document, options, out);
        return ImageIO.read(new ByteArrayInputStream(out.toByteArray()));
    }

    private static byte[] gif(Trace trace, RenderOptions options) throws IOException {
        var out = new ByteArrayOutputStream();
        Export.gif(LabScene.document(), options.withTrace(trace), out);
        return out.toByteArray();
    }

    @Test
    void theLabAsSvg() throws IOException {
        Golden.check("lab.svg", svg(LabScene.document(), PLAIN));
    }

    @Test
    void aPendingPeeringInKoreanOnDarkAsSvg() throws IOException {
        var pending = LabScene.document(PeeringStatus.PENDING_ACCEPTANCE);
        var options = PLAIN.withLocale(Locale.KOREAN).withPalette(Palette.DARK);
        Golden.check("pending-dark-ko.svg", svg(pending, options));
    }

    @Test
    void sitesAndTheWaysToThemAsSvg() throws IOException {
        Golden.check("hybrid.svg", svg(HybridScene.document(), PLAIN));
    }

    @Test
    void sitesInKoreanOnDarkAsSvg() throws IOException {
        var options = PLAIN.withLocale(Locale.KOREAN).withPalette(Palette.DARK);
        Golden.check("hybrid-dark-ko.svg", svg(HybridScene.document(), options));
    }

    @Test
    void aPacketToASiteAsSvg() throws IOException {
        var document = HybridScene.document();
        var trace = Lab.trace(document, Lab.ping("app", "host-erp"));
        var text = svg(document, PLAIN.withTrace(trace));
        Golden.check("hybrid-part.svg", text.substring(text.indexOf("<g class=\"way\"")));
    }

    @Test
    void aStoppedPacketAsSvg() throws IOException {
        var text = svg(LabScene.document(), PLAIN.withTrace(LabTraces.blackhole()));
        var start = text.indexOf("<g class=\"way\"");
        Golden.check("blackhole-part.svg", text.substring(start));
    }

    @Test
    void svgIsWellFormedWithEveryIdOnce() throws Exception {
        var text = svg(LabScene.document(), PLAIN.withTrace(LabTraces.overInternet()));
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var all = document.getElementsByTagName("*");
        var ids = new HashSet<String>();
        for (int i = 0; i < all.getLength(); i++) {
            var id = ((Element) all.item(i)).getAttribute("id");
            assertTrue(id.isEmpty() || ids.add(id), id);
        }
        for (var id : List.of("vpc-requester", "subnet-private-a", "i-app", "pcx-lab", "igw-b")) {
            assertTrue(ids.contains(id), id + " in " + ids);
        }
        assertEquals("svg", document.getDocumentElement().getTagName());
    }

    @Test
    void namesFromPeopleAreEscaped() throws IOException {
        var lab = LabScene.document();
        var vpc = lab.topology().vpc(LabScene.id("vpc-requester")).orElseThrow();
        var odd = lab.with(lab.topology().with(vpc.draft().name("<b> & \"c\"").build()));
        var text = svg(odd, PLAIN);
        assertTrue(text.contains("&lt;b&gt; &amp; \"c\"") || text.contains("&quot;c&quot;"), text);
        assertFalse(text.contains("<b>"));
    }

    @Test
    void aPngHasTheColoursOfItsTheme() throws IOException {
        for (var palette : List.of(Palette.LIGHT, Palette.DARK)) {
            var image = png(LabScene.document(), PLAIN.withPalette(palette));
            var seen = new HashSet<Integer>();
            for (int x = 0; x < image.getWidth(); x++) {
                for (int y = 0; y < image.getHeight(); y++) {
                    seen.add(image.getRGB(x, y) & 0xffffff);
                }
            }
            for (var role : List.of(Role.CANVAS, Role.VPC_GROUND, Role.PUBLIC_GROUND, Role.CARD)) {
                assertTrue(seen.contains(palette.rgb(role)), role + " in " + palette.name());
            }
        }
    }

    @Test
    void scaleMakesMorePixels() throws IOException {
        var one = png(LabScene.document(), PLAIN);
        var two = png(LabScene.document(), PLAIN.withScale(2));
        assertEquals(2.0, (double) two.getWidth() / one.getWidth(), 0.01);
    }

    @Test
    void aTraceIsDrawnIntoThePng() throws IOException {
        var without = png(LabScene.document(), PLAIN);
        var with = png(LabScene.document(), PLAIN.withTrace(LabTraces.peered()));
        var scene = Scene.of(LabScene.document());
        var stop = Playback.of(LabTraces.peered(), scene).stops().get(1);
        var corner = scene.bounds().grown(PLAIN.margin());
        int x = (int) (stop.x() - corner.x() - 6);
        int y = (int) (stop.y() - corner.y());
        assertEquals(Palette.LIGHT.rgb(Role.ACCENT), with.getRGB(x, y) & 0xffffff);
        assertFalse(without.getRGB(x, y) == with.getRGB(x, y));
    }

    @Test
    void anEmptyDocumentIsAPictureToo() throws IOException {
        var empty = Document.empty(Instant.EPOCH);
        assertTrue(png(empty, PLAIN).getWidth() > 100);
        assertTrue(svg(empty, PLAIN).contains("</svg>"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGifIsReadableSmallAndLoops(boolean delivered) throws IOException {
        var trace = delivered ? LabTraces.overInternet() : LabTraces.blackhole();
        byte[] bytes = gif(trace, PLAIN);
        assertTrue(bytes.length < 1_000_000, bytes.length + " bytes");
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains("NETSCAPE2.0"), "loops");
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(bytes)));
        int frames = reader.getNumImages(true);
        int stops = Playback.of(trace, Scene.of(LabScene.document())).stops().size();
        assertTrue(frames > stops * 3, frames + " frames for " + stops + " stops");
        int hundredths = 0;
        for (int i = 0; i < frames; i++) {
            var tree =
                    (Element) reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
            var control = (Element) tree.getElementsByTagName("GraphicControlExtension").item(0);
            hundredths += Integer.parseInt(control.getAttribute("delayTime"));
        }
        double seconds = stops * Playback.SECONDS_PER_HOP;
        assertEquals(seconds + 1.6, hundredths / 100.0, 0.2, "lasts as long as the playback");
    }

    @Test
    void aGifNeedsATrace() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Export.gif(LabScene.document(), PLAIN, new ByteArrayOutputStream()));
    }

    @Test
    void aLongSentenceTakesTwoLinesAndEndsInAnEllipsis() {
        var lines = Caption.wrapped("one two three four five six seven eight nine ten", 90);
        assertEquals(2, lines.size());
        assertTrue(lines.getLast().endsWith("…"), lines.toString());
        assertEquals(List.of("short"), Caption.wrapped("short", 90));
    }
}
