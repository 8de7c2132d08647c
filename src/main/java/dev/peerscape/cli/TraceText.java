package dev.peerscape.cli;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Blocker;
import dev.peerscape.core.trace.Decision;
import dev.peerscape.core.trace.Header;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Traceroute;
import dev.peerscape.core.trace.Verdict;

import java.io.PrintWriter;
import java.util.stream.Stream;

/// A trace for a terminal: the verdict first, then the way, what is in it, and what a traceroute
/// would print.
final class TraceText {
    private final Topology topology;
    private final Texts texts;

    private final boolean coloured;

    /// @param coloured whether the terminal shows colours
    TraceText(Topology topology, Texts texts, boolean coloured) {
        this.topology = topology;
        this.texts = texts;
        this.coloured = coloured;
    }

    /// Colours of a terminal; never the only sign.
    private enum Ink {
        GOOD(32),
        BAD(31),
        QUIET(2),
        STRONG(1);

        private final int code;

        Ink(int code) {
            this.code = code;
        }
    }

    private String in(Ink ink, String text) {
        return coloured ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
    }

    void write(Trace trace, PrintWriter out) {
        way(trace, out);
        int number = 2;
        for (var other : trace.others()) {
            out.println();
            out.println(in(Ink.STRONG, texts.text("cli.other-path", number++)));
            way(other, out);
        }
        if (trace.more()) {
            out.println();
            out.println(texts.text("cli.more-paths", trace.others().size() + 1));
        }
    }

    private void way(Trace trace, PrintWriter out) {
        boolean good = trace.verdict() == Verdict.DELIVERED;
        var verdict = texts.text("cli.verdict-" + trace.verdict().slug(), where(trace));
        out.println(in(good ? Ink.GOOD : Ink.BAD, (good ? "✓ " : "✕ ") + verdict));
        leg(trace.forward(), texts.text("cli.forward"), out);
        trace.back()
                .filter(_ -> trace.forward().outcome() != Leg.Outcome.DROPPED)
                .ifPresent(back -> leg(back, texts.text("cli.return"), out));
        remarks(trace, out);
        if (!trace.blockers().isEmpty()) {
            out.println();
            out.println(in(Ink.STRONG, texts.text("cli.blockers")));
            for (var blocker : trace.blockers()) {
                blocker(blocker, out);
            }
        }
        out.println();
        out.println(Traceroute.text(trace, texts).stripTrailing());
        for (var silence : Traceroute.silences(trace)) {
            out.println(in(Ink.QUIET, texts.text(silence)));
        }
    }

    /// Why it uses that address, and the size of packets where that is less than within a VPC.
    private void remarks(Trace trace, PrintWriter out) {
        trace.addressing()
                .ifPresent(it -> {
                    out.println();
                    out.println(in(Ink.QUIET, texts.text(it)));
                });
        if (!trace.mtu().narrowings().isEmpty()) {
            out.println();
            out.println(in(Ink.STRONG, texts.text("cli.mtu", trace.mtu().bytes())));
            for (var sentence : trace.mtu().sentences(topology)) {
                out.println("  " + texts.text(sentence));
            }
        }
    }

    private void blocker(Blocker blocker, PrintWriter out) {
        var way =
                switch (blocker.direction()) {
                    case FORWARD -> "cli.forward";
                    case RETURN -> "cli.return";
                };
        out.println(
                in(Ink.BAD, "  ✕ " + blocker.code())
                        + "  "
                        + texts.text(way)
                        + " · "
                        + name(blocker.at()));
        out.println("    " + texts.text(blocker.text()));
        for (var fix : blocker.fixes()) {
            out.println("    " + in(Ink.GOOD, texts.text("cli.fix", texts.text(fix.label()))));
        }
    }

    private String where(Trace trace) {
        return name(trace.end());
    }

    private void leg(Leg leg, String title, PrintWriter out) {
        out.println();
        out.println(in(Ink.STRONG, title));
        int hops = widest(leg.hops().stream().map(hop -> name(hop.id())));
        int tables =
                widest(
                        leg.hops().stream()
                                .flatMap(hop -> hop.decisions().stream())
                                .filter(decision -> decision.rule().isPresent())
                                .flatMap(decision -> decision.table().stream())
                                .map(this::table));
        int number = 1;
        for (var hop : leg.hops()) {
            boolean same = addresses(hop.in()).equals(addresses(hop.out()));
            var changed = same ? "" : "   ⇒  " + addresses(hop.out());
            out.println(
                    "%3d  %s  %s%s"
                            .formatted(
                                    number++,
                                    in(Ink.STRONG, padded(name(hop.id()), hops)),
                                    addresses(hop.in()),
                                    changed));
            for (var decision : hop.decisions()) {
                decision(decision, tables, out);
            }
        }
    }

    /// A rule stands beside the table that it is in; what is decided without one is a sentence.
    private void decision(Decision decision, int tables, PrintWriter out) {
        var mark =
                switch (decision.result()) {
                    case ALLOW -> in(Ink.GOOD, "✓");
                    case FORWARD -> "→";
                    case TRANSLATE -> "⇄";
                    case TRACKED -> in(Ink.GOOD, "↩");
                    case DELIVER -> in(Ink.GOOD, "●");
                    case DROP -> in(Ink.BAD, "✕");
                };
        boolean ruled = decision.rule().isPresent() && decision.table().isPresent();
        var text =
                ruled
                        ? padded(decision.table().map(this::table).orElse(""), tables)
                                + "  "
                                + decision.rule().orElse("")
                        : in(Ink.QUIET, texts.text(decision.text()));
        var code = decision.code().map(it -> "  " + in(Ink.BAD, it.name())).orElse("");
        out.println("       " + mark + " " + text + code);
    }

    private static int widest(Stream<String> names) {
        return names.mapToInt(String::length).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String addresses(Header header) {
        return header.source() + " → " + header.destination();
    }

    /// Groups, ACLs and route tables often have the same names: the prefix tells them apart.
    private String table(ResourceId id) {
        var name = name(id);
        return name.equals(id.value()) ? name : id.prefix() + " " + name;
    }

    private String name(ResourceId id) {
        return topology.find(id).map(Resource::label).orElse(id.value());
    }
}
