package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Balancer;
import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.network.VpcTables;

import org.jspecify.annotations.Nullable;

/// The part of a walk that goes through network load balancers: a listener takes the packet, a
/// member of its target group gets it, and the reply goes back through the load balancer.
///
/// Of several members each is a way of its own; where none is healthy the load balancer sends to
/// all of them (it fails open, Elastic Load Balancing User Guide, target group health). Where
/// members see the client's own address, the network brings their replies to the load balancer all
/// the same, whatever their route tables say.
final class Balancing {
    private static final int FIRST_PORT = 1024;

    private final Walk walk;
    private final Filters filters;

    Balancing(Walk walk, Filters filters) {
        this.walk = walk;
        this.filters = filters;
    }

    /// Whether the load balancer sends by itself what it is to send: only to its targets, as it
    /// does to find out whether they are healthy.
    ///
    /// @return whether to go on
    boolean starts() {
        var balancer = walk.vpc.balancer(walk.at);
        var destination =
                walk.v6 ? new Ip.V6(walk.dstHigh, walk.dstLow) : new Ip.V4((int) walk.dstLow);
        if (balancer.sendsTo(destination, walk.protocol, walk.port)) {
            return true;
        }
        var code =
                balancer.sendsTo(destination)
                        ? Code.TARGET_PORT_RESTRICTION
                        : Code.TARGET_ADDRESS_RESTRICTION;
        return walk.drops(Tape.BALANCE, code, walk.vpc.slot(), walk.at, -1, -1);
    }

    /// At an interface of a load balancer, past its security groups.
    int accept(int endpoint) {
        int slot = walk.vpc.slot();
        if (walk.returning) {
            return answer(endpoint);
        }
        var balancer = walk.vpc.balancer(endpoint);
        int listener = balancer.listener(walk.protocol, walk.port);
        if (listener < 0) {
            return refuse(
                    endpoint,
                    balancer.listens(walk.protocol)
                            ? Code.ELBV2_LISTENER_PORT_RESTRICTION
                            : Code.ELBV2_LISTENERS_MISMATCH,
                    -1);
        }
        var group = balancer.group(listener);
        if (group == null || balancer.targets(listener) == 0) {
            return refuse(endpoint, Code.ELBV2_LISTENER_HAS_NO_TG, listener);
        }
        var zone = walk.vpc.subnet(walk.vpc.subnetOf(endpoint)).zone();
        if (group.protocol().number() != walk.protocol || !anyOf(balancer, listener, null, false)) {
            return refuse(endpoint, Code.ELBV2_LISTENER_REQUIRES_TG_ACCEPT, listener);
        }
        if (!anyOf(balancer, listener, zone, false)) {
            return refuse(endpoint, Code.ELBV2_NO_TARGETS_IN_AZ, listener);
        }
        boolean healthy = anyOf(balancer, listener, zone, true);
        int target = chosen(balancer, listener, zone, healthy);
        var address = balancer.address(listener, target, walk.v6);
        boolean preserves = group.preserveClientIp();
        long high = Walk.high(address);
        long low = Walk.low(address);
        if (preserves && !mayPreserve(high, low)) {
            return refuse(endpoint, Code.ELBV2_SOURCE_ADDRESS_PRESERVATION, listener);
        }
        walk.memory.balanced.called(slot, endpoint, walk);
        int port = walk.sourcePort;
        if (!preserves) {
            own(endpoint);
            port = port < FIRST_PORT ? port + FIRST_PORT : port;
        }
        walk.dstHigh = high;
        walk.dstLow = low;
        walk.tape.address(Tape.DESTINATION, high, low);
        ports(port, balancer.port(listener, target));
        walk.memory.balanced.sent(walk);
        walk.tape.write(
                Tape.BALANCE, Decision.Result.TRANSLATE, 0, slot, endpoint, listener, target);
        carry(endpoint);
        return Walk.EMIT;
    }

    private int refuse(int endpoint, Code code, int listener) {
        walk.drop(Tape.BALANCE, code, walk.vpc.slot(), endpoint, listener, -1);
        return Walk.DONE;
    }

