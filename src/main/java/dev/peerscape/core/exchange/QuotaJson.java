package dev.peerscape.core.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import dev.peerscape.core.check.Quota;
import dev.peerscape.core.check.Quotas;
import dev.peerscape.core.check.Usage;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Nearest;
import dev.peerscape.core.text.Texts;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;

/// Quotas and counters as JSON. Quotas are an object of those that differ from AWS's own, by their
/// words: `{"vpcs": 20, "active-peerings": 125}`.
public final class QuotaJson {
    private static final JsonFactory JSON = new JsonFactory();

    private QuotaJson() {}

    /// {@return the quotas written there, or what is wrong with them}
    public static Parsed<Quotas> read(String text) {
        try (var parser = JSON.createParser(text)) {
            return read(parser);
        } catch (JsonProcessingException e) {
            return Parsed.bad(
                    Message.of("exchange.quota-not-json", String.valueOf(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Parsed<Quotas> read(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return Parsed.bad(Message.of("exchange.quota-not-object"));
        }
        var limits = new EnumMap<Quota, Integer>(Quota.class);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var word = parser.currentName();
            var quota = Quota.find(word);
            if (quota.isEmpty()) {
                return Parsed.bad(unknown(word));
            }
            boolean whole =
                    parser.nextToken() == JsonToken.VALUE_NUMBER_INT
                            && parser.getNumberType() == JsonParser.NumberType.INT;
            if (!whole) {
                return Parsed.bad(Message.of("exchange.quota-not-number", word));
            }
            var refusal = Quotas.refusal(quota.get(), parser.getIntValue());
            if (refusal.isPresent()) {
                return Parsed.bad(refusal.get());
            }
            limits.put(quota.get(), parser.getIntValue());
        }
        return parser.nextToken() == null
                ? new Parsed.Good<>(new Quotas(limits))
                : Parsed.bad(Message.of("exchange.quota-not-object"));
    }

    private static Message unknown(String word) {
        var words = Arrays.stream(Quota.values()).map(Quota::slug).toList();
        var near = Nearest.to(word, words);
        return near.isEmpty()
                ? Message.of("exchange.quota-unknown", word)
                : Message.of("exchange.quota-unknown-near", word, String.join(", ", near));
    }

    /// {@return the quotas that differ from AWS's own, as [#read] takes them}
    public static String write(Quotas quotas) {
        var text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(TraceJson.printer());
            json.writeStartObject();
            for (var quota : Quota.values()) {
                if (quotas.raised().containsKey(quota)) {
                    json.writeNumberField(quota.slug(), quotas.limit(quota));
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /// {@return the counters, indented}
    public static String pretty(List<Usage> counters, Texts texts) {
        var text = new StringWriter(4096);
        try (var json = JSON.createGenerator(text)) {
            json.setPrettyPrinter(TraceJson.printer());
            json.writeStartObject();
            json.writeArrayFieldStart("quotas");
            for (var usage : counters) {
                json.writeStartObject();
                json.writeStringField("quota", usage.quota().slug());
                json.writeStringField("what", texts.text(usage.quota().title()));
                json.writeStringField("per", usage.quota().per().slug());
                json.writeStringField("where", usage.where());
                json.writeStringField("id", usage.at().getFirst().value());
                json.writeNumberField("used", usage.used());
                json.writeNumberField("limit", usage.limit());
                if (usage.quota().most() > 0) {
                    json.writeNumberField("most", usage.quota().most());
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
