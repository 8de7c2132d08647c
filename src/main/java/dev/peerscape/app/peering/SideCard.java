package dev.peerscape.app.peering;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.peering.PeeringPlan;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.List;

/// One side of a peering as people compare it: VPC, blocks, account, Region.
final class SideCard extends VBox {

    SideCard(
            Words words,
            String role,
            String name,
            List<Cidr> cidrs,
            String account,
            String region) {
        getStyleClass().add("side-card");
        var caption = new Label(words.text(role));
        caption.getStyleClass().add("caption");
        var title = new Label(name);
        title.getStyleClass().add("strong");
        getChildren().addAll(caption, title);
        for (var cidr : cidrs) {
            var label = new Label(cidr.toString());
            label.getStyleClass().addAll("mono", "vpc-text");
            getChildren().add(label);
        }
        if (cidrs.isEmpty()) {
            getChildren().add(muted(words.text("peering.cidrs-unknown")));
        }
        getChildren().add(muted(words.text("peering.account", account)));
        getChildren().add(muted(words.text("peering.region", region)));
        setMinWidth(200);
    }

    static SideCard of(Words words, String role, Vpc vpc) {
        return new SideCard(
                words, role, vpc.label(), vpc.cidrs(), vpc.account().value(), vpc.region().code());
    }

    static SideCard of(Words words, String role, Topology topology, Peering.Side side) {
        var name = topology.vpc(side.vpc()).map(Vpc::label).orElse(side.vpc().value());
        return new SideCard(
                words,
                role,
                name,
                PeeringPlan.blocks(topology, side),
                side.account().value(),
                side.region().code());
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add("secondary");
        return label;
    }
}
