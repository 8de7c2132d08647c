package dev.peerscape.editor.export;

import dev.peerscape.core.check.Finding.Severity;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.editor.theme.Palette;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a picture is made.
///
/// @param scale pixels per canvas unit, for PNG; 2 is sharp on dense screens
/// @param trace the packet whose way is drawn, or in a GIF animated
/// @param severities findings to mark
/// @param margin canvas units around the design
public record RenderOptions(
        Palette palette,
        Locale locale,
        double scale,
        Optional<Trace> trace,
        Map<ResourceId, Severity> severities,
        double margin) {
    /// Light, English, twice the pixels, nothing marked.
    public static final RenderOptions DEFAULT =
            new RenderOptions(Palette.LIGHT, Locale.ENGLISH, 2, Optional.empty(), Map.of(), 24);

    /// {@return this in other colours}
    public RenderOptions withPalette(Palette palette) {
        return new RenderOptions(palette, locale, scale, trace, severities, margin);
    }

    /// {@return this in another language}
    public RenderOptions withLocale(Locale locale) {
        return new RenderOptions(palette, locale, scale, trace, severities, margin);
    }

    /// {@return this with more or fewer pixels}
    public RenderOptions withScale(double scale) {
        return new RenderOptions(palette, locale, scale, trace, severities, margin);
    }

    /// {@return this with a packet on its way}
    public RenderOptions withTrace(Trace trace) {
        return new RenderOptions(palette, locale, scale, Optional.of(trace), severities, margin);
    }

    /// {@return this with findings marked}
    public RenderOptions withSeverities(Map<ResourceId, Severity> severities) {
        return new RenderOptions(palette, locale, scale, trace, severities, margin);
    }
}
