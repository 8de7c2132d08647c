package dev.peerscape.core.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Nearest;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.trace.TracerouteTable;
import dev.peerscape.core.trace.TracerouteTable.Behaviour;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;

/// The traceroute table as JSON, rows that are not as usual only: `{"transit-gateway":
/// {"decrementsTtl": true, "answers": true}}`. Settings keep it as one line; the command line reads
/// it from a file.
public final class TracerouteTableJson {
    private static final JsonFactory JSON = new JsonFactory();

    private TracerouteTableJson() {}

    /// {@return the table as a line of JSON; `{}` for the usual one}
    public static String write(TracerouteTable table) {
        var out = new StringBuilder("{");
        table.changes()
                .forEach((kind, behaviour) -> {
                    out.append(out.length() > 1 ? ", " : "")
                            .append('"')
                            .append(kind.slug())
                            .append("\": {\"decrementsTtl\": ")
                            .append(behaviour.decrementsTtl())
                            .append(", \"answers\": ")
                            .append(behaviour.answers())
                            .append('}');
                });
        return out.append('}').toString();
    }

    /// {@return the table, or what is wrong with the text} A row may leave out a field that is as
    /// usual.
    public static Parsed<TracerouteTable> read(String text) {
        try (var parser = JSON.createParser(text)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            return Parsed.bad(
                    Message.of("exchange.traceroute-json", String.valueOf(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parsed<TracerouteTable> read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Parsed.bad(Message.of("exchange.traceroute-object"));
        }
        var table = TracerouteTable.USUAL;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var slug = parser.currentName();
            var kind = kind(slug);
            if (kind == null) {
                return unknown(slug);
            }
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Parsed.bad(Message.of("exchange.traceroute-row", slug));
            }
            boolean lowers = TracerouteTable.USUAL.of(kind).decrementsTtl();
            boolean answers = TracerouteTable.USUAL.of(kind).answers();
            boolean said = false;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var field = parser.currentName();
                var value = parser.nextToken();
                if (!field.equals("decrementsTtl") && !field.equals("answers")) {
                    return Parsed.bad(Message.of("exchange.traceroute-field", slug, field));
                }
                if (value != JsonToken.VALUE_TRUE && value != JsonToken.VALUE_FALSE) {
                    return Parsed.bad(Message.of("exchange.traceroute-value", slug, field));
                }
                boolean yes = value == JsonToken.VALUE_TRUE;
                if (field.equals("answers")) {
                    answers = yes;
                    said = true;
                } else {
                    lowers = yes;
                }
            }
            if (answers && !lowers && said) {
                return Parsed.bad(Message.of("exchange.traceroute-mute", slug));
            }
            table = table.with(kind, new Behaviour(lowers, answers && lowers));
        }
        return parser.nextToken() == null
                ? new Parsed.Good<>(table)
                : Parsed.bad(Message.of("exchange.traceroute-trailing"));
    }

    private static @Nullable Kind kind(String slug) {
        for (var row : TracerouteTable.ROWS) {
            if (row.kind().slug().equals(slug)) {
                return row.kind();
            }
        }
        return null;
    }

    private static Parsed<TracerouteTable> unknown(String slug) {
        var slugs = TracerouteTable.ROWS.stream().map(row -> row.kind().slug()).toList();
        var near = Nearest.to(slug, slugs);
        return Parsed.bad(
                !near.isEmpty()
                        ? Message.of("exchange.traceroute-kind-near", slug, String.join(", ", near))
                        : Message.of("exchange.traceroute-kind", slug, String.join(", ", slugs)));
    }
}
