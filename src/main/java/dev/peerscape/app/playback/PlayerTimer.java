package dev.peerscape.app.playback;

import dev.peerscape.editor.playback.Player;

import javafx.animation.AnimationTimer;

/// Supplies the player with seconds while it plays, and stops by itself when it does not.
final class PlayerTimer extends AnimationTimer {
    private final Player player;
    private final Runnable moved;
    private long last;

    /// @param moved called after each step in time
    PlayerTimer(Player player, Runnable moved) {
        this.player = player;
        this.moved = moved;
    }

    @Override
    public void start() {
        last = 0;
        super.start();
    }

    @Override
    public void handle(long now) {
        if (last != 0) {
            player.tick((now - last) / 1e9);
            moved.run();
        }
        last = now;
        if (!player.isPlaying()) {
            stop();
        }
    }
}
