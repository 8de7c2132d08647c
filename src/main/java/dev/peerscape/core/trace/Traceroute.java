package dev.peerscape.core.trace;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a traceroute with packets of the flow would print: the second layer of a trace, derived
/// from the logical path by a table of which kinds lower the TTL and which answer (C.7).
///
/// Round-trip times come from the distance of Regions and are always the same for the same trace;
/// they are simulated and said to be.
public final class Traceroute {
    /// The TTL at which traceroute gives up.
    public static final int MOST_HOPS = 30;

    private Traceroute() {}

    /// {@return the block that a terminal would show, with a line that says the times are
    /// simulated} Silence to the end is cut short after five lines.
    public static String text(Trace trace, Texts texts) {
        var out = new StringBuilder();
        var to =
                trace.forward().hops().stream()
                        .findFirst()
                        .map(hop -> hop.in().destination().toString())
                        .orElse(destination(trace.flow()));
        out.append(texts.text("trace.traceroute-head", to, MOST_HOPS)).append('\n');
        var lines = trace.traceroute();
        int known = lines.size();
        while (known > 0 && lines.get(known - 1).address().isEmpty()) {
            known--;
        }
        int shown = Math.min(lines.size(), known + 5);
        for (var probe : lines.subList(0, shown)) {
            out.append(String.format(Locale.ROOT, "%2d  ", probe.ttl()))
                    .append(line(probe))
                    .append('\n');
        }
        if (shown < lines.size()) {
            out.append(texts.text("trace.traceroute-more", lines.size() - shown)).append('\n');
        }
        if (!lines.isEmpty()) {
            var probe = lines.getFirst();
            out.append(texts.text("traceroute.foot-" + probe.kind().slug(), probe.port()))
                    .append('\n');
        }
        return out.toString();
    }

    /// {@return why lines of a traceroute are silent, for each run of lines with one reason}
    public static List<Message> silences(Trace trace) {
        var told = new ArrayList<Message>();
        var lines = trace.traceroute();
        for (int from = 0; from < lines.size(); ) {
            int to = from + 1;
            var reason = lines.get(from).silence();
            while (to < lines.size() && lines.get(to).silence().equals(reason)) {
                to++;
            }
            if (reason.isPresent()) {
                told.add(
                        to == from + 1
                                ? Message.of("traceroute.line", to, reason.get())
                                : Message.of("traceroute.lines", from + 1, to, reason.get()));
            }
            from = to;
        }
        return told;
    }

    private static String line(Probe probe) {
        if (probe.address().isEmpty()) {
            return "* * *";
        }
        var out = new StringBuilder(probe.address().get().toString());
        for (double rtt : probe.rttMs()) {
            out.append(String.format(Locale.ROOT, "  %.3f ms", rtt));
        }
        return out.toString();
    }

    private static String destination(Flow flow) {
        return switch (flow.to()) {
            case Flow.Destination.To(var id) -> id.value();
            case Flow.Destination.Address(var ip) -> ip.toString();
        };
    }
}
