package dev.peerscape.core.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Texts;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Blocker;
import dev.peerscape.core.trace.Code;
import dev.peerscape.core.trace.Decision;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Flow.Destination;
import dev.peerscape.core.trace.Header;
import dev.peerscape.core.trace.Hop;
import dev.peerscape.core.trace.Leg;
import dev.peerscape.core.trace.PathMtu;
import dev.peerscape.core.trace.Probe;
import dev.peerscape.core.trace.Trace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/// A trace as JSON, for scripts. What is not there is null, never left out.
///
/// Ports of a protocol without them: for ICMP `port` is the type and `sourcePort` the code, as in
/// [Flow].
public final class TraceJson {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonGenerator json;
    private final Texts texts;
    private @Nullable Message lastReason;
    private String lastSilence = "";

    private TraceJson(JsonGenerator json, Texts texts) {
        this.json = json;
        this.texts = texts;
    }

    /// {@return the trace on one line, without a line end}
    public static String line(Trace trace, Texts texts) {
        return text(trace, texts, false);
    }

    /// {@return the trace indented, for people to read as well}
    public static String pretty(Trace trace, Texts texts) {
        return text(trace, texts, true);
    }

    private static String text(Trace trace, Texts texts, boolean pretty) {
        var text = new StringWriter(4096);
        try (var json = JSON.createGenerator(text)) {
            if (pretty) {
                json.setPrettyPrinter(printer());
            }
            new TraceJson(json, texts).write(trace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static DefaultPrettyPrinter printer() {
        // The same line end everywhere, not the machine's.
        var indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private void write(Trace trace) throws IOException {
        json.writeStartObject();
        flow(trace.flow());
        way(trace);
        json.writeArrayFieldStart("otherPaths");
        for (var other : trace.others()) {
            json.writeStartObject();
            way(other);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("morePaths", trace.more());
        json.writeEndObject();
    }

    private void way(Trace trace) throws IOException {
        json.writeStringField("verdict", trace.verdict().slug());
        id("reached", trace.reached());
        json.writeFieldName("forward");
        leg(trace.forward());
        json.writeFieldName("return");
        if (trace.back().isPresent()) {
            leg(trace.back().get());
        } else {
            json.writeNull();
        }
        mtu(trace.mtu());
        string("addressing", trace.addressing().map(texts::text));
        json.writeArrayFieldStart("traceroute");
        for (var probe : trace.traceroute()) {
            probe(probe);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("blockers");
        for (var blocker : trace.blockers()) {
            blocker(blocker);
        }
        json.writeEndArray();
    }

    private void mtu(PathMtu mtu) throws IOException {
        json.writeObjectFieldStart("mtu");
        json.writeNumberField("bytes", mtu.bytes());
        json.writeArrayFieldStart("narrowings");
        for (var narrowing : mtu.narrowings()) {
            json.writeStartObject();
            json.writeStringField("at", narrowing.at().value());
            json.writeNumberField("from", narrowing.from());
            json.writeNumberField("to", narrowing.to());
            json.writeStringField("larger", narrowing.answer().slug());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void flow(Flow flow) throws IOException {
        json.writeObjectFieldStart("flow");
        json.writeStringField("from", flow.from().value());
        json.writeStringField(
                "to",
                switch (flow.to()) {
                    case Destination.To(var id) -> id.value();
                    case Destination.Address(var address) -> address.toString();
                });
        string("source", flow.source().map(Object::toString));
        json.writeStringField("protocol", flow.protocol().toString());
        json.writeNumberField("port", flow.port());
        json.writeNumberField("sourcePort", flow.sourcePort());
        json.writeEndObject();
    }

    private void leg(Leg leg) throws IOException {
        json.writeStartObject();
        json.writeStringField("outcome", leg.outcome().slug());
        code(leg.code());
        json.writeStringField("at", leg.at().value());
        hops("hops", leg.hops());
        hops("beyond", leg.beyond());
        json.writeEndObject();
    }

    private void hops(String field, List<Hop> hops) throws IOException {
        json.writeArrayFieldStart(field);
        for (var hop : hops) {
            json.writeStartObject();
            json.writeStringField("id", hop.id().value());
            json.writeStringField("kind", hop.kind().slug());
            header("in", hop.in());
            header("out", hop.out());
            json.writeArrayFieldStart("decisions");
            for (var decision : hop.decisions()) {
                decision(decision);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void header(String field, Header header) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("source", header.source().toString());
        json.writeStringField("destination", header.destination().toString());
        json.writeStringField("protocol", header.protocol().toString());
        json.writeNumberField("sourcePort", header.sourcePort());
        json.writeNumberField("port", header.port());
        json.writeNumberField("ttl", header.ttl());
        json.writeEndObject();
    }

    private void decision(Decision decision) throws IOException {
        json.writeStartObject();
        json.writeStringField("step", decision.step().slug());
        string("rule", decision.rule());
        id("table", decision.table());
        json.writeStringField("result", decision.result().slug());
        code(decision.code());
        json.writeStringField("text", texts.text(decision.text()));
        json.writeArrayFieldStart("beaten");
        for (var beaten : decision.beaten()) {
            json.writeStartObject();
            json.writeStringField("rule", beaten.rule());
            json.writeStringField("why", texts.text(beaten.why()));
            code(beaten.code());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void probe(Probe probe) throws IOException {
        json.writeStartObject();
        json.writeNumberField("ttl", probe.ttl());
        string("address", probe.address().map(Object::toString));
        json.writeArrayFieldStart("rttMs");
        for (double time : probe.rttMs()) {
            // Microseconds are as fine as a traceroute prints.
            json.writeNumber(Math.rint(time * 1000) / 1000);
        }
        json.writeEndArray();
        json.writeStringField("probe", probe.kind().slug());
        json.writeNumberField("port", probe.port());
        string("silence", probe.silence().map(this::silence));
        json.writeEndObject();
    }

    /// Most silent lines of a trace have the same reason.
    private String silence(Message reason) {
        if (!reason.equals(lastReason)) {
            lastReason = reason;
            lastSilence = texts.text(reason);
        }
        return lastSilence;
    }

    private void blocker(Blocker blocker) throws IOException {
        json.writeStartObject();
        json.writeStringField("direction", blocker.direction().slug());
        json.writeStringField("code", blocker.code().name());
        json.writeStringField("at", blocker.at().value());
        json.writeStringField("text", texts.text(blocker.text()));
        string("fix", blocker.fixes().stream().findFirst().map(fix -> texts.text(fix.label())));
        json.writeEndObject();
    }

    private void code(Optional<Code> code) throws IOException {
        string("code", code.map(Code::name));
    }

    private void id(String field, Optional<ResourceId> id) throws IOException {
        string(field, id.map(ResourceId::value));
    }

    private void string(String field, Optional<String> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(field, value.get());
        } else {
            json.writeNullField(field);
        }
    }
}
