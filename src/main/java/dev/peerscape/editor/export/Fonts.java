package dev.peerscape.editor.export;

import dev.peerscape.editor.scene.Face;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/// The program's faces for images, by size.
final class Fonts {
    private static final Map<Face, Font> BASE = load();

    private final Map<Face, Map<Float, Font>> sized = new EnumMap<>(Face.class);

    private static Map<Face, Font> load() {
        var fonts = new EnumMap<Face, Font>(Face.class);
        for (var face : Face.values()) {
            fonts.put(face, read(face));
        }
        return fonts;
    }

    private static Font read(Face face) {
        try (InputStream stream = Face.class.getResourceAsStream(face.resource())) {
            if (stream == null) {
                throw new IllegalStateException("no " + face.resource());
            }
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (FontFormatException e) {
            throw new IllegalStateException(face.resource() + " is not a font", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return the face that can show the text: the program's own, or for Korean and other scripts
    /// that it lacks, the system's}
    Font of(Face face, double size, String text) {
        var own =
                sized.computeIfAbsent(face, _ -> new HashMap<>())
                        .computeIfAbsent(
                                (float) size,
                                points ->
                                        BASE.getOrDefault(face, new Font(null)).deriveFont(points));
        if (own.canDisplayUpTo(text) < 0) {
            return own;
        }
        return new Font(
                        face == Face.MONO ? Font.MONOSPACED : Font.SANS_SERIF,
                        face == Face.BOLD ? Font.BOLD : Font.PLAIN,
                        1)
                .deriveFont((float) size);
    }
}
