package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.net.Protocol;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.PeeringLink;
import dev.peerscape.core.network.RuleList;
import dev.peerscape.core.network.TransitTables;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.TransitAttachment;

import org.jspecify.annotations.Nullable;

/// The engine: carries one packet and its reply through a compiled network as G.1 says, and writes
/// what it saw on a [Tape]. Makes no objects. Not for several threads at once.
///
/// When explaining, it goes on past what drops the packet as if that had let it through, so that
/// everything in the way is seen; where there is no way on it goes on as if by the way that the
/// sender must have hoped for ([#bridge]), once a leg.
final class Walker {
    static final int MAX_HOPS = 64;

    /// The most hops from one sender to the next: subnet, gateway, Internet, gateway, subnet,
    /// instance.
    private static final int STRIDE = 6;

    private static final int FIRST_NAT_PORT = 1024;
    static final int DONE = 0;
    private static final int EMIT = 1;

    private final Network network;
    private final boolean explaining;
    final Tape tape;
    private final Memory memory = new Memory();

    // The packet.
    private boolean v6;
    private long srcHigh;
    private long srcLow;
    private long dstHigh;
    private long dstLow;
    private int protocol;
    private int sourcePort;
    private int port;

    // Where it is: to be sent by the endpoint `at` of `vpc`.
    private VpcTables vpc;
    private int at;
    private boolean inwards;
    private int hops;
    private boolean returning;
    private final long[] seen = new long[MAX_HOPS * 3];
    private int seenEnd;

    // Whose security groups it carries, and who sent it on this leg.
    private @Nullable VpcTables identityVpc;
    private int identity;
    private @Nullable VpcTables originVpc;
    private int origin;
    private long firstSrcHigh;
    private long firstSrcLow;
    private int firstPort;

    // Whom it is meant for on this leg.
    private int wantedSlot;
    private boolean bridged;

    /// Whether it came into this VPC by a transit gateway.
    private boolean borne;

    private final TransitWalk transit;

    // The sender of the flow, for the way back.
    private int senderSlot;
    private int senderEndpoint;
    private int assumedSlot;

    // How the leg ended.
    private boolean arrived;
    private int firstCode;
    private int reachedSlot;
    private int reachedEndpoint;

    Walker(Network network, boolean explaining) {
        this.network = network;
        this.explaining = explaining;
        tape = new Tape(explaining);
        vpc = VpcTables.NOWHERE;
        transit = new TransitWalk(this, network);
    }

    // ---- what came of it

    /// {@return whether the packet got to somebody, past whatever it was assumed to pass}
    boolean arrived() {
        return arrived;
    }

    /// {@return whether something on the leg drops the packet}
    boolean blocked() {
        return firstCode != 0;
    }

    /// {@return the ordinal of the code it was first dropped with, plus one; 0 when it was not}
    int firstCode() {
        return firstCode;
    }

    int reachedSlot() {
        return reachedSlot;
    }

    int reachedEndpoint() {
        return reachedEndpoint;
    }

    /// {@return whether the packet got to the flow's sender; its other interfaces count too}
    boolean reachedSender() {
        return arrived && same(reachedSlot, reachedEndpoint, senderSlot, senderEndpoint);
    }

    boolean same(int slot, int endpoint, int otherSlot, int otherEndpoint) {
        if (slot != otherSlot) {
            return false;
        }
        if (slot < 0) {
            return slot == Start.INTERNET;
        }
        var tables = network.tables(slot);
        return tables.host(endpoint) == tables.host(otherEndpoint);
    }

    /// {@return the header that the reply was sent with, given the one that arrived}
    static Header headerOfReply(Header arrived) {
        boolean ported = !arrived.protocol().isIcmp();
        int type = arrived.port() == 8 ? 0 : arrived.port() == 128 ? 129 : arrived.port();
        return new Header(
                arrived.destination(),
                arrived.source(),
                arrived.protocol(),
                ported ? arrived.port() : arrived.sourcePort(),
                ported ? arrived.sourcePort() : type,
                64);
    }

    // ---- the two legs

