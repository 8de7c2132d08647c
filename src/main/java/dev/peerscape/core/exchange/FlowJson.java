package dev.peerscape.core.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;

import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;

/// Reads a flow from a line of JSON: `{"from": "i-app", "to": "172.16.1.20", "protocol": "tcp",
/// "port": 443}`. The fields are those of [FlowRequest]; all but the first two may be null or left
/// out.
public final class FlowJson {
    private static final JsonFactory JSON = new JsonFactory();

    private FlowJson() {}

    /// {@return the flow asked for, or what is wrong with the line}
    public static Parsed<FlowRequest> read(String line) {
        try (var parser = JSON.createParser(line)) {
            return new Fields(parser).read();
        } catch (JsonProcessingException e) {
            return Parsed.bad(
                    Message.of("exchange.not-json", String.valueOf(e.getOriginalMessage())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Fields {
        private final JsonParser parser;
        private @Nullable Message wrong;

        Fields(JsonParser parser) {
            this.parser = parser;
        }

        Parsed<FlowRequest> read() throws IOException {
            Optional<String> from = Optional.empty();
            Optional<String> to = Optional.empty();
            Optional<String> source = Optional.empty();
            Optional<String> protocol = Optional.empty();
            var port = OptionalInt.empty();
            var sourcePort = OptionalInt.empty();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Parsed.bad(Message.of("exchange.not-object"));
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "from" -> from = word(field);
                    case "to" -> to = word(field);
                    case "source" -> source = word(field);
                    case "protocol" -> protocol = word(field);
                    case "port" -> port = number(field);
                    case "sourcePort" -> sourcePort = number(field);
                    default -> {
                        parser.skipChildren();
                        complain(Message.of("exchange.unknown-field", field));
                    }
                }
            }
            if (parser.nextToken() != null) {
                complain(Message.of("exchange.trailing"));
            }
            if (wrong != null) {
                return Parsed.bad(wrong);
            }
            if (from.isEmpty() || to.isEmpty()) {
                return Parsed.bad(
                        Message.of("exchange.missing-field", from.isEmpty() ? "from" : "to"));
            }
            return new Parsed.Good<>(
                    new FlowRequest(from.get(), to.get(), source, protocol, port, sourcePort));
        }

        /// The first complaint is the one that is told.
        private void complain(Message message) {
            if (wrong == null) {
                wrong = message;
            }
        }

        private Optional<String> word(String field) throws IOException {
            var token = parser.currentToken();
            boolean number = token == JsonToken.VALUE_NUMBER_INT && field.equals("protocol");
            if (token == JsonToken.VALUE_STRING || number) {
                return Optional.of(parser.getText());
            }
            if (token != JsonToken.VALUE_NULL) {
                parser.skipChildren();
                complain(Message.of("exchange.not-text", field));
            }
            return Optional.empty();
        }

        private OptionalInt number(String field) throws IOException {
            var token = parser.currentToken();
            if (token == JsonToken.VALUE_NUMBER_INT
                    && parser.getNumberType() == JsonParser.NumberType.INT) {
                return OptionalInt.of(parser.getIntValue());
            }
            // Some programs write every value as a text.
            if (token == JsonToken.VALUE_STRING && parser.getText().matches("[0-9]{1,9}")) {
                return OptionalInt.of(Integer.parseInt(parser.getText()));
            }
            if (token != JsonToken.VALUE_NULL) {
                parser.skipChildren();
                complain(Message.of("exchange.not-number", field));
            }
            return OptionalInt.empty();
        }
    }
}
