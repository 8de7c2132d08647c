package dev.peerscape.editor.playback;

import java.util.List;

/// The state of a playback that people steer: where it is, how fast, whether it runs. Has no clock
/// of its own; somebody calls [#tick].
public final class Player {
    /// The speeds on offer.
    public static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0);

    private double duration;
    private int stops;
    private double seconds;
    private double speed = 1;
    private boolean playing;
    private boolean looping;

    /// Takes another playback, at its start and stopped.
    public void load(Playback playback) {
        duration = playback.duration();
        stops = playback.stops().size();
        seconds = 0;
        playing = false;
    }

    /// Takes a playback that replaces the present one after an edit: pauses, and stays at the same
    /// stop where there still is one.
    public void reload(Playback playback) {
        int stop = stop();
        load(playback);
        goTo(stop);
    }

    /// {@return the moment shown}
    public double seconds() {
        return seconds;
    }

    /// {@return whether it runs}
    public boolean isPlaying() {
        return playing;
    }

    /// {@return the number of the stop shown}
    public int stop() {
        return stops == 0
                ? 0
                : Math.clamp(
                        (int) Math.floor(seconds / Playback.SECONDS_PER_HOP + 1e-9), 0, stops - 1);
    }

    /// {@return times normal speed}
    public double speed() {
        return speed;
    }

    /// Sets the speed, 0.25 to 4.
    public void speed(double speed) {
        this.speed = Math.clamp(speed, SPEEDS.getFirst(), SPEEDS.getLast());
    }

    /// Sets whether it starts over at its end.
    public void loop(boolean looping) {
        this.looping = looping;
    }

    /// Plays or pauses; at the end it starts over.
    public void toggle() {
        if (!playing && seconds >= duration) {
            seconds = 0;
        }
        playing = !playing && duration > 0;
    }

    /// Pauses.
    public void pause() {
        playing = false;
    }

    /// Lets time pass.
    public void tick(double elapsed) {
        if (!playing) {
            return;
        }
        seconds += elapsed * speed;
        if (seconds >= duration) {
            if (looping) {
                seconds %= duration;
            } else {
                seconds = duration;
                playing = false;
            }
        }
    }

    /// Shows a moment.
    public void scrub(double moment) {
        seconds = Math.clamp(moment, 0, duration);
    }

    /// Shows a stop, and pauses.
    public void goTo(int stop) {
        playing = false;
        seconds = Math.max(0, Math.min(stop, stops - 1)) * Playback.SECONDS_PER_HOP;
    }

    /// Steps on, or back.
    public void step(int by) {
        goTo(stop() + by);
    }
}
