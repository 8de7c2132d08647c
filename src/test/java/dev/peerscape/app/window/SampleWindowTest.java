package dev.peerscape.app.window;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.Hand;
import dev.peerscape.core.trace.Verdict;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A broken sample tells its goal, and one press shows what is in the way.
@ExtendWith(ApplicationExtension.class)
class SampleWindowTest {
    private Hand hand;

    @Start
    void start(Stage stage) {
        hand = Hand.open(stage, new FakePorts());
    }

    @Test
    void theToastTracesTheGoal() {
        hand.interact(() -> hand.run("file-sample-broken-gateway"));
        hand.clickLink("Trace it");
        Hand.await("the packet is traced", () -> hand.workspace().trace().get().isPresent());
        var trace = hand.workspace().trace().get().orElseThrow();
        assertThat(trace.flow().port(), is(3306));
        assertThat(trace.verdict(), is(Verdict.DROPPED));
    }

    @Test
    void aToastThatOutlivesItsDocumentDoesNothing() {
        hand.interact(() -> hand.run("file-sample-broken-peering"));
        var closed = hand.workspace();
        var toast = hand.desk().toast().get().orElseThrow();
        hand.interact(() -> hand.run("file-close"));
        hand.interact(() -> toast.choices().getFirst().run().run());
        assertThat(closed.trace().get().isPresent(), is(false));
        assertThat(hand.workspace() == closed, is(false));
    }
}
