package dev.peerscape.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/// A mistake of the program's own cannot be taken for an answer of a command.
class CrashTest {
    private static final Pattern DETAILS = Pattern.compile("\\S+peerscape-\\S+\\.log");

    @Command(name = "fail")
    private static final class Failing implements Callable<Integer> {
        @Mixin private Common common = new Common();

        @Override
        public Integer call() {
            throw new IllegalStateException("no VPC in slot 7\n" + common.locale());
        }
    }

    @Command(name = "deep")
    private static final class Deep implements Callable<Integer> {
        @Mixin private Common common = new Common();

        @Override
        public Integer call() {
            return common.locale().hashCode() + call();
        }
    }

    private static String told(String... arguments) {
        var err = new StringWriter();
        var line = Main.line();
        line.addSubcommand(new Failing());
        line.addSubcommand(new Deep());
        // Such settings are handed to the commands that there are at the time.
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setErr(new PrintWriter(err));
        assertEquals(70, Main.run(line, arguments));
        return err.toString();
    }

    @ParameterizedTest
    @CsvSource({"en, inside the program", "ko, 프로그램 내부"})
    void itIsOneSentenceThatNamesAFileWithTheDetails(String language, String words)
            throws IOException {
        var told = told("fail", "--language", language);
        assertEquals(1, told.lines().count(), told);
        assertThat(told, startsWith("peerscape: "));
        assertThat(told, containsString(words));
        assertThat(told, containsString("no VPC in slot 7"));
        var named = DETAILS.matcher(told);
        assertEquals(true, named.find(), told);
        var details = Path.of(named.group());
        assertThat(Files.readString(details), containsString("at dev.peerscape.cli.CrashTest"));
        Files.delete(details);
    }

    @Test
    void runningOutOfStackIsOneToo() throws IOException {
        var told = told("deep");
        assertEquals(1, told.lines().count(), told);
        var named = DETAILS.matcher(told);
        assertEquals(true, named.find(), told);
        Files.delete(Path.of(named.group()));
    }
}
