package dev.peerscape.cli;

import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Decision;
import dev.peerscape.core.trace.Header;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.Trace;
import dev.peerscape.core.trace.Traceroute;
import dev.peerscape.core.trace.Verdict;

import java.io.PrintWriter;

/// A trace for a terminal: the verdict first, then the way, what is in it, and what a traceroute
/// would print.
final class TraceText {
    private final Topology topology;
    private final Texts texts;

    TraceText(Topology topology, Texts texts) {
        this.topology = topology;
        this.texts = texts;
    }

    void write(Trace trace, PrintWriter out) {
        boolean good = trace.verdict() == Verdict.DELIVERED;
        out.println(
                (good ? "✓ " : "✕ ")
                        + texts.text("cli.verdict-" + trace.verdict().slug(), where(trace)));
        leg(trace.forward(), texts.text("cli.forward"), out);
        trace.back()
                .filter(_ -> trace.forward().outcome() != Leg.Outcome.DROPPED)
                .ifPresent(back -> leg(back, texts.text("cli.return"), out));
        if (!trace.blockers().isEmpty()) {
            out.println();
            out.println(texts.text("cli.blockers"));
            for (var blocker : trace.blockers()) {
                out.println(
                        "  ✕ "
                                + blocker.direction().slug()
                                + "  "
                                + blocker.code()
                                + "  "
                                + name(blocker.at()));
                out.println("    " + texts.text(blocker.text()));
                for (var fix : blocker.fixes()) {
                    out.println("    " + texts.text("cli.fix", texts.text(fix.label())));
                }
            }
        }
        out.println();
        out.println(Traceroute.text(trace, texts));
    }

    private String where(Trace trace) {
        return switch (trace.verdict()) {
            case DELIVERED, MISDELIVERED, DROPPED -> name(trace.forward().at());
            case REPLY_LOST, REPLY_MISDELIVERED -> name(trace.back().orElse(trace.forward()).at());
        };
    }

    private void leg(Leg leg, String title, PrintWriter out) {
        out.println();
        out.println(title);
        int width = leg.hops().stream().mapToInt(hop -> name(hop.id()).length()).max().orElse(0);
        int number = 1;
        for (var hop : leg.hops()) {
            hop(number++, width, hop, out);
        }
    }

    private void hop(int number, int width, Hop hop, PrintWriter out) {
        boolean same = addresses(hop.in()).equals(addresses(hop.out()));
        var name = name(hop.id());
        out.println(
                "%3d  %s%s  %s%s"
                        .formatted(
                                number,
                                name,
                                " ".repeat(Math.max(0, width - name.length())),
                                addresses(hop.in()),
                                same ? "" : "   ⇒  " + addresses(hop.out())));
        for (var decision : hop.decisions()) {
            var mark = decision.result() == Decision.Result.DROP ? "✕ " : "· ";
            var rule = decision.rule().orElseGet(() -> texts.text(decision.text()));
            var code = decision.code().map(it -> "  " + it).orElse("");
            out.println("       " + mark + rule + "  " + decision.result().slug() + code);
        }
    }

    private static String addresses(Header header) {
        return header.source() + " → " + header.destination();
    }

    private String name(ResourceId id) {
        return topology.find(id).map(Resource::label).orElse(id.value());
    }
}
