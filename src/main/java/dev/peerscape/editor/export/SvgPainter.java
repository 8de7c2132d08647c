package dev.peerscape.editor.export;

import dev.peerscape.editor.scene.Face;
import dev.peerscape.editor.scene.Glyph;
import dev.peerscape.editor.scene.Painter;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Paints by writing SVG. Every figure becomes a group with the id, kind and name of its resource,
/// so that the file can be searched, styled and read aloud. The same scene gives the same text.
///
/// It writes what goes into the root element; the root is the caller's.
final class SvgPainter implements Painter {
    private static final String SANS =
            "Inter, 'Noto Sans KR', 'Noto Sans CJK KR', 'Apple SD Gothic Neo', 'Malgun Gothic',"
                    + " 'Segoe UI', sans-serif";
    private static final String FIXED =
            "'JetBrains Mono', 'Noto Sans Mono', 'D2Coding', Consolas, Menlo, monospace";

    private final XMLStreamWriter out;
    private final Set<String> ids = new HashSet<>();
    private int clips;
    private int depth;

    SvgPainter(XMLStreamWriter out) {
        this.out = out;
    }

    /// {@return the rules that give texts their faces; for a `style` element}
    static String style() {
        return "text{white-space:pre}"
                + ".plain{font-family:%s}".formatted(SANS)
                + ".bold{font-family:%s;font-weight:600}".formatted(SANS)
                + ".mono{font-family:%s}".formatted(FIXED);
    }

    /// What the writer cannot write is a bug or a full disk; the caller meets both at the end.
    private interface Writing {
        void run() throws XMLStreamException;
    }

    private static void write(Writing writing) {
        try {
            writing.run();
        } catch (XMLStreamException e) {
            throw new SvgException(e);
        }
    }

    /// The target of an SVG picture could not be written.
    static final class SvgException extends RuntimeException {
        SvgException(XMLStreamException cause) {
            super(cause);
        }
    }

