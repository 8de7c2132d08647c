package dev.peerscape.core.trace;

import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.VpcTables;

/// The engine: carries one packet and its reply through a compiled network as G.1 says, and writes
/// what it saw on a [Tape]. Makes no objects. Not for several threads at once.
///
/// When explaining, it goes on past what drops the packet as if that had let it through, so that
/// everything in the way is seen; where there is no way on it goes on as if by the way that the
/// sender must have hoped for ([Detour]), once a leg.
final class Walker extends Walk {
    final Filters filters = new Filters(this);
    private final EdgeRoutes edges = new EdgeRoutes(this);
    private final Gateways gateways = new Gateways(this, edges);
    private final NatWalk nats = new NatWalk(this, filters);
    private final Balancing balancing = new Balancing(this, filters);
    private final Doors doors = new Doors(this);
    private final PeeringWalk peerings = new PeeringWalk(this);
    final TransitWalk transit;
    final HybridWalk hybrid;
    private final Detour detour;

    Walker(Network network, boolean explaining) {
        this(network, explaining, explaining);
    }

    /// @param recording whether the tape is written
    Walker(Network network, boolean explaining, boolean recording) {
        super(network, explaining, recording);
        transit = new TransitWalk(this, network);
        hybrid = new HybridWalk(this, network, transit, gateways, edges);
        gateways.publicWays(hybrid);
        detour = new Detour(this, gateways, nats, hybrid);
    }

    // ---- the two legs

    /// Sends the request.
    void forward(Start.Ready start) {
        v6 = start.destination().isV6();
        srcHigh = high(start.source());
        srcLow = low(start.source());
        dstHigh = high(start.destination());
        dstLow = low(start.destination());
        via = start.via();
        forward(
                start.slot(),
                start.endpoint(),
                start.protocol().number(),
                start.sourcePort(),
                start.port(),
                start.wantedSlot());
    }

    /// Sends the request between IPv4 addresses without making an object.
    void forward4(
            int slot,
            int endpoint,
            int source,
            int destination,
            int protocol,
            int sourcePort,
            int port) {
        v6 = false;
        srcHigh = 0;
        dstHigh = 0;
        srcLow = source & 0xffff_ffffL;
        dstLow = destination & 0xffff_ffffL;
        via = -1;
        forward(slot, endpoint, protocol, sourcePort, port, Start.NOBODY);
    }

    private void forward(
            int slot, int endpoint, int protocol, int sourcePort, int port, int wanted) {
        this.protocol = protocol;
        this.sourcePort = sourcePort;
        this.port = port;
        senderSlot = slot;
        senderEndpoint = endpoint;
        assumedSlot = Start.NOBODY;
        memory.clear();
        tape.clear();
        chosen = 0;
        returning = false;
        begin(slot, endpoint, wanted);
    }

    /// Sends the reply of whoever the request reached, back to where it came from.
    void reply() {
        returning = true;
        via = -1;
        long high = srcHigh;
        long low = srcLow;
        srcHigh = dstHigh;
        srcLow = dstLow;
        dstHigh = high;
        dstLow = low;
        if (protocol == Protocol.ICMP.number() || protocol == Protocol.ICMPV6.number()) {
            port = port == 8 ? 0 : port == 128 ? 129 : port;
        } else {
            int swap = port;
            port = sourcePort;
            sourcePort = swap;
        }
        begin(reachedSlot, reachedEndpoint, senderSlot);
    }

    /// Readies the walk for a leg from wherever it is; [#run] takes it on.
    void prepare(int wanted) {
        wantedSlot = wanted;
        bridged = false;
        borne = false;
        arrived = false;
        firstCode = 0;
        reachedSlot = Start.NOBODY;
        reachedEndpoint = -1;
        hops = 0;
        seenEnd = 0;
        inwards = false;
        firstSrcHigh = srcHigh;
        firstSrcLow = srcLow;
        firstPort = sourcePort;
        originVpc = null;
        identityVpc = null;
        unreferenced = false;
    }

    /// Has somebody send the packet.
    void begin(int slot, int endpoint, int wanted) {
        prepare(wanted);
        int next;
        if (slot == Start.INTERNET) {
            hop(Tape.HOP_INTERNET, -1, -1);
            tape.write(Tape.SEND, Decision.Result.ALLOW, 0, -1, -1, 0, 0);
            next = gateways.acrossInternet();
        } else if (Start.isSite(slot)) {
            next = hybrid.send(Start.siteOf(slot), endpoint, via);
        } else {
            vpc = network.tables(slot);
            at = endpoint;
            originVpc = vpc;
            origin = endpoint;
            next = send();
        }
        run(next);
    }

