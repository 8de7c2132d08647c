package dev.peerscape.cli;

import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Opening;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/// What every command has.
@Command(version = "Peerscape 0.1.0")
final class Common {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean version;

    @Option(
            names = "--language",
            paramLabel = "en|ko",
            description =
                    "The language of sentences, also when said before the command. Default: en.")
    private @Nullable Language language;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    /// {@return the sentences of the chosen language}
    Texts texts() {
        return Texts.in(locale());
    }

    /// {@return the chosen language}
    Locale locale() {
        return switch (language()) {
            case EN -> Locale.ENGLISH;
            case KO -> Locale.KOREAN;
        };
    }

    /// The language said nearest to the command: with it, or with one that it belongs to.
    private Language language() {
        var nearest = language;
        for (var it = command; nearest == null && it != null; it = it.parent()) {
            nearest =
                    it.mixins().values().stream()
                            .map(CommandSpec::userObject)
                            .filter(Common.class::isInstance)
                            .map(common -> ((Common) common).language)
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null);
        }
        return nearest == null ? Language.EN : nearest;
    }

    /// {@return the document in a file}
    Document open(Path file) {
        return switch (FileFormat.read(file)) {
            case Opening.Loaded(var document, _) -> document;
            case Opening.Rejected(var message, _) -> throw new Complaint(texts().text(message));
        };
    }

    /// The languages there are sentences in.
    enum Language {
        EN,
        KO
    }

    /// How results are written.
    enum Format {
        TEXT,
        JSON
    }
}
