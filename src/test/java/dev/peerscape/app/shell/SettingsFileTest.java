package dev.peerscape.app.shell;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.peerscape.app.theme.Theme;
import dev.peerscape.core.check.Quota;
import dev.peerscape.core.check.Quotas;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.trace.TracerouteTable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Settings last, and broken ones never stop the program.
class SettingsFileTest {
    @TempDir private Path home;

    private SettingsFile file() {
        return new SettingsFile(home.resolve("peerscape"));
    }

    private void write(String text) throws IOException {
        Files.createDirectories(file().directory());
        Files.writeString(properties(), text, StandardCharsets.ISO_8859_1);
    }

    private Path properties() {
        return file().directory().resolve("settings.properties");
    }

    @Test
    void whatIsSavedIsLoaded() throws IOException {
        var settings =
                Settings.first(Locale.ENGLISH)
                        .with(Theme.DARK)
                        .with(Locale.KOREAN)
                        .withWindow(1000, 700, true)
                        .withTourSeen()
                        .with(Quotas.STANDARD.with(Quota.VPCS, 20).with(Quota.SUBNETS, 300))
                        .with(
                                TracerouteTable.USUAL.with(
                                        Kind.TRANSIT_GATEWAY,
                                        new TracerouteTable.Behaviour(true, true)))
                        .withRecent(home.resolve("둘.peerscape"))
                        .withRecent(home.resolve("a = b: c.peerscape"));
        file().save(settings);
        var loaded = file().load(Locale.ENGLISH);
        assertThat(loaded.settings(), is(settings));
        assertThat(loaded.remark(), is(Optional.empty()));
        assertThat(loaded.firstStart(), is(false));
        try (var files = Files.list(file().directory())) {
            assertThat("no temporary file stays", files.toList(), contains(properties()));
        }
    }

    @Test
    void aFirstStartSpeaksTheMachinesLanguage() {
        var loaded = file().load(Locale.KOREA);
        assertThat(loaded.firstStart(), is(true));
        assertThat(loaded.settings().language(), is(Locale.KOREAN));
        assertThat(file().load(Locale.FRANCE).settings().language(), is(Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "theme=dark",
                "theme=plaid\nlanguage=en",
                "theme=dark\nlanguage=fr",
                "theme=dark\nlanguage=en\nwidth=wide",
                "theme=dark\nlanguage=en\nrecent.0=\\u0000",
                "theme=dark\nlanguage=en\nquotas={\"vpcs\": 0}",
                "theme=dark\nlanguage=en\ntraceroute={\"moon\": {}}",
                "theme=\\uZZZZ",
                "theme=d\u00e4rk"
            })
    void aBrokenFileIsSetAsideWithAWord(String text) throws IOException {
        write(text);
        var loaded = file().load(Locale.ENGLISH);
        assertThat(loaded.settings(), is(Settings.first(Locale.ENGLISH)));
        assertThat(loaded.remark().orElseThrow().key(), is("app.settings-set-aside"));
        assertThat(Files.exists(properties()), is(false));
        assertThat(
                Files.readString(
                        file().directory().resolve("settings.broken"), StandardCharsets.ISO_8859_1),
                is(text));
        assertThat("the next start", file().load(Locale.ENGLISH).remark(), is(Optional.empty()));
    }

    @Test
    void aWindowOfNoSizeGetsTheUsualOne() throws IOException {
        write("theme=light\nlanguage=en\nwidth=3\nheight=NaN");
        var settings = file().load(Locale.ENGLISH).settings();
        assertThat(
                List.of(settings.frame().width(), settings.frame().height()),
                is(List.of(1440.0, 900.0)));
    }

    @Test
    void onlySoManyRecentFilesAreKeptAndEachOnce() {
        var settings = Settings.first(Locale.ENGLISH);
        for (int i = 0; i < 12; i++) {
            settings = settings.withRecent(Path.of("f" + i));
        }
        settings = settings.withRecent(Path.of("f9"));
        var names = settings.recent().stream().map(Path::toString).toList();
        assertThat(names.size(), is(Settings.RECENT));
        assertThat(names.subList(0, 3), is(List.of("f9", "f11", "f10")));
        assertThat(names.stream().distinct().count(), is((long) Settings.RECENT));
    }

    @ParameterizedTest
    @CsvSource({
        "Linux,      '',                /home/kim/.config/peerscape",
        "Linux,      /etc/own,          /etc/own/peerscape",
        "Linux,      not/absolute,      /home/kim/.config/peerscape",
        "Mac OS X,   '',                /home/kim/Library/Application Support/Peerscape",
        "Darwin,     '',                /home/kim/.config/peerscape",
        "Windows 11, '',                /home/kim/AppData/Roaming/Peerscape"
    })
    void eachSystemHasItsUsualPlace(String os, String configured, String place) {
        var environment = Map.of("XDG_CONFIG_HOME", configured);
        assertThat(
                SettingsFile.usualPlace(environment, os, Path.of("/home/kim")), is(Path.of(place)));
    }

    @Test
    void savingIntoAFileInsteadOfADirectoryIsRefused() throws IOException {
        var taken = Files.writeString(home.resolve("taken"), "x");
        assertThrows(
                IOException.class,
                () -> new SettingsFile(taken).save(Settings.first(Locale.ENGLISH)));
        assertThat(Files.readString(taken), is("x"));
    }
}
