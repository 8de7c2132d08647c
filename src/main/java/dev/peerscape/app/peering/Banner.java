package dev.peerscape.app.peering;

import dev.peerscape.app.shell.Wish;
import dev.peerscape.app.shell.Words;
import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.ArrayList;
import java.util.List;

/// The strip above the canvas that says who asks to peer with whom, and until when. Several
/// requests are one line. Those that the actor may not answer are another, which leads to the
/// account that may.
public final class Banner {
    private final Workspace workspace;
    private final Words words;
    private final Pane host;

    private Banner(Workspace workspace, Pane host) {
        this.workspace = workspace;
        this.words = workspace.words();
        this.host = host;
    }

    /// Keeps the host filled with what waits in the workspace.
    public static void attach(Workspace workspace, Pane host) {
        var banner = new Banner(workspace, host);
        workspace.watch(revision -> revision, _ -> banner.refresh());
        banner.words.texts().addListener(_ -> banner.refresh());
    }

    private void refresh() {
        var topology = workspace.session().document().topology();
        var actor = workspace.revision().actor();
        var mine = new ArrayList<Peering>();
        var others = new ArrayList<Peering>();
        for (var peering : topology.peerings().values()) {
            if (peering.status() == PeeringStatus.PENDING_ACCEPTANCE) {
                (actor.mayActFor(peering.accepter().account()) ? mine : others).add(peering);
            }
        }
        var lines = new ArrayList<Node>();
        if (!mine.isEmpty()) {
            lines.add(line(topology, mine));
        }
        if (!others.isEmpty()) {
            lines.add(otherLine(topology, others));
        }
        host.getChildren().setAll(lines);
    }

    private Node line(Topology topology, List<Peering> waiting) {
        var first = waiting.getFirst();
        var text =
                waiting.size() == 1
                        ? words.text(
                                "peering.banner",
                                name(topology, first.requester()),
                                first.requester().account().value(),
                                first.requester().region().code(),
                                name(topology, first.accepter()),
                                Remaining.of(words, topology.now(), first).orElse(""))
                        : words.text("peering.banner-many", waiting.size());
        var review = new Button(words.text("peering.review"));
        review.setId("banner-review");
        review.getStyleClass().add("banner-main");
        review.setOnAction(_ -> workspace.wish(new Wish.ReviewPeering(first.id())));
        var reject = new Button(words.text("peering.reject"));
        reject.setId("banner-reject");
        reject.getStyleClass().addAll("flat", "banner-other");
        reject.setOnAction(_ ->
                workspace.commit(new Edit.RejectPeering(workspace.revision().actor(), first.id())));
        return strip(text, review, reject);
    }

    private Node otherLine(Topology topology, List<Peering> waiting) {
        var first = waiting.getFirst();
        var account = first.accepter().account().value();
        var text =
                waiting.size() == 1
                        ? words.text(
                                "peering.banner-other",
                                name(topology, first.requester()),
                                name(topology, first.accepter()),
                                account,
                                Remaining.of(words, topology.now(), first).orElse(""))
                        : words.text("peering.banner-others", waiting.size());
        var act = new Button(words.text("peering.switch", account));
        act.setId("banner-switch");
        act.getStyleClass().add("banner-main");
        act.setOnAction(_ -> workspace.wish(new Wish.SwitchAndReview(first.id())));
        return strip(text, act);
    }

    private static Node strip(String text, Button... buttons) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinWidth(80);
        HBox.setHgrow(label, Priority.SOMETIMES);
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var box = new HBox(12, label, spring);
        for (var button : buttons) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            box.getChildren().add(button);
        }
        box.setAlignment(Pos.CENTER_LEFT);
        box.getStyleClass().add("banner");
        return box;
    }

    private static String name(Topology topology, Peering.Side side) {
        return topology.vpc(side.vpc()).map(Vpc::label).orElse(side.vpc().value());
    }
}
