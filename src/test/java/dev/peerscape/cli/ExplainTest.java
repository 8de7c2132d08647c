package dev.peerscape.cli;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.peerscape.core.check.Rules;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.trace.Code;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// `peerscape explain`, and the page of the guide that says the same.
class ExplainTest {
    private static final Texts ENGLISH = Texts.in(Locale.ENGLISH);
    private static final Path PAGE = Path.of("assets/guide/codes.md");

    @ParameterizedTest
    @EnumSource(Code.class)
    void everyCodeIsExplained(Code code) {
        var run = InProcess.run("explain", code.name());
        assertThat(run.err(), run.code(), is(0));
        assertThat(run.out(), startsWith(code.name()));
        assertThat(run.out(), containsString(ENGLISH.text(code.meaning())));
        assertThat(run.out(), containsString("Source: " + code.source()));
    }

    @Test
    void everyRuleIsExplained() {
        for (var rule : Rules.ALL) {
            var run = InProcess.run("explain", rule.id());
            assertThat(run.err(), run.code(), is(0));
            assertThat(run.out(), startsWith(rule.id() + "  " + ENGLISH.text(rule.title())));
            assertThat(run.out(), containsString(ENGLISH.text(rule.explanation())));
            assertThat(run.out(), containsString("Example: " + ENGLISH.text(rule.example())));
            assertThat(run.out(), containsString("Source: " + rule.source()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bad_state_route, BAD_STATE_ROUTE",
        "No-Route-To-Destination, NO_ROUTE_TO_DESTINATION",
        "SG has no rules, SG_HAS_NO_RULES",
        "v11, V11  Active peering without a route  (warning)"
    })
    void lettersMayBeOfAnyCase(String word, String start) {
        var run = InProcess.run("explain", word);
        assertThat(run.err(), run.code(), is(0));
        assertThat(run.out(), startsWith(start));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    NO_ROUT_TO_DESTINATION | did you mean NO_ROUTE_TO_DESTINATION
                    acl                    | did you mean SUBNET_ACL_RESTRICTION?
                    V111                   | did you mean V11
                    quicksand              | explain without one lists them all
                    """)
    void aSlipIsASentenceAndCodeTwo(String word, String sentence) {
        var run = InProcess.run("explain", word);
        assertThat(run.code(), is(2));
        assertThat(run.out(), is(""));
        assertThat(run.err(), containsString(word));
        assertThat(run.err(), containsString(sentence));
        assertThat(run.err().lines().count(), is(1L));
    }

    @Test
    void withoutAWordAllAreListed() {
        var run = InProcess.run("explain");
        assertThat(run.err(), run.code(), is(0));
        for (var code : Code.values()) {
            assertThat(run.out(), containsString("  " + code.name() + System.lineSeparator()));
        }
        for (var rule : Rules.ALL) {
            assertThat(run.out(), containsString("  " + rule.id() + "  "));
            assertThat(run.out(), containsString(ENGLISH.text(rule.title())));
        }
    }

    @Test
    void speaksKorean() {
        var rule = InProcess.run("explain", "V11", "--language", "ko");
        assertThat(rule.out(), containsString("(경고)"));
        assertThat(rule.out(), containsString("출처: "));
        var code = InProcess.run("explain", "BAD_STATE", "--language", "ko");
        assertThat(
                code.out(), containsString(Texts.in(Locale.KOREAN).text(Code.BAD_STATE.meaning())));
        var slip = InProcess.run("explain", "BAD_STAT", "--language", "ko");
        assertThat(slip.err(), containsString("BAD_STATE"));
        assertThat(slip.err(), not(containsString("did you mean")));
    }

    /// `-Dguide.update=true` writes the page, to be reviewed and committed.
    @Test
    void thePageOfTheGuideSaysWhatTheProgramSays() throws IOException {
        var page = page();
        if (Boolean.getBoolean("guide.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(
                "make the page again with -Dguide.update=true",
                Files.readString(PAGE).replace("\r\n", "\n"),
                is(page));
    }

    private static String page() {
        var page = new StringBuilder();
        page.append(
                """
                # Codes and rules

                Everything that Peerscape can say against a packet or a design. `peerscape explain` prints the same, in English
                and Korean; `D.2` and the like are sections of the notes that the model was built from. This page is made from
                the program, and a test compares the two.

                ## Codes of a trace

                Why a packet is not carried on. A code that no design can bring about in Peerscape is not in the table.

                | Code | Meaning | Source |
                |---|---|---|
                """);
        for (var code : Code.values()) {
            row(page, "`" + code.name() + "`", ENGLISH.text(code.meaning()), code.source());
        }
        page.append(
                """

                ## Rules of the check

                What a design is watched for. A finding may be milder or worse than its rule where the text says so.

                | Rule | Severity | What | Why | Example | Source |
                |---|---|---|---|---|---|
                """);
        for (var rule : Rules.ALL) {
            row(
                    page,
                    rule.id(),
                    rule.severity().slug(),
                    ENGLISH.text(rule.title()),
                    ENGLISH.text(rule.explanation()),
                    ENGLISH.text(rule.example()),
                    rule.source());
        }
        return page.toString();
    }

    private static void row(StringBuilder page, String... cells) {
        page.append('|');
        for (var cell : cells) {
            page.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        page.append('\n');
    }
}
