package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.ResourceId;

import java.util.Optional;

/// What is to be sent: from where, to where, how.
///
/// @param from a resource that can send: instance, network interface, NAT gateway, or the Internet
/// @param to what is meant to get it
/// @param source the source address, when it is not the sender's own
/// @param protocol any but "all"
/// @param port destination port of TCP and UDP; for ICMP the type, where 8 is an echo request; else
///   unused
/// @param sourcePort source port of TCP and UDP; for ICMP the code; else unused
public record Flow(
        ResourceId from,
        Destination to,
        Optional<Ip> source,
        Protocol protocol,
        int port,
        int sourcePort) {
    /// The source port when nobody asks for another: in every ephemeral range of C.6.
    public static final int DEFAULT_SOURCE_PORT = 50_000;

    /// Who is meant to get the packet.
    public sealed interface Destination {
        /// A resource; the address is the one that the sender would use for it: the private one
        /// within a VPC or over a peering, the public one from elsewhere.
        record To(ResourceId id) implements Destination {}

        /// An address, whoever has it; the intended resource is whoever the sender's network should
        /// find there.
        record Address(Ip address) implements Destination {}
    }

    /// {@return an ICMP echo request}
    public static Flow ping(ResourceId from, ResourceId to) {
        return new Flow(from, new Destination.To(to), Optional.empty(), Protocol.ICMP, 8, 0);
    }

    /// {@return a TCP connection}
    public static Flow tcp(ResourceId from, ResourceId to, int port) {
        return new Flow(
                from,
                new Destination.To(to),
                Optional.empty(),
                Protocol.TCP,
                port,
                DEFAULT_SOURCE_PORT);
    }
}
