package dev.peerscape.app.shell;

import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.check.Quotas;
import dev.peerscape.core.trace.TracerouteTable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the window remembers from one start to the next.
///
/// @param frame the size of the window
/// @param tourSeen whether the guided tour has been offered
/// @param recent files opened last, the latest first
/// @param quotas what AWS raised for the people here (A.4); the checks compare with them
/// @param traceroute which components are taken to be seen by traceroutes (C.7)
public record Settings(
        Theme theme,
        Locale language,
        Frame frame,
        boolean tourSeen,
        List<Path> recent,
        Quotas quotas,
        TracerouteTable traceroute) {
    /// How many recent files are kept.
    public static final int RECENT = 8;

    public Settings {
        recent = List.copyOf(recent.size() > RECENT ? recent.subList(0, RECENT) : recent);
    }

    /// The window.
    ///
    /// @param width of its inside, in pixels
    /// @param maximised whether it filled the screen
    public record Frame(double width, double height, boolean maximised) {}

    /// {@return what a first start has: the machine's language, light, 1440 by 900}
    public static Settings first(Locale machine) {
        var language = "ko".equals(machine.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
        return new Settings(
                Theme.LIGHT,
                language,
                new Frame(1440, 900, false),
                false,
                List.of(),
                Quotas.STANDARD,
                TracerouteTable.USUAL);
    }

    /// {@return this with another look}
    public Settings with(Theme theme) {
        return new Settings(theme, language, frame, tourSeen, recent, quotas, traceroute);
    }

    /// {@return this with another language}
    public Settings with(Locale language) {
        return new Settings(theme, language, frame, tourSeen, recent, quotas, traceroute);
    }

    /// {@return this with another window}
    public Settings withWindow(double width, double height, boolean maximised) {
        var changed = new Frame(width, height, maximised);
        return new Settings(theme, language, changed, tourSeen, recent, quotas, traceroute);
    }

    /// {@return this after the tour was offered}
    public Settings withTourSeen() {
        return new Settings(theme, language, frame, true, recent, quotas, traceroute);
    }

    /// {@return this with a file put first among the recent ones}
    public Settings withRecent(Path file) {
        var files = new ArrayList<>(recent);
        files.remove(file);
        files.addFirst(file);
        return new Settings(theme, language, frame, tourSeen, files, quotas, traceroute);
    }

    /// {@return this with other quotas}
    public Settings with(Quotas quotas) {
        return new Settings(theme, language, frame, tourSeen, recent, quotas, traceroute);
    }

    /// {@return this with another traceroute table}
    public Settings with(TracerouteTable traceroute) {
        return new Settings(theme, language, frame, tourSeen, recent, quotas, traceroute);
    }
}
