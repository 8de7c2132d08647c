package dev.peerscape.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.peerscape.core.check.Quota;
import dev.peerscape.core.file.FileFormat;
import dev.peerscape.testing.Lab;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// `peerscape quotas`, and `check` with quotas that were raised.
class QuotasCliTest {
    @TempDir private Path folder = Path.of("");

    private Path sixVpcs() throws IOException {
        var document =
                Lab.document(
                        IntStream.range(0, 6)
                                .mapToObj(i -> "vpc v" + i + " 10." + i + ".0.0/16")
                                .toArray(String[]::new));
        return Files.writeString(folder.resolve("six.peerscape"), FileFormat.text(document));
    }

    private Path quotas(String json) throws IOException {
        return Files.writeString(folder.resolve("quotas.json"), json);
    }

    @Test
    void withoutADesignTheLimitsAreListed() {
        var run = InProcess.run("quotas");
        assertEquals(0, run.code(), run.err());
        assertEquals(Quota.values().length, run.out().lines().count());
        assertTrue(run.out().contains("125 at most"));
    }

    @Test
    void countersStandBesideTheirLimits() throws IOException {
        var run = InProcess.run("quotas", sixVpcs().toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains(" 120%        6/5  vpcs "), run.out());
        var json = InProcess.run("quotas", sixVpcs().toString(), "--format", "json").json();
        var first = json.get("quotas").get(0);
        assertEquals("vpcs", first.get("quota").asText());
        assertEquals(6, first.get("used").asInt());
        assertEquals(5, first.get("limit").asInt());
    }

    @Test
    void raisedQuotasAreComparedWith() throws IOException {
        var design = sixVpcs().toString();
        assertTrue(InProcess.run("check", design).out().contains("V23"));
        var file = quotas("{\"vpcs\": 20}").toString();
        var run = InProcess.run("check", design, "--quotas", file);
        assertFalse(run.out().contains("V23"), run.out());
    }

    @Test
    void whatIsWrongWithAFileIsSaid() throws IOException {
        var file = quotas("{\"vpcz\": 20}").toString();
        var run = InProcess.run("check", sixVpcs().toString(), "--quotas", file);
        assertEquals(2, run.code());
        assertTrue(run.err().contains("There is no quota vpcz; did you mean vpcs"), run.err());
        var missing = InProcess.run("quotas", "--quotas", folder.resolve("none").toString());
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("cannot be read"), missing.err());
    }
}
