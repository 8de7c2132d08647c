package dev.peerscape.editor.theme;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class PaletteTest {
    /// The contrast of two colours as WCAG 2.2 defines it; text needs 4.5.
    private static double contrast(int a, int b) {
        double light = Math.max(luminance(a), luminance(b));
        double dark = Math.min(luminance(a), luminance(b));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255)
                + 0.7152 * linear(rgb >> 8 & 255)
                + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    @ParameterizedTest
    @CsvSource({
        "TEXT, CANVAS",
        "TEXT, PANEL",
        "TEXT, CARD",
        "TEXT, VPC_GROUND",
        "TEXT, BAD_GROUND",
        "MUTED, CANVAS",
        "MUTED, CARD",
        "MUTED, PANEL",
        "MUTED, VPC_GROUND",
        "MUTED, PUBLIC_GROUND",
        "MUTED, PRIVATE_GROUND",
        "VPC, VPC_GROUND",
        "PUBLIC, PUBLIC_GROUND",
        "PRIVATE, PRIVATE_GROUND",
        "REGION, CANVAS",
        "GOOD, CANVAS",
        "GOOD, GOOD_GROUND",
        "WARNING, WARNING_GROUND",
        "BAD, BAD_GROUND",
        "ACCENT, ACCENT_GROUND",
        "CANVAS, ACCENT",
    })
    void textIsReadableOnItsGround(Role ink, Role ground) {
        for (var name : List.of("light", "dark", "contrast")) {
            var palette = Palette.named(name);
            double contrast = contrast(palette.rgb(ink), palette.rgb(ground));
            assertTrue(
                    contrast >= 4.5, "%s on %s in %s: %.2f".formatted(ink, ground, name, contrast));
        }
    }
}
