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

    /// The slot that stands for the first site; the others follow downwards.
    int FIRST_SITE = -10;

    /// {@return what stands for a site where a slot is meant}
    static int site(int number) {
        return FIRST_SITE - number;
    }

    /// {@return whether a slot stands for a site}
    static boolean isSite(int slot) {
        return slot <= FIRST_SITE;
    }

    /// {@return the number of the site that a slot stands for}
    static int siteOf(int slot) {
        return FIRST_SITE - slot;
    }

    /// Ready to be sent.
    ///
    /// @param slot the sender's VPC, [#INTERNET], or a [#site]
    /// @param endpoint the sender there; of a site its host, or -1
    /// @param wantedSlot the VPC of whom it is meant for, [#INTERNET], a [#site] or [#NOBODY]
    /// @param wantedEndpoint whom it is meant for there; of a site its host, or -1 for any address
    /// @param anybody whether whoever has the address is right: the flow asked for an address
    /// @param via the connection by which it leaves its site; -1 for the one that the site's router
    ///   takes
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
            boolean anybody,
            int via)
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
                    anybody,
                    via);
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
