package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;

/// The header of a packet at one point of its way.
///
/// @param sourcePort of TCP and UDP; for ICMP the code
/// @param port destination port of TCP and UDP; for ICMP the type
/// @param ttl hops left; starts at 64
public record Header(
        Ip source, Ip destination, Protocol protocol, int sourcePort, int port, int ttl) {
    /// {@return what the header of the reply is when it is sent, this being what arrived}
    Header reply() {
        boolean ported = !protocol.isIcmp();
        int type = port == 8 ? 0 : port == 128 ? 129 : port;
        return new Header(
                destination,
                source,
                protocol,
                ported ? port : sourcePort,
                ported ? sourcePort : type,
                64);
    }
}
