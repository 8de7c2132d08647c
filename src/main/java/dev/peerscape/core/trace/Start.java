package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.topology.ResourceId;

/// Where a flow begins and ends, worked out from what was asked: see [Addressing].
sealed interface Start {
    /// Stands for the Internet where a slot is meant.
    int INTERNET = -2;

    /// Stands for nobody.
    int NOBODY = -1;

    /// Ready to be sent.
    ///
    /// @param slot the sender's VPC, or [#INTERNET]
    /// @param endpoint the sender there
    /// @param wantedSlot the VPC of whom it is meant for, [#INTERNET] or [#NOBODY]
    /// @param anybody whether whoever has the address is right: the flow asked for an address
    record Ready(
            int slot,
            int endpoint,
            Ip source,
            Ip destination,
            Protocol protocol,
            int sourcePort,
            int port,
            int wantedSlot,
            int wantedEndpoint,
            boolean anybody)
            implements Start {
        /// {@return this between the same two with another packet}
        Ready with(Protocol protocol, int sourcePort, int port) {
            return new Ready(
                    slot,
                    endpoint,
                    source,
                    destination,
                    protocol,
                    sourcePort,
                    port,
                    wantedSlot,
                    wantedEndpoint,
                    anybody);
        }

        /// {@return the packet as it is sent}
        Header header() {
            return new Header(source, destination, protocol, sourcePort, port, Header.FULL_TTL);
        }
    }

    /// Cannot be sent at all.
    ///
    /// @param at what has no address, or cannot send or receive
    record Impossible(Code code, ResourceId at, boolean sender) implements Start {}
}
