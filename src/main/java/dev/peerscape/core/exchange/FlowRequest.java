package dev.peerscape.core.exchange;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Parsed;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.trace.Flow;
import dev.peerscape.core.trace.Flow.Destination;

import java.util.Optional;
import java.util.OptionalInt;

/// A flow as a person or a script asks for it, in words; [#resolve] makes a [Flow] of it or says
/// what is wrong.
///
/// @param from id, name or address of the sender; an address of its own is also the source
/// @param to id, name or address of who should get it
/// @param source source address, when not the sender's own
/// @param protocol `tcp`, `udp`, `icmp` or a number; without one TCP if there is a port, else ICMP
/// @param port destination port; without one 443 for TCP and the first port of traceroute for UDP;
///   for ICMP the type, without one an echo request
/// @param sourcePort source port; for ICMP the code
public record FlowRequest(
        String from,
        String to,
        Optional<String> source,
        Optional<String> protocol,
        OptionalInt port,
        OptionalInt sourcePort) {
    private static final int HTTPS = 443;
    private static final int TRACEROUTE = 33_434;
    private static final int ECHO = 8;
    private static final int ECHO_V6 = 128;

    /// {@return the flow in a network whose names are these}
    public Parsed<Flow> resolve(Names names) {
        return switch (names.sender(from)) {
            case Parsed.Bad<ResourceId>(var reason, var hint) -> new Parsed.Bad<>(reason, hint);
            case Parsed.Good<ResourceId>(var sender) ->
                    switch (names.destination(to)) {
                        case Parsed.Bad<Destination>(var reason, var hint) ->
                                new Parsed.Bad<>(reason, hint);
                        case Parsed.Good<Destination>(var destination) ->
                                between(
                                        sender,
                                        destination,
                                        source.or(() -> names.source(from).map(Ip::toString)));
                    };
        };
    }

    private Parsed<Flow> between(
            ResourceId sender, Destination destination, Optional<String> source) {
        if (source.isEmpty()) {
            return flow(sender, destination, Optional.empty());
        }
        return switch (Ip.parse(source.get())) {
            case Parsed.Bad<Ip>(var reason, var hint) -> new Parsed.Bad<>(reason, hint);
            case Parsed.Good<Ip>(var address) ->
                    destination instanceof Destination.Address(var to)
                                    && to.isV6() != address.isV6()
                            ? Parsed.bad(
                                    Message.of(
                                            "exchange.source-family",
                                            address.toString(),
                                            to.toString()))
                            : flow(sender, destination, Optional.of(address));
        };
    }

    private Parsed<Flow> flow(ResourceId sender, Destination destination, Optional<Ip> address) {
        var word = protocol.orElse(port.isPresent() ? "tcp" : "icmp");
        var read = Protocol.parse(word).filter(it -> !it.equals(Protocol.ALL));
        if (read.isEmpty()) {
            return Parsed.bad(Message.of("exchange.protocol", word));
        }
        boolean v6 = destination instanceof Destination.Address(var ip) && ip.isV6();
        var kind = v6 && read.get().equals(Protocol.ICMP) ? Protocol.ICMPV6 : read.get();
        int most = kind.isIcmp() ? 255 : 65_535;
        for (var number : new OptionalInt[] {port, sourcePort}) {
            if (number.isPresent() && (number.getAsInt() < 0 || number.getAsInt() > most)) {
                return Parsed.bad(
                        Message.of("exchange.port", number.getAsInt(), most, kind.toString()));
            }
        }
        return new Parsed.Good<>(
                new Flow(
                        sender,
                        destination,
                        address,
                        kind,
                        port.orElse(usualPort(kind)),
                        sourcePort.orElse(kind.hasPorts() ? Flow.DEFAULT_SOURCE_PORT : 0)));
    }

    private static int usualPort(Protocol protocol) {
        if (protocol.hasPorts()) {
            return protocol.equals(Protocol.TCP) ? HTTPS : TRACEROUTE;
        }
        if (!protocol.isIcmp()) {
            return 0;
        }
        return protocol.equals(Protocol.ICMP) ? ECHO : ECHO_V6;
    }
}
