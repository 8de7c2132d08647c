package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import org.jspecify.annotations.Nullable;

/// A drop as read from the tape, with what is needed to look for a remedy.
///
/// @param at the component that drops
/// @param operation which question, as [Tape] numbers them
/// @param near the VPC where it happens; null on the Internet
/// @param emitter the endpoint that sent the packet on last, in `near`; -1 for none
/// @param first the first thing the event names: an endpoint, subnet or table of `near`
/// @param rule the row or rule that decided, or -1
/// @param header the packet then
/// @param origin who sent the packet on this leg; null for the Internet
/// @param originSource the source address that it was sent with
/// @param wantedSlot whose VPC it was for, or a constant of [Start]
/// @param wantedEndpoint whom it was for there
record Obstacle(
        Direction direction,
        Code code,
        ResourceId at,
        Message text,
        int operation,
        @Nullable VpcTables near,
        int emitter,
        int first,
        int rule,
        Header header,
        @Nullable VpcTables origin,
        int originEndpoint,
        Ip originSource,
        Ip originDestination,
        int wantedSlot,
        int wantedEndpoint) {}
