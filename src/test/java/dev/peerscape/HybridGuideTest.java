package dev.peerscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.cli.InProcess;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.file.Sample;
import dev.peerscape.core.file.Samples;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Verdict;
import dev.peerscape.editor.export.Export;
import dev.peerscape.editor.export.RenderOptions;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/// The page of the guide about sites shows what the program draws and prints.
class HybridGuideTest {
    private static final Path FOLDER = Path.of("assets/guide");
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "```sh\npeerscape ([^\n]*)\n```\n\n```text\n(.*?)\n```", Pattern.DOTALL);

    private static String page() throws IOException {
        return Files.readString(FOLDER.resolve("hybrid.md"));
    }

    private static Sample sample(String id) {
        return Samples.ALL.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
    }

    /// `-Dguide.update=true` draws the picture anew, to be looked at and committed.
    private static void checkPicture(String name, String over, Document document)
            throws IOException {
        var trace = Lab.trace(document, Lab.tcp("app", "host-erp", 443));
        assertEquals(Verdict.DELIVERED, trace.verdict());
        assertTrue(trace.forward().hops().stream().anyMatch(it -> it.id().value().equals(over)));
        var out = new ByteArrayOutputStream();
        Export.svg(document, RenderOptions.DEFAULT.withTrace(trace), out);
        var drawn = out.toString(StandardCharsets.UTF_8);
        var file = FOLDER.resolve(name);
        if (Boolean.getBoolean("guide.update")) {
            Files.writeString(file, drawn);
        }
        assertEquals(Files.readString(file), drawn, "make it again with -Dguide.update=true");
        assertTrue(page().contains("](" + name + ")"));
    }

    @Test
    void thePictureIsOfTheSample() throws IOException {
        checkPicture("hybrid.svg", "dxvif-main-line", sample("hybrid").document());
    }

    @Test
    void theOtherPictureHasTheLineDown() throws IOException {
        var document = sample("hybrid").document();
        var vif =
                document.topology()
                        .hybrid()
                        .virtualInterfaces()
                        .get(new ResourceId("dxvif-main-line"));
        checkPicture(
                "hybrid-backup.svg",
                "vpn-backup",
                Lab.after(document, new Edit.PutVirtualInterface(vif.withUp(false))));
    }

    @Test
    void theExamplesPrintWhatThePageSays() throws IOException {
        var examples = EXAMPLE.matcher(page()).results().toList();
        assertEquals(2, examples.size());
        for (var example : examples) {
            var run = InProcess.run(example.group(1).split(" "));
            var printed = run.out().replace("\r\n", "\n");
            assertTrue(printed.contains(example.group(2) + "\n"), printed);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tool.item-site",
                "tool.item-site-host",
                "tool.item-vpn",
                "tool.item-direct-connect-gateway",
                "tool.item-direct-connect",
                "command.break-line"
            })
    void namesOfTheWindowAreAsInTheWindow(String key) throws IOException {
        var name = ENGLISH.text(Message.of(key));
        assertTrue(page().contains("**" + name + "**"), name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hybrid", "broken-hybrid"})
    void samplesAreCalledAsInTheMenu(String id) throws IOException {
        var title = ENGLISH.text(sample(id).title());
        assertTrue(page().contains("**File > Samples > " + title + "**"), title);
    }
}
