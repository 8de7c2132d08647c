package dev.peerscape.core.trace;

import dev.peerscape.core.topology.VirtualInterface.Type;

import java.util.Arrays;

/// The evidence of a walk as five words an event, written by the [Walker] without making objects
/// and read by [Telling]. Reused from walk to walk. Where nobody asks for evidence it stays blank.
///
/// Word 0 is operation, result and code; words 1 to 4 are what the operation names: slots and
/// indices of the compiled network, or the two halves of an address.
final class Tape {
    static final int STRIDE = 5;

    // A packet comes to a component: slot, index.
    static final int HOP_INSTANCE = 1;
    static final int HOP_SUBNET = 2;
    static final int HOP_PEERING = 3;
    static final int HOP_INTERNET_GATEWAY = 4;
    static final int HOP_NAT_GATEWAY = 5;
    static final int HOP_INTERNET = 6;
    static final int HOP_TRANSIT = 7; // transit gateway, attachment come from

    static final int HOP_EGRESS_ONLY = 8; // slot, egress-only Internet gateway

    static final int HOP_VPN_GATEWAY = 70; // slot, virtual private gateway
    static final int HOP_LINE = 71; // connection, 1 towards the site
    static final int HOP_SITE = 72; // site
    static final int HOP_DIRECT = 73; // Direct Connect gateway

    // The header changes: an address, or source and destination port.
    static final int SOURCE = 10;
    static final int DESTINATION = 11;
    static final int PORTS = 12;
    static final int FAMILY = 13; // of both addresses at once; the protocol from here on

    // A decision.
    static final int SEND = 20; // slot, endpoint
    static final int CHECK = 21; // slot, endpoint
    static final int GROUPS_OUT = 22; // slot, endpoint, group, rule
    static final int GROUPS_IN = 23;
    static final int ACL_OUT = 24; // slot, subnet, rule
    static final int ACL_IN = 25;
    static final int ROUTE = 26; // slot, table, row, target's kind
    static final int NEIGHBOUR = 27; // slot, subnet
    static final int PEER = 28; // link, slot come from, 1 when only assumed
    static final int GATEWAY_OUT = 29; // slot, gateway
    static final int GATEWAY_IN = 30;
    static final int NAT_OUT = 31; // slot, endpoint
    static final int NAT_IN = 32;
    static final int INTERNET = 33; // slot of the VPC that has the address, or -1
    static final int DELIVER = 34; // slot, endpoint
    static final int TRANSIT = 36; // transit gateway, attachment come from, table, row
    static final int EGRESS_OUT = 37; // slot, egress-only Internet gateway
    static final int EGRESS_IN = 38;
    static final int VPN_GATEWAY_OUT = 74; // slot, gateway, row
    static final int VPN_GATEWAY_IN = 75; // slot, gateway, endpoint or -1, row of CloudHub or -1
    static final int LINE = 76; // connection, 1 towards the site, 1 when only assumed
    static final int SITE_SEND = 77; // site, host or -1
    static final int SITE_ROUTE = 78; // site, 1 for AWS's addresses, row or -1, connection or -1
    static final int SITE_DELIVER = 79; // site, host or -1
    static final int DIRECT = 80; // Direct Connect gateway, table, row or -1, where it came from
    static final int PUBLIC_WAY = 81; // connection, row
    static final int DOWN = 82; // what the operation that looked has, twice; which; connection
    static final int GUARD = 35; // the loop guard: slot, endpoint

    static final int EDGE = 49; // slot, appliance

    // Endpoints and load balancers.
    static final int DOOR = 50; // slot, gateway endpoint
    static final int BALANCE = 51; // slot, endpoint, listener, target
    static final int BALANCE_BACK = 52; // slot, endpoint
    static final int BALANCE_ROUTE = 53; // slot, subnet; the balancer's slot and endpoint

    /// The table of a Direct Connect gateway that joins sites.
    static final int ACROSS = 4;

    /// {@return one of the four other tables of a Direct Connect gateway}
    ///
    /// @param out whether the one to sites
    static int directTable(Type type, boolean out) {
        return (type == Type.TRANSIT ? 2 : 0) + (out ? 1 : 0);
    }

    private final boolean recording;
    int[] words;
    int end;

    /// @param recording whether what is written is kept; else writing costs nothing
    Tape(boolean recording) {
        this.recording = recording;
        words = new int[recording ? STRIDE * 64 : 0];
    }

    void clear() {
        end = 0;
    }

    void write(int operation, Decision.Result result, int code, int a, int b, int c, int d) {
        if (recording) {
            write(operation | result.ordinal() << 8 | code << 16, a, b, c, d);
        }
    }

    void write(int word, int a, int b, int c, int d) {
        if (!recording) {
            return;
        }
        if (end == words.length) {
            words = Arrays.copyOf(words, end * 2);
        }
        words[end] = word;
        words[end + 1] = a;
        words[end + 2] = b;
        words[end + 3] = c;
        words[end + 4] = d;
        end += STRIDE;
    }

    void address(int operation, long high, long low) {
        write(operation, (int) (high >>> 32), (int) high, (int) (low >>> 32), (int) low);
    }

    /// {@return whether the operation says that a packet comes to a component}
    static boolean isHop(int operation) {
        return operation >= HOP_INSTANCE && operation < SOURCE
                || operation >= HOP_VPN_GATEWAY && operation <= HOP_DIRECT;
    }

    static int operation(int word) {
        return word & 255;
    }

    static int result(int word) {
        return word >>> 8 & 255;
    }

    /// {@return the code's ordinal plus one; 0 for none}
    static int code(int word) {
        return word >>> 16;
    }

    static long join(int upper, int lower) {
        return (long) upper << 32 | lower & 0xffff_ffffL;
    }
}
