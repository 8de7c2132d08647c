package dev.peerscape.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/// Renders [Message]s in one language. English is the base; another language's file lies beside it
/// with the suffix `_ko`, and a key that it lacks falls back to English.
///
/// `java.util.ResourceBundle` is not used because in a named module its fallback to the machine's
/// own locale cannot be switched off: an English window on a Korean machine would come out half
/// Korean.
public final class Texts {
    private static final Map<Locale, Texts> LOADED = new ConcurrentHashMap<>();

    private final Locale locale;
    private final Map<String, Properties> bundles = new ConcurrentHashMap<>();

    private Texts(Locale locale) {
        this.locale = locale;
    }

    /// {@return the texts of that language; any but Korean is English}
    public static Texts in(Locale locale) {
        var known = "ko".equals(locale.getLanguage()) ? Locale.KOREAN : Locale.ENGLISH;
        return LOADED.computeIfAbsent(known, Texts::new);
    }

    /// {@return the language of these texts}
    public Locale locale() {
        return locale;
    }

    /// {@return the sentence; an unknown key comes out as the key itself, so that it is seen}
    public String text(Message message) {
        var pattern = pattern(message.key());
        var arguments = new Object[message.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
            boolean formatted = pattern.contains("{" + i + ",");
            arguments[i] = plain(message.arguments().get(i), formatted);
        }
        return new MessageFormat(pattern, locale).format(arguments);
    }

    private Object plain(Object argument, boolean formatted) {
        return switch (argument) {
            case Message inner -> text(inner);
            // A bare {0} shows a number as written: a port is not "33,434".
            case Number number when formatted -> number;
            default -> argument.toString();
        };
    }

    /// {@return the sentence of that key}
    public String text(String key, Object... arguments) {
        return text(Message.of(key, arguments));
    }

    private String pattern(String key) {
        int dot = key.indexOf('.');
        var bundle = bundles.computeIfAbsent(key.substring(0, dot), this::load);
        var found = bundle.getProperty(key.substring(dot + 1));
        return found == null ? key.replace("'", "''").replace("{", "'{'") : found;
    }

    private Properties load(String bundle) {
        var texts = new Properties();
        read(texts, bundle + ".properties");
        if (!locale.equals(Locale.ENGLISH)) {
            read(texts, bundle + "_" + locale.getLanguage() + ".properties");
        }
        return texts;
    }

    private static void read(Properties into, String file) {
        try (InputStream stream = Texts.class.getResourceAsStream("/dev/peerscape/text/" + file)) {
            if (stream != null) {
                into.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
