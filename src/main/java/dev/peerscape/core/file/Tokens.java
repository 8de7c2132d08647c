package dev.peerscape.core.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.text.Nearest;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The tokens of a file, one after another, and refusals that know where they are.
final class Tokens {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final byte[] bytes;

    Tokens(byte[] bytes) {
        this.bytes = bytes;
        try {
            parser = JSON.createParser(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Steps to the next token.
    @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Steps over the value that the current token begins.
    void skip() {
        try {
            parser.skipChildren();
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Enters the object that the current token begins.
    void open() {
        expect(JsonToken.START_OBJECT, "file.type-object");
    }

    /// {@return the name of the next field, its value being the current token; null at the end of
    /// the object}
    @Nullable String field() {
        if (next() == JsonToken.END_OBJECT) {
            return null;
        }
        try {
            var name = parser.currentName();
            next();
            return name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Enters the array that the current token begins.
    void openArray() {
        expect(JsonToken.START_ARRAY, "file.type-array");
    }

    /// {@return whether there is another item, which is then the current token}
    boolean item() {
        return next() != JsonToken.END_ARRAY;
    }

    /// Checks that nothing follows.
    void end() {
        if (next() != null) {
            throw refuse(Message.of("file.trailing"));
        }
    }

    void expect(JsonToken token, String typeKey) {
        if (parser.currentToken() != token) {
            throw wrongType(typeKey);
        }
    }

    String string() {
        expect(JsonToken.VALUE_STRING, "file.type-string");
        return text();
    }

    /// A piece of the parser's own buffer, valid until the next token.
    record Piece(char[] characters, int offset, int length) {
        boolean is(String text) {
            if (text.length() != length) {
                return false;
            }
            for (int i = 0; i < length; i++) {
                if (text.charAt(i) != characters[offset + i]) {
                    return false;
                }
            }
            return true;
        }

        /// {@return a number that mostly differs where the text does}
        int hash() {
            int hash = 0;
            for (int i = offset; i < offset + length; i++) {
                hash = hash * 31 + characters[i];
            }
            return hash ^ hash >>> 15;
        }

        @Override
        public String toString() {
            return new String(characters, offset, length);
        }
    }

    /// {@return the text of a string without making a string of it}
    Piece piece() {
        expect(JsonToken.VALUE_STRING, "file.type-string");
        try {
            return new Piece(
                    parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        try {
            return parser.getText();
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean bool() {
        return switch (parser.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case null, default -> throw wrongType("file.type-boolean");
        };
    }

    /// {@return a whole number within limits}
    int integer(int least, int most) {
        return (int) whole(least, most);
    }

    /// {@return a whole number within limits that need more than an `int`}
    long whole(long least, long most) {
        expect(JsonToken.VALUE_NUMBER_INT, "file.type-integer");
        try {
            var type = parser.getNumberType();
            long number =
                    type == JsonParser.NumberType.BIG_INTEGER
                            ? Long.MAX_VALUE
                            : parser.getLongValue();
            if (number < least || number > most) {
                throw refuse(Message.of("file.out-of-range", text(), least, most));
            }
            return number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// {@return a number, whole or not}
    double number() {
        var token = parser.currentToken();
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw wrongType("file.type-number");
        }
        try {
            double number = parser.getDoubleValue();
            if (!Double.isFinite(number)) {
                throw refuse(Message.of("file.not-finite", text()));
            }
            return number;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- refusals

    Refusal refuse(Message reason) {
        return refuse(reason, parser.currentTokenLocation(), path());
    }

    private Refusal refuse(Message reason, JsonLocation location, String path) {
        return new Refusal(reason, () -> place(location, path));
    }

    Refusal wrongType(String wanted) {
        var found =
                switch (parser.currentToken()) {
                    case START_OBJECT -> "file.type-object";
                    case START_ARRAY -> "file.type-array";
                    case VALUE_STRING -> "file.type-string";
                    case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "file.type-number";
                    case VALUE_TRUE, VALUE_FALSE -> "file.type-boolean";
                    case VALUE_NULL -> "file.type-null";
                    case null, default -> "file.type-nothing";
                };
        return refuse(Message.of("file.wrong-type", Message.of(found), Message.of(wanted)));
    }

    Refusal unknownField(List<String> known) {
        return unknown("file.unknown-field", fieldName(), known);
    }

    Refusal unknownWord(String word, List<String> known) {
        return unknown("file.unknown-word", word, known);
    }

    private Refusal unknown(String key, String word, List<String> known) {
        var near = Nearest.to(word, known);
        return refuse(
                near.isEmpty()
                        ? Message.of(key, word, String.join(", ", known))
                        : Message.of(key + "-near", word, near.getFirst()));
    }

    /// Refuses an object that just ended because it lacks a field.
    Refusal missing(String field) {
        var path = path();
        return refuse(
                Message.of("file.missing-field", field),
                parser.currentTokenLocation(),
                path.isEmpty() ? field : path + "." + field);
    }

    Refusal duplicateField() {
        return refuse(Message.of("file.duplicate-field", fieldName()));
    }

    private String fieldName() {
        var path = path();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private Refusal broken(JsonProcessingException e) {
        // Jackson reports a cut inside a string or number as an ordinary error at the last byte.
        boolean cut =
                e instanceof JsonEOFException
                        || e.getLocation() != null
                                && e.getLocation().getByteOffset() >= bytes.length;
        var reason = cut ? Message.of("file.truncated") : Message.of("file.not-json", plain(e));
        var location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        return refuse(reason, location, path());
    }

    private static String plain(JsonProcessingException e) {
        var text = e.getOriginalMessage();
        return text == null ? "" : text.lines().findFirst().orElse("");
    }

    private Opening.Place place(JsonLocation location, String path) {
        int at = (int) Math.clamp(location.getByteOffset(), 0, bytes.length);
        int line = 1;
        int start = 0;
        for (int i = 0; i < at; i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        int column = 1;
        for (int i = start; i < at; i++) {
            // Bytes that carry on a character of UTF-8 are no columns of their own.
            if ((bytes[i] & 0xc0) != 0x80) {
                column++;
            }
        }
        return new Opening.Place(line, column, path);
    }

    /// {@return the way to the current token, `vpcs[0].subnets[2]`}
    String path() {
        var context = parser.getParsingContext();
        // A token that opens has its own, still empty context: the field is the parent's.
        if (parser.currentToken() == JsonToken.START_OBJECT
                || parser.currentToken() == JsonToken.START_ARRAY) {
            context = context.getParent();
        }
        var path = new StringBuilder();
        append(context, path);
        return path.toString();
    }

    private static void append(@Nullable JsonStreamContext context, StringBuilder path) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(context.getParent(), path);
        if (context.inArray()) {
            path.append('[').append(Math.max(0, context.getCurrentIndex())).append(']');
        } else if (context.getCurrentName() != null) {
            path.append(path.isEmpty() ? "" : ".").append(context.getCurrentName());
        }
    }
}
