package dev.peerscape.app.shell;

import dev.peerscape.app.theme.Theme;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// What the window remembers from one start to the next.
///
/// @param width of the window's inside, in pixels
/// @param maximised whether it filled the screen
/// @param tourSeen whether the guided tour has been offered
/// @param recent files opened last, the latest first
public record Settings(
        Theme theme,
        Locale language,
        double width,
        double height,
        boolean maximised,
        boolean tourSeen,
        List<Path> recent) {
    /// How many recent files are kept.
    public static final int RECENT = 8;

    public Settings {
        recent = List.copyOf(recent.size() > RECENT ? recent.subList(0, RECENT) : recent);
    }

    /// {@return what a first start has: the machine's language, light, 1440 by 900}
    public static Settings first(Locale machine) {
        var language = "ko".equals(machine.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
        return new Settings(Theme.LIGHT, language, 1440, 900, false, false, List.of());
    }

    /// {@return this with another look}
    public Settings with(Theme theme) {
        return new Settings(theme, language, width, height, maximised, tourSeen, recent);
    }

    /// {@return this with another language}
    public Settings with(Locale language) {
        return new Settings(theme, language, width, height, maximised, tourSeen, recent);
    }

    /// {@return this with another window}
    public Settings withWindow(double width, double height, boolean maximised) {
        return new Settings(theme, language, width, height, maximised, tourSeen, recent);
    }

    /// {@return this after the tour was offered}
    public Settings withTourSeen() {
        return new Settings(theme, language, width, height, maximised, true, recent);
    }

    /// {@return this with a file put first among the recent ones}
    public Settings withRecent(Path file) {
        var files = new java.util.ArrayList<>(recent);
        files.remove(file);
        files.addFirst(file);
        return new Settings(theme, language, width, height, maximised, tourSeen, files);
    }
}
