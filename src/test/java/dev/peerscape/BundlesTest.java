package dev.peerscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// English and Korean say the same things, and everything that is said has words.
class BundlesTest {
    private static final Path TEXTS = Path.of("src/main/resources/dev/peerscape/text");
    private static final Pattern ARGUMENT = Pattern.compile("\\{([0-9])");
    private static final Pattern USED =
            Pattern.compile(
                    "(?:Message\\.of|[wW]ords\\(?\\)?\\.text|texts\\(?\\)?\\.text|words\\.of)\\(\\s*\"([a-z]+)\\.([a-z0-9-]*[a-z0-9])\"");

    static Stream<Path> bundles() throws IOException {
        try (var files = Files.list(TEXTS)) {
            return files
                    .filter(it -> !it.toString().endsWith("_ko.properties"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Properties read(Path file) throws IOException {
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void bothLanguagesHaveTheSameKeys(Path english) throws IOException {
        var korean = Path.of(english.toString().replace(".properties", "_ko.properties"));
        assertEquals(
                new TreeSet<>(read(english).stringPropertyNames()),
                new TreeSet<>(read(korean).stringPropertyNames()),
                english.getFileName().toString());
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void everyPatternCanBeUsed(Path english) throws IOException {
        var texts = read(english);
        var korean = read(Path.of(english.toString().replace(".properties", "_ko.properties")));
        for (var key : texts.stringPropertyNames()) {
            var ours = texts.getProperty(key);
            var theirs = korean.getProperty(key, "");
            new MessageFormat(ours, Locale.ENGLISH);
            new MessageFormat(theirs, Locale.KOREAN);
            assertTrue(
                    arguments(ours).containsAll(arguments(theirs)),
                    english.getFileName() + ": " + key);
        }
    }

    private static TreeSet<String> arguments(String pattern) {
        var numbers = new TreeSet<String>();
        var matcher = ARGUMENT.matcher(pattern);
        while (matcher.find()) {
            numbers.add(matcher.group(1));
        }
        return numbers;
    }

    @Test
    void everyKeyInTheSourceHasWords() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(it -> it.toString().endsWith(".java")).toList()) {
                var matcher = USED.matcher(Files.readString(file));
                while (matcher.find()) {
                    var bundle = TEXTS.resolve(matcher.group(1) + ".properties");
                    boolean known =
                            Files.exists(bundle) && read(bundle).containsKey(matcher.group(2));
                    if (!known) {
                        missing.add(
                                file.getFileName()
                                        + ": "
                                        + matcher.group(1)
                                        + "."
                                        + matcher.group(2));
                    }
                }
            }
        }
        assertTrue(missing.isEmpty(), missing.toString());
    }

    @Test
    void theTestLooksAtSomething() throws IOException {
        assertFalse(bundles().toList().isEmpty());
    }
}
