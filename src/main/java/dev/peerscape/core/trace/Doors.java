package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;

/// The parts of a walk that go through gateway endpoints (C.4): to the service behind one, and from
/// it back. They carry TCP and pings, of senders in their own VPC only, and no one calls through
/// them.
final class Doors {
    private static final int ECHO = 8;
    private static final int ECHO_V6 = 128;

    private final Walk walk;

    Doors(Walk walk) {
        this.walk = walk;
    }

    /// By a row to a gateway endpoint.
    int out(int door) {
        int slot = walk.vpc.slot();
        walk.hop(Tape.HOP_INSTANCE, slot, door);
        if (walk.returning) {
            if (slot == walk.senderSlot && door == walk.senderEndpoint) {
                return walk.deliver(door);
            }
            walk.drop(Tape.DOOR, Code.NO_POSSIBLE_DESTINATION, slot, door, -1, -1);
            return Walk.DETOUR;
        }
        if (!isCarried()
                && !walk.drops(
                        Tape.DOOR, Code.VPCE_GATEWAY_PROTOCOL_RESTRICTION, slot, door, -1, -1)) {
            return Walk.DONE;
        }
        if (walk.vpc.endpointAt(walk.v6, walk.srcHigh, walk.srcLow) < 0
                && !walk.drops(
                        Tape.DOOR, Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC, slot, door, -1, -1)) {
            return Walk.DONE;
        }
        walk.tape.write(Tape.DOOR, Decision.Result.FORWARD, 0, slot, door, 0, 0);
        return walk.deliver(door);
    }

    private boolean isCarried() {
        return walk.protocol == Protocol.TCP.number()
                || walk.protocol == Protocol.ICMP.number() && walk.port == ECHO
                || walk.protocol == Protocol.ICMPV6.number() && walk.port == ECHO_V6;
    }

    /// From the service into the VPC.
    int in(int door) {
        int slot = walk.vpc.slot();
        int target = walk.vpc.endpointAt(walk.v6, walk.dstHigh, walk.dstLow);
        if (target < 0) {
            walk.drop(Tape.DOOR, Code.NO_POSSIBLE_DESTINATION, slot, door, -1, -1);
            return Walk.DONE;
        }
        walk.identityVpc = null;
        return walk.arriveAt(target, true);
    }

    /// Whether a service calls: it does not, and never from an address that is not its own.
    ///
    /// @return whether to go on
    boolean starts(int door) {
        int slot = walk.vpc.slot();
        if (!walk.vpc.isDoor(door)) {
            return walk.pass(Tape.SEND, Code.VPCE_INTRA_VPC_TRAFFIC, slot, door);
        }
        var source = walk.v6 ? new Ip.V6(walk.srcHigh, walk.srcLow) : new Ip.V4((int) walk.srcLow);
        var code =
                walk.vpc.doorHolds(door, source)
                        ? Code.VPCE_INTRA_VPC_TRAFFIC
                        : Code.VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION;
        return walk.pass(Tape.SEND, code, slot, door);
    }
}