    /// @param zone the zone to look in; null for all
    private boolean anyOf(Balancer balancer, int listener, @Nullable String zone, boolean healthy) {
        for (int i = 0; i < balancer.targets(listener); i++) {
            if (fits(balancer, listener, i, zone, healthy)) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(
            Balancer balancer, int listener, int target, @Nullable String zone, boolean healthy) {
        return balancer.hasAddress(listener, target, walk.v6)
                && (zone == null || balancer.isInReach(listener, target, zone))
                && (!healthy || balancer.isHealthy(listener, target));
    }

    private int chosen(Balancer balancer, int listener, String zone, boolean healthy) {
        int n = 0;
        for (int i = 0; i < balancer.targets(listener); i++) {
            n += fits(balancer, listener, i, zone, healthy) ? 1 : 0;
        }
        int wanted = walk.pick(n);
        int i = -1;
        while (wanted >= 0) {
            i++;
            wanted -= fits(balancer, listener, i, zone, healthy) ? 1 : 0;
        }
        return i;
    }

    /// Whether a member can see the client's own address: not the client itself, which would get a
    /// packet from its own address, and not what is neither in the VPC nor in a peer of the Region.
    private boolean mayPreserve(long high, long low) {
        if (high == walk.srcHigh && low == walk.srcLow) {
            return false;
        }
        return walk.vpc.contains(walk.v6, high, low) || peer(high, low) != null;
    }

    private @Nullable PeeringLink peer(long high, long low) {
        for (int slot : walk.vpc.links()) {
            var link = walk.network.link(slot);
            int far = link.across(walk.vpc.slot());
            if (link.isActive()
                    && link.isIntraRegion()
                    && far != PeeringLink.ABSENT
                    && walk.network.tables(far).contains(walk.v6, high, low)) {
                return link;
            }
        }
        return null;
    }

    /// Makes the load balancer's own address the source.
    private void own(int endpoint) {
        if (walk.v6) {
            for (var ip : walk.vpc.addresses(endpoint)) {
                if (ip instanceof Ip.V6(long high, long low)) {
                    walk.srcHigh = high;
                    walk.srcLow = low;
                    break;
                }
            }
        } else {
            walk.srcLow = walk.vpc.primaryBits(endpoint) & 0xffff_ffffL;
        }
        walk.tape.address(Tape.SOURCE, walk.srcHigh, walk.srcLow);
    }

    private void ports(int sourcePort, int port) {
        if (walk.sourcePort != sourcePort || walk.port != port) {
            walk.sourcePort = sourcePort;
            walk.port = port;
            walk.tape.write(Tape.PORTS, sourcePort, port, 0, 0);
        }
    }

    /// What a load balancer sends on carries its own security groups.
    private void carry(int endpoint) {
        walk.identityVpc = walk.vpc;
        walk.identity = endpoint;
        walk.at = endpoint;
    }

    // ---- the way back

    private int answer(int endpoint) {
        int slot = walk.vpc.slot();
        int entry = walk.memory.balanced.answered(walk);
        if (entry >= 0
                && walk.memory.balanced.slot(entry) == slot
                && walk.memory.balanced.endpoint(entry) == endpoint) {
            walk.memory.balanced.restore(entry, walk);
            walk.tape.address(Tape.SOURCE, walk.srcHigh, walk.srcLow);
            walk.tape.address(Tape.DESTINATION, walk.dstHigh, walk.dstLow);
            walk.tape.write(Tape.PORTS, walk.sourcePort, walk.port, 0, 0);
            walk.tape.write(Tape.BALANCE_BACK, Decision.Result.TRANSLATE, 0, slot, endpoint, 0, 0);
            carry(endpoint);
            return Walk.EMIT;
        }
        if (slot == walk.senderSlot && endpoint == walk.senderEndpoint) {
            return walk.deliver(endpoint);
        }
        return refuse(endpoint, Code.ELBV2_LISTENERS_MISMATCH, -1);
    }

    /// {@return whether the packet that an endpoint sends is the reply of a flow in which it saw
    /// the client's own address}
    int preserved() {
        int entry = walk.returning ? walk.memory.balanced.answered(walk) : -1;
        return entry >= 0 && walk.memory.balanced.isPreserved(entry) ? entry : -1;
    }

    /// Brings the reply of a member that saw the client's own address to the load balancer.
    ///
    /// @param subnet the member's
    int backTo(int entry, int subnet) {
        var near = walk.vpc;
        var there = walk.network.tables(walk.memory.balanced.slot(entry));
        int endpoint = walk.memory.balanced.endpoint(entry);
        boolean crossing = there != near || there.subnetOf(endpoint) != subnet;
        if (crossing && !filters.acl(subnet, true)) {
            return Walk.DONE;
        }
        walk.tape.write(
                Tape.BALANCE_ROUTE,
                Decision.Result.FORWARD,
                0,
                near.slot(),
                subnet,
                there.slot(),
                endpoint);
        if (there != near) {
            over(near, there);
        }
        walk.vpc = there;
        return walk.arriveAt(endpoint, crossing);
    }

    private void over(VpcTables near, VpcTables there) {
        for (int slot : near.links()) {
            var link = walk.network.link(slot);
            if (link.isActive() && link.across(near.slot()) == there.slot()) {
                walk.hop(Tape.HOP_PEERING, slot, near.slot());
                walk.tape.write(Tape.PEER, Decision.Result.FORWARD, 0, slot, near.slot(), 0, 0);
                return;
            }
        }
    }
}
