package dev.peerscape.app.inspector;

import dev.peerscape.app.shell.Wish;
import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.PeeringReason;
import dev.peerscape.core.topology.PeeringStatus;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.editor.peering.PeeringPlan;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;

/// The form of a peering: its two sides, its state, the routes that use it and those that are
/// missing.
final class PeeringForm {
    private PeeringForm() {}

    static void fill(Form form, Peering peering) {
        var topology = form.workspace().session().document().topology();
        var status =
                new Label(
                        sign(peering.status())
                                + form.text("inspector.status-" + peering.status().code()));
        status.setId("peering-status");
        status.getStyleClass().addAll("chip", style(peering.status()));
        form.add(status);
        if (!peering.reason().equals(new PeeringReason.None())) {
            form.note(form.text(peering.reason().told()));
        }
        var sides =
                new HBox(
                        12,
                        side(form, topology, "peering.requester", peering.requester()),
                        side(form, topology, "peering.accepter", peering.accepter()));
        form.add(sides);
        if (peering.isActive()) {
            routes(form, topology, peering);
            form.caption("inspector.dns");
            for (var side : List.of(peering.requester(), peering.accepter())) {
                form.check(
                        side == peering.requester()
                                ? "inspector.dns-requester"
                                : "inspector.dns-accepter",
                        "peering-dns-" + side.vpc(),
                        side.dnsResolution(),
                        on ->
                                new Edit.SetPeeringDns(
                                        form.workspace().revision().actor(),
                                        peering.id(),
                                        side.vpc(),
                                        on));
            }
        }
        actions(form, peering);
    }

    private static void actions(Form form, Peering peering) {
        var workspace = form.workspace();
        var actor = workspace.revision().actor();
        if (peering.status() == PeeringStatus.PENDING_ACCEPTANCE) {
            form.button(
                    "peering.review",
                    "inspector-review",
                    "accent",
                    () -> workspace.wish(new Wish.ReviewPeering(peering.id())));
            refusal(form, new Edit.AcceptPeering(actor, peering.id())).ifPresent(form::note);
        }
        var delete = new Edit.DeletePeering(actor, peering.id(), false);
        var refused = refusal(form, delete);
        if (refused.isEmpty()) {
            form.button(
                    "inspector.delete-peering",
                    "inspector-delete",
                    "danger",
                    () -> workspace.wish(new Wish.DeletePeering(peering.id())));
        } else if (!peering.status().isFinal()) {
            form.note(refused.get());
        } else {
            form.button(
                    "inspector.clear-peering",
                    "inspector-clear",
                    "",
                    () -> workspace.commit(new Edit.Remove(java.util.Set.of(peering.id()))));
        }
    }

    private static Optional<String> refusal(Form form, Edit edit) {
        return form.workspace().session().preview(edit) instanceof Outcome.Refused(_, var reason, _)
                ? Optional.of(form.workspace().words().text(reason))
                : Optional.empty();
    }

    private static VBox side(Form form, Topology topology, String role, Peering.Side side) {
        var box = new VBox(2);
        HBox.setHgrow(box, Priority.ALWAYS);
        var caption = new Label(form.text(role));
        caption.getStyleClass().add("caption");
        box.getChildren().add(caption);
        box.getChildren()
                .add(
                        topology.vpc(side.vpc())
                                .map(it -> form.link(it.id()))
                                .orElseGet(() -> new Label(side.vpc().value())));
        for (var cidr : PeeringPlan.blocks(topology, side)) {
            var label = new Label(cidr.toString());
            label.getStyleClass().add("mono");
            box.getChildren().add(label);
        }
        for (var line : List.of(side.account().value(), side.region().code())) {
            var label = new Label(line);
            label.getStyleClass().add("mono");
            box.getChildren().add(label);
        }
        return box;
    }

    private static void routes(Form form, Topology topology, Peering peering) {
        form.caption("inspector.routes-through");
        for (var side : List.of(peering.requester(), peering.accepter())) {
            topology.vpc(side.vpc()).ifPresent(vpc -> present(form, vpc, peering));
        }
        var plan = PeeringPlan.of(topology, peering);
        for (var row : plan.rows()) {
            if (row.subnets() == 0) {
                continue;
            }
            var fix = new Button(form.text("inspector.fix-route"));
            fix.setId("route-fix-" + row.table().id());
            fix.getStyleClass().add("flat");
            fix.setMinWidth(Region.USE_PREF_SIZE);
            fix.setOnAction(_ ->
                    form.workspace()
                            .commit(
                                    new Edit.Batch(
                                            Message.of("peering.step-routes", row.table().label()),
                                            plan.routes(List.of(row)))));
            form.row(
                    lines(
                            form.text("inspector.table-of", row.table().label(), row.vpc().label()),
                            form.text("inspector.no-route", row.destination().toString()),
                            "state-warning"),
                    Optional.of(fix));
        }
    }

    private static void present(Form form, Vpc vpc, Peering peering) {
        for (RouteTable table : vpc.routeTables().values()) {
            for (var route : table.routes()) {
                if (route.target().equals(new Target.ToPeering(peering.id()))) {
                    var good = new Label("✓");
                    good.getStyleClass().add("state-good");
                    form.row(
                            lines(
                                    form.text("inspector.table-of", table.label(), vpc.label()),
                                    route.destination().toString(),
                                    "mono"),
                            Optional.<Node>of(good));
                }
            }
        }
    }

    private static VBox lines(String first, String second, String style) {
        var below = new Label(second);
        below.getStyleClass().add(style);
        var above = new Label(first);
        above.setWrapText(true);
        return new VBox(above, below);
    }

    private static String sign(PeeringStatus status) {
        return switch (status) {
            case ACTIVE -> "● ";
            case INITIATING_REQUEST, PENDING_ACCEPTANCE, PROVISIONING, DELETING -> "◔ ";
            case FAILED, REJECTED, EXPIRED, DELETED -> "✕ ";
        };
    }

    private static String style(PeeringStatus status) {
        return switch (status) {
            case ACTIVE -> "good";
            case INITIATING_REQUEST, PENDING_ACCEPTANCE, PROVISIONING, DELETING -> "warning";
            case FAILED, REJECTED, EXPIRED, DELETED -> "bad";
        };
    }
}
