package dev.peerscape.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import dev.peerscape.editor.scene.Face;

import javafx.scene.text.Font;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The looks to choose from. `slug` is the word in the settings and of the colour file.
public enum Theme {
    LIGHT("light", new PrimerLight().getUserAgentStylesheet()),
    DARK("dark", new PrimerDark().getUserAgentStylesheet()),
    CONTRAST("contrast", new PrimerDark().getUserAgentStylesheet());

    // The faces come with the program; style sheets call them by their names.
    static {
        for (var face : Face.values()) {
            try (InputStream stream = Theme.class.getResourceAsStream(face.resource())) {
                Objects.requireNonNull(Font.loadFont(stream, 12), face.resource());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final String slug;
    private final String base;

    Theme(String slug, String base) {
        this.slug = slug;
        this.base = base;
    }

    /// {@return the word in settings}
    public String slug() {
        return slug;
    }

    /// {@return the stylesheet of all controls, for `Application.setUserAgentStylesheet`}
    public String base() {
        return base;
    }

    /// {@return the colours of this theme and the sheet that uses them, for a scene}
    public List<String> sheets() {
        return List.of(
                resource(slug + ".css"),
                resource("peerscape.css"),
                resource("inspector.css"),
                resource("playback.css"),
                resource("diagram.css"));
    }

    private static String resource(String name) {
        var url = Theme.class.getResource("/dev/peerscape/theme/" + name);
        return Objects.requireNonNull(url, name + " is missing from the program").toExternalForm();
    }
}
