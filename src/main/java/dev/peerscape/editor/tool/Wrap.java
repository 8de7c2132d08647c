package dev.peerscape.editor.tool;

import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.TextMeasure;

import java.util.ArrayList;
import java.util.List;

/// Breaks a sentence into lines.
final class Wrap {
    private Wrap() {}

    /// {@return the sentence in lines of at most that width; a longer word has a line of its own}
    static List<String> lines(String text, Face face, double size, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            var longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && TextMeasure.estimate(longer, face, size) > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(word);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
