package dev.peerscape.core.trace;

import dev.peerscape.core.network.PeeringLink;

/// The part of a walk that goes over a peering: to somebody in the VPC at its other end and no
/// further, without any table being asked there (G.1 step 6).
final class PeeringWalk {
    private final Walk walk;

    PeeringWalk(Walk walk) {
        this.walk = walk;
    }

    int over(PeeringLink link) {
        int from = walk.vpc.slot();
        walk.hop(Tape.HOP_PEERING, link.slot(), from);
        int far = link.across(from);
        if (far == PeeringLink.ABSENT) {
            boolean known = link.absentHolds(from, walk.v6, walk.dstHigh, walk.dstLow);
            walk.drop(
                    Tape.PEER,
                    known ? Code.NO_POSSIBLE_DESTINATION : Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
                    link.slot(),
                    from,
                    0,
                    0);
            return known ? Walk.DONE : Walk.DETOUR;
        }
        var there = walk.network.tables(far);
        boolean inside = there.contains(walk.v6, walk.dstHigh, walk.dstLow);
        if (!inside && !there.contains(walk.v6, walk.srcHigh, walk.srcLow)) {
            walk.drop(Tape.PEER, Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, link.slot(), from, 0, 0);
            return Walk.DETOUR;
        }
        int target = inside ? there.endpointAt(walk.v6, walk.dstHigh, walk.dstLow) : -1;
        if (target < 0) {
            walk.drop(Tape.PEER, Code.NO_POSSIBLE_DESTINATION, link.slot(), from, 0, 0);
            return Walk.DONE;
        }
        walk.tape.write(
                Tape.PEER,
                Decision.Result.FORWARD,
                0,
                link.slot(),
                from,
                link.isActive() ? 0 : 1,
                0);
        if (!link.isIntraRegion()) {
            walk.identityVpc = null;
        }
        walk.vpc = there;
        return walk.arriveAt(target, true);
    }
}