    /// A number as files show it: at most two decimals, no zeros behind.
    static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        if (rounded == Math.rint(rounded)) {
            return Long.toString((long) rounded);
        }
        return Double.toString(rounded);
    }

    private void newLine() throws XMLStreamException {
        out.writeCharacters("\n" + "  ".repeat(depth + 1));
    }

    /// An element without content: its name, then names and values of attributes.
    private void element(String name, String... attributes) {
        write(() -> {
            newLine();
            out.writeEmptyElement(name);
            attributes(attributes);
        });
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                out.writeAttribute(attributes[i], attributes[i + 1]);
            }
        }
    }

    private static String colour(int argb) {
        return "#%06x".formatted(argb & 0xffffff);
    }

    /// Empty for an opaque colour, so that the attribute is left out.
    private static String opacity(int argb) {
        int alpha = argb >>> 24;
        return alpha == 255 ? "" : number(alpha / 255.0);
    }

    private static String dash(Stroke stroke) {
        return Arrays.stream(stroke.dash().lengths(stroke.width()))
                .mapToObj(SvgPainter::number)
                .collect(Collectors.joining(" "));
    }

    private void filled(String name, int argb, String... geometry) {
        element(name, join(geometry, "fill", colour(argb), "fill-opacity", opacity(argb)));
    }

    private void stroked(String name, String fill, Stroke stroke, String... geometry) {
        element(
                name,
                join(
                        geometry,
                        "fill",
                        fill,
                        "stroke",
                        colour(stroke.argb()),
                        "stroke-opacity",
                        opacity(stroke.argb()),
                        "stroke-width",
                        number(stroke.width()),
                        "stroke-dasharray",
                        dash(stroke),
                        "stroke-linecap",
                        "round",
                        "stroke-linejoin",
                        "round"));
    }

    private static String[] join(String[] first, String... second) {
        var all = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    private static String[] box(double x, double y, double width, double height, double radius) {
        return new String[] {
            "x", number(x),
            "y", number(y),
            "width", number(width),
            "height", number(height),
            "rx", radius <= 0 ? "" : number(Math.min(radius, Math.min(width, height) / 2))
        };
    }

    @Override
    public void fillRect(double x, double y, double width, double height, double radius, int argb) {
        filled("rect", argb, box(x, y, width, height, radius));
    }

    @Override
    public void strokeRect(
            double x, double y, double width, double height, double radius, Stroke stroke) {
        stroked("rect", "none", stroke, box(x, y, width, height, radius));
    }

    @Override
    public void fillRects(double[] boxes, int count, int argb) {
        var path = new StringBuilder();
        for (int i = 0; i < count * 4; i += 4) {
            path.append('M').append(number(boxes[i])).append(' ').append(number(boxes[i + 1]));
            path.append('h').append(number(boxes[i + 2])).append('v').append(number(boxes[i + 3]));
            path.append('h').append(number(-boxes[i + 2])).append('z');
        }
        filled("path", argb, "d", path.toString());
    }

    @Override
    public void line(double x0, double y0, double x1, double y1, Stroke stroke) {
        stroked(
                "line",
                "",
                stroke,
                "x1",
                number(x0),
                "y1",
                number(y0),
                "x2",
                number(x1),
                "y2",
                number(y1));
    }

    @Override
    public void polyline(double[] points, Stroke stroke) {
        stroked("polyline", "none", stroke, "points", points(points));
    }

    @Override
    public void fillPolygon(double[] points, int argb) {
        filled("polygon", argb, "points", points(points));
    }

    private static String points(double[] points) {
        var text = new StringBuilder();
        for (int i = 0; i < points.length; i += 2) {
            text.append(i == 0 ? "" : " ");
            text.append(number(points[i])).append(',').append(number(points[i + 1]));
        }
        return text.toString();
    }

    private static String at(double x, double y) {
        return number(x) + " " + number(y);
    }

    @Override
    public void curve(
            double x0,
            double y0,
            double x1,
            double y1,
            double x2,
            double y2,
            double x3,
            double y3,
            Stroke stroke) {
        var path = "M" + at(x0, y0) + "C" + at(x1, y1) + " " + at(x2, y2) + " " + at(x3, y3);
        stroked("path", "none", stroke, "d", path);
    }

    @Override
    public void fillCircle(double x, double y, double radius, int argb) {
        filled("circle", argb, "cx", number(x), "cy", number(y), "r", number(radius));
    }

    @Override
    public void strokeCircle(double x, double y, double radius, Stroke stroke) {
        stroked("circle", "none", stroke, "cx", number(x), "cy", number(y), "r", number(radius));
    }

    @Override
    public void glyph(Glyph glyph, double x, double y, double size, int argb) {
        var stroke = Stroke.solid(argb, size / Glyph.GRID * Glyph.STROKE);
        stroked("path", "none", stroke, "d", path(glyph, x, y, size, size));
    }

    @Override
    public void shape(
            Glyph glyph, double x, double y, double width, double height, int fill, Stroke stroke) {
        var path = path(glyph, x, y, width, height);
        stroked("path", fill == 0 ? "none" : colour(fill), stroke, "d", path);
    }

    private static String path(Glyph glyph, double x, double y, double width, double height) {
        var path = new StringBuilder();
        glyph.draw(
                new Glyph.Outline() {
                    @Override
                    public void moveTo(double x, double y) {
                        path.append('M').append(at(x, y));
                    }

                    @Override
                    public void lineTo(double x, double y) {
                        path.append('L').append(at(x, y));
                    }

                    @Override
                    public void curveTo(
                            double x1, double y1, double x2, double y2, double x3, double y3) {
                        path.append('C').append(at(x1, y1));
                        path.append(' ').append(at(x2, y2)).append(' ').append(at(x3, y3));
                    }

                    @Override
                    public void close() {
                        path.append('Z');
                    }
                },
                x,
                y,
                width,
                height);
        return path.toString();
    }

    @Override
    public void text(
            String text, double x, double y, Face face, double size, Anchor anchor, int argb) {
        write(() -> {
            newLine();
            out.writeStartElement("text");
            attributes(
                    "x",
                    number(x),
                    "y",
                    number(y),
                    "class",
                    face.name().toLowerCase(java.util.Locale.ROOT),
                    "font-size",
                    number(size),
                    "text-anchor",
                    switch (anchor) {
                        case START -> "";
                        case MIDDLE -> "middle";
                        case END -> "end";
                    },
                    "fill",
                    colour(argb),
                    "fill-opacity",
                    opacity(argb));
            out.writeCharacters(text);
            out.writeEndElement();
        });
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        var id = "clip" + ++clips;
        write(() -> {
            newLine();
            out.writeStartElement("clipPath");
            attributes("id", id);
            depth++;
            element("rect", box(x, y, width, height, 0));
            depth--;
            out.writeEndElement();
            newLine();
            out.writeStartElement("g");
            attributes("clip-path", "url(#" + id + ")");
            depth++;
        });
    }

    @Override
    public void unclip() {
        end();
    }

    @Override
    public void begin(String id, String style, String title) {
        write(() -> {
            newLine();
            out.writeStartElement("g");
            attributes("id", !id.isEmpty() && ids.add(id) ? id : "", "class", style);
            depth++;
            if (!title.isEmpty()) {
                newLine();
                out.writeStartElement("title");
                out.writeCharacters(title);
                out.writeEndElement();
            }
        });
    }

    @Override
    public void end() {
        depth--;
        write(() -> {
            newLine();
            out.writeEndElement();
        });
    }
}
