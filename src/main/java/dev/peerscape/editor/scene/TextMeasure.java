package dev.peerscape.editor.scene;

/// How wide text is. Pictures must agree whoever paints them, so the widths come from a table of
/// the faces that the program brings along and are not asked of the screen.
public final class TextMeasure {
    private static final int FIRST = ' ';

    /// Advance widths from space to tilde, in thousandths of the size.
    private static final int[] PLAIN = {
        281, 278, 403, 631, 638, 813, 639, 222, 362, 362, 500, 659, 280, 460, 276, 357, 625, 464,
        605, 636, 642, 608, 624, 571, 616, 624, 276, 280, 659, 659, 659, 507, 936, 676, 651, 727,
        719, 598, 587, 743, 740, 264, 543, 652, 563, 889, 753, 761, 635, 761, 639, 638, 642, 741,
        676, 949, 642, 665, 625, 362, 357, 362, 469, 452, 497, 564, 621, 558, 621, 582, 361, 609,
        591, 237, 237, 544, 237, 869, 585, 597, 609, 609, 372, 523, 364, 581, 557, 813, 540, 557,
        541, 362, 327, 362, 659
    };

    private static final int[] BOLD = {
        248, 309, 396, 643, 649, 844, 663, 213, 393, 393, 543, 673, 295, 466, 290, 379, 667, 481,
        621, 652, 666, 632, 648, 587, 646, 648, 290, 295, 673, 673, 673, 544, 999, 724, 657, 744,
        724, 608, 586, 755, 744, 275, 561, 677, 566, 906, 741, 775, 643, 776, 651, 649, 660, 734,
        724, 1007, 690, 705, 653, 393, 379, 393, 481, 468, 497, 575, 630, 577, 630, 593, 377, 625,
        613, 261, 261, 569, 261, 898, 610, 608, 625, 625, 397, 549, 380, 608, 576, 837, 563, 576,
        562, 393, 358, 393, 673
    };

    private static final double MONO = 0.6;
    private static final char FIRST_WIDE = '\u1100';

    private TextMeasure() {}

    /// {@return the width of the text in canvas units; characters that the faces lack are counted
    /// as one size wide in Korean and other wide scripts, a little generously elsewhere}
    public static double estimate(String text, Face face, double size) {
        double width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += advance(text.charAt(i), face);
        }
        return width * size;
    }

    private static double advance(char c, Face face) {
        if (c >= FIRST_WIDE && (c < '\u2000' || c > '\u2bff')) {
            return 1;
        }
        if (face == Face.MONO) {
            return MONO;
        }
        var table = face == Face.BOLD ? BOLD : PLAIN;
        int index = c - FIRST;
        if (index >= 0 && index < table.length) {
            return table[index] / 1000.0;
        }
        return switch (c) {
            case '·' -> 0.29;
            case '\u2026', '\u2713' -> 0.88;
            default -> c >= '\u2100' && c < '\u2c00' ? 0.96 : 0.65;
        };
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