    /// Sends the request.
    void forward(Start.Ready start) {
        v6 = start.destination().isV6();
        srcHigh = high(start.source());
        srcLow = low(start.source());
        dstHigh = high(start.destination());
        dstLow = low(start.destination());
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
        returning = false;
        begin(slot, endpoint, wanted);
    }

    /// Sends the reply of whoever the request reached, back to where it came from.
    void reply() {
        returning = true;
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

    private void begin(int slot, int endpoint, int wanted) {
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
        int next;
        if (slot == Start.INTERNET) {
            originVpc = null;
            identityVpc = null;
            hop(Tape.HOP_INTERNET, -1, -1);
            tape.write(Tape.SEND, Decision.Result.ALLOW, 0, -1, -1, 0, 0);
            next = acrossInternet();
        } else {
            vpc = network.tables(slot);
            at = endpoint;
            originVpc = vpc;
            origin = endpoint;
            next = send();
        }
        while (next == EMIT) {
            next = emit();
        }
    }

    private int send() {
        hop(vpc.isNat(at) ? Tape.HOP_NAT_GATEWAY : Tape.HOP_INSTANCE, vpc.slot(), at);
        if (!returning && !vpc.isRunning(at)) {
            if (!pass(Tape.SEND, Code.BAD_STATE, vpc.slot(), at)) {
                return DONE;
            }
        } else {
            tape.write(Tape.SEND, Decision.Result.ALLOW, 0, vpc.slot(), at, 0, 0);
        }
        boolean own = vpc.endpointAt(v6, srcHigh, srcLow) == at;
        if (!own && !returning && !isOwn(at, srcHigh, srcLow)) {
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
        if (vpc.endpointAt(v6, dstHigh, dstLow) == at) {
            return deliver(at);
        }
        return EMIT;
    }

    /// Whether it is the endpoint's own address though another endpoint claims it too.
    private boolean isOwn(int endpoint, long high, long low) {
        for (var ip : vpc.addresses(endpoint)) {
            if (ip.isV6() == v6 && high(ip) == high && low(ip) == low) {
                return true;
            }
        }
        return false;
    }

    // ---- leaving an endpoint: G.1 steps 2 to 6

    private int emit() {
        if (goesRound(vpc.slot(), at)) {
            return stop(Code.CYCLIC_PATH_DETECTED);
        }
        if (isFar()) {
            return stop(Code.MAX_HOPS_EXCEEDED);
        }
        boolean nat = vpc.isNat(at);
        if (!nat && !groups(at, true)) {
            return DONE;
        }
        int subnet = vpc.subnetOf(at);
        if (!inwards) {
            hop(Tape.HOP_SUBNET, vpc.slot(), subnet);
        }
        inwards = false;
        int neighbour = vpc.endpointAt(v6, dstHigh, dstLow);
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
    private int byTable(int subnet, int neighbour) {
        int table = vpc.tableOf(subnet);
        int entry = vpc.entry(subnet, v6, dstHigh, dstLow);
        int row = vpc.entryRow(entry);
        int kind = vpc.entryKind(entry);
        int argument = vpc.entryArgument(entry);
        boolean stays =
                (kind == VpcTables.NAT_GATEWAY || kind == VpcTables.INTERFACE)
                        && vpc.subnetOf(argument) == subnet;
        if (!stays && !acl(subnet, true)) {
            return DONE;
        }
        if (row < 0) {
            drop(Tape.ROUTE, Code.NO_ROUTE_TO_DESTINATION, vpc.slot(), table, -1, kind);
            return bridge();
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
                yield out(argument);
            }
            case VpcTables.NAT_GATEWAY -> {
                route(table, row, kind);
                yield translate(argument, !stays);
            }
            case VpcTables.INTERFACE -> {
                route(table, row, kind);
                yield through(argument, !stays);
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
                yield over(link);
            }
            case VpcTables.TRANSIT_GATEWAY -> {
                if (transit.takes(argument, vpc)) {
                    route(table, row, kind);
                    yield transit.enter(argument, vpc, subnet);
                }
                drop(Tape.ROUTE, Code.BAD_STATE_ROUTE, vpc.slot(), table, row, kind);
                yield bridge();
            }
            default -> {
                drop(Tape.ROUTE, Code.BAD_STATE_ROUTE, vpc.slot(), table, row, kind);
                yield bridge();
            }
        };
    }

    /// Whether the packet was here before with this destination; else that is remembered.
    boolean goesRound(int slot, int place) {
        long key = (long) slot << 32 | place & 0xffff_ffffL;
        for (int i = 0; i < seenEnd; i += 3) {
            if (seen[i] == key && seen[i + 1] == dstHigh && seen[i + 2] == dstLow) {
                return true;
            }
        }
        seen[seenEnd] = key;
        seen[seenEnd + 1] = dstHigh;
        seen[seenEnd + 2] = dstLow;
        seenEnd += 3;
        return false;
    }

    boolean isFar() {
        return hops > MAX_HOPS - STRIDE;
    }

    private void route(int table, int row, int kind) {
        tape.write(Tape.ROUTE, Decision.Result.FORWARD, 0, vpc.slot(), table, row, kind);
    }

    // ---- for the transit gateways

    /// Whether the attachment takes packets of this family.
    boolean carried(TransitAttachment attachment) {
        return !v6 || !(attachment.to() instanceof TransitAttachment.To.ToVpc to) || to.ipv6();
    }

    int row(TransitTables gateway, int table) {
        return gateway.row(table, v6, dstHigh, dstLow);
    }

    void keepGroups(boolean kept) {
        if (!kept) {
            identityVpc = null;
        }
    }

    /// {@return the slot of the VPC that the packet is meant for, or a number below zero}
    int wantedVpc() {
        return wantedSlot;
    }

    /// Whether the walk may go on as hoped, which it does once a leg.
    boolean mayBridge() {
        boolean may = explaining && !bridged;
        bridged |= may;
        return may;
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

    private int over(PeeringLink link) {
        int from = vpc.slot();
        hop(Tape.HOP_PEERING, link.slot(), from);
        int far = link.across(from);
        if (far == PeeringLink.ABSENT) {
            boolean known = link.absentHolds(from, v6, dstHigh, dstLow);
            drop(
                    Tape.PEER,
                    known ? Code.NO_POSSIBLE_DESTINATION : Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR,
                    link.slot(),
                    from,
                    0,
                    0);
            return known ? DONE : bridge();
        }
        var there = network.tables(far);
        boolean inside = there.contains(v6, dstHigh, dstLow);
        if (!inside && !there.contains(v6, srcHigh, srcLow)) {
            drop(Tape.PEER, Code.PCX_REQUIRES_ADDRESS_IN_VPC_CIDR, link.slot(), from, 0, 0);
            return bridge();
        }
        int target = inside ? there.endpointAt(v6, dstHigh, dstLow) : -1;
        if (target < 0) {
            drop(Tape.PEER, Code.NO_POSSIBLE_DESTINATION, link.slot(), from, 0, 0);
            return DONE;
        }
        tape.write(
                Tape.PEER,
                Decision.Result.FORWARD,
                0,
                link.slot(),
                from,
                link.isActive() ? 0 : 1,
                0);
        if (!link.isIntraRegion()) {
            identityVpc = null;
        }
        vpc = there;
        return arrive(target, true);
    }

    private int out(int gateway) {
        int slot = vpc.slot();
        hop(Tape.HOP_INTERNET_GATEWAY, slot, gateway);
        if (isPrivate(dstHigh, dstLow)) {
            drop(
                    Tape.GATEWAY_OUT,
                    Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS,
                    slot,
                    gateway,
                    0,
                    0);
            return bridge();
        }
        if (isShared(dstLow)) {
            drop(
                    Tape.GATEWAY_OUT,
                    Code.IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS,
                    slot,
                    gateway,
                    0,
                    0);
            return bridge();
        }
        int holder = vpc.endpointAt(v6, srcHigh, srcLow);
        boolean mapped =
                holder >= 0
                        && (v6
                                ? !isPrivate(srcHigh, srcLow)
                                : vpc.hasPublic(holder) && vpc.primaryBits(holder) == (int) srcLow);
        if (!mapped) {
            drop(Tape.GATEWAY_OUT, Code.IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS, slot, gateway, 0, 0);
            if (!explaining) {
                return DONE;
            }
            assumedSlot = slot;
        } else if (v6) {
            tape.write(Tape.GATEWAY_OUT, Decision.Result.FORWARD, 0, slot, gateway, holder, 0);
        } else {
            srcLow = vpc.publicBits(holder) & 0xffff_ffffL;
            tape.address(Tape.SOURCE, srcHigh, srcLow);
            tape.write(Tape.GATEWAY_OUT, Decision.Result.TRANSLATE, 0, slot, gateway, holder, 0);
        }
        identityVpc = null;
        hop(Tape.HOP_INTERNET, -1, -1);
        return acrossInternet();
    }

    private int acrossInternet() {
        if (returning && assumedSlot >= 0 && !isPublic(dstHigh, dstLow)) {
            return assumedInwards();
        }
        if (!isPublic(dstHigh, dstLow)) {
            boolean somebody = originVpc == null && !returning && wantedSlot >= 0;
            drop(
                    Tape.INTERNET,
                    somebody
                            ? Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS
                            : Code.NO_POSSIBLE_DESTINATION,
                    -1,
                    0,
                    0,
                    0);
            if (explaining && somebody) {
                vpc = network.tables(wantedSlot);
                return inwards(true);
            }
            return DONE;
        }
        int slot = network.publicSlot(v6, dstHigh, dstLow);
        if (slot < 0) {
            tape.write(Tape.INTERNET, Decision.Result.DELIVER, 0, -1, 0, 0, 0);
            arrived = true;
            reachedSlot = Start.INTERNET;
            return DONE;
        }
        vpc = network.tables(slot);
        if (vpc.gatewayCount() == 0) {
            drop(Tape.INTERNET, Code.IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS, slot, 0, 0, 0);
            if (!explaining) {
                return DONE;
            }
        } else {
            tape.write(Tape.INTERNET, Decision.Result.FORWARD, 0, slot, 0, 0, 0);
        }
        return inwards(false);
    }

    /// The reply to a sender that was assumed to have a public address.
    private int assumedInwards() {
        vpc = network.tables(assumedSlot);
        tape.write(Tape.INTERNET, Decision.Result.FORWARD, 0, assumedSlot, 0, 0, 0);
        return inwards(true);
    }

    /// Through the Internet gateway into the VPC.
    ///
    /// @param own whether the destination is already the endpoint's own address
    private int inwards(boolean own) {
        int slot = vpc.slot();
        int target =
                own || v6
                        ? vpc.endpointAt(v6, dstHigh, dstLow)
                        : vpc.publicEndpointAt((int) dstLow);
        if (vpc.gatewayCount() > 0) {
            hop(Tape.HOP_INTERNET_GATEWAY, slot, 0);
            boolean assumed = assumedSlot >= 0 && explaining;
            Code refused =
                    assumed
                            ? null
                            : isPrivate(srcHigh, srcLow)
                                    ? Code.IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS
                                    : isShared(srcLow)
                                            ? Code.IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS
                                            : null;
            if (refused != null) {
                drop(Tape.GATEWAY_IN, refused, slot, 0, target, 0);
                if (!explaining) {
                    return DONE;
                }
            }
        }
        if (target < 0) {
            return DONE;
        }
        if (!own && !v6) {
            dstLow = vpc.primaryBits(target) & 0xffff_ffffL;
            tape.address(Tape.DESTINATION, dstHigh, dstLow);
        }
        if (vpc.gatewayCount() > 0) {
            tape.write(
                    Tape.GATEWAY_IN,
                    v6 || own ? Decision.Result.FORWARD : Decision.Result.TRANSLATE,
                    0,
                    slot,
                    0,
                    target,
                    0);
        }
        return arrive(target, true);
    }

    private int translate(int nat, boolean crossing) {
        int slot = vpc.slot();
        hop(Tape.HOP_NAT_GATEWAY, slot, nat);
        if (crossing && !acl(vpc.subnetOf(nat), false)) {
            return DONE;
        }
        if (returning) {
            drop(Tape.NAT_OUT, Code.NGW_SOURCE_ADDRESS_REASSIGN, slot, nat, 0, 0);
            return bridge();
        }
        boolean carried =
                !v6
                        && (protocol == Protocol.TCP.number()
                                || protocol == Protocol.UDP.number()
                                || protocol == Protocol.ICMP.number());
        if (!carried && !pass(Tape.NAT_OUT, Code.PROTOCOL_RESTRICTION, slot, nat)) {
            return DONE;
        }
        // What comes by a transit gateway is served whatever its source (G.3, 7).
        if (!borne
                && !vpc.contains(v6, srcHigh, srcLow)
                && !pass(Tape.NAT_OUT, Code.NGW_REQUIRES_SOURCE_IN_VPC, slot, nat)) {
            return DONE;
        }
        if (!v6) {
            memory.translate(slot, nat, srcHigh, srcLow, dstHigh, dstLow, sourcePort);
            srcLow = vpc.primaryBits(nat) & 0xffff_ffffL;
            tape.address(Tape.SOURCE, srcHigh, srcLow);
            if (sourcePort < FIRST_NAT_PORT && protocol != Protocol.ICMP.number()) {
                sourcePort += FIRST_NAT_PORT;
                tape.write(Tape.PORTS, sourcePort, port, 0, 0);
            }
        }
        tape.write(Tape.NAT_OUT, Decision.Result.TRANSLATE, 0, slot, nat, 0, 0);
        identityVpc = null;
        at = nat;
        return EMIT;
    }

    private int through(int appliance, boolean crossing) {
        if (vpc.endpointAt(v6, dstHigh, dstLow) == appliance) {
            return arrive(appliance, crossing);
        }
        if (crossing) {
            int subnet = vpc.subnetOf(appliance);
            hop(Tape.HOP_SUBNET, vpc.slot(), subnet);
            if (!acl(subnet, false)) {
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
        if (!groups(appliance, false)) {
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
            if (!acl(subnet, false)) {
                return DONE;
            }
        }
        if (vpc.isNat(target)) {
            return backThrough(target);
        }
        hop(Tape.HOP_INSTANCE, vpc.slot(), target);
        if (!vpc.isRunning(target) && !pass(Tape.DELIVER, Code.BAD_STATE, vpc.slot(), target)) {
            return DONE;
        }
        if (!groups(target, false)) {
            return DONE;
        }
        return deliver(target);
    }

    private int deliver(int target) {
        tape.write(Tape.DELIVER, Decision.Result.DELIVER, 0, vpc.slot(), target, 0, 0);
        arrived = true;
        reachedSlot = vpc.slot();
        reachedEndpoint = target;
        return DONE;
    }

    private int backThrough(int nat) {
        int slot = vpc.slot();
        hop(Tape.HOP_NAT_GATEWAY, slot, nat);
        int entry = returning ? memory.translation(slot, nat, srcHigh, srcLow) : -1;
        if (entry >= 0) {
            dstHigh = memory.high(entry);
            dstLow = memory.low(entry);
            tape.address(Tape.DESTINATION, dstHigh, dstLow);
            if (protocol != Protocol.ICMP.number() && port != memory.port(entry)) {
                port = memory.port(entry);
                tape.write(Tape.PORTS, sourcePort, port, 0, 0);
            }
            tape.write(Tape.NAT_IN, Decision.Result.TRANSLATE, 0, slot, nat, 0, 0);
            at = nat;
            inwards = true;
            return EMIT;
        }
        if (returning && slot == senderSlot && nat == senderEndpoint) {
            return deliver(nat);
        }
        drop(Tape.NAT_IN, Code.NO_POSSIBLE_DESTINATION, slot, nat, 0, 0);
        return DONE;
    }

    // ---- filters

    private boolean groups(int endpoint, boolean egress) {
        int operation = egress ? Tape.GROUPS_OUT : Tape.GROUPS_IN;
        int slot = vpc.slot();
        if (returning && memory.tracked(slot, endpoint, srcHigh, srcLow, dstHigh, dstLow)) {
            tape.write(operation, Decision.Result.TRACKED, 0, slot, endpoint, -1, -1);
            return true;
        }
        if (!returning) {
            memory.track(slot, endpoint, srcHigh, srcLow, dstHigh, dstLow);
        }
        long high = egress ? dstHigh : srcHigh;
        long low = egress ? dstLow : srcLow;
        int groups = vpc.groupCount(endpoint);
        int asked = 0;
        for (int i = 0; i < groups; i++) {
            asked += vpc.ruleCount(endpoint, i, egress);
            int rule = -1;
            while ((rule =
                            vpc.fitting(
                                    endpoint,
                                    i,
                                    egress,
                                    rule + 1,
                                    v6,
                                    low,
                                    protocol,
                                    port,
                                    sourcePort))
                    >= 0) {
                int group = vpc.groupOf(endpoint, i);
                if (!vpc.asks(endpoint, i, egress, rule)
                        || answers(vpc.groupRules(group, egress), rule, egress, high, low)) {
                    tape.write(operation, Decision.Result.ALLOW, 0, slot, endpoint, group, rule);
                    return true;
                }
            }
        }
        boolean any = asked > 0;
        Code code =
                !any
                        ? Code.SG_HAS_NO_RULES
                        : !egress && identityLost(endpoint)
                                ? Code.SG_REFERENCES_NOT_PRESERVED
                                : Code.ENI_SG_RULES_MISMATCH;
        drop(operation, code, slot, endpoint, -1, -1);
        return explaining;
    }

    /// Whether a rule refers to a group of the packet's other end: known inside the VPC and over an
    /// active peering within a Region (A.7).
    private boolean answers(RuleList rules, int rule, boolean egress, long high, long low) {
        return rules.holds(rule, v6, high, low) || refers(rules, rule, egress);
    }

    private boolean refers(RuleList rules, int rule, boolean egress) {
        var id = rules.group(rule);
        if (id == null) {
            return false;
        }
        return egress ? receiverIn(id) : identityVpc != null && identityVpc.isMember(identity, id);
    }

    private boolean receiverIn(ResourceId group) {
        int near = vpc.endpointAt(v6, dstHigh, dstLow);
        if (near >= 0) {
            return vpc.isMember(near, group);
        }
        for (int slot : vpc.links()) {
            var link = network.link(slot);
            int far = link.across(vpc.slot());
            if (link.isActive() && link.isIntraRegion() && far != PeeringLink.ABSENT) {
                var there = network.tables(far);
                int target = there.endpointAt(v6, dstHigh, dstLow);
                if (target >= 0 && there.isMember(target, group)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether a rule would match had the packet still the groups of its sender.
    private boolean identityLost(int endpoint) {
        var sender = originVpc;
        if (identityVpc != null || sender == null) {
            return false;
        }
        for (int group : vpc.groupsOf(endpoint)) {
            var rules = vpc.groupRules(group, false);
            for (int rule = 0; rule < rules.size(); rule++) {
                var id = rules.group(rule);
                if (id != null
                        && rules.admits(rule, protocol, port, sourcePort)
                        && sender.isMember(origin, id)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean acl(int subnet, boolean egress) {
        int rule =
                vpc.aclRule(
                        subnet,
                        egress,
                        v6,
                        egress ? dstHigh : srcHigh,
                        egress ? dstLow : srcLow,
                        protocol,
                        port,
                        sourcePort);
        int operation = egress ? Tape.ACL_OUT : Tape.ACL_IN;
        if (vpc.aclAllows(subnet, egress, rule)) {
            tape.write(operation, Decision.Result.ALLOW, 0, vpc.slot(), subnet, rule, 0);
            return true;
        }
        drop(operation, Code.SUBNET_ACL_RESTRICTION, vpc.slot(), subnet, rule, 0);
        return explaining;
    }

    // ---- dropping, and going on all the same

    private void drop(int operation, Code code, int a, int b, int c, int d) {
        if (firstCode == 0) {
            firstCode = code.ordinal() + 1;
        }
        tape.write(operation, Decision.Result.DROP, code.ordinal() + 1, a, b, c, d);
    }

    /// Drops, and says whether the walk goes on all the same.
    boolean drops(int operation, Code code, int a, int b, int c, int d) {
        drop(operation, code, a, b, c, d);
        return explaining;
    }

    private boolean pass(int operation, Code code, int slot, int endpoint) {
        drop(operation, code, slot, endpoint, -1, -1);
        return explaining;
    }

    int stop(Code code) {
        drop(Tape.GUARD, code, vpc.slot(), at, 0, 0);
        return DONE;
    }

    void hop(int operation, int a, int b) {
        hops++;
        tape.write(operation, a, b, 0, 0);
    }

    /// Goes on where there is no way, as the sender must have hoped: to a public address by the
    /// VPC's own gateways, to a private one by a peering, if need be one that is still to be made.
    int bridge() {
        if (!explaining || bridged || wantedSlot == Start.NOBODY) {
            return DONE;
        }
        bridged = true;
        if (isPublic(dstHigh, dstLow)
                && (wantedSlot < 0 || !network.tables(wantedSlot).contains(v6, dstHigh, dstLow))) {
            return bridgeToInternet();
        }
        return wantedSlot >= 0 && originVpc != null ? bridgeToVpc(originVpc) : DONE;
    }

    private int bridgeToInternet() {
        boolean known = v6 || at >= 0 && vpc.hasPublic(at);
        if (!known && !returning) {
            for (int nat = 0; nat < vpc.endpointCount(); nat++) {
                if (nat != at && vpc.isNat(nat) && vpc.hasPublic(nat)) {
                    return translate(nat, at < 0 || vpc.subnetOf(nat) != vpc.subnetOf(at));
                }
            }
        }
        return vpc.gatewayCount() > 0 ? out(0) : DONE;
    }

    private int bridgeToVpc(VpcTables near) {
        var there = network.tables(wantedSlot);
        int target = there.endpointAt(v6, dstHigh, dstLow);
        if (target < 0 || there.slot() == near.slot()) {
            return DONE;
        }
        if (srcLow != firstSrcLow || srcHigh != firstSrcHigh) {
            srcHigh = firstSrcHigh;
            srcLow = firstSrcLow;
            tape.address(Tape.SOURCE, srcHigh, srcLow);
            if (sourcePort != firstPort) {
                sourcePort = firstPort;
                tape.write(Tape.PORTS, sourcePort, port, 0, 0);
            }
            memory.forgetTranslations();
        }
        var link = best(near, wantedSlot);
        if (link != null) {
            hop(Tape.HOP_PEERING, link.slot(), near.slot());
            tape.write(Tape.PEER, Decision.Result.FORWARD, 0, link.slot(), near.slot(), 1, 0);
        }
        boolean known = near.vpc().region().equals(there.vpc().region());
        identityVpc = known ? near : null;
        identity = origin;
        vpc = there;
        return arrive(target, true);
    }

    /// The peering between two VPCs that is nearest to working.
    private @Nullable PeeringLink best(VpcTables near, int far) {
        PeeringLink best = null;
        for (int slot : near.links()) {
            var link = network.link(slot);
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

    // ---- addresses

    private static long high(Ip ip) {
        return ip instanceof Ip.V6(long high, _) ? high : 0;
    }

    private static long low(Ip ip) {
        return switch (ip) {
            case Ip.V4(int bits) -> bits & 0xffff_ffffL;
            case Ip.V6(_, long low) -> low;
        };
    }

    private boolean isPrivate(long high, long low) {
        if (v6) {
            return high >>> 57 == 0xfc >>> 1;
        }
        int bits = (int) low;
        return bits >>> 24 == 10 || bits >>> 20 == 0xac1 || bits >>> 16 == 0xc0a8;
    }

    private boolean isShared(long low) {
        return !v6 && (int) low >>> 22 == 0x191;
    }

    private boolean isPublic(long high, long low) {
        if (v6) {
            return high >>> 61 == 1;
        }
        int bits = (int) low;
        return !isPrivate(high, low)
                && !isShared(low)
                && bits >>> 24 != 0
                && bits >>> 24 != 127
                && bits >>> 16 != 0xa9fe
                && bits >>> 28 < 0xe;
    }
}
