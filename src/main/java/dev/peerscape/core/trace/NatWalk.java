package dev.peerscape.core.trace;

import dev.peerscape.core.net.Protocol;

/// The part of a walk that goes through NAT gateways (C.3): out with one of their own addresses as
/// the source, and back to whoever had called. Of several addresses the primary one stands for all.
/// Packets of IPv6 pass when they are for an IPv4 address in disguise (NAT64).
final class NatWalk {
    private static final int FIRST_NAT_PORT = 1024;

    private final Walk walk;
    private final Filters filters;

    NatWalk(Walk walk, Filters filters) {
        this.walk = walk;
        this.filters = filters;
    }

    /// Through a NAT gateway.
    ///
    /// @param crossing whether it stands in another subnet
    int translate(int nat, boolean crossing) {
        int slot = walk.vpc.slot();
        walk.hop(Tape.HOP_NAT_GATEWAY, slot, nat);
        if (crossing && !filters.acl(walk.vpc.subnetOf(nat), false)) {
            return Walk.DONE;
        }
        if (walk.returning) {
            walk.drop(Tape.NAT_OUT, Code.NGW_SOURCE_ADDRESS_REASSIGN, slot, nat, 0, 0);
            return Walk.DETOUR;
        }
        boolean known = !walk.v6 || Nat64.isIn(walk.dstHigh, walk.dstLow);
        boolean carried =
                known
                        && (walk.protocol == Protocol.TCP.number()
                                || walk.protocol == Protocol.UDP.number()
                                || isIcmp());
        if (!carried && !walk.pass(Tape.NAT_OUT, Code.PROTOCOL_RESTRICTION, slot, nat)) {
            return Walk.DONE;
        }
        // What comes by a transit gateway is served whatever its source (G.3, 7).
        if (!walk.borne
                && !walk.vpc.contains(walk.v6, walk.srcHigh, walk.srcLow)
                && !walk.pass(Tape.NAT_OUT, Code.NGW_REQUIRES_SOURCE_IN_VPC, slot, nat)) {
            return Walk.DONE;
        }
        if (known) {
            walk.memory.translate(
                    slot,
                    nat,
                    walk.srcHigh,
                    walk.srcLow,
                    walk.dstHigh,
                    walk.dstLow,
                    walk.sourcePort);
            if (walk.v6) {
                toFour();
            }
            walk.srcLow = walk.vpc.primaryBits(nat) & 0xffff_ffffL;
            walk.tape.address(Tape.SOURCE, walk.srcHigh, walk.srcLow);
            if (walk.sourcePort < FIRST_NAT_PORT && !isIcmp()) {
                walk.sourcePort += FIRST_NAT_PORT;
                walk.tape.write(Tape.PORTS, walk.sourcePort, walk.port, 0, 0);
            }
        }
        walk.tape.write(Tape.NAT_OUT, Decision.Result.TRANSLATE, 0, slot, nat, 0, 0);
        walk.identityVpc = null;
        walk.at = nat;
        return Walk.EMIT;
    }

    private boolean isIcmp() {
        return walk.protocol == (walk.v6 ? Protocol.ICMPV6 : Protocol.ICMP).number();
    }

    /// NAT64: from here on the packet is one of IPv4.
    private void toFour() {
        walk.v6 = false;
        walk.srcHigh = 0;
        walk.dstHigh = 0;
        walk.dstLow &= 0xffff_ffffL;
        walk.memory.retarget(0, walk.dstLow);
        if (walk.protocol == Protocol.ICMPV6.number()) {
            walk.protocol = Protocol.ICMP.number();
            walk.port = walk.port == 128 ? 8 : walk.port;
        }
        family();
        walk.tape.address(Tape.DESTINATION, 0, walk.dstLow);
    }

    /// NAT64: the reply becomes one of IPv6 again, from the address that was called.
    private void toSix(int entry) {
        walk.v6 = true;
        if (walk.memory.isRelated()) {
            walk.srcHigh = Nat64.HIGH;
        } else {
            walk.srcHigh = walk.memory.calledHigh(entry);
            walk.srcLow = walk.memory.calledLow(entry);
        }
        if (walk.protocol == Protocol.ICMP.number()) {
            walk.protocol = Protocol.ICMPV6.number();
            Nat64.message(walk);
        }
        family();
        walk.tape.address(Tape.SOURCE, walk.srcHigh, walk.srcLow);
    }

    private void family() {
        walk.tape.write(Tape.FAMILY, walk.protocol, walk.v6 ? 1 : 0, 0, 0);
        walk.tape.write(Tape.PORTS, walk.sourcePort, walk.port, 0, 0);
    }

    /// To a NAT gateway that may know the packet as a reply.
    int backThrough(int nat) {
        int slot = walk.vpc.slot();
        walk.hop(Tape.HOP_NAT_GATEWAY, slot, nat);
        int entry =
                walk.returning ? walk.memory.translation(slot, nat, walk.srcHigh, walk.srcLow) : -1;
        if (entry >= 0) {
            if (!walk.v6 && walk.memory.calledHigh(entry) != 0) {
                toSix(entry);
            }
            walk.dstHigh = walk.memory.high(entry);
            walk.dstLow = walk.memory.low(entry);
            walk.tape.address(Tape.DESTINATION, walk.dstHigh, walk.dstLow);
            if (!isIcmp() && walk.port != walk.memory.port(entry)) {
                walk.port = walk.memory.port(entry);
                walk.tape.write(Tape.PORTS, walk.sourcePort, walk.port, 0, 0);
            }
            walk.tape.write(Tape.NAT_IN, Decision.Result.TRANSLATE, 0, slot, nat, 0, 0);
            walk.at = nat;
            walk.inwards = true;
            return Walk.EMIT;
        }
        if (walk.returning && slot == walk.senderSlot && nat == walk.senderEndpoint) {
            return walk.deliver(nat);
        }
        walk.drop(Tape.NAT_IN, Code.NO_POSSIBLE_DESTINATION, slot, nat, 0, 0);
        return Walk.DONE;
    }
}
