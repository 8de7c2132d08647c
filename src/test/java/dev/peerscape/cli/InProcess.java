package dev.peerscape.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The command line without a process of its own.
public final class InProcess {
    private static final ObjectMapper JSON = new ObjectMapper();

    private InProcess() {}

    /// What a run came to.
    public record Run(int code, String out, String err) {
        /// {@return what it printed, read as JSON}
        JsonNode json() throws IOException {
            return JSON.readTree(out);
        }
    }

    /// {@return what the program says and ends with, given those arguments}
    public static Run run(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var standardOut = System.out;
        var standardErr = System.err;
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
            int code = Main.run(arguments);
            return new Run(
                    code,
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(standardOut);
            System.setErr(standardErr);
        }
    }
}
