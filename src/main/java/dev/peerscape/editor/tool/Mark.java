package dev.peerscape.editor.tool;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Box;
import dev.peerscape.core.topology.Kind;

import java.util.List;

/// Something shown above the diagram while hands are at work. Canvas units, unless it says pixels.
public sealed interface Mark {

    /// What a mark says of what would happen.
    enum Tone {
        /// It would be done.
        GOOD,
        /// It can be done but would fail.
        WARNING,
        /// It is refused.
        BAD,
        /// Neither.
        NEUTRAL
    }

    /// What an edit that is looked at would do to something.
    enum How {
        /// It would come.
        ADDED,
        /// It would go.
        REMOVED,
        /// It would become another.
        CHANGED
    }

    /// A box that an edit would make, take away or change.
    ///
    /// @param texts what is to be said of it, such as the rows that come and go
    record Differs(Box box, How how, List<String> texts) implements Mark {
        public Differs {
            texts = List.copyOf(texts);
        }
    }

    /// A line that an edit would make, take away or change.
    ///
    /// @param points x and y of each in turn
    record Edge(double[] points, How how) implements Mark {}

    /// The rectangle that selects.
    ///
    /// @param touching whether it takes what it touches, not only what it encloses
    record Marquee(Box box, boolean touching) implements Mark {}

    /// A figure where it would stand.
    ///
    /// @param address the block or address it will have; may be empty
    record Ghost(Kind kind, Box box, String name, String address, Tone tone) implements Mark {}

    /// A line to which something aligns.
    record Guide(double x0, double y0, double x1, double y1) implements Mark {}

    /// A square to resize by.
    record SizeHandle(double x, double y) implements Mark {}

    /// A dot to draw a link from.
    ///
    /// @param hot whether the pointer is on it
    record LinkHandle(double x, double y, boolean hot) implements Mark {}

    /// A link on its way from a VPC to the pointer.
    record Band(double x0, double y0, double x1, double y1, Tone tone) implements Mark {}

    /// A frame around what something would fall into or connect to.
    record Glow(Box box, Tone tone) implements Mark {}

    /// A veil over what cannot be chosen.
    record Veil(Box box) implements Mark {}

    /// A sentence at the pointer.
    ///
    /// @param x in pixels
    /// @param y in pixels
    record Note(double x, double y, Message text, Tone tone) implements Mark {}
}
