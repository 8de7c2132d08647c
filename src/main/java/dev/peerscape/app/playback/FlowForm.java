package dev.peerscape.app.playback;

import dev.peerscape.app.shell.Words;
import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.trace.Flow;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;

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

    /// Protocols that are offered; any other can be typed by number.
    private static final List<String> PROTOCOLS = List.of("icmp", "tcp", "udp", "icmpv6");

    /// The echo requests of ICMP and ICMPv6.
    private static final int ECHO = 8;

    private static final int ECHO_V6 = 128;

    private final Words words;
    private final ComboBox<String> from;
    private final ComboBox<String> to;
    private final ComboBox<String> protocol;
    private final TextField port;
    private final TextField source;

    FlowForm(
            Words words,
            ComboBox<String> from,
            ComboBox<String> to,
            ComboBox<String> protocol,
            TextField port,
            TextField source) {
        this.words = words;
        this.from = from;
        this.to = to;
        this.protocol = protocol;
        this.port = port;
        this.source = source;
        protocol.getItems().setAll(PROTOCOLS);
        protocol.setValue("icmp");
        protocol.getEditor()
                .textProperty()
                .addListener((_, _, it) -> port.setDisable(!hasPort(it)));
        port.setDisable(true);
    }

    private static boolean hasPort(String text) {
        return Protocol.parse(text).map(Protocol::hasPorts).orElse(false);
    }

    /// Offers what the document has.
    void offer(Topology topology) {
        var ends = FlowEnds.of(topology);
        for (var box : List.of(from, to)) {
            var typed = box.getEditor().getText();
            box.getItems().setAll(ends);
            box.getEditor().setText(typed);
        }
    }

    Read read(Topology topology) {
        var start = FlowEnds.read(topology, from.getEditor().getText());
        if (start.isEmpty()) {
            return new Read.Wrong(Message.of("playback.no-from"));
        }
        var target = to.getEditor().getText().strip();
        var end =
                FlowEnds.read(topology, target)
                        .<Flow.Destination>map(it -> new Flow.Destination.To(it.id()))
                        .or(() -> Ip.parse(target).found().map(Flow.Destination.Address::new));
        if (end.isEmpty()) {
            return new Read.Wrong(Message.of("playback.no-to"));
        }
        var sender = source.getText().strip();
        var own = sender.isEmpty() ? Optional.<Ip>empty() : Ip.parse(sender).found();
        if (!sender.isEmpty() && own.isEmpty()) {
            return new Read.Wrong(Message.of("playback.no-source", sender));
        }
        var kind = Protocol.parse(protocol.getEditor().getText());
        if (kind.isEmpty() || kind.get().equals(Protocol.ALL)) {
            return new Read.Wrong(Message.of("playback.no-protocol"));
        }
        if (kind.get().hasPorts()) {
            return port(port.getText())
                    .<Read>map(number ->
                            new Read.Ready(
                                    new Flow(
                                            start.get().id(),
                                            end.get(),
                                            own,
                                            kind.get(),
                                            number,
                                            Flow.DEFAULT_SOURCE_PORT)))
                    .orElseGet(() -> new Read.Wrong(Message.of("playback.no-port")));
        }
        int type =
                kind.get().equals(Protocol.ICMP)
                        ? ECHO
                        : kind.get().equals(Protocol.ICMPV6) ? ECHO_V6 : 0;
        return new Read.Ready(new Flow(start.get().id(), end.get(), own, kind.get(), type, 0));
    }

    private static Optional<Integer> port(String text) {
        var digits = text.strip();
        if (!digits.matches("[0-9]{1,5}") || Integer.parseInt(digits) > 65535) {
            return Optional.empty();
        }
        return Optional.of(Integer.parseInt(digits));
    }

    /// Writes a flow into the fields.
    void show(Topology topology, Flow flow) {
        from.getEditor().setText(FlowEnds.name(topology, flow.from()));
        to.getEditor().setText(end(topology, flow));
        protocol.setValue(flow.protocol().toString());
        source.setText(flow.source().map(Ip::toString).orElse(""));
        if (flow.protocol().hasPorts()) {
            port.setText(Integer.toString(flow.port()));
        }
    }

    private static String end(Topology topology, Flow flow) {
        return switch (flow.to()) {
            case Flow.Destination.To(var id) -> FlowEnds.name(topology, id);
            case Flow.Destination.Address(var ip) -> ip.toString();
        };
    }

    /// Writes what is selected on the canvas into the empty fields.
    void propose(Topology topology, List<ResourceId> selected) {
        var ends =
                selected.stream()
                        .map(topology::find)
                        .flatMap(Optional::stream)
                        .filter(FlowEnds::isMeantBySelecting)
                        .toList();
        if (ends.size() == 2) {
            from.getEditor().setText(FlowEnds.shown(topology, ends.get(0)));
            to.getEditor().setText(FlowEnds.shown(topology, ends.get(1)));
        } else if (ends.size() == 1) {
            var field = from.getEditor().getText().isBlank() ? from : to;
            if (field == from || to.getEditor().getText().isBlank()) {
                field.getEditor().setText(FlowEnds.shown(topology, ends.getFirst()));
            }
        }
    }

    void swap() {
        var one = from.getEditor().getText();
        from.getEditor().setText(to.getEditor().getText());
        to.getEditor().setText(one);
        // An address that is not the sender's own was the other sender's.
        source.clear();
    }

    /// {@return a flow as a chip shows it}
    String label(Topology topology, Flow flow) {
        return words.text(
                "playback.chip",
                FlowEnds.name(topology, flow.from()),
                end(topology, flow),
                flow.protocol());
    }
}
