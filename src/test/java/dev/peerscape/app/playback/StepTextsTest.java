package dev.peerscape.app.playback;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.trace.Decision;
import dev.peerscape.core.trace.Verdict;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;

/// What the trace panel calls steps, results and verdicts by a word of theirs has words.
class StepTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"en", "ko"})
    void everyStepResultAndVerdictHasAName(String language) {
        var texts = Texts.in(Locale.forLanguageTag(language));
        for (var step : Decision.Step.values()) {
            named(texts, "playback.step-" + step.slug());
        }
        for (var result : Decision.Result.values()) {
            named(texts, "playback.result-" + result.slug());
        }
        for (var verdict : Verdict.values()) {
            named(texts, "playback.verdict-" + verdict.slug());
            named(texts, "playback.path-" + verdict.slug());
        }
    }

    private static void named(Texts texts, String key) {
        assertFalse(texts.text(key).startsWith("playback."), key);
    }
}
