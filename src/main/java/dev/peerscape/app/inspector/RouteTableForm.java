package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Outcome;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.Target;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.Vpc;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The route table editor: rows with their states, a target picker, and a probe that shows which
/// row an address would take.
final class RouteTableForm {
    private final Form form;
    private final Topology topology;
    private final Vpc vpc;
    private final RouteTable table;
    private final Map<Route, Label> labels = new HashMap<>();

    private RouteTableForm(Form form, Topology topology, Vpc vpc, RouteTable table) {
        this.form = form;
        this.topology = topology;
        this.vpc = vpc;
        this.table = table;
    }

    static void fill(Form form, Topology topology, Vpc vpc, RouteTable table) {
        new RouteTableForm(form, topology, vpc, table).fill();
    }

    private void fill() {
        form.caption("inspector.routes");
        for (var route : vpc.localRoutes()) {
            form.row(cell(route), Optional.of(secondary(form.text("inspector.local-row"))));
        }
        for (int i = 0; i < table.routes().size(); i++) {
            var route = table.routes().get(i);
            form.row(
                    cell(route),
                    Optional.of(
                            form.remove(
                                    "route-remove-" + i, new Edit.RemoveRoute(table.id(), route))));
        }
        adder();
        probe();
        form.caption("inspector.serves");
        var served = vpc.subnetsOf(table.id());
        served.forEach(subnet -> form.add(form.link(subnet.id())));
        if (served.isEmpty()) {
            form.note(form.text("inspector.serves-none"));
        }
        if (vpc.mainRouteTable().equals(table.id())) {
            form.note(form.text("inspector.is-main"));
        } else {
            form.button(
                    "inspector.make-main",
                    "table-make-main",
                    "",
                    () ->
                            form.workspace()
                                    .commit(new Edit.SetMainRouteTable(vpc.id(), table.id())));
        }
        form.caption("inspector.in-vpc").add(form.link(vpc.id()));
    }

    private VBox cell(Route route) {
        var destination = new Label(route.destination() + " → " + targetName(route.target()));
        destination.getStyleClass().add("mono");
        destination.setWrapText(true);
        labels.put(route, destination);
        boolean dead = isDead(route.target());
        var state = new Label(form.text(dead ? "inspector.blackhole" : "inspector.active"));
        state.getStyleClass().add(dead ? "state-bad" : "state-good");
        return new VBox(destination, state);
    }

    private static Label secondary(String text) {
        var label = new Label(text);
        label.getStyleClass().add("secondary");
        return label;
    }

    private boolean isDead(Target target) {
        return switch (target) {
            case Target.Local() -> false;
            case Target.Gone _ -> true;
            case Target.ToPeering(var id) ->
                    topology.peering(id)
                            .map(it -> !it.isActive() || !it.joins(vpc.id()))
                            .orElse(true);
            case Target.ToInternetGateway(var id) -> !vpc.internetGateways().containsKey(id);
            case Target.ToEgressOnlyGateway(var id) -> !vpc.egressOnlyGateways().containsKey(id);
            case Target.ToNatGateway(var id) -> !vpc.natGateways().containsKey(id);
            case Target.ToNetworkInterface(var id) -> topology.vpcOf(id).isEmpty();
            case Target.ToTransitGateway(var id) ->
                    Optional.ofNullable(topology.transitGateways().get(id))
                            .flatMap(it -> it.attachmentOf(vpc.id()))
                            .filter(TransitAttachment::available)
                            .isEmpty();
            default -> throw new AssertionError("SKELETON");
        };
    }

    private String targetName(Target target) {
        return target.resource().flatMap(topology::find).map(Resource::label).orElse(target.text());
    }

