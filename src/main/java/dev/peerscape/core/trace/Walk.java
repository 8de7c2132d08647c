package dev.peerscape.core.trace;

import dev.peerscape.core.net.Ip;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.TransitTables;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.TransitAttachment;

import org.jspecify.annotations.Nullable;

/// A packet on its way: its header, where it is, whose groups it carries, and what became of it.
/// All of it changes as the packet goes on; [Walker] and its helpers work on the one they share.
abstract class Walk {
    /// The most hops from one sender to the next: subnet, gateway, Internet, gateway, subnet,
    /// instance.
    private static final int STRIDE = 6;

    static final int MAX_HOPS = 64;
    private static final int[] FIRST_WAYS = {};

    // What to do next.
    static final int DONE = 0;
    static final int EMIT = 1; // `at` of `vpc` sends it
    static final int ARRIVE = 2; // it comes to `target` of `vpc`
    static final int DETOUR = 3; // there is no way on from here

    final Network network;
    final boolean explaining;
    final Tape tape;
    final Memory memory = new Memory();

    // The packet.
    boolean v6;
    long srcHigh;
    long srcLow;
    long dstHigh;
    long dstLow;
    int protocol;
    int sourcePort;
    int port;

    // Where it is: to be sent by the endpoint `at` of `vpc`.
    VpcTables vpc;
    int at;
    boolean inwards;
    int hops;
    boolean returning;

    // Whose security groups it carries, and who sent it on this leg.
    @Nullable VpcTables identityVpc;

    /// Whether a transit gateway that does not support it took them off.
    boolean unreferenced;

    int identity;
    @Nullable VpcTables originVpc;
    int origin;
    long firstSrcHigh;
    long firstSrcLow;
    int firstPort;

    // Whom it is meant for on this leg.
    int wantedSlot;
    boolean bridged;

    /// Whether it came into this VPC by a transit gateway.
    boolean borne;

    // The sender of the flow, for the way back.
    int senderSlot;
    int senderEndpoint;

    /// The connection by which it leaves its site, or -1 for the one that the router takes.
    int via = -1;

    int assumedSlot;

    // How the leg ended.
    boolean arrived;
    int firstCode;
    int reachedSlot;
    int reachedEndpoint;

    /// Which of its equally good ways each choice takes, in the order in which choices come up; the
    /// first where nothing is said.
    int[] choices = FIRST_WAYS;

    /// How many ways each choice had.
    final int[] ways = new int[MAX_HOPS];

    int chosen;

    /// Who sent it on this leg, and to which address.
    private final long[] seen = new long[MAX_HOPS * 3];

    int seenEnd;

    // Where it comes to next.
    int target;
    boolean crossing;

    Walk(Network network, boolean explaining, boolean recording) {
        this.network = network;
        this.explaining = explaining;
        tape = new Tape(recording);
        vpc = VpcTables.NOWHERE;
    }

    // ---- choices

    /// {@return which of some equally good ways the packet takes} Each is a path of the trace.
    final int pick(int ways) {
        if (ways < 2 || chosen == MAX_HOPS) {
            return 0;
        }
        int i = chosen++;
        this.ways[i] = ways;
        return i < choices.length ? Math.min(choices[i], ways - 1) : 0;
    }

    // ---- going on

    /// Has the packet come to an endpoint of the VPC.
    ///
    /// @param crossing whether from another subnet
    final int arriveAt(int target, boolean crossing) {
        this.target = target;
        this.crossing = crossing;
        return ARRIVE;
    }

    final int deliver(int target) {
        tape.write(Tape.DELIVER, Decision.Result.DELIVER, 0, vpc.slot(), target, 0, 0);
        arrived = true;
        reachedSlot = vpc.slot();
        reachedEndpoint = target;
        return DONE;
    }

    final void drop(int operation, Code code, int a, int b, int c, int d) {
        if (firstCode == 0) {
            firstCode = code.ordinal() + 1;
        }
        tape.write(operation, Decision.Result.DROP, code.ordinal() + 1, a, b, c, d);
    }

    /// Drops, and says whether the walk goes on all the same.
    final boolean drops(int operation, Code code, int a, int b, int c, int d) {
        drop(operation, code, a, b, c, d);
        return explaining;
    }

    final boolean pass(int operation, Code code, int slot, int endpoint) {
        drop(operation, code, slot, endpoint, -1, -1);
        return explaining;
    }

