package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.PrefixList;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.RouteTable.ListRoute;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The fields that add a row to a route table: a block or a prefix list, and where it leads.
final class RouteAdder {
    private final Form form;
    private final Topology topology;
    private final Vpc vpc;
    private final RouteTable table;

    RouteAdder(Form form, Topology topology, Vpc vpc, RouteTable table) {
        this.form = form;
        this.topology = topology;
        this.vpc = vpc;
        this.table = table;
    }

    void fill() {
        var destination = new TextField();
        destination.setId("route-destination");
        destination.setPromptText(form.text("inspector.destination"));
        destination.setAccessibleText(form.text("inspector.destination"));
        destination.setPrefColumnCount(11);
        var targets = targets();
        ComboBox<Target> target =
                Form.combo(
                        "route-target",
                        targets,
                        targets.stream().findFirst(),
                        it -> it.resource().map(form::label).orElse(it.text()),
                        it -> {
                            if (destination.getText().isBlank()) {
                                usual(it).ifPresent(cidr -> destination.setText(cidr.toString()));
                            }
                        });
        target.setPrefWidth(110);
        target.setAccessibleText(form.text("inspector.target"));
        targets.stream()
                .findFirst()
                .flatMap(this::usual)
                .filter(cidr ->
                        table.routes().stream().noneMatch(it -> it.destination().equals(cidr)))
                .ifPresent(cidr -> destination.setText(cidr.toString()));
        var error = new Label();
        error.setId("route-error");
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        var add = new Button(form.text("inspector.add-route"));
        add.setId("route-add");
        add.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        Runnable go = () -> error.setText(add(destination.getText(), target.getValue()));
        add.setOnAction(_ -> go.run());
        destination.setOnAction(_ -> go.run());
        var box = new VBox(4, new HBox(6, destination, target));
        lists(destination).ifPresent(box.getChildren()::add);
        box.getChildren().addAll(add, error);
        form.add(box);
    }

    /// The Region's prefix lists, to be chosen instead of typing a block.
    private Optional<ComboBox<PrefixList>> lists(TextField destination) {
        var lists =
                topology.prefixLists().values().stream()
                        .filter(it -> it.region().equals(vpc.region()))
                        .toList();
        if (lists.isEmpty()) {
            return Optional.empty();
        }
        var box =
                Form.combo(
                        "route-list",
                        lists,
                        Optional.empty(),
                        Resource::label,
                        it -> destination.setText(it.label()));
        box.setPromptText(form.text("inspector.or-prefix-list"));
        box.setAccessibleText(form.text("inspector.or-prefix-list"));
        return Optional.of(box);
    }

    private List<Target> targets() {
        var targets = new ArrayList<Target>();
        topology.peerings().values().stream()
                .filter(it -> it.joins(vpc.id()) && !it.status().isFinal())
                .forEach(it -> targets.add(new Target.ToPeering(it.id())));
        topology.transitGateways().values().stream()
                .filter(it -> it.attachmentOf(vpc.id()).isPresent())
                .forEach(it -> targets.add(new Target.ToTransitGateway(it.id())));
        vpc.vpnGateways().keySet().forEach(id -> targets.add(new Target.ToVpnGateway(id)));
        vpc.natGateways().keySet().forEach(id -> targets.add(new Target.ToNatGateway(id)));
        vpc.internetGateways()
                .keySet()
                .forEach(id -> targets.add(new Target.ToInternetGateway(id)));
        vpc.egressOnlyGateways()
                .keySet()
                .forEach(id -> targets.add(new Target.ToEgressOnlyGateway(id)));
        vpc.networkInterfaces()
                .filter(it -> !it.sourceDestCheck() || leadsAnything(it.id()))
                .forEach(it -> targets.add(new Target.ToNetworkInterface(it.id())));
        return targets;
    }

    /// An interface of nothing else is there to be routed to, whatever its check says.
    private boolean leadsAnything(dev.peerscape.core.topology.ResourceId eni) {
        return vpc.interfaces().containsKey(eni);
    }

    /// What one usually routes there: the far VPC's block to a peering, everything to a gateway.
    private Optional<Cidr> usual(Target target) {
        return switch (target) {
            case Target.ToPeering(var id) ->
                    topology.peering(id)
                            .flatMap(it -> topology.vpc(it.across(vpc.id()).vpc()))
                            .flatMap(Vpc::primaryCidr);
            case Target.ToVpnGateway(var id) -> sitePrefix(id);
            case Target.ToInternetGateway _, Target.ToNatGateway _, Target.ToTransitGateway _ ->
                    Optional.of(Cidr.ANY_V4);
            case Target.ToEgressOnlyGateway _ -> Optional.of(Cidr.ANY_V6);
            case Target.Local _, Target.Gone _, Target.ToEndpoint _, Target.ToNetworkInterface _ ->
                    Optional.empty();
        };
    }

    /// The first prefix of the first site that a virtual private gateway leads to.
    private Optional<Cidr> sitePrefix(dev.peerscape.core.topology.ResourceId gateway) {
        var hybrid = topology.hybrid();
        return hybrid.vpnConnections().values().stream()
                .filter(it -> it.gateway().equals(gateway))
                .flatMap(it -> hybrid.siteOf(it.id()).stream())
                .flatMap(it -> it.prefixes().stream())
                .findFirst();
    }

    private String add(String text, @Nullable Target target) {
        if (target == null) {
            return form.text("inspector.no-target");
        }
        var list =
                topology.named(text.strip()).stream()
                        .filter(PrefixList.class::isInstance)
                        .findFirst();
        if (list.isPresent()) {
            return carryOut(
                    new Edit.AddListRoute(table.id(), new ListRoute(list.get().id(), target)));
        }
        return switch (Cidr.parse(text)) {
            case Parsed.Bad<Cidr>(var reason, _) -> words(reason);
            case Parsed.Good<Cidr>(var cidr) ->
                    carryOut(new Edit.AddRoute(table.id(), Route.to(cidr, target)));
        };
    }

    private String carryOut(Edit edit) {
        return form.workspace().session().commit(edit) instanceof Outcome.Refused(_, var reason, _)
                ? words(reason)
                : "";
    }

    private String words(Message message) {
        return form.workspace().words().text(message);
    }
}
