package dev.peerscape.core.network;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Route;

import java.util.List;
import java.util.Optional;

/// Which row of a route table an address goes by, and which others match it and lose.
///
/// @param route the row that wins; empty when none matches, and the packet is dropped
/// @param state its state; a blackhole that wins drops the packet, there is no falling back
/// @param beaten the other rows that match, best first
public record Winner(Optional<Route> route, RouteState state, List<Loser> beaten) {
    public Winner {
        beaten = List.copyOf(beaten);
    }

    /// A row that matches and loses.
    ///
    /// @param why what it loses by: a shorter prefix, or its origin
    public record Loser(Route route, RouteState state, Message why) {}
}
