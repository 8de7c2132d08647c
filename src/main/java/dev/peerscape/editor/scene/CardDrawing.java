package dev.peerscape.editor.scene;

import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.editor.scene.Painter.Anchor;
import dev.peerscape.editor.scene.Painter.Dash;
import dev.peerscape.editor.theme.Role;

/// Draws cards: what stands in subnets, and hosts at sites.
final class CardDrawing {
    private final Pen pen;

    CardDrawing(Pen pen) {
        this.pen = pen;
    }

    /// Draws a card.
    ///
    /// @param shown whose name is on it
    /// @param addressed whose addresses are on it
    /// @param colour of its sign
    void card(Resource shown, Resource addressed, Role colour, Figure figure) {
        var box = figure.box();
        boolean off = shown instanceof Instance it && !it.running();
        var ink = off ? Role.MUTED : colour;
        pen.painter()
                .begin(
                        figure.id().value(),
                        shown.kind().slug() + (off ? " stopped" : ""),
                        title(shown));
        pen.fill(box, 6, pen.colour(Role.CARD));
        double width = pen.size(box.width());
        if (width > FigureDrawing.BORDERS) {
            pen.outline(box, 6, pen.stroke(Role.LINE, 1.2, off ? Dash.DASHED : Dash.SOLID));
            pen.glyph(Glyph.of(shown.kind()), box.x() + 18, box.centerY(), 17, pen.colour(ink));
        }
        if (width > FigureDrawing.TEXT) {
            double left = box.x() + 34;
            double room = box.right() - 8 - left;
            var address = Labels.address(addressed).orElse("");
            var open = Labels.publicAddress(addressed);
            pen.text(
                    TextMeasure.fit(shown.label(), Face.BOLD, 12, room),
                    left,
                    box.y() + (address.isEmpty() ? 24.5 : 17),
                    Face.BOLD,
                    12,
                    Anchor.START,
                    pen.colour(off ? Role.MUTED : Role.TEXT));
            line(
                    address,
                    Face.MONO,
                    11,
                    left,
                    box.y() + (open.isEmpty() ? 32 : 31),
                    room,
                    Role.MUTED);
            open.ifPresent(it ->
                    line(
                            it,
                            Face.MONO,
                            11,
                            left,
                            box.y() + 45,
                            room,
                            off ? Role.MUTED : Role.PUBLIC));
        }
        pen.painter().end();
    }

    private void line(
            String text, Face face, double size, double x, double y, double room, Role ink) {
        var fitting = TextMeasure.fit(text, face, size, room);
        pen.text(fitting, x, y, face, size, Anchor.START, pen.colour(ink));
    }

    /// {@return a resource in words: its name and its address}
    static String title(Resource resource) {
        return Labels.address(resource)
                .map(address -> resource.label() + " " + address)
                .orElse(resource.label());
    }
}
