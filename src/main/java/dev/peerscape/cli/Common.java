package dev.peerscape.cli;

import dev.peerscape.core.file.FileFormat;
import dev.peerscape.core.file.Opening;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.Locale;

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
            description = "The language of sentences. Default: ${DEFAULT-VALUE}.",
            defaultValue = "en")
    private Language language = Language.EN;

    /// {@return the sentences of the chosen language}
    Texts texts() {
        return Texts.in(locale());
    }

    /// {@return the chosen language}
    Locale locale() {
        return switch (language) {
            case EN -> Locale.ENGLISH;
            case KO -> Locale.KOREAN;
        };
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
