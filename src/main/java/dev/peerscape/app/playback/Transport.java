package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Sign;
import dev.peerscape.app.shell.Wish.Playback.Move;
import dev.peerscape.app.shell.Words;
import dev.peerscape.editor.playback.Player;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Optional;
import java.util.function.Consumer;

/// The buttons and keys that move the packet.
final class Transport {
    private final Words words;
    private final Button play;
    private boolean playShown;

    /// The buttons, by what they do.
    record Buttons(Button first, Button back, Button play, Button forward, Button last) {}

    Transport(Words words, Buttons buttons, Consumer<Move> move) {
        this.words = words;
        play = buttons.play();
        bind(buttons.first(), Sign.TO_START, Move.TO_START, move);
        bind(buttons.back(), Sign.STEP_BACK, Move.STEP_BACK, move);
        bind(buttons.forward(), Sign.STEP_FORWARD, Move.STEP_FORWARD, move);
        bind(buttons.last(), Sign.TO_END, Move.TO_END, move);
        play.setOnAction(_ -> move.accept(Move.PLAY_OR_PAUSE));
        showPlaying(false);
    }

    private static void bind(Button button, Sign sign, Move what, Consumer<Move> move) {
        button.setGraphic(sign.node());
        button.setOnAction(_ -> move.accept(what));
    }

    /// Has the controls of speed and repetition steer a player.
    static void steer(Player player, ComboBox<Double> speed, ToggleButton loop) {
        loop.setGraphic(Sign.REPEAT.node());
        loop.selectedProperty().addListener((_, _, on) -> player.loop(on));
        speed.getItems().setAll(Player.SPEEDS);
        speed.setValue(1.0);
        speed.valueProperty().addListener((_, _, it) -> player.speed(it));
        speed.setConverter(new SpeedText());
    }

    void showPlaying(boolean on) {
        // The timer shows sixty times a second; the button changes far less often.
        if (play.getGraphic() == null || playShown != on) {
            playShown = on;
            play.setGraphic((on ? Sign.PAUSE : Sign.PLAY).node());
            play.accessibleTextProperty().bind(words.of(on ? "playback.pause" : "playback.play"));
        }
    }

    /// {@return what a key means where nobody types}
    static Optional<Move> move(KeyEvent event) {
        return event.getTarget() instanceof TextField || event.isShortcutDown()
                ? Optional.empty()
                : move(event.getCode());
    }

    private static Optional<Move> move(KeyCode code) {
        return switch (code) {
            case SPACE -> Optional.of(Move.PLAY_OR_PAUSE);
            case RIGHT, PERIOD -> Optional.of(Move.STEP_FORWARD);
            case LEFT, COMMA -> Optional.of(Move.STEP_BACK);
            case HOME -> Optional.of(Move.TO_START);
            case END -> Optional.of(Move.TO_END);
            case ESCAPE -> Optional.of(Move.STOP);
            default -> Optional.empty();
        };
    }
}
