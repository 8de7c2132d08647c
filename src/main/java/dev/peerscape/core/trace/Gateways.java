package dev.peerscape.core.trace;

import dev.peerscape.core.network.VpcTables;

import org.jspecify.annotations.Nullable;

/// The ways out of a VPC to the Internet and back: Internet gateways, which change addresses, and
/// egress-only ones, with the Internet between them (G.1 step 6, and 7 on the way in).
final class Gateways {
    private final Walk walk;
    private final EdgeRoutes edges;
    private @Nullable HybridWalk hybrid;

    Gateways(Walk walk, EdgeRoutes edges) {
        this.walk = walk;
        this.edges = edges;
    }

    /// Has what AWS's network leads to sites over public virtual interfaces go there.
    void publicWays(HybridWalk hybrid) {
        this.hybrid = hybrid;
    }

    /// Out of the VPC through its Internet gateway.
    int out(int gateway) {
        int slot = walk.vpc.slot();
        walk.hop(Tape.HOP_INTERNET_GATEWAY, slot, gateway);
        if (walk.isPrivate(walk.dstHigh, walk.dstLow)) {
            walk.drop(
                    Tape.GATEWAY_OUT,
                    Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
                    slot,
                    gateway,
                    0,
                    0);
            return Walk.DETOUR;
        }
        if (walk.isShared(walk.dstLow)) {
            walk.drop(
                    Tape.GATEWAY_OUT,
                    Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
                    slot,
                    gateway,
                    0,
                    0);
            return Walk.DETOUR;
        }
        if (edges.bypasses(walk.vpc.tableOfGateway(gateway))
                && !walk.drops(
                        Tape.GATEWAY_OUT,
                        Code.INGRESS_RTB_TRAFFIC_REDIRECTION,
                        slot,
                        gateway,
                        0,
                        0)) {
            return Walk.DONE;
        }
        int holder = walk.vpc.endpointAt(walk.v6, walk.srcHigh, walk.srcLow);
        boolean mapped =
                holder >= 0
                        && (walk.v6
                                ? !walk.isPrivate(walk.srcHigh, walk.srcLow)
                                : walk.vpc.hasPublic(holder)
                                        && walk.vpc.primaryBits(holder) == (int) walk.srcLow);
        if (!mapped) {
            walk.drop(
                    Tape.GATEWAY_OUT,
                    Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
                    slot,
                    gateway,
                    0,
                    0);
            if (!walk.explaining) {
                return Walk.DONE;
            }
            walk.assumedSlot = slot;
        } else if (walk.v6) {
            walk.tape.write(Tape.GATEWAY_OUT, Decision.Result.FORWARD, 0, slot, gateway, holder, 0);
        } else {
            walk.srcLow = walk.vpc.publicBits(holder) & 0xffff_ffffL;
            walk.tape.address(Tape.SOURCE, walk.srcHigh, walk.srcLow);
            walk.tape.write(
                    Tape.GATEWAY_OUT, Decision.Result.TRANSLATE, 0, slot, gateway, holder, 0);
        }
        walk.identityVpc = null;
        walk.hop(Tape.HOP_INTERNET, -1, -1);
        return acrossInternet();
    }

    /// Out of the VPC through its egress-only Internet gateway: IPv6 from an address of the VPC,
    /// unless it answers what came in another way (C.4).
    int outOnly(int gateway) {
        int slot = walk.vpc.slot();
        walk.hop(Tape.HOP_EGRESS_ONLY, slot, gateway);
        if (!walk.v6) {
            walk.drop(Tape.EGRESS_OUT, Code.PROTOCOL_RESTRICTION, slot, gateway, 0, 0);
            return Walk.DETOUR;
        }
        if (walk.isPrivate(walk.dstHigh, walk.dstLow)) {
            walk.drop(
                    Tape.EGRESS_OUT,
                    Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
                    slot,
                    gateway,
                    0,
                    0);
            return Walk.DETOUR;
        }
        int holder = walk.vpc.endpointAt(true, walk.srcHigh, walk.srcLow);
        if (holder < 0 || walk.isPrivate(walk.srcHigh, walk.srcLow)) {
            walk.drop(
                    Tape.EGRESS_OUT,
                    Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS,
                    slot,
                    gateway,
                    0,
                    0);
            if (!walk.explaining) {
                return Walk.DONE;
            }
            walk.assumedSlot = slot;
        } else if (walk.returning) {
            // What it answers did not leave by this gateway: it would let the Internet connect.
            walk.drop(Tape.EGRESS_OUT, Code.NO_POSSIBLE_DESTINATION, slot, gateway, 0, 0);
            return Walk.DETOUR;
        } else {
            walk.tape.write(Tape.EGRESS_OUT, Decision.Result.FORWARD, 0, slot, gateway, holder, 0);
        }
        if (!walk.returning) {
            walk.memory.track(
                    slot,
                    Memory.placeOf(gateway),
                    walk.srcHigh,
                    walk.srcLow,
                    walk.dstHigh,
                    walk.dstLow);
        }
        walk.identityVpc = null;
        walk.hop(Tape.HOP_INTERNET, -1, -1);
        return acrossInternet();
    }

    /// {@return the egress-only gateway of the VPC by which the flow left that the packet answers,
    /// or -1}
    private int leftBy(VpcTables vpc) {
        for (int i = 0; walk.returning && walk.v6 && i < vpc.egressOnlyCount(); i++) {
            if (walk.memory.tracked(
                    vpc.slot(),
                    Memory.placeOf(i),
                    walk.srcHigh,
                    walk.srcLow,
                    walk.dstHigh,
                    walk.dstLow)) {
                return i;
            }
        }
        return -1;
    }

