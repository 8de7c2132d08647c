package dev.peerscape.cli;

import dev.peerscape.core.exchange.aws.Script;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Region;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/// Prints how to collect what an import wants.
@Command(
        name = "script",
        description =
                "Print a bash script of read-only aws commands that collects what \"peerscape"
                        + " import aws\" wants. Read it, then run it where your AWS keys are.")
final class ScriptCommand implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "REGION",
            description =
                    "The Regions it looks into when it is run without arguments. Without any, the"
                            + " Region that the aws command is set to.")
    private List<String> regions = List.of();

    @Override
    public Integer call() {
        for (var region : regions) {
            if (!Region.isWellFormed(region)) {
                throw new Complaint(common.texts().text(Message.of("cli.no-region", region)));
            }
        }
        spec.commandLine().getOut().print(Script.of(regions.stream().map(Region::new).toList()));
        return 0;
    }
}