    private List<Target> targets() {
        var targets = new ArrayList<Target>();
        topology.peerings().values().stream()
                .filter(it -> it.joins(vpc.id()) && !it.status().isFinal())
                .forEach(it -> targets.add(new Target.ToPeering(it.id())));
        topology.transitGateways().values().stream()
                .filter(it -> it.attachmentOf(vpc.id()).isPresent())
                .forEach(it -> targets.add(new Target.ToTransitGateway(it.id())));
        vpc.natGateways().keySet().forEach(id -> targets.add(new Target.ToNatGateway(id)));
        vpc.internetGateways()
                .keySet()
                .forEach(id -> targets.add(new Target.ToInternetGateway(id)));
        vpc.egressOnlyGateways()
                .keySet()
                .forEach(id -> targets.add(new Target.ToEgressOnlyGateway(id)));
        vpc.instances().values().stream()
                .flatMap(it -> it.interfaces().stream())
                .filter(it -> !it.sourceDestCheck())
                .forEach(it -> targets.add(new Target.ToNetworkInterface(it.id())));
        return targets;
    }

    private void adder() {
        var destination = new TextField();
        destination.setId("route-destination");
        destination.setPromptText(form.text("inspector.destination"));
        destination.setPrefColumnCount(11);
        var targets = targets();
        ComboBox<Target> target =
                Form.combo(
                        "route-target",
                        targets,
                        targets.stream().findFirst(),
                        this::targetName,
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
        form.add(new VBox(4, new HBox(6, destination, target), add, error));
    }

    /// What one usually routes there: the far VPC's block to a peering, everything to a gateway.
    private Optional<Cidr> usual(Target target) {
        return switch (target) {
            case Target.ToPeering(var id) ->
                    topology.peering(id)
                            .flatMap(it -> topology.vpc(it.across(vpc.id()).vpc()))
                            .flatMap(Vpc::primaryCidr);
            case Target.ToInternetGateway _, Target.ToNatGateway _, Target.ToTransitGateway _ ->
                    Optional.of(Cidr.ANY_V4);
            case Target.ToEgressOnlyGateway _ -> Optional.of(Cidr.ANY_V6);
            case Target.Local _, Target.Gone _, Target.ToNetworkInterface _ -> Optional.empty();
            default -> throw new AssertionError("SKELETON");
        };
    }

    private String add(String text, @org.jspecify.annotations.Nullable Target target) {
        if (target == null) {
            return form.text("inspector.no-target");
        }
        return switch (Cidr.parse(text)) {
            case Parsed.Bad<Cidr>(var reason, _) -> words(reason);
            case Parsed.Good<Cidr>(var cidr) ->
                    form.workspace()
                                            .session()
                                            .commit(
                                                    new Edit.AddRoute(
                                                            table.id(), Route.to(cidr, target)))
                                    instanceof Outcome.Refused(_, var reason, _)
                            ? words(reason)
                            : "";
        };
    }

    private String words(Message message) {
        return form.workspace().words().text(message);
    }

    private void probe() {
        var field = new TextField();
        field.setId("probe");
        field.setPromptText(form.text("inspector.probe-prompt"));
        var answer = new Label();
        answer.setId("probe-answer");
        answer.setWrapText(true);
        answer.getStyleClass().add("secondary");
        field.textProperty().addListener((_, _, text) -> answer.setText(light(text)));
        form.caption("inspector.probe").add(field).add(answer);
    }

    /// Lights the winning row and says what it beat.
    private String light(String text) {
        labels.values().forEach(label -> label.getStyleClass().remove("winner"));
        if (text.isBlank()) {
            return "";
        }
        return switch (Ip.parse(text)) {
            case Parsed.Bad<Ip>(var reason, _) -> words(reason);
            case Parsed.Good<Ip>(var ip) -> {
                var matching = new ArrayList<Route>(vpc.localRoutes());
                matching.addAll(table.routes());
                matching.removeIf(route -> !route.destination().contains(ip));
                matching.sort(
                        Comparator.comparingInt((Route it) -> it.destination().length())
                                .reversed());
                if (matching.isEmpty()) {
                    yield form.text("inspector.probe-none", ip.toString());
                }
                var winner = matching.removeFirst();
                Optional.ofNullable(labels.get(winner))
                        .ifPresent(label -> label.getStyleClass().add("winner"));
                var won = winner.destination() + " → " + targetName(winner.target());
                yield matching.isEmpty()
                        ? form.text("inspector.probe-won", won)
                        : form.text(
                                "inspector.probe-beat",
                                won,
                                String.join(
                                        ", ",
                                        matching.stream()
                                                .map(it -> it.destination().toString())
                                                .toList()));
            }
        };
    }
}
