package dev.peerscape.app.shell;

import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.exchange.QuotaJson;
import dev.peerscape.core.exchange.TracerouteTableJson;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Settings on disk, in the platform's usual place. One that cannot be read is set aside, said so,
/// and never stops the program.
public final class SettingsFile {
    private final Path directory;

    /// The settings in that directory.
    public SettingsFile(Path directory) {
        this.directory = directory;
    }

    /// {@return the usual place: `%APPDATA%` on Windows, `~/Library/Application Support` on macOS,
    /// else `$XDG_CONFIG_HOME` or `~/.config`}
    public static Path usualPlace(Map<String, String> environment, String os, Path home) {
        var system = os.toLowerCase(Locale.ROOT);
        if (system.contains("win") && !system.contains("darwin")) {
            return absolute(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"))
                    .resolve("Peerscape");
        }
        if (system.contains("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Peerscape");
        }
        return absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"))
                .resolve("peerscape");
    }

    // The XDG base directory specification: a relative path is to be ignored.
    private static Path absolute(@Nullable String text, Path otherwise) {
        if (text == null || text.isBlank() || !Path.of(text).isAbsolute()) {
            return otherwise;
        }
        return Path.of(text);
    }

    /// {@return the directory, which holds recovery copies too}
    public Path directory() {
        return directory;
    }

    /// Settings as read.
    ///
    /// @param remark what to tell people, where the file was broken
    public record Loaded(Settings settings, Optional<Message> remark, boolean firstStart) {}

    /// {@return the settings; first ones when there are none or they are broken}
    public Loaded load(Locale machine) {
        var first = Settings.first(machine);
        if (!Files.exists(file())) {
            return new Loaded(first, Optional.empty(), true);
        }
        try (Reader reader = Files.newBufferedReader(file())) {
            var texts = new Properties();
            texts.load(reader);
            return new Loaded(read(texts, first), Optional.empty(), false);
        } catch (IOException | IllegalArgumentException e) {
            return new Loaded(first, Optional.of(setAside()), false);
        }
    }

    private Message setAside() {
        var aside = directory.resolve("settings.broken");
        try {
            Files.move(file(), aside, StandardCopyOption.REPLACE_EXISTING);
            return Message.of("app.settings-set-aside", aside.toString());
        } catch (IOException e) {
            return Message.of("app.settings-unreadable", file().toString());
        }
    }

    private static Settings read(Properties texts, Settings first) {
        var theme =
                Arrays.stream(Theme.values())
                        .filter(it -> it.slug().equals(texts.getProperty("theme")))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("theme"));
        var language =
                switch (texts.getProperty("language", "")) {
                    case "ko" -> Locale.KOREAN;
                    case "en" -> Locale.ENGLISH;
                    default -> throw new IllegalArgumentException("language");
                };
        var recent = new ArrayList<Path>();
        for (int i = 0; texts.containsKey("recent." + i); i++) {
            recent.add(path(texts.getProperty("recent." + i)));
        }
        return new Settings(
                theme,
                language,
                new Settings.Frame(
                        size(texts.getProperty("width"), first.frame().width()),
                        size(texts.getProperty("height"), first.frame().height()),
                        Boolean.parseBoolean(texts.getProperty("maximised"))),
                Boolean.parseBoolean(texts.getProperty("tour-seen")),
                recent,
                good(QuotaJson.read(texts.getProperty("quotas", "{}"))),
                good(TracerouteTableJson.read(texts.getProperty("traceroute", "{}"))));
    }

    private static <T> T good(Parsed<T> parsed) {
        return switch (parsed) {
            case Parsed.Good<T>(var value) -> value;
            case Parsed.Bad<T>(var reason, _) -> throw new IllegalArgumentException(reason.key());
        };
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static double size(@Nullable String text, double otherwise) {
        if (text == null) {
            return otherwise;
        }
        double size = Double.parseDouble(text);
        return size >= 400 && size <= 20_000 ? size : otherwise;
    }

    /// Writes them, whole or not at all.
    ///
    /// @throws IOException when the disk refuses
    public void save(Settings settings) throws IOException {
        var texts = new Properties();
        texts.setProperty("theme", settings.theme().slug());
        texts.setProperty("language", settings.language().getLanguage());
        texts.setProperty("width", Double.toString(settings.frame().width()));
        texts.setProperty("height", Double.toString(settings.frame().height()));
        texts.setProperty("maximised", Boolean.toString(settings.frame().maximised()));
        texts.setProperty("tour-seen", Boolean.toString(settings.tourSeen()));
        texts.setProperty("quotas", oneLine(QuotaJson.write(settings.quotas())));
        texts.setProperty("traceroute", TracerouteTableJson.write(settings.traceroute()));
        for (int i = 0; i < settings.recent().size(); i++) {
            texts.setProperty("recent." + i, settings.recent().get(i).toString());
        }
        var out = new StringWriter();
        texts.store(out, null);
        Files.createDirectories(directory);
        var temporary = Files.createTempFile(directory, "settings", ".tmp");
        Files.writeString(temporary, out.toString());
        Files.move(temporary, file(), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }

    private Path file() {
        return directory.resolve("settings.properties");
    }
}
