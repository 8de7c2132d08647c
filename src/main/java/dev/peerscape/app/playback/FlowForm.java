package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.EgressOnlyGateway;
import dev.peerscape.core.topology.Instance;
import dev.peerscape.core.topology.Internet;
import dev.peerscape.core.topology.InternetGateway;
import dev.peerscape.core.topology.NatGateway;
import dev.peerscape.core.topology.NetworkAcl;
import dev.peerscape.core.topology.NetworkInterface;
import dev.peerscape.core.topology.Peering;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.RouteTable;
import dev.peerscape.core.topology.SecurityGroup;
import dev.peerscape.core.topology.Subnet;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.TransitRouteTable;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.editor.scene.Labels;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a flow from the fields of the panel, and writes one into them. People may choose from the
/// list or type a name, an id or (for the destination) an address.
final class FlowForm {
    /// What came of reading the fields.
    sealed interface Read {
        /// A flow.
        record Ready(Flow flow) implements Read {}

        /// Something is missing or wrong.
        record Wrong(Message reason) implements Read {}
    }

    private final Words words;
    private final ComboBox<String> from;
    private final ComboBox<String> to;
    private final ComboBox<String> protocol;
    private final TextField port;

    FlowForm(
            Words words,
            ComboBox<String> from,
            ComboBox<String> to,
            ComboBox<String> protocol,
            TextField port) {
        this.words = words;
        this.from = from;
        this.to = to;
        this.protocol = protocol;
        this.port = port;
        protocol.getItems().setAll("icmp", "tcp", "udp");
        protocol.setValue("icmp");
        protocol.valueProperty().addListener((_, _, it) -> port.setDisable(!hasPort(it)));
        port.setDisable(true);
    }

    private static boolean hasPort(String text) {
        return Protocol.parse(text == null ? "" : text).map(Protocol::hasPorts).orElse(false);
    }

    /// Offers what the document has.
    void offer(Topology topology) {
        var hosts = new ArrayList<String>();
        for (var vpc : topology.vpcs().values()) {
            vpc.instances().values().forEach(it -> hosts.add(shown(topology, it)));
            vpc.natGateways().values().forEach(it -> hosts.add(shown(topology, it)));
            if (hosts.size() > 2_000) {
                break;
            }
        }
        hosts.add(ResourceId.INTERNET.value());
        for (var box : List.of(from, to)) {
            var typed = box.getEditor().getText();
            box.getItems().setAll(hosts);
            box.getEditor().setText(typed);
        }
    }

    /// A name that is not unique is no good in a field: then it is the id.
    private static String shown(Topology topology, Resource resource) {
        boolean unique = isUnique(topology, resource);
        return (unique ? resource.name() : resource.id().value())
                + Labels.address(resource).map(it -> "  " + it).orElse("");
    }

    private static boolean isUnique(Topology topology, Resource resource) {
        return !resource.name().isEmpty()
                && topology.named(resource.name()).stream().filter(FlowForm::isHost).count() == 1;
    }

    private static boolean isHost(Resource resource) {
        return switch (resource) {
            case Instance _, NatGateway _, NetworkInterface _, Internet _ -> true;
            case Vpc _,
                    Subnet _,
                    RouteTable _,
                    InternetGateway _,
                    EgressOnlyGateway _,
                    SecurityGroup _,
                    NetworkAcl _,
                    Peering _,
                    TransitGateway _,
                    TransitAttachment _,
                    TransitRouteTable _ ->
                    false;
            default -> throw new AssertionError("SKELETON");
        };
    }

    Read read(Topology topology) {
        var start = resource(topology, from.getEditor().getText());
        if (start.isEmpty()) {
            return new Read.Wrong(Message.of("playback.no-from"));
        }
        var target = to.getEditor().getText().strip();
        var end =
                resource(topology, target)
                        .<Flow.Destination>map(it -> new Flow.Destination.To(it.id()))
                        .or(() -> address(target));
        if (end.isEmpty()) {
            return new Read.Wrong(Message.of("playback.no-to"));
        }
        var kind = Protocol.parse(Optional.ofNullable(protocol.getValue()).orElse(""));
        if (kind.isEmpty() || kind.get().equals(Protocol.ALL)) {
            return new Read.Wrong(Message.of("playback.no-protocol"));
        }
        if (!kind.get().hasPorts()) {
            int type = kind.get().isIcmp() ? 8 : 0;
            return new Read.Ready(
                    new Flow(start.get().id(), end.get(), Optional.empty(), kind.get(), type, 0));
        }
        return port(port.getText())
                .<Read>map(number ->
                        new Read.Ready(
                                new Flow(
                                        start.get().id(),
                                        end.get(),
                                        Optional.empty(),
                                        kind.get(),
                                        number,
                                        Flow.DEFAULT_SOURCE_PORT)))
                .orElseGet(() -> new Read.Wrong(Message.of("playback.no-port")));
    }

    private static Optional<Integer> port(String text) {
        var digits = text.strip();
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 65535) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(digits));
    }

    private static Optional<Flow.Destination> address(String text) {
        return Ip.parse(text) instanceof Parsed.Good<Ip>(var ip)
                ? Optional.of(new Flow.Destination.Address(ip))
                : Optional.empty();
    }

    private static Optional<Resource> resource(Topology topology, String text) {
        var word = text.strip();
        var named = topology.named(word);
        if (named.isEmpty() && word.contains("  ")) {
            named = topology.named(word.substring(0, word.indexOf("  ")));
        }
        return named.stream().filter(FlowForm::isHost).findFirst();
    }

    /// Writes a flow into the fields.
    void show(Topology topology, Flow flow) {
        from.getEditor().setText(name(topology, flow.from()));
        to.getEditor()
                .setText(
                        switch (flow.to()) {
                            case Flow.Destination.To(var id) -> name(topology, id);
                            case Flow.Destination.Address(var ip) -> ip.toString();
                        });
        protocol.setValue(flow.protocol().toString());
        if (flow.protocol().hasPorts()) {
            port.setText(Integer.toString(flow.port()));
        }
    }

    /// Writes what is selected on the canvas into the empty fields.
    void propose(Topology topology, List<ResourceId> selected) {
        var hosts =
                selected.stream()
                        .map(topology::find)
                        .flatMap(Optional::stream)
                        .filter(it -> it instanceof Instance || it instanceof NatGateway)
                        .toList();
        if (hosts.size() == 2) {
            from.getEditor().setText(shown(topology, hosts.get(0)));
            to.getEditor().setText(shown(topology, hosts.get(1)));
        } else if (hosts.size() == 1) {
            var field = from.getEditor().getText().isBlank() ? from : to;
            if (field == from || to.getEditor().getText().isBlank()) {
                field.getEditor().setText(shown(topology, hosts.getFirst()));
            }
        }
    }

    void swap() {
        var one = from.getEditor().getText();
        from.getEditor().setText(to.getEditor().getText());
        to.getEditor().setText(one);
    }

    /// {@return a flow as a chip shows it}
    String label(Topology topology, Flow flow) {
        var end =
                switch (flow.to()) {
                    case Flow.Destination.To(var id) -> name(topology, id);
                    case Flow.Destination.Address(var ip) -> ip.toString();
                };
        return words.text("playback.chip", name(topology, flow.from()), end, flow.protocol());
    }

    private static String name(Topology topology, ResourceId id) {
        return topology.find(id)
                .filter(it -> isUnique(topology, it))
                .map(Resource::label)
                .orElse(id.value());
    }
}
