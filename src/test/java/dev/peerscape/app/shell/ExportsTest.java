package dev.peerscape.app.shell;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.SmallDesign;
import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Tracer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/// The pictures that the file menu writes can be read by others.
class ExportsTest {
    @TempDir private Path folder;
    private final FakePorts ports = new FakePorts();
    private final Desk desk = ports.desk();

    private Path export(String format) {
        var path = folder.resolve("picture." + format);
        ports.files.add(path);
        command("export-" + format).run(desk);
        return path;
    }

    private Command command(String id) {
        return desk.commands().command(id, desk);
    }

    private void open() {
        desk.open(SmallDesign.routed(), Optional.empty());
    }

    private void trace() {
        var workspace = desk.current().get();
        var network = Network.compile(workspace.session().document().topology());
        var trace = new Tracer(network).trace(Flow.ping(SmallDesign.APP, SmallDesign.DB));
        workspace.trace().set(Optional.of(trace));
    }

    private String told() {
        return desk.toast().get().orElseThrow().text().key();
    }

    @Test
    void aPngHasTheColoursOfTheWindow() throws IOException {
        open();
        var light = ImageIO.read(export("png").toFile());
        assertThat(told(), is("app.exported"));
        assertThat(light.getWidth(), is(greaterThan(300)));
        desk.look(Theme.DARK);
        var dark = ImageIO.read(export("png").toFile());
        assertThat(dark.getWidth(), is(light.getWidth()));
        assertThat(dark.getRGB(2, 2), is(not(light.getRGB(2, 2))));
    }

    @Test
    void anSvgSpeaksTheLanguageOfTheWindow()
            throws IOException, ParserConfigurationException, SAXException {
        open();
        trace();
        var english = parsed(export("svg"));
        assertThat(english, containsString("app"));
        assertThat(english, containsString("10.0.1.10"));
        desk.speak(Locale.KOREAN);
        assertThat(parsed(export("svg")), is(not(english)));
    }

    private static String parsed(Path path)
            throws IOException, ParserConfigurationException, SAXException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var root = factory.newDocumentBuilder().parse(path.toFile()).getDocumentElement();
        assertThat(root.getLocalName(), is("svg"));
        return root.getTextContent();
    }

    @Test
    void aGifMovesOnceThereIsATrace() throws IOException {
        open();
        assertThat(
                command("export-gif").refusal().apply(desk).orElseThrow().key(),
                is("command.why-no-trace"));
        trace();
        var path = export("gif");
        var reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (var in = ImageIO.createImageInputStream(path.toFile())) {
            reader.setInput(in);
            assertThat(reader.getNumImages(true), is(greaterThan(10)));
        } finally {
            reader.dispose();
        }
    }

    @Test
    void nothingIsWrittenOfNothingOrUnasked() throws IOException {
        export("png");
        assertThat(told(), is("command.why-nothing-drawn"));
        ports.files.clear();
        open();
        desk.toast().set(Optional.empty());
        command("export-png").run(desk);
        assertThat("called off", desk.toast().get(), is(Optional.empty()));
        try (var files = Files.list(folder)) {
            assertThat(files.toList(), is(empty()));
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaid() {
        open();
        ports.files.add(folder.resolve("missing").resolve("picture.png"));
        command("export-png").run(desk);
        assertThat(told(), is("app.not-exported"));
    }
}
