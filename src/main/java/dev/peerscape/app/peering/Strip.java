package dev.peerscape.app.peering;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.editor.peering.PeeringPlan;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Locale;

/// A line that says how something stands, by a sign and a colour.
enum Strip {
    GOOD("\u2713 "),
    WARNING("\u25b2 "),
    BAD("\u2715 ");

    private final String sign;

    Strip(String sign) {
        this.sign = sign;
    }

    Label label(String text) {
        var label = new Label(sign + text);
        label.getStyleClass().addAll("strip", name().toLowerCase(Locale.ROOT));
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    /// Fills a box with the lines about two lists of blocks.
    static void overlaps(VBox into, Words words, List<Cidr> requester, List<Cidr> accepter) {
        var overlaps = PeeringPlan.overlaps(requester, accepter);
        for (var pair : overlaps) {
            into.getChildren()
                    .add(
                            BAD.label(
                                    words.text(
                                            "peering.overlap",
                                            pair.requester().toString(),
                                            pair.accepter().toString())));
        }
        if (overlaps.isEmpty()) {
            into.getChildren().add(GOOD.label(words.text("peering.no-overlap")));
        }
    }
}
