package dev.peerscape.cli;

import dev.peerscape.core.edit.Edits;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.exchange.aws.Import;
import dev.peerscape.core.file.Saver;
import dev.peerscape.core.file.Saving;
import dev.peerscape.core.file.Stamp;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.Layout;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Reads a network from what other programs wrote.
@Command(
        name = "import",
        description = "Make a design of what other programs wrote.",
        subcommands = ImportCommand.Aws.class)
final class ImportCommand implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), common.texts().text(Message.of("cli.import-what")));
    }

    /// What the AWS command line printed.
    @Command(
            name = "aws",
            description =
                    "Read the JSON that \"aws ec2 describe-...\" printed: files of any name, and"
                            + " folders of them. ACCOUNT/REGION/ in the path says whose it is.")
    static final class Aws implements Callable<Integer> {
        @Mixin private Common common = new Common();
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(
                arity = "1..*",
                paramLabel = "PATH",
                description = "Files, and folders with .json files at any depth.")
        private List<Path> paths = List.of();

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FILE",
                description = "Where to write the design.")
        private Optional<Path> output = Optional.empty();

        @Option(
                names = "--into",
                paramLabel = "FILE",
                description =
                        "A design to bring up to date: what is still there keeps its place, and"
                                + " the difference is printed. Written over, unless -o names"
                                + " another file.")
        private Optional<Path> into = Optional.empty();

        @Override
        public Integer call() {
            var texts = common.texts();
            if (into.isEmpty() && output.isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), texts.text(Message.of("cli.import-where")));
            }
            // Read first, so that a file that cannot be updated costs no import.
            var before = into.map(it -> common.open(it));
            var now =
                    before.map(it -> it.topology().now())
                            .orElseGet(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS));
            var err = spec.commandLine().getErr();
            return switch (Import.read(paths, now, Import.Progress.NONE)) {
                case Import.Cancelled() ->
                        throw new Complaint(texts.text(Message.of("aws.cancelled")));
                case Import.Nothing(var message, var remarks) -> {
                    remarks.forEach(it -> err.println(texts.text(it)));
                    throw new Complaint(texts.text(message));
                }
                case Import.Found found -> {
                    found.remarks().forEach(it -> err.println(texts.text(it)));
                    yield write(before, found, texts);
                }
            };
        }

        private int write(Optional<Document> before, Import.Found found, Texts texts) {
            var document =
                    before.map(it -> updated(it, found, texts))
                            .orElseGet(() -> new Document(found.topology(), Layout.EMPTY));
            var target = output.or(() -> into).orElseThrow();
            switch (new Saver().save(document, target, Optional.<Stamp>empty())) {
                case Saving.NotSaved(_, var message) -> throw new Complaint(texts.text(message));
                case Saving.Saved _ ->
                        spec.commandLine()
                                .getErr()
                                .println(
                                        texts.text(
                                                Message.of(
                                                        "cli.imported",
                                                        found.topology().vpcs().size(),
                                                        found.topology().peerings().size(),
                                                        found.topology().transitGateways().size(),
                                                        found.remarks().size(),
                                                        target.toString())));
            }
            return 0;
        }

        private Document updated(Document before, Import.Found found, Texts texts) {
            return switch (Edits.apply(before, found.edit())) {
                case Outcome.Applied(var after, _, var difference) -> {
                    var out = spec.commandLine().getOut();
                    difference.forEach(it -> out.println(texts.text(it)));
                    if (difference.isEmpty()) {
                        out.println(texts.text(Message.of("cli.import-same")));
                    }
                    yield after;
                }
                case Outcome.Refused(_, var reason, _) -> throw new Complaint(texts.text(reason));
            };
        }
    }
}
