package dev.peerscape.core.trace;

import dev.peerscape.core.network.VpcTables;

/// The part of a walk that asks the gateway route table of an Internet gateway or virtual private
/// gateway (B.4): what comes in by the gateway goes to its receiver, or first through the interface
/// that a row names.
final class EdgeRoutes {
    private final Walker walk;

    EdgeRoutes(Walker walk) {
        this.walk = walk;
    }

    /// Into the VPC past a gateway.
    ///
    /// @param table the gateway's table, or -1 when it has none
    /// @param target who has the destination
    /// @param internet whether the gateway is one to the Internet, from which only an appliance
    ///   with a public address gets IPv4 packets
    int in(int table, int target, boolean internet) {
        var vpc = walk.vpc;
        int row = table < 0 ? -1 : vpc.row(table, walk.v6, walk.dstHigh, walk.dstLow);
        int kind = row < 0 ? VpcTables.LOCAL : vpc.rowKind(table, row);
        if (kind == VpcTables.LOCAL || kind == VpcTables.INTERFACE) {
            if (row >= 0) {
                walk.tape.write(
                        Tape.ROUTE, Decision.Result.FORWARD, 0, vpc.slot(), table, row, kind);
            }
            return kind == VpcTables.LOCAL
                    ? walk.arriveAt(target, true)
                    : redirect(vpc.rowArgument(table, row), internet);
        }
        walk.drop(Tape.ROUTE, Code.BAD_STATE_ROUTE, vpc.slot(), table, row, kind);
        return walk.explaining ? walk.arriveAt(target, true) : Walk.DONE;
    }

    private int redirect(int appliance, boolean internet) {
        boolean unknown = internet && !walk.v6 && !walk.vpc.hasPublic(appliance);
        if (unknown
                && !walk.drops(
                        Tape.EDGE,
                        Code.INGRESS_RTB_NO_PUBLIC_IP,
                        walk.vpc.slot(),
                        appliance,
                        -1,
                        -1)) {
            return Walk.DONE;
        }
        return walk.through(appliance, true);
    }

    /// Whether what leaves by a gateway comes from a subnet whose packets the gateway's table sends
    /// through an appliance on their way in, and does not come from that appliance: the gateway
    /// does not take it then (D.2).
    boolean bypasses(int table) {
        var vpc = walk.vpc;
        int row = table < 0 ? -1 : vpc.row(table, walk.v6, walk.srcHigh, walk.srcLow);
        if (row < 0 || vpc.rowKind(table, row) != VpcTables.INTERFACE) {
            return false;
        }
        int appliance = vpc.rowArgument(table, row);
        return walk.at < 0 || vpc.host(walk.at) != vpc.host(appliance);
    }
}
