package dev.peerscape.core.exchange;

import com.fasterxml.jackson.core.JsonFactory;

import dev.peerscape.core.check.Finding;
import dev.peerscape.core.text.Texts;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// Findings as JSON, for scripts: an object with `findings` and how many there are of each
/// severity.
public final class FindingJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FindingJson() {}

    /// {@return the findings, indented}
    public static String pretty(List<Finding> findings, Texts texts) {
        var text = new StringWriter(4096);
        try (var json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(TraceJson.printer());
            json.writeStartObject();
            for (var severity : Finding.Severity.values()) {
                json.writeNumberField(severity.slug() + "s", count(findings, severity));
            }
            json.writeArrayFieldStart("findings");
            for (var finding : findings) {
                json.writeStartObject();
                json.writeStringField("rule", finding.rule());
                json.writeStringField("severity", finding.severity().slug());
                json.writeStringField("text", texts.text(finding.text()));
                json.writeArrayFieldStart("subjects");
                for (var subject : finding.subjects()) {
                    json.writeString(subject.value());
                }
                json.writeEndArray();
                json.writeStringField("source", finding.source());
                json.writeArrayFieldStart("fixes");
                for (var fix : finding.fixes()) {
                    json.writeString(texts.text(fix.label()));
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static long count(List<Finding> findings, Finding.Severity severity) {
        return findings.stream().filter(it -> it.severity() == severity).count();
    }
}
