package dev.peerscape.cli;

import dev.peerscape.core.exchange.aws.Export;
import dev.peerscape.core.text.Message;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// Writes a network for other programs to read.
@Command(
        name = "export",
        description = "Write a design for other programs to read.",
        subcommands = ExportCommand.Aws.class)
final class ExportCommand implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(), common.texts().text(Message.of("cli.export-what")));
    }

    /// What the AWS command line would print.
    @Command(
            name = "aws",
            description =
                    "Write the JSON that \"aws ec2 describe-...\" would print, as"
                            + " ACCOUNT/REGION/Vpcs.json and so on.")
    static final class Aws implements Callable<Integer> {
        @Mixin private Common common = new Common();
        @Spec private CommandSpec spec = CommandSpec.create();

        @Parameters(paramLabel = "FILE", description = "A .peerscape file.")
        private Path file = Path.of("");

        @Option(
                names = {"-o", "--output"},
                paramLabel = "FOLDER",
                description = "Where to write: an empty folder, or one to be made.",
                required = true)
        private Path folder = Path.of("");

        @Override
        public Integer call() {
            var texts = common.texts();
            var document = common.open(file);
            try {
                if (!Export.isFree(folder)) {
                    throw new Complaint(
                            texts.text(Message.of("cli.export-not-empty", folder.toString())));
                }
                Export.write(document.topology(), folder);
            } catch (IOException e) {
                throw new Complaint(
                        texts.text(
                                Message.of(
                                        "cli.unwritable",
                                        folder.toString(),
                                        String.valueOf(e.getMessage()))));
            }
            spec.commandLine()
                    .getErr()
                    .println(
                            texts.text(
                                    Message.of(
                                            "cli.exported",
                                            document.topology().vpcs().size(),
                                            document.topology().peerings().size(),
                                            document.topology().transitGateways().size(),
                                            folder.toString())));
            return 0;
        }
    }
}
