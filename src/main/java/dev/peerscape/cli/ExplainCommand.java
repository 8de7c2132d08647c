package dev.peerscape.cli;

import dev.peerscape.core.check.Rule;
import dev.peerscape.core.check.Rules;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Nearest;
import dev.peerscape.core.topology.Doubt;
import dev.peerscape.core.trace.Code;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/// Says what a code of a trace or a rule of the check means.
@Command(
        name = "explain",
        description =
                "Say what a code of a trace or a rule of the check means, with an example and its"
                        + " source. Without one, list them all.")
final class ExplainCommand implements Callable<Integer> {
    @Mixin private Common common = new Common();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "CODE-or-rule",
            description = "NO_ROUTE_TO_DESTINATION, V11, ... in whatever case.")
    private Optional<String> word = Optional.empty();

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (word.isEmpty()) {
            list(out);
            return 0;
        }
        var wanted = word.get().strip();
        var code = code(wanted);
        var rule = Rules.find(wanted);
        code.ifPresent(it -> explain(it, out));
        rule.ifPresent(it -> explain(it, out));
        if (code.isEmpty() && rule.isEmpty()) {
            throw new Complaint(common.texts().text(unknown(wanted)));
        }
        return 0;
    }

    /// The code of that name; hyphens and blanks do for the underscores.
    private static Optional<Code> code(String word) {
        var name = word.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
        return Arrays.stream(Code.values()).filter(it -> it.name().equals(name)).findFirst();
    }

    private static Message unknown(String word) {
        var known =
                Stream.concat(
                                Arrays.stream(Code.values()).map(Code::name),
                                Rules.ALL.stream().map(Rule::id))
                        .toList();
        var near = Nearest.to(word, known);
        return near.isEmpty()
                ? Message.of("cli.unknown-code", word)
                : Message.of("cli.unknown-code-near", word, String.join(", ", near));
    }

    private void explain(Code code, PrintWriter out) {
        var texts = common.texts();
        out.println(code.name());
        out.println();
        out.println(texts.text(code.meaning()));
        out.println();
        out.println(texts.text("cli.source", code.source()));
    }

    private void explain(Rule rule, PrintWriter out) {
        var texts = common.texts();
        var severity = texts.text("cli.severity-" + rule.severity().slug());
        out.println(rule.id() + "  " + texts.text(rule.title()) + "  (" + severity + ")");
        out.println();
        out.println(texts.text(rule.explanation()));
        out.println();
        out.println(texts.text("cli.example", texts.text(rule.example())));
        out.println();
        out.println(texts.text("cli.source", rule.source()));
        for (var doubt : Doubt.values()) {
            if (doubt.rule().equals(rule.id())) {
                out.println();
                out.println(texts.text("cli.uncertain", doubt.id()));
            }
        }
    }

    private void list(PrintWriter out) {
        var texts = common.texts();
        out.println(texts.text("cli.codes"));
        for (var code : Code.values()) {
            out.println("  " + code.name());
        }
        out.println();
        out.println(texts.text("cli.rules"));
        for (var rule : Rules.ALL) {
            out.println(
                    "  %s  %-7s  %s"
                            .formatted(
                                    rule.id(), rule.severity().slug(), texts.text(rule.title())));
        }
    }
}
