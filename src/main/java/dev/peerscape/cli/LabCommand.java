package dev.peerscape.cli;

import dev.peerscape.app.Launch;
import dev.peerscape.core.edit.Actor;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Tracer;
import dev.peerscape.core.trace.Traceroute;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.editor.export.Export;
import dev.peerscape.editor.export.RenderOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Opens the peering lab; without a display plays it in the terminal.
@Command(
        name = "lab",
        description =
                "Open the peering lab. Without a display, play it here and draw lab.png and"
                        + " lab.gif.")
final class LabCommand implements Callable<Integer> {
    private static final ResourceId APP = new ResourceId("i-app");
    private static final ResourceId WEB = new ResourceId("i-web");
    private static final ResourceId DB = new ResourceId("i-db");
    private static final ResourceId PEERING = new ResourceId("pcx-lab");

    @Mixin private Common common = new Common();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (Launch.displayAvailable()) {
            return Launch.lab();
        }
        var out = spec.commandLine().getOut();
        out.println(common.texts().text("cli.no-display"));
        var lab = Samples.lab();
        play(out, "cli.lab-test-1", lab, WEB);
        var peered = play(out, "cli.lab-test-2", lab, DB);
        var deleted =
                Edits.apply(lab, new Edit.DeletePeering(Actor.ANYONE, PEERING, true)).orThrow();
        play(out, "cli.lab-test-3", deleted, DB);
        out.flush();
        pictures(out, lab, peered);
        return 0;
    }

    private Trace play(PrintWriter out, String title, Document document, ResourceId to) {
        var trace = new Tracer(Network.compile(document.topology())).trace(Flow.ping(APP, to));
        var texts = common.texts();
        out.println();
        out.println(texts.text(title));
        out.println(Traceroute.text(trace, texts));
        if (trace.verdict() != Verdict.DELIVERED) {
            trace.blockers().stream()
                    .findFirst()
                    .ifPresent(it -> {
                        out.println("✕ " + it.code() + "  " + texts.text(it.text()));
                        it.fixes().stream()
                                .findFirst()
                                .ifPresent(fix ->
                                        out.println(
                                                "  "
                                                        + texts.text(
                                                                "cli.fix",
                                                                texts.text(fix.label()))));
                    });
        }
        return trace;
    }

    private void pictures(PrintWriter out, Document lab, Trace trace) throws IOException {
        var folder = Files.isDirectory(Path.of("target")) ? Path.of("target") : Path.of("");
        var options = RenderOptions.DEFAULT.withLocale(common.locale()).withTrace(trace);
        var png = folder.resolve("lab.png");
        var gif = folder.resolve("lab.gif");
        try (var stream = Files.newOutputStream(png)) {
            Export.png(lab, options, stream);
        }
        try (var stream = Files.newOutputStream(gif)) {
            Export.gif(lab, options, stream);
        }
        out.println();
        out.println(common.texts().text("cli.lab-pictures", png.toString(), gif.toString()));
    }
}
