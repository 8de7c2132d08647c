package dev.peerscape.editor.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The colours of one theme.
public final class Palette {
    private static final Pattern COLOUR = Pattern.compile("(-ps-[a-z-]+):\\s*#([0-9a-fA-F]{6});");

    /// Dark on light.
    public static final Palette LIGHT = new Palette("light");

    /// Light on dark.
    public static final Palette DARK = new Palette("dark");

    private final String name;
    private final Map<Role, Integer> colours = new EnumMap<>(Role.class);

    private Palette(String name) {
        this.name = name;
        var css = read(resource());
        var matcher = COLOUR.matcher(css);
        while (matcher.find()) {
            for (var role : Role.values()) {
                if (role.css().equals(matcher.group(1))) {
                    colours.put(role, Integer.parseInt(matcher.group(2), 16));
                }
            }
        }
        if (colours.size() != Role.values().length) {
            throw new IllegalStateException(resource() + " lacks colours");
        }
    }

    /// The strongest contrast.
    public static final Palette CONTRAST = new Palette("contrast");

    /// {@return the palette of that name, `light`, `dark` or `contrast`; light for any other}
    public static Palette named(String name) {
        return switch (name) {
            case "dark" -> DARK;
            case "contrast" -> CONTRAST;
            default -> LIGHT;
        };
    }

    /// {@return `light` or `dark`}
    public String name() {
        return name;
    }

    /// {@return the stylesheet with these colours, as a resource path}
    public String resource() {
        return "/dev/peerscape/theme/" + name + ".css";
    }

    /// {@return the colour as 0xRRGGBB}
    public int rgb(Role role) {
        return colours.getOrDefault(role, 0);
    }

    /// {@return the colour as `#rrggbb`}
    public String hex(Role role) {
        return "#%06x".formatted(rgb(role));
    }

    private static String read(String resource) {
        try (InputStream stream = Palette.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("no " + resource);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
