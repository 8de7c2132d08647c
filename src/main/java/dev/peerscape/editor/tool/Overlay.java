package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;

import java.util.List;
import java.util.Optional;

/// What a gesture draws over the picture, in canvas units.
///
/// @param marquee the rectangle that selects
/// @param ghost what would be placed here
/// @param band the line being drawn to another figure
/// @param target the figure that would take what is dropped
/// @param legal whether it would be taken
/// @param note a sentence at the pointer: what it will be, or why not
/// @param noteX where the sentence stands
/// @param noteY where the sentence stands
/// @param guides lines that show an alignment
public record Overlay(
        Optional<Box> marquee,
        Optional<Box> ghost,
        Optional<Band> band,
        Optional<Box> target,
        boolean legal,
        Optional<Message> note,
        double noteX,
        double noteY,
        List<Band> guides) {
    /// Nothing.
    public static final Overlay NONE =
            new Overlay(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    Optional.empty(),
                    0,
                    0,
                    List.of());

    /// A straight line.
    public record Band(double x0, double y0, double x1, double y1) {}
}