    final int stop(Code code) {
        drop(Tape.GUARD, code, vpc.slot(), at, 0, 0);
        return DONE;
    }

    final void hop(int operation, int a, int b) {
        hops++;
        tape.write(operation, a, b, 0, 0);
    }

    /// Whether the packet was here before with this destination; else that is remembered.
    final boolean goesRound(int slot, int place) {
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

    final boolean isFar() {
        return hops > MAX_HOPS - STRIDE;
    }

    // ---- what came of it

    /// {@return whether the packet got to somebody, past whatever it was assumed to pass}
    final boolean arrived() {
        return arrived;
    }

    /// {@return whether something on the leg drops the packet}
    final boolean blocked() {
        return firstCode != 0;
    }

    /// {@return the ordinal of the code it was first dropped with, plus one; 0 when it was not}
    final int firstCode() {
        return firstCode;
    }

    final int reachedSlot() {
        return reachedSlot;
    }

    final int reachedEndpoint() {
        return reachedEndpoint;
    }

    /// {@return whether the packet got to the flow's sender; its other interfaces count too}
    final boolean reachedSender() {
        return arrived && same(reachedSlot, reachedEndpoint, senderSlot, senderEndpoint);
    }

    /// {@return whether the packet got to whom it was meant for, or through that, where it is a
    /// load balancer}
    final boolean reachedWanted(int slot, int endpoint) {
        return same(reachedSlot, reachedEndpoint, slot, endpoint)
                || slot >= 0 && memory.balanced.passed(slot, endpoint, this);
    }

    final boolean same(int slot, int endpoint, int otherSlot, int otherEndpoint) {
        if (slot != otherSlot) {
            return false;
        }
        if (slot < 0) {
            return slot == Start.INTERNET
                    || Start.isSite(slot) && (otherEndpoint < 0 || endpoint == otherEndpoint);
        }
        if (endpoint == otherEndpoint) {
            return true;
        }
        var tables = network.tables(slot);
        return tables.host(endpoint) == tables.host(otherEndpoint);
    }

    // ---- for the transit gateways

    /// Whether the attachment takes packets of this family.
    final boolean carried(TransitAttachment attachment) {
        return !v6 || !(attachment.to() instanceof TransitAttachment.To.ToVpc to) || to.ipv6();
    }

    final int row(TransitTables gateway, int table) {
        return gateway.row(table, v6, dstHigh, dstLow);
    }

    /// Takes the groups off where a transit gateway or one of its attachments does not support that
    /// rules name them.
    final void unname() {
        unreferenced |= identityVpc != null;
        identityVpc = null;
    }

    final void keepGroups(boolean kept) {
        if (!kept) {
            identityVpc = null;
        }
    }

    /// {@return the slot of the VPC that the packet is meant for, or a number below zero}
    final int wantedVpc() {
        return wantedSlot;
    }

    /// Whether the walk may go on as hoped, which it does once a leg.
    final boolean mayBridge() {
        boolean may = explaining && !bridged;
        bridged |= may;
        return may;
    }

    // ---- addresses

    /// Whether the source is the endpoint's own address, even though another one claims it too.
    final boolean isOwn(int endpoint) {
        if (!v6 && srcLow != 0 && vpc.primaryBits(endpoint) == (int) srcLow) {
            return true;
        }
        for (var ip : vpc.addresses(endpoint)) {
            if (ip.isV6() == v6 && high(ip) == srcHigh && low(ip) == srcLow) {
                return true;
            }
        }
        return false;
    }

    static long high(Ip ip) {
        return ip instanceof Ip.V6(long high, _) ? high : 0;
    }

    static long low(Ip ip) {
        return switch (ip) {
            case Ip.V4(int bits) -> bits & 0xffff_ffffL;
            case Ip.V6(_, long low) -> low;
        };
    }

    final boolean isPrivate(long high, long low) {
        if (v6) {
            return high >>> 57 == 0xfc >>> 1;
        }
        int bits = (int) low;
        return bits >>> 24 == 10 || bits >>> 20 == 0xac1 || bits >>> 16 == 0xc0a8;
    }

    final boolean isShared(long low) {
        return !v6 && (int) low >>> 22 == 0x191;
    }

    final boolean isPublic(long high, long low) {
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
