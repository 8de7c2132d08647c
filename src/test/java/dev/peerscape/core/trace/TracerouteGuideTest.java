package dev.peerscape.core.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.exchange.TracerouteTableJson;
import dev.peerscape.core.text.Texts;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page of the guide about the traceroute table says what the program does.
final class TracerouteGuideTest {
    private static final Path PAGE = Path.of("assets/guide/traceroute.md");
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);

    private static String line(TracerouteTable.Row row) {
        return "| %s | `%s` | %s | %s | %s | %s |"
                .formatted(
                        ENGLISH.text(row.name()),
                        row.kind().slug(),
                        row.usual().decrementsTtl() ? "yes" : "no",
                        row.usual().answers() ? "yes" : "no",
                        ENGLISH.text(row.confidence().text()),
                        ENGLISH.text(row.source()));
    }

    @Test
    void thePageHasEveryRowAsItIsAndNoOther() throws IOException {
        var table =
                Files.readAllLines(PAGE).stream()
                        .dropWhile(it -> !it.startsWith("|---"))
                        .skip(1)
                        .takeWhile(it -> it.startsWith("|"))
                        .collect(Collectors.joining("\n"));
        assertEquals(
                TracerouteTable.ROWS.stream()
                        .map(TracerouteGuideTest::line)
                        .collect(Collectors.joining("\n")),
                table);
    }

    @Test
    void theExampleOfThePageIsATable() throws IOException {
        var example =
                Files.readAllLines(PAGE).stream()
                        .dropWhile(it -> !it.equals("```json"))
                        .skip(1)
                        .takeWhile(it -> !it.equals("```"))
                        .collect(Collectors.joining("\n"));
        var table = TracerouteTableJson.read(example).found().orElseThrow();
        assertTrue(!table.isUsual());
    }
}
