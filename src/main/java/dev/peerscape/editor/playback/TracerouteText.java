package dev.peerscape.editor.playback;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Trace;

import java.util.Locale;
import java.util.stream.Collectors;

/// The observed layer of a trace the way a terminal shows it.
public final class TracerouteText {
    private TracerouteText() {}

    /// {@return the lines of `traceroute`, and below them that the times are simulated}
    public static String of(Trace trace, Texts texts) {
        var text = new StringBuilder(texts.text("playback.traceroute-head", target(trace)));
        for (var probe : trace.traceroute()) {
            var times =
                    probe.rttMs().stream()
                            .map(ms -> String.format(Locale.ROOT, "%.1f ms", ms))
                            .collect(Collectors.joining("  "));
            text.append("\n%2d  ".formatted(probe.ttl()))
                    .append(probe.address().map(it -> it + "  " + times).orElse("* * *"));
        }
        return text.append("\n\n").append(texts.text("playback.simulated")).toString();
    }

    private static String target(Trace trace) {
        if (!trace.forward().hops().isEmpty()) {
            return trace.forward().hops().getFirst().in().destination().toString();
        }
        return switch (trace.flow().to()) {
            case Flow.Destination.To(var id) -> id.value();
            case Flow.Destination.Address(var ip) -> ip.toString();
        };
    }
}
