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
    /// The TTL with which packets are sent.
    public static final int FULL_TTL = 64;

    /// {@return the header after so many hops that count}
    Header lowered(int by) {
        return by == 0
                ? this
                : new Header(
                        source, destination, protocol, sourcePort, port, Math.max(0, ttl - by));
    }

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
                FULL_TTL);
    }
}