    /// From one Internet gateway to another, or to whoever is outside.
    int acrossInternet() {
        if (walk.returning && walk.assumedSlot >= 0 && !walk.isPublic(walk.dstHigh, walk.dstLow)) {
            return assumedInwards();
        }
        if (!walk.isPublic(walk.dstHigh, walk.dstLow)) {
            boolean somebody = walk.originVpc == null && !walk.returning && walk.wantedSlot >= 0;
            walk.drop(
                    Tape.INTERNET,
                    somebody
                            ? Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
                            : Code.NO_POSSIBLE_DESTINATION,
                    -1,
                    0,
                    0,
                    0);
            if (walk.explaining && somebody) {
                walk.vpc = walk.network.tables(walk.wantedSlot);
                return inwards(true);
            }
            return Walk.DONE;
        }
        int slot = walk.network.publicSlot(walk.v6, walk.dstHigh, walk.dstLow);
        if (slot < 0) {
            int line = hybrid == null ? -1 : hybrid.publicWay();
            if (hybrid != null && line >= 0) {
                return hybrid.toSite(line);
            }
            walk.tape.write(Tape.INTERNET, Decision.Result.DELIVER, 0, -1, 0, 0, 0);
            walk.arrived = true;
            walk.reachedSlot = Start.INTERNET;
            return Walk.DONE;
        }
        walk.vpc = walk.network.tables(slot);
        int egressOnly = leftBy(walk.vpc);
        if (egressOnly >= 0 || onlyEgress(walk.vpc)) {
            return inwardsOnly(Math.max(egressOnly, 0), egressOnly >= 0);
        }
        if (walk.vpc.gatewayCount() == 0) {
            walk.drop(Tape.INTERNET, Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, slot, 0, 0, 0);
            if (!walk.explaining) {
                return Walk.DONE;
            }
        } else {
            walk.tape.write(Tape.INTERNET, Decision.Result.FORWARD, 0, slot, 0, 0, 0);
        }
        return inwards(false);
    }

    private boolean onlyEgress(VpcTables vpc) {
        return walk.v6 && vpc.gatewayCount() == 0 && vpc.egressOnlyCount() > 0;
    }

    /// Through an egress-only Internet gateway into the VPC: replies of what left by it, nothing
    /// else.
    private int inwardsOnly(int gateway, boolean known) {
        int slot = walk.vpc.slot();
        int target = walk.vpc.endpointAt(true, walk.dstHigh, walk.dstLow);
        walk.tape.write(Tape.INTERNET, Decision.Result.FORWARD, 0, slot, 0, 0, 0);
        walk.hop(Tape.HOP_EGRESS_ONLY, slot, gateway);
        if (!known) {
            walk.drop(
                    Tape.EGRESS_IN,
                    Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                    slot,
                    gateway,
                    target,
                    0);
            if (!walk.explaining) {
                return Walk.DONE;
            }
        } else {
            walk.tape.write(Tape.EGRESS_IN, Decision.Result.FORWARD, 0, slot, gateway, target, 0);
        }
        return target < 0 ? Walk.DONE : walk.arriveAt(target, true);
    }

    /// The reply to a sender that was assumed to have a public address.
    private int assumedInwards() {
        walk.vpc = walk.network.tables(walk.assumedSlot);
        walk.tape.write(Tape.INTERNET, Decision.Result.FORWARD, 0, walk.assumedSlot, 0, 0, 0);
        return inwards(true);
    }

    /// Through the Internet gateway into the VPC.
    ///
    /// @param own whether the destination is already the endpoint's own address
    private int inwards(boolean own) {
        int slot = walk.vpc.slot();
        int target =
                own || walk.v6
                        ? walk.vpc.endpointAt(walk.v6, walk.dstHigh, walk.dstLow)
                        : walk.vpc.publicEndpointAt((int) walk.dstLow);
        if (walk.vpc.gatewayCount() > 0) {
            walk.hop(Tape.HOP_INTERNET_GATEWAY, slot, 0);
            boolean assumed = walk.assumedSlot >= 0 && walk.explaining;
            Code refused =
                    assumed
                            ? null
                            : walk.isPrivate(walk.srcHigh, walk.srcLow)
                                    ? Code.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS
                                    : walk.isShared(walk.srcLow)
                                            ? Code.IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS
                                            : null;
            if (refused != null) {
                walk.drop(Tape.GATEWAY_IN, refused, slot, 0, target, 0);
                if (!walk.explaining) {
                    return Walk.DONE;
                }
            }
        }
        if (target < 0) {
            return Walk.DONE;
        }
        if (!own && !walk.v6) {
            walk.dstLow = walk.vpc.primaryBits(target) & 0xffff_ffffL;
            walk.tape.address(Tape.DESTINATION, walk.dstHigh, walk.dstLow);
        }
        if (walk.vpc.gatewayCount() > 0) {
            walk.tape.write(
                    Tape.GATEWAY_IN,
                    walk.v6 || own ? Decision.Result.FORWARD : Decision.Result.TRANSLATE,
                    0,
                    slot,
                    0,
                    target,
                    0);
            return edges.in(walk.vpc.tableOfGateway(0), target, true);
        }
        return walk.arriveAt(target, true);
    }
}
