package dev.peerscape.cli;

import dev.peerscape.core.check.Quota;
import dev.peerscape.core.check.Quotas;
import dev.peerscape.core.check.Usage;
import dev.peerscape.core.exchange.QuotaJson;
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
import java.util.Optional;
import java.util.concurrent.Callable;

/// Counts what AWS limits.
@Command(
        name = "quotas",
        description =
                "Count what AWS limits in a design against the limits. Without a design, list the"
                        + " limits.")
final class QuotasCommand implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Mixin private QuotaOption raised = new QuotaOption();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "A .peerscape file.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--all", description = "Every counter, not only the fullest one of each quota.")
    private boolean all;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            description = "How to write the counters.",
            defaultValue = "text")
    private Common.Format format = Common.Format.TEXT;

    @Override
    public Integer call() throws IOException {
        var quotas = raised.read(common.texts());
        var out = spec.commandLine().getOut();
        if (file.isEmpty()) {
            limits(quotas, out);
            return 0;
        }
        var counters = Usage.of(Network.compile(common.open(file.get()).topology()), quotas);
        var shown = all ? counters : Usage.fullest(counters);
        switch (format) {
            case JSON -> out.println(QuotaJson.pretty(shown, common.texts()));
            case TEXT -> write(shown, out);
        }
        return 0;
    }

    private void write(List<Usage> counters, PrintWriter out) {
        var texts = common.texts();
        for (var usage : counters) {
            out.println(
                    "%4d%%  %9s  %-28s %s: %s"
                            .formatted(
                                    usage.percent(),
                                    usage.used() + "/" + usage.limit(),
                                    usage.quota().slug(),
                                    usage.where(),
                                    texts.text(usage.quota().title())));
        }
    }

    private void limits(Quotas quotas, PrintWriter out) {
        var texts = common.texts();
        for (var quota : Quota.values()) {
            var most =
                    !quota.adjustable()
                            ? texts.text("cli.quota-fixed")
                            : quota.most() == 0
                                    ? texts.text("cli.quota-raised")
                                    : texts.text("cli.quota-most", quota.most());
            out.println(
                    "%9d  %-28s %s"
                            .formatted(
                                    quotas.limit(quota),
                                    quota.slug(),
                                    texts.text(
                                            "cli.quota-line",
                                            texts.text(quota.title()),
                                            texts.text(quota.scope()),
                                            most)));
        }
    }
}
