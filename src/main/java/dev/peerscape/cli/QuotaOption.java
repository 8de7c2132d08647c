package dev.peerscape.cli;

import dev.peerscape.core.check.Quotas;
import dev.peerscape.core.exchange.QuotaJson;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Texts;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// For commands that compare with quotas.
final class QuotaOption {
    @Option(
            names = "--quotas",
            paramLabel = "FILE",
            description =
                    "Quotas that AWS raised for you, as JSON: {\"vpcs\": 20, \"active-peerings\":"
                            + " 125}. The command quotas lists the words.")
    private Optional<Path> file = Optional.empty();

    /// {@return those of the file, else AWS's own}
    Quotas read(Texts texts) throws IOException {
        if (file.isEmpty()) {
            return Quotas.STANDARD;
        }
        var path = file.get();
        if (!Files.isReadable(path)) {
            throw new Complaint(texts.text("cli.unreadable", path.toString()));
        }
        var text = new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
        return switch (QuotaJson.read(text)) {
            case Parsed.Good<Quotas>(var quotas) -> quotas;
            case Parsed.Bad<Quotas>(var reason, _) ->
                    throw new Complaint(
                            texts.text("cli.in-file", path.toString(), texts.text(reason)));
        };
    }
}
