package dev.peerscape.core.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes JSON laid out for diffs: blocks put each field or item on a line of its own, rows stay on
/// one line. A general pretty printer cannot do this mixture.
final class JsonText {
    private static final int CHUNK = 1 << 16;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(CHUNK + 4096);
    private char[] closing = new char[16];
    private boolean[] inline = new boolean[16];
    private boolean[] filled = new boolean[16];
    private int depth;
    private boolean named;

    JsonText(OutputStream out) {
        this.out = out;
    }

    JsonText object() throws IOException {
        return begin('{', '}', false);
    }

    JsonText row() throws IOException {
        return begin('{', '}', true);
    }

    JsonText array() throws IOException {
        return begin('[', ']', false);
    }

    /// An array with all its items on one line.
    JsonText list() throws IOException {
        return begin('[', ']', true);
    }

    private JsonText begin(char opening, char end, boolean onOneLine) throws IOException {
        item();
        text.append(opening);
        if (depth == closing.length) {
            closing = Arrays.copyOf(closing, depth * 2);
            inline = Arrays.copyOf(inline, depth * 2);
            filled = Arrays.copyOf(filled, depth * 2);
        }
        closing[depth] = end;
        inline[depth] = onOneLine;
        filled[depth] = false;
        depth++;
        return this;
    }

    JsonText end() throws IOException {
        depth--;
        if (filled[depth] && !inline[depth]) {
            newLine();
        }
        text.append(closing[depth]);
        if (depth == 0) {
            text.append('\n');
            flush();
            out.flush();
        } else if (text.length() > CHUNK) {
            flush();
        }
        return this;
    }

    private void flush() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.UTF_8));
        text.setLength(0);
    }

    private void newLine() {
        text.append('\n');
        for (int i = 0; i < depth; i++) {
            text.append("  ");
        }
    }

    /// Puts what stands before a field or an item.
    private void item() {
        if (named) {
            named = false;
            return;
        }
        if (depth == 0) {
            return;
        }
        if (filled[depth - 1]) {
            text.append(inline[depth - 1] ? ", " : ",");
        }
        filled[depth - 1] = true;
        if (!inline[depth - 1]) {
            newLine();
        }
    }

    JsonText name(String name) {
        item();
        text.append('"').append(name).append("\": ");
        named = true;
        return this;
    }

    JsonText field(String name, String value) {
        name(name);
        return value(value);
    }

    JsonText field(String name, boolean value) {
        name(name);
        item();
        text.append(value);
        return this;
    }

    JsonText field(String name, int value) {
        name(name);
        item();
        text.append(value);
        return this;
    }

    /// Whole numbers are written without a point.
    JsonText field(String name, double value) {
        name(name);
        item();
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        if (whole && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0)) {
            text.append((long) value);
        } else {
            text.append(value);
        }
        return this;
    }

    /// A list of short values, always on one line.
    JsonText field(String name, List<?> values) {
        name(name);
        item();
        text.append('[');
        var separator = "";
        for (var value : values) {
            text.append(separator);
            quote(value.toString());
            separator = ", ";
        }
        text.append(']');
        return this;
    }

    private JsonText value(String value) {
        item();
        quote(value);
        return this;
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    // A lone surrogate has no UTF-8 form; escaped it survives.
                    if (c < 0x20 || Character.isSurrogate(c) && isLone(value, i)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean isLone(String value, int at) {
        return Character.isHighSurrogate(value.charAt(at))
                ? at + 1 == value.length() || !Character.isLowSurrogate(value.charAt(at + 1))
                : at == 0 || !Character.isHighSurrogate(value.charAt(at - 1));
    }
}
