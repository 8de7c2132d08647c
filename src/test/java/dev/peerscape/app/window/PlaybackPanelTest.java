package dev.peerscape.app.window;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import dev.peerscape.app.FakePorts;
import dev.peerscape.app.Hand;
import dev.peerscape.app.SmallDesign;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.editor.playback.Playback;
import dev.peerscape.editor.playback.Playing;

import javafx.geometry.Point2D;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// The buttons, the line of time and the list below a packet all show and move the same moment.
@ExtendWith(ApplicationExtension.class)
class PlaybackPanelTest {
    private Hand hand;

    @Start
    void start(Stage stage) {
        hand = Hand.open(stage, new FakePorts());
    }

    @BeforeEach
    void trace() {
        hand.open(SmallDesign.routed());
        hand.interact(() -> hand.follow(Flow.ping(SmallDesign.APP, SmallDesign.DB)));
        Hand.await("the packet is on its way", () -> hand.workspace().playing().get().isPresent());
        hand.click("#trace-to-start");
        assertThat(seconds(), is(0.0));
    }

    private Playing playing() {
        return hand.workspace().playing().get().orElseThrow();
    }

    private double seconds() {
        return playing().seconds();
    }

    private double end() {
        return playing().playback().stops().getLast().seconds();
    }

    private boolean isPlaying() {
        return hand.see("#trace-play").getAccessibleText().equals("Pause");
    }

    private TableView<?> hops() {
        return (TableView<?>) hand.see("#trace-hops");
    }

    private int row() {
        return hops().getSelectionModel().getSelectedIndex();
    }

    @Test
    void stepsGoOnAndBackAndTheListFollows() {
        hand.click("#trace-step-forward");
        assertThat(seconds(), is(closeTo(Playback.SECONDS_PER_HOP, 1e-9)));
        assertThat(row(), is(1));
        hand.click("#trace-step-forward");
        assertThat(row(), is(2));
        hand.click("#trace-step-back");
        assertThat(seconds(), is(closeTo(Playback.SECONDS_PER_HOP, 1e-9)));
        hand.click("#trace-to-end");
        assertThat(seconds(), is(closeTo(end(), 1e-9)));
        assertThat(row(), is(hops().getItems().size() - 1));
        hand.click("#trace-step-forward");
        assertThat("there is nothing behind the end", seconds(), is(closeTo(end(), 1e-9)));
        // The list leads, too.
        hand.interact(() -> hops().getSelectionModel().select(3));
        assertThat(seconds(), is(closeTo(3 * Playback.SECONDS_PER_HOP, 1e-9)));
    }

    @Test
    void theLineOfTimeIsScrubbed() {
        var track = hand.see("#trace-track");
        var box = track.localToScreen(track.getBoundsInLocal());
        var middle = new Point2D(box.getCenterX(), box.getMinY() + 14);
        hand.click(middle);
        assertThat(seconds(), is(closeTo(end() / 2, end() / 50)));
        hand.drag(middle, new Point2D(box.getMaxX() - 2, middle.getY()));
        assertThat(seconds(), is(closeTo(end(), 1e-9)));
        assertThat(isPlaying(), is(false));
    }

    @Test
    void itPlaysAtTheSpeedThatIsChosenAndPauses() {
        hand.choose("#trace-speed", "4×");
        assertThat(pace(), is(greaterThan(2.0)));
        hand.choose("#trace-speed", "0.25×");
        hand.click("#trace-to-start");
        assertThat(pace(), is(lessThan(0.6)));
        assertThat(isPlaying(), is(false));
        hand.click("#trace-play");
        assertThat(isPlaying(), is(true));
        hand.click("#trace-play");
        assertThat(isPlaying(), is(false));
    }

    /// Seconds of the packet's way in a second of ours.
    private double pace() {
        var moments = new ArrayList<double[]>();
        var watching = new AtomicReference<Runnable>(() -> {});
        hand.interact(() ->
                watching.set(
                        hand.workspace()
                                .playing()
                                .watch(it -> {
                                    double now = it.orElseThrow().seconds();
                                    if (now > 0) {
                                        moments.add(new double[] {System.nanoTime() / 1e9, now});
                                    }
                                })));
        hand.click("#trace-play");
        Hand.await(
                "the packet moves",
                () -> moments.size() > 5 && moments.getLast()[1] - moments.getFirst()[1] > 0.1);
        hand.interact(watching.get());
        hand.click("#trace-step-back");
        double way = moments.getLast()[1] - moments.getFirst()[1];
        return way / (moments.getLast()[0] - moments.getFirst()[0]);
    }

    @Test
    void itStartsOverWhenItIsToldTo() {
        hand.choose("#trace-speed", "4×");
        hand.click("#trace-loop");
        hand.click("#trace-to-end");
        hand.click("#trace-play");
        Hand.await("it is at its start again", () -> seconds() < end() / 2);
        hand.click("#trace-play");
        assertThat(isPlaying(), is(false));
    }

    @Test
    void keysSteerWhereThePanelHasTheFocus() {
        hand.interact(() -> hops().requestFocus());
        hand.press(KeyCode.PERIOD);
        assertThat(row(), is(1));
        hand.press(KeyCode.COMMA);
        assertThat(row(), is(0));
        hand.press(KeyCode.END);
        assertThat(seconds(), is(closeTo(end(), 1e-9)));
        hand.press(KeyCode.HOME);
        assertThat(seconds(), is(0.0));
        hand.press(KeyCode.ESCAPE);
        Hand.await("the packet is gone", () -> hand.workspace().playing().get().isEmpty());
    }

    @Test
    void theOtherWayRoundIsAnotherFlow() {
        var before = ((TextArea) hand.see("#trace-traceroute")).getText();
        hand.click("#trace-swap");
        hand.click("#trace-run");
        Hand.await(
                "it goes from db to app",
                () ->
                        hand.workspace()
                                .trace()
                                .get()
                                .filter(it -> it.flow().from().equals(SmallDesign.DB))
                                .isPresent());
        var after = ((TextArea) hand.see("#trace-traceroute")).getText();
        assertThat(after, is(not(before)));
        assertThat(after, containsString("10.0.1.10"));
    }
}
