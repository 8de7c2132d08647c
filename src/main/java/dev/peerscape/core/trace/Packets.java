package dev.peerscape.core.trace;

import dev.peerscape.core.text.Message;

/// Says what a packet is.
final class Packets {
    private Packets() {}

    /// {@return "TCP port 443", "ICMP type 8", "protocol 50"}
    static Message of(Header header) {
        var protocol = header.protocol();
        if (protocol.hasPorts()) {
            return Message.of("trace.packet-port", protocol.toString(), header.port());
        }
        return protocol.isIcmp()
                ? Message.of("trace.packet-icmp", protocol.toString(), header.port())
                : Message.of("trace.packet-other", protocol.number());
    }
}
