package dev.peerscape.core.trace;

import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.ResourceId;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A probe with enough TTL, sent: its way up to where it arrives or is dropped, and the places on
/// it where probes with less TTL end.
final class Sent {
    /// A place where a TTL is used up.
    ///
    /// @param hop the index of the component
    /// @param part which of the component's routers it is, of so many
    /// @param outside whether it is a router of the Internet
    record Line(int hop, int part, int parts, boolean outside) {}

    private final int[] tape;
    private final List<Hop> hops;
    private final List<Telling.Spot> spots;
    private final List<ResourceId> ids;
    private final List<Line> lines = new ArrayList<>();
    private final boolean arrived;
    private final AnswerFrom reached;
    private final Header last;
    private final List<Message> losses;
    private final int chosen;

    /// Reads what the walker has just done.
    Sent(Walker walker, Telling telling) {
        tape = Arrays.copyOf(walker.tape.words, walker.tape.end);
        var leg = telling.leg(Leg.Outcome.DELIVERED);
        hops = leg.hops();
        spots = telling.spots();
        ids = hops.stream().map(Hop::id).toList();
        arrived = walker.arrived() && !walker.blocked();
        reached = new AnswerFrom.Sender(walker.reachedSlot(), walker.reachedEndpoint());
        last = telling.last();
        losses = telling.obstacles().stream().map(Obstacle::text).toList();
        chosen = walker.chosen;
        for (int i = 0; i < hops.size(); i++) {
            int parts = hops.get(i).in().ttl() - hops.get(i).out().ttl();
            add(i, parts, hops.get(i).kind() == Kind.INTERNET);
        }
    }

    private void add(int hop, int parts, boolean outside) {
        for (int part = 0; part < parts; part++) {
            lines.add(new Line(hop, part, parts, outside));
        }
    }

    /// {@return whether the walker has just sent a probe the same way}
    boolean isLike(Walker walker) {
        return Arrays.equals(tape, 0, tape.length, walker.tape.words, 0, walker.tape.end);
    }

    /// Has packets that leave a VPC for a private address pass the first routers outside, which is
    /// what happens in practice, although nobody is there.
    void leave(int routers) {
        add(hops.size() - 1, routers, true);
    }

    List<Line> lines() {
        return lines;
    }

    Hop hop(int index) {
        return hops.get(index);
    }

    int size() {
        return hops.size();
    }

    Telling.Spot spot(int index) {
        return spots.get(index);
    }

    /// {@return the components up to that one}
    List<ResourceId> ids(int last) {
        return ids.subList(0, last + 1);
    }

    boolean arrived() {
        return arrived;
    }

    /// {@return who got it}
    AnswerFrom reached() {
        return reached;
    }

    /// {@return the header where it ended}
    Header last() {
        return last;
    }

    /// {@return why it does not arrive}
    List<Message> losses() {
        return losses;
    }

    /// {@return how many choices between equal ways it came to}
    int chosen() {
        return chosen;
    }

    /// {@return the slot of the VPC in which, or next to which, that hop is; -1 where the packet
    /// has been in none}
    int slot(int index) {
        for (int i = index; i >= 0; i--) {
            if (isInVpc(hops.get(i).kind())) {
                return spots.get(i).a();
            }
        }
        return -1;
    }

    /// Whether a hop of that kind names the slot of its VPC first.
    static boolean isInVpc(Kind kind) {
        return switch (kind) {
            case SUBNET,
                    INSTANCE,
                    NETWORK_INTERFACE,
                    INTERNET_GATEWAY,
                    EGRESS_ONLY_GATEWAY,
                    NAT_GATEWAY,
                    VPC_ENDPOINT,
                    LOAD_BALANCER,
                    VPN_GATEWAY ->
                    true;
            case INTERNET,
                    VPC,
                    ROUTE_TABLE,
                    SECURITY_GROUP,
                    NETWORK_ACL,
                    PEERING,
                    TRANSIT_GATEWAY,
                    TRANSIT_ATTACHMENT,
                    TRANSIT_ROUTE_TABLE,
                    PREFIX_LIST,
                    TARGET_GROUP,
                    CUSTOMER_GATEWAY,
                    VPN_CONNECTION,
                    DX_CONNECTION,
                    VIRTUAL_INTERFACE,
                    DX_GATEWAY,
                    SITE,
                    SITE_HOST ->
                    false;
        };
    }
}
