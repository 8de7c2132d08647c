package dev.peerscape.core.trace;

import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.network.VpcTables;

import org.jspecify.annotations.Nullable;

/// The way on, where there is none, when explaining: once a leg, so that what would be in the way
/// further on is seen as well.
final class Detour {
    private final Walk walk;
    private final Gateways gateways;
    private final NatWalk nats;

    private final HybridWalk hybrid;

    Detour(Walk walk, Gateways gateways, NatWalk nats, HybridWalk hybrid) {
        this.walk = walk;
        this.gateways = gateways;
        this.nats = nats;
        this.hybrid = hybrid;
    }

    /// Goes on where there is no way, as the sender must have hoped: to a public address by the
    /// VPC's own gateways, to a private one by a peering, if need be one that is still to be made.
    int take() {
        if (!walk.explaining || walk.bridged || walk.wantedSlot == Start.NOBODY) {
            return Walk.DONE;
        }
        walk.bridged = true;
        if (Start.isSite(walk.wantedSlot)) {
            restoreSource();
            return hybrid.hoped(Start.siteOf(walk.wantedSlot));
        }
        if (walk.isPublic(walk.dstHigh, walk.dstLow)
                && (walk.wantedSlot < 0
                        || !walk.network
                                .tables(walk.wantedSlot)
                                .contains(walk.v6, walk.dstHigh, walk.dstLow))) {
            return bridgeToInternet();
        }
        if (walk.wantedSlot < 0) {
            return Walk.DONE;
        }
        return walk.originVpc != null ? bridgeToVpc(walk.originVpc) : bridgeFromSite();
    }

    private int bridgeToInternet() {
        boolean known = walk.v6 || walk.at >= 0 && walk.vpc.hasPublic(walk.at);
        if (!known && !walk.returning) {
            for (int nat = 0; nat < walk.vpc.endpointCount(); nat++) {
                if (nat != walk.at
                        && walk.vpc.isNat(nat)
                        && walk.vpc.isFirst(nat)
                        && walk.vpc.hasPublic(nat)) {
                    return nats.translate(
                            nat,
                            walk.at < 0 || walk.vpc.subnetOf(nat) != walk.vpc.subnetOf(walk.at));
                }
            }
        }
        if (walk.vpc.gatewayCount() > 0) {
            return gateways.out(0);
        }
        return walk.v6 && !walk.returning && walk.vpc.egressOnlyCount() > 0
                ? gateways.outOnly(0)
                : Walk.DONE;
    }

    /// A site has no way that the document could show.
    private int bridgeFromSite() {
        var there = walk.network.tables(walk.wantedSlot);
        int target = there.endpointAt(walk.v6, walk.dstHigh, walk.dstLow);
        if (target < 0) {
            return Walk.DONE;
        }
        walk.identityVpc = null;
        walk.vpc = there;
        return walk.arriveAt(target, true);
    }

    private int bridgeToVpc(VpcTables near) {
        var there = walk.network.tables(walk.wantedSlot);
        int target = there.endpointAt(walk.v6, walk.dstHigh, walk.dstLow);
        if (target < 0 || there.slot() == near.slot()) {
            return Walk.DONE;
        }
        restoreSource();
        var link = best(near, walk.wantedSlot);
        if (link != null) {
            walk.hop(Tape.HOP_PEERING, link.slot(), near.slot());
            walk.tape.write(Tape.PEER, Decision.Result.FORWARD, 0, link.slot(), near.slot(), 1, 0);
        }
        boolean known = near.vpc().region().equals(there.vpc().region());
        walk.identityVpc = known ? near : null;
        walk.identity = walk.origin;
        walk.vpc = there;
        return walk.arriveAt(target, true);
    }

    /// As it was sent, before any gateway translated it on a wrong way.
    private void restoreSource() {
        if (walk.srcLow != walk.firstSrcLow || walk.srcHigh != walk.firstSrcHigh) {
            walk.srcHigh = walk.firstSrcHigh;
            walk.srcLow = walk.firstSrcLow;
            walk.tape.address(Tape.SOURCE, walk.srcHigh, walk.srcLow);
            if (walk.sourcePort != walk.firstPort) {
                walk.sourcePort = walk.firstPort;
                walk.tape.write(Tape.PORTS, walk.sourcePort, walk.port, 0, 0);
            }
            walk.memory.forgetTranslations();
        }
    }

    /// The peering between two VPCs that is nearest to working.
    private @Nullable PeeringLink best(VpcTables near, int far) {
        PeeringLink best = null;
        for (int slot : near.links()) {
            var link = walk.network.link(slot);
            if (link.across(near.slot()) != far) {
                continue;
            }
            if (best == null || rank(link) < rank(best)) {
                best = link;
            }
        }
        return best;
    }

    private static int rank(PeeringLink link) {
        return link.isActive() ? 0 : link.peering().status().isFinal() ? 2 : 1;
    }
}
