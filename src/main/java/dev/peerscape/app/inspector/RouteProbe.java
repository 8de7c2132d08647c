package dev.peerscape.app.inspector;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.topology.Route;
import dev.peerscape.core.topology.RouteTable;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The field in which people type an address to see which row of a route table it takes, and what
/// that row beats: asked of the compiled network, like every packet.
final class RouteProbe {
    private final Form form;
    private final RouteTable table;
    private final Map<String, Label> labels;
    private final TextField field = new TextField();
    private final Label answer = new Label();
    private Optional<Network> network = Optional.empty();

    /// @param labels the rows shown, by what they are for: a block, or the name of a prefix list
    RouteProbe(Form form, RouteTable table, Map<String, Label> labels) {
        this.form = form;
        this.table = table;
        this.labels = labels;
    }

    void fill() {
        field.setId("probe");
        field.setPromptText(form.text("inspector.probe-prompt"));
        field.setAccessibleText(form.text("inspector.probe-prompt"));
        answer.setId("probe-answer");
        answer.setWrapText(true);
        answer.getStyleClass().add("secondary");
        field.textProperty().addListener((_, _, _) -> light());
        form.caption("inspector.probe").add(field).add(answer);
        form.whenCompiled(it -> {
            network = Optional.of(it);
            light();
        });
    }

    private void light() {
        labels.values().forEach(label -> label.getStyleClass().remove("winner"));
        answer.setText(field.getText().isBlank() ? "" : answer(field.getText()));
    }

    /// Lights the winning row and says what it beat.
    private String answer(String text) {
        return switch (Ip.parse(text)) {
            case Parsed.Bad<Ip>(var reason, _) -> form.text(reason);
            case Parsed.Good<Ip>(var ip) ->
                    network.map(it -> winner(it, ip))
                            .orElseGet(() -> form.text("inspector.probe-waits"));
        };
    }

    private String winner(Network compiled, Ip ip) {
        var winner = compiled.winner(table.id(), ip);
        if (winner.route().isEmpty()) {
            return form.text("inspector.probe-none", ip.toString());
        }
        var route = winner.route().get();
        Optional.ofNullable(labels.get(key(route)))
                .ifPresent(label -> label.getStyleClass().add("winner"));
        var won = said(route);
        if (winner.beaten().isEmpty()) {
            return form.text("inspector.probe-won", won);
        }
        var beaten =
                winner.beaten().stream()
                        .map(it -> said(it.route()) + " (" + form.text(it.why()) + ")")
                        .collect(Collectors.joining(", "));
        return form.text("inspector.probe-beat", won, beaten);
    }

    private String key(Route route) {
        return route.list().map(form::label).orElseGet(() -> route.destination().toString());
    }

    private String said(Route route) {
        return route.destination()
                + " → "
                + route.target().resource().map(form::label).orElse(route.target().text());
    }
}
