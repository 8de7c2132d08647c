package dev.peerscape.app.playback;

import javafx.util.StringConverter;

/// Shows a speed as "0.5×".
final class SpeedText extends StringConverter<Double> {
    @Override
    public String toString(Double speed) {
        return speed == null
                ? ""
                : (speed >= 1 ? Integer.toString(speed.intValue()) : speed.toString()) + "×";
    }

    @Override
    public Double fromString(String text) {
        return Double.valueOf(text.replace("×", ""));
    }
}
