package dev.peerscape.cli;

import dev.peerscape.app.Launch;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The program. Without a command it opens the editor.
@Command(
        name = "peerscape",
        description = "Draw cloud networks, peer them, and watch packets travel.",
        subcommands = {
            LabCommand.class,
            CheckCommand.class,
            QuotasCommand.class,
            TraceCommand.class,
            RenderCommand.class,
            GenerateCommand.class,
            ExplainCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            ScriptCommand.class
        })
public final class Main implements Callable<Integer> {
    @Mixin private Common common = new Common();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A .peerscape file to open in the editor.")
    private Optional<Path> file = Optional.empty();

    /// Made by [#main].
    Main() {}

    /// Runs the program and ends it with its exit code.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /// {@return the exit code of a run with these arguments}
    static int run(String... arguments) {
        return run(line(), arguments);
    }

    /// {@return the exit code of a run of that command line}
    static int run(CommandLine line, String... arguments) {
        int code;
        try {
            code = line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError problem) {
            // picocli hands on exceptions alone.
            Crash.tell(problem, line.getErr(), Texts.in(Locale.ENGLISH));
            code = Crash.EXIT;
        }
        line.getOut().flush();
        line.getErr().flush();
        return code;
    }

    /// {@return the command line, ready to run}
    static CommandLine line() {
        var line = new CommandLine(new Main());
        // Flushed at the end: a line at a time would be most of the cost of tracing many flows.
        line.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((problem, command, _) -> {
            // What was found before the problem goes first.
            command.getOut().flush();
            return switch (problem) {
                case Complaint complaint -> {
                    command.getErr().println("peerscape: " + complaint.getMessage());
                    yield CommandLine.ExitCode.USAGE;
                }
                case IOException _ -> {
                    command.getErr().println("peerscape: " + problem);
                    yield CommandLine.ExitCode.USAGE;
                }
                default -> {
                    Crash.tell(problem, command.getErr(), texts(command));
                    yield Crash.EXIT;
                }
            };
        });
        return line;
    }

    /// The sentences in the language that the command was asked to speak.
    private static Texts texts(CommandLine command) {
        return command.getMixins().values().stream()
                .filter(Common.class::isInstance)
                .map(it -> ((Common) it).texts())
                .findFirst()
                .orElse(Texts.in(Locale.ENGLISH));
    }

    @Override
    public Integer call() {
        if (!Launch.displayAvailable()) {
            throw new Complaint(common.texts().text(Message.of("cli.no-display-editor")));
        }
        return Launch.editor(file, false);
    }
}
