package dev.peerscape.editor.scene;

/// How wide text is. Pictures must agree whoever paints them, so the widths are worked out from one
/// table and not asked of the screen.
public final class TextMeasure {
    private static final String NARROW = "iljtfrI.,:;'|!()[]-/ ";
    private static final String WIDE = "mwMWGOQD@%";

    private TextMeasure() {}

    /// {@return the width of the text in canvas units, a little generous}
    public static double estimate(String text, Face face, double size) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x1100) {
                width += 1.0;
            } else if (face == Face.MONO) {
                width += 0.602;
            } else if (NARROW.indexOf(c) >= 0) {
                width += 0.34;
            } else if (WIDE.indexOf(c) >= 0) {
                width += 0.86;
            } else {
                width += Character.isUpperCase(c) ? 0.68 : 0.575;
            }
        }
        return width * size * (face == Face.BOLD ? 1.06 : 1);
    }

    /// {@return the text, or as much of it as fits with an ellipsis}
    public static String fit(String text, Face face, double size, double width) {
        if (estimate(text, face, size) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && estimate(text.substring(0, end) + "…", face, size) > width) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }
}
