package dev.peerscape.cli;

import dev.peerscape.core.text.Texts;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/// A mistake of the program's own: nobody did anything wrong at the command line, and no design is
/// to blame. It is told in one sentence; what a developer needs goes into a file.
final class Crash {
    /// The exit code, `EX_SOFTWARE` of sysexits.h, which no answer of a command has.
    static final int EXIT = 70;

    private Crash() {}

    /// Tells of it, and where the details are.
    static void tell(Throwable problem, PrintWriter err, Texts texts) {
        var what = problem.toString().lines().findFirst().orElse("");
        try {
            var details = Files.createTempFile("peerscape-", ".log");
            try (var file = Files.newBufferedWriter(details, StandardCharsets.UTF_8);
                    var writer = new PrintWriter(file)) {
                writer.println("Java " + Runtime.version() + ", " + System.getProperty("os.name"));
                problem.printStackTrace(writer);
            }
            err.println("peerscape: " + texts.text("cli.crash", what, details.toString()));
        } catch (IOException _) {
            // Nowhere to put the details, so they follow.
            err.println("peerscape: " + texts.text("cli.crash-here", what));
            problem.printStackTrace(err);
        }
        err.flush();
    }
}
