package dev.peerscape.cli;

import dev.peerscape.core.check.Checks;
import dev.peerscape.core.check.Finding;
import dev.peerscape.core.check.Standards;
import dev.peerscape.core.exchange.FindingJson;
import dev.peerscape.core.network.Network;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/// Says what is wrong with a design.
@Command(
        name = "check",
        description = "Say what is wrong with a design. Exit code 1 when there is an error.")
final class CheckCommand implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private QuotaOption raised = new QuotaOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "A .peerscape file.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "How to write the findings.",
            defaultValue = "text")
    private Common.Format format = Common.Format.TEXT;

    @Override
    public Integer call() throws IOException {
        var document = common.open(file);
        var standards = Standards.of(document, raised.read(common.texts()));
        var findings = Checks.run(Network.compile(document.topology()), standards);
        var out = spec.commandLine().getOut();
        switch (format) {
            case JSON -> out.println(FindingJson.pretty(findings, common.texts()));
            case TEXT -> write(findings, out);
        }
        boolean bad = findings.stream().anyMatch(it -> it.severity() == Finding.Severity.ERROR);
        return bad ? 1 : 0;
    }

    private void write(List<Finding> findings, PrintWriter out) {
        var texts = common.texts();
        for (var finding : findings) {
            out.println(
                    "%-8s %s  %s"
                            .formatted(
                                    finding.severity().slug(),
                                    finding.rule(),
                                    texts.text(finding.text())));
            for (var fix : finding.fixes()) {
                out.println("              " + texts.text("cli.fix", texts.text(fix.label())));
            }
        }
        long errors =
                findings.stream().filter(it -> it.severity() == Finding.Severity.ERROR).count();
        long warnings =
                findings.stream().filter(it -> it.severity() == Finding.Severity.WARNING).count();
        out.println(
                texts.text("cli.check-sum", errors, warnings, findings.size() - errors - warnings));
    }
}
