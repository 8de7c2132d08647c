package dev.peerscape.cli;

import dev.peerscape.core.file.Saver;
import dev.peerscape.core.file.Saving;
import dev.peerscape.core.generate.Generator;
import dev.peerscape.core.text.Message;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Makes a large design.
@Command(
        name = "generate",
        description =
                "Write a design of many VPCs, with peerings, transit gateways, offices on premises,"
                        + " services and faults; the same seed gives the same design.")
final class GenerateCommand implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--vpcs", paramLabel = "N", description = "How many VPCs.", required = true)
    private int vpcs;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    private long seed;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it.",
            required = true)
    private Path output = Path.of("");

    @Override
    public Integer call() {
        if (vpcs < 1 || vpcs > Generator.MOST) {
            throw new Complaint(common.texts().text(Message.of("cli.vpcs", vpcs, Generator.MOST)));
        }
        var document = Generator.generate(vpcs, seed);
        return switch (new Saver().save(document, output, Optional.empty())) {
            case Saving.NotSaved(_, var message) ->
                    throw new Complaint(common.texts().text(message));
            case Saving.Saved _ -> {
                spec.commandLine()
                        .getErr()
                        .println(common.texts().text("cli.generated", vpcs, output.toString()));
                yield 0;
            }
        };
    }
}
