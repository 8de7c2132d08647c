package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Workspace;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Flow;

import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// The flows that were followed last, to be followed again with a click.
final class RecentFlows {
    private static final int MOST = 5;

    private final Workspace workspace;
    private final FlowPane pane;
    private final FlowForm form;
    private final Consumer<Flow> follow;
    private final List<Flow> flows = new ArrayList<>();

    RecentFlows(Workspace workspace, FlowPane pane, FlowForm form, Consumer<Flow> follow) {
        this.workspace = workspace;
        this.pane = pane;
        this.form = form;
        this.follow = follow;
    }

    void add(Flow flow) {
        flows.remove(flow);
        flows.addFirst(flow);
        if (flows.size() > MOST) {
            flows.removeLast();
        }
    }

    /// Forgets flows whose sender is gone.
    void keep(Topology topology) {
        flows.removeIf(flow -> topology.find(flow.from()).isEmpty());
    }

    void show() {
        pane.getChildren().setAll(flows.stream().map(this::chip).toList());
    }

    private Button chip(Flow flow) {
        var chip = new Button(form.label(workspace.session().document().topology(), flow));
        chip.getStyleClass().addAll("small", "flow-chip");
        chip.setOnAction(_ -> follow.accept(flow));
        return chip;
    }
}