    void run(int first) {
        int next = first;
        while (next != DONE) {
            next =
                    switch (next) {
                        case EMIT -> emit(vpc.endpointAt(v6, dstHigh, dstLow));
                        case ARRIVE -> arrive(target, crossing);
                        default -> detour.take();
                    };
        }
    }

    private int send() {
        hop(vpc.isNat(at) ? Tape.HOP_NAT_GATEWAY : Tape.HOP_INSTANCE, vpc.slot(), at);
        boolean ordinary = vpc.isOrdinary(at);
        boolean service = !ordinary && (vpc.isService(at) || vpc.isDoor(at));
        if (!returning && !vpc.isRunning(at)) {
            if (!pass(Tape.SEND, Code.BAD_STATE, vpc.slot(), at)) {
                return DONE;
            }
        } else if (!returning && service) {
            if (!doors.starts(at)) {
                return DONE;
            }
        } else {
            tape.write(Tape.SEND, Decision.Result.ALLOW, 0, vpc.slot(), at, 0, 0);
        }
        if (!ordinary) {
            if (vpc.isDoor(at)) {
                return doors.in(at);
            }
            if (!returning && vpc.isBalancer(at) && !balancing.starts()) {
                return DONE;
            }
        }
        if (!returning && !isOwn(at)) {
            if (vpc.isChecked(at)) {
                if (!pass(Tape.CHECK, Code.ENI_SOURCE_DEST_CHECK_RESTRICTION, vpc.slot(), at)) {
                    return DONE;
                }
            } else {
                tape.write(Tape.CHECK, Decision.Result.ALLOW, 0, vpc.slot(), at, 0, 0);
            }
            identityVpc = null;
        } else {
            identityVpc = vpc;
            identity = at;
        }
        int neighbour = vpc.endpointAt(v6, dstHigh, dstLow);
        return neighbour == at ? deliver(at) : emit(neighbour);
    }

    // ---- leaving an endpoint: G.1 steps 2 to 6

    /// @param neighbour the endpoint of the VPC that has the destination as its own, or -1
    private int emit(int neighbour) {
        if (goesRound(vpc.slot(), at)) {
            return stop(Code.CYCLIC_PATH_DETECTED);
        }
        if (isFar()) {
            return stop(Code.MAX_HOPS_EXCEEDED);
        }
        boolean nat = vpc.isNat(at);
        if (!nat && !filters.groups(at, true)) {
            return DONE;
        }
        int subnet = vpc.subnetOf(at);
        if (!inwards) {
            hop(Tape.HOP_SUBNET, vpc.slot(), subnet);
        }
        inwards = false;
        int preserved = returning ? balancing.preserved() : -1;
        if (preserved >= 0) {
            return balancing.backTo(preserved, subnet);
        }
        if (neighbour >= 0 && vpc.subnetOf(neighbour) == subnet) {
            tape.write(
                    Tape.NEIGHBOUR, Decision.Result.FORWARD, 0, vpc.slot(), subnet, neighbour, 0);
            return arrive(neighbour, false);
        }
        return byTable(subnet, neighbour);
    }

