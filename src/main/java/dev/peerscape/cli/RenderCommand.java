package dev.peerscape.cli;

import dev.peerscape.core.exchange.FlowRequest;
import dev.peerscape.core.exchange.Names;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Tracer;
import dev.peerscape.editor.export.Export;
import dev.peerscape.editor.export.RenderOptions;
import dev.peerscape.editor.theme.Palette;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;

/// Draws a design, without a display.
@Command(
        name = "render",
        description =
                "Draw a design as PNG, SVG or, with --trace, an animated GIF. Needs no display.")
final class RenderCommand implements Callable<Integer> {
    /// The colours there are.
    private enum Theme {
        LIGHT,
        DARK,
        CONTRAST;

        Palette palette() {
            return switch (this) {
                case LIGHT -> Palette.LIGHT;
                case DARK -> Palette.DARK;
                case CONTRAST -> Palette.CONTRAST;
            };
        }
    }

    @Mixin private Common common = new Common();

    @Parameters(paramLabel = "FILE", description = "A .peerscape file.")
    private Path file = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "OUT.png|.svg|.gif",
            description = "Where to write it; the ending says what.",
            required = true)
    private Path output = Path.of("");

    @Option(names = "--trace", paramLabel = "FROM,TO", description = "A packet whose way is drawn.")
    private Optional<String> ends = Optional.empty();

    @Option(
            names = "--theme",
            paramLabel = "light|dark|contrast",
            description = "Default: ${DEFAULT-VALUE}.",
            defaultValue = "light")
    private Theme theme = Theme.LIGHT;

    @Option(
            names = "--scale",
            paramLabel = "N",
            description = "Pixels per unit of a PNG. Default: ${DEFAULT-VALUE}.",
            defaultValue = "2")
    private double scale;

    @Override
    public Integer call() throws IOException {
        var document = common.open(file);
        var options =
                RenderOptions.DEFAULT
                        .withPalette(theme.palette())
                        .withLocale(common.locale())
                        .withScale(scale);
        var trace = ends.map(it -> trace(document, it));
        draw(document, trace.map(options::withTrace).orElse(options), output);
        return 0;
    }

    /// Draws into a file; a picture that cannot be made leaves no half of one.
    private void draw(Document document, RenderOptions options, Path to) throws IOException {
        var name = to.toString().toLowerCase(Locale.ROOT);
        var bytes = new ByteArrayOutputStream();
        if (name.endsWith(".png")) {
            Export.png(document, options, bytes);
        } else if (name.endsWith(".svg")) {
            Export.svg(document, options, bytes);
        } else if (name.endsWith(".gif")) {
            if (options.trace().isEmpty()) {
                throw new Complaint(common.texts().text(Message.of("cli.gif-needs-trace")));
            }
            Export.gif(document, options, bytes);
        } else {
            throw new Complaint(common.texts().text(Message.of("cli.picture-kind", to.toString())));
        }
        try {
            Files.write(to, bytes.toByteArray());
        } catch (IOException e) {
            throw new Complaint(
                    common.texts()
                            .text(
                                    Message.of(
                                            "cli.unwritable",
                                            to.toString(),
                                            String.valueOf(e.getMessage()))));
        }
    }

    private Trace trace(Document document, String ends) {
        int comma = ends.indexOf(',');
        if (comma < 0) {
            throw new Complaint(common.texts().text(Message.of("cli.trace-ends", ends)));
        }
        var request =
                new FlowRequest(
                        ends.substring(0, comma).strip(),
                        ends.substring(comma + 1).strip(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty());
        return switch (request.resolve(Names.of(document.topology()))) {
            case Parsed.Bad<Flow>(var reason, _) ->
                    throw new Complaint(common.texts().text(reason));
            case Parsed.Good<Flow>(var flow) ->
                    new Tracer(Network.compile(document.topology())).trace(flow);
        };
    }
}
