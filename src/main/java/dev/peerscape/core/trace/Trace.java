package dev.peerscape.core.trace;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.ResourceId;

import java.util.List;
import java.util.Optional;

/// A flow followed there and back, with its evidence.
///
/// @param reached who got the packet
/// @param back the reply's way; empty when nobody was there to reply. When the request was dropped
///   but would have arrived with every block lifted, this is the reply that would then have been
///   sent, so that its blockers are listed too.
/// @param traceroute what a traceroute from the sender would print
/// @param blockers everything in the way, forward first
/// @param others the traces of the other ways that equally good choices allow (C.1: several VPN
///   connections of a transit gateway, say), each without further ones, at most [#MOST_OTHERS];
///   this one, where every choice is the first, is what the verdict is of
/// @param more whether there are still others, which are not told
/// @param mtu the largest packet that gets there whole, as far as it is known to get
/// @param addressing why it uses the address it does, where the one who is called has two
public record Trace(
        Flow flow,
        Verdict verdict,
        Optional<ResourceId> reached,
        Leg forward,
        Optional<Leg> back,
        List<Probe> traceroute,
        List<Blocker> blockers,
        List<Trace> others,
        boolean more,
        PathMtu mtu,
        Optional<Message> addressing) {
    /// How many other ways are told.
    public static final int MOST_OTHERS = 15;

    public Trace {
        traceroute = List.copyOf(traceroute);
        blockers = List.copyOf(blockers);
        others = List.copyOf(others);
    }

    /// The only way that there is.
    public Trace(
            Flow flow,
            Verdict verdict,
            Optional<ResourceId> reached,
            Leg forward,
            Optional<Leg> back,
            List<Probe> traceroute,
            List<Blocker> blockers) {
        this(
                flow,
                verdict,
                reached,
                forward,
                back,
                traceroute,
                blockers,
                List.of(),
                false,
                new PathMtu(PathMtu.JUMBO, List.of()),
                Optional.empty());
    }

    Trace withOthers(List<Trace> others, boolean more) {
        return new Trace(
                flow,
                verdict,
                reached,
                forward,
                back,
                traceroute,
                blockers,
                others,
                more,
                mtu,
                addressing);
    }

    Trace with(PathMtu mtu, Optional<Message> addressing) {
        return new Trace(
                flow,
                verdict,
                reached,
                forward,
                back,
                traceroute,
                blockers,
                others,
                more,
                mtu,
                addressing);
    }

    /// {@return what the verdict is about: who got the packet or, where it was lost, who dropped
    /// it; for a reply that went wrong the same of the reply}
    public ResourceId end() {
        return switch (verdict) {
            case DELIVERED, MISDELIVERED -> reached.orElse(forward.at());
            case DROPPED -> forward.at();
            case REPLY_LOST, REPLY_MISDELIVERED -> back.orElse(forward).at();
        };
    }
}