    /// Follows the table of a subnet in which the packet is.
    ///
    /// @param neighbour who has the destination in this VPC, or -1
    int byTable(int subnet, int neighbour) {
        int table = vpc.tableOf(subnet);
        int entry = vpc.entry(subnet, v6, dstHigh, dstLow);
        int row = vpc.entryRow(entry);
        int kind = vpc.entryKind(entry);
        int argument = vpc.entryArgument(entry);
        boolean stays =
                (kind == VpcTables.NAT_GATEWAY || kind == VpcTables.INTERFACE)
                        && vpc.subnetOf(argument) == subnet;
        if (!stays && !filters.acl(subnet, true)) {
            return DONE;
        }
        if (row < 0) {
            drop(Tape.ROUTE, Code.NO_ROUTE_TO_DESTINATION, vpc.slot(), table, -1, kind);
            return DETOUR;
        }
        return switch (kind) {
            case VpcTables.LOCAL -> {
                if (neighbour < 0) {
                    drop(Tape.ROUTE, Code.NO_POSSIBLE_DESTINATION, vpc.slot(), table, row, kind);
                    yield DONE;
                }
                route(table, row, kind);
                yield arrive(neighbour, true);
            }
            case VpcTables.INTERNET_GATEWAY -> {
                route(table, row, kind);
                yield gateways.out(argument);
            }
            case VpcTables.EGRESS_ONLY_GATEWAY -> {
                route(table, row, kind);
                yield gateways.outOnly(argument);
            }
            case VpcTables.NAT_GATEWAY -> {
                route(table, row, kind);
                yield nats.translate(argument, !stays);
            }
            case VpcTables.INTERFACE -> {
                route(table, row, kind);
                yield through(argument, !stays);
            }
            case VpcTables.ENDPOINT -> {
                route(table, row, kind);
                yield doors.out(argument);
            }
            case VpcTables.PEERING -> {
                var link = network.link(argument);
                if (link.isActive()) {
                    route(table, row, kind);
                } else {
                    drop(Tape.ROUTE, Code.BAD_STATE_ROUTE, vpc.slot(), table, row, kind);
                    if (!explaining) {
                        yield DONE;
                    }
                }
                yield peerings.over(link);
            }
            case VpcTables.TRANSIT_GATEWAY -> {
                if (transit.takes(argument, vpc)) {
                    route(table, row, kind);
                    yield transit.enter(argument, vpc, subnet);
                }
                drop(Tape.ROUTE, Code.BAD_STATE_ROUTE, vpc.slot(), table, row, kind);
                yield DETOUR;
            }
            case VpcTables.VPN_GATEWAY -> {
                route(table, row, kind);
                yield hybrid.out(argument);
            }
            default -> {
                drop(Tape.ROUTE, Code.BAD_STATE_ROUTE, vpc.slot(), table, row, kind);
                yield DETOUR;
            }
        };
    }

    private void route(int table, int row, int kind) {
        tape.write(Tape.ROUTE, Decision.Result.FORWARD, 0, vpc.slot(), table, row, kind);
    }

    /// On from the subnet by which a transit gateway's attachment leads into a VPC.
    int fromTransit(VpcTables there, int subnet) {
        vpc = there;
        at = -1;
        borne = true;
        hop(Tape.HOP_SUBNET, vpc.slot(), subnet);
        int neighbour = vpc.endpointAt(v6, dstHigh, dstLow);
        if (neighbour >= 0 && vpc.subnetOf(neighbour) == subnet) {
            tape.write(
                    Tape.NEIGHBOUR, Decision.Result.FORWARD, 0, vpc.slot(), subnet, neighbour, 0);
            return arrive(neighbour, false);
        }
        return byTable(subnet, neighbour);
    }

    // ---- the targets: G.1 step 6

    /// Through an interface that forwards.
    int through(int appliance, boolean crossing) {
        if (vpc.endpointAt(v6, dstHigh, dstLow) == appliance) {
            return arrive(appliance, crossing);
        }
        if (crossing) {
            int subnet = vpc.subnetOf(appliance);
            hop(Tape.HOP_SUBNET, vpc.slot(), subnet);
            if (!filters.acl(subnet, false)) {
                return DONE;
            }
        }
        hop(Tape.HOP_INSTANCE, vpc.slot(), appliance);
        if (!vpc.isRunning(appliance)
                && !pass(Tape.DELIVER, Code.BAD_STATE, vpc.slot(), appliance)) {
            return DONE;
        }
        if (vpc.isChecked(appliance)) {
            if (!pass(Tape.CHECK, Code.ENI_SOURCE_DEST_CHECK_RESTRICTION, vpc.slot(), appliance)) {
                return DONE;
            }
        } else {
            tape.write(Tape.CHECK, Decision.Result.FORWARD, 0, vpc.slot(), appliance, 0, 0);
        }
        if (!filters.groups(appliance, false)) {
            return DONE;
        }
        identityVpc = null;
        at = appliance;
        return EMIT;
    }

    // ---- arriving: G.1 steps 8 to 10

    private int arrive(int target, boolean crossing) {
        if (crossing) {
            int subnet = vpc.subnetOf(target);
            hop(Tape.HOP_SUBNET, vpc.slot(), subnet);
            if (!filters.acl(subnet, false)) {
                return DONE;
            }
        }
        if (vpc.isNat(target)) {
            return nats.backThrough(target);
        }
        hop(Tape.HOP_INSTANCE, vpc.slot(), target);
        if (!vpc.isRunning(target) && !pass(Tape.DELIVER, Code.BAD_STATE, vpc.slot(), target)) {
            return DONE;
        }
        if (!filters.groups(target, false)) {
            return DONE;
        }
        return vpc.isBalancer(target) ? balancing.accept(target) : deliver(target);
    }
}
