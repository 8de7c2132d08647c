package dev.peerscape.core.trace;

import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.TransitTables;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.TransitAttachment;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.VirtualInterface.Type;

/// The part of a walk that goes through transit gateways (C.5, G.1 step 6): in by the attachment of
/// the VPC in the packet's own availability zone, by the table that the attachment looks up, out by
/// another attachment, and on by the table of the subnet in which that one stands.
///
/// Network ACLs: on the way in the attachment's subnet judges by the source, on the way out by the
/// destination; a host in that very subnet gets what comes out without any ACL being asked.
final class TransitWalk {
    private final Walker walker;
    private final Network network;

    TransitWalk(Walker walker, Network network) {
        this.walker = walker;
        this.network = network;
    }

    /// Whether packets of the VPC can enter at all; when not, its route is a blackhole.
    boolean takes(int slot, VpcTables vpc) {
        var gateway = network.transit(slot);
        int attachment = gateway.attachmentOf(vpc.vpc().id());
        return attachment >= 0 && gateway.attachment(attachment).available();
    }

    /// Sends the packet in.
    ///
    /// @param subnet from where, by its table
    int enter(int slot, VpcTables vpc, int subnet) {
        var gateway = network.transit(slot);
        int attachment = gateway.attachmentOf(vpc.vpc().id());
        var zone = vpc.subnet(subnet).zone();
        int stands = gateway.standsIn(attachment, vpc, zone);
        if (stands >= 0) {
            if (stands != subnet) {
                walker.hop(Tape.HOP_SUBNET, vpc.slot(), stands);
            }
            if (!walker.filters.acl(stands, false)) {
                return Walk.DONE;
            }
        }
        walker.hop(Tape.HOP_TRANSIT, slot, attachment);
        if (stands < 0 && !drop(gateway, attachment, Code.TGW_ROUTE_AZ_RESTRICTION, -1, -1)) {
            return Walk.DONE;
        }
        return through(gateway, attachment, zone);
    }

    /// Sends an answer of the gateway back by the attachment by which came what it answers.
    int answer(int slot, int attachment, String zone) {
        walker.hop(Tape.HOP_TRANSIT, slot, attachment);
        return out(network.transit(slot), attachment, zone);
    }

    /// On from a site's VPN connection or a Direct Connect gateway.
    int from(TransitTables gateway, int attachment) {
        walker.hop(Tape.HOP_TRANSIT, gateway.slot(), attachment);
        return through(gateway, attachment, "");
    }

    private int through(TransitTables first, int entered, String zone) {
        var gateway = first;
        int from = entered;
        while (true) {
            if (walker.goesRound(-2 - gateway.slot(), from)) {
                return walker.stop(Code.CYCLIC_PATH_DETECTED);
            }
            if (walker.isFar()) {
                return walker.stop(Code.MAX_HOPS_EXCEEDED);
            }
            if (!walker.carried(gateway.attachment(from))
                    && !drop(gateway, from, Code.PROTOCOL_RESTRICTION, -1, -1)) {
                return Walk.DONE;
            }
            int table = gateway.associationOf(from);
            if (table < 0) {
                drop(gateway, from, Code.TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION, -1, -1);
                return hoped(gateway, zone);
            }
            int row = walker.row(gateway, table);
            if (row < 0) {
                drop(gateway, from, Code.TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT, table, -1);
                return hoped(gateway, zone);
            }
            int[] equals = gateway.equals(table, row);
            row = equals[walker.pick(equals.length)];
            int to = gateway.rowAttachment(table, row);
            if (to < 0 || !gateway.attachment(to).available()) {
                drop(gateway, from, Code.TGW_RTB_BAD_STATE_ROUTE, table, row);
                return hoped(gateway, zone);
            }
            walker.tape.write(
                    Tape.TRANSIT, Decision.Result.FORWARD, 0, gateway.slot(), from, table, row);
            switch (gateway.attachment(to).to()) {
                case To.ToVpc _ -> {
                    if (!keepsGroups(gateway, from, to)) {
                        walker.unname();
                    }
                    return out(gateway, to, zone);
                }
                case To.Elsewhere _ -> {
                    drop(gateway, from, Code.NO_POSSIBLE_DESTINATION, table, row);
                    return Walk.DONE;
                }
                case To.ToTransitGateway(var id, var peer) -> {
                    walker.keepGroups(false);
                    var next = network.transit(id);
                    int arrived = next.map(it -> it.attachment(peer)).orElse(TransitTables.NONE);
                    if (next.isEmpty() || arrived < 0) {
                        drop(gateway, from, Code.TGW_RTB_BAD_STATE_ROUTE, table, row);
                        return Walk.DONE;
                    }
                    gateway = next.get();
                    from = arrived;
                    walker.hop(Tape.HOP_TRANSIT, gateway.slot(), from);
                }
                case To.ToVpn(var id) -> {
                    walker.keepGroups(false);
                    int line = network.hybrid().line(id);
                    if (line < 0) {
                        drop(gateway, to, Code.BAD_STATE_ATTACHMENT, -1, -1);
                        return Walk.DETOUR;
                    }
                    if (!network.hybrid().line(line).up()
                            && !drop(gateway, from, Code.TGW_BAD_STATE_VPN, table, row)) {
                        return Walk.DONE;
                    }
                    return walker.hybrid.toSite(line);
                }
                case To.ToDxGateway(var id) -> {
                    walker.keepGroups(false);
                    return walker.hybrid.outDirect(id, Type.TRANSIT, gateway.gateway().id());
                }
            }
        }
    }

    /// Goes on where the gateway has no way, as the sender must have hoped: to the VPC it wants,
    /// where that is attached.
    private int hoped(TransitTables gateway, String zone) {
        int wanted = walker.wantedVpc();
        int to =
                wanted < 0
                        ? TransitTables.NONE
                        : gateway.attachmentOf(network.tables(wanted).vpc().id());
        if (to < 0 || !walker.mayBridge()) {
            return Walk.DETOUR;
        }
        walker.keepGroups(false);
        return out(gateway, to, zone);
    }

    private int out(TransitTables gateway, int to, String zone) {
        var attachment = gateway.attachment(to);
        if (!(attachment.to() instanceof To.ToVpc far)) {
            return Walk.DONE;
        }
        var there = network.tables(far.vpc());
        // With appliance mode both directions of a flow keep to one zone: here the first.
        int entrance =
                there.map(it -> gateway.entrance(to, it, far.applianceMode() ? "" : zone))
                        .orElse(TransitTables.NONE);
        if (there.isEmpty() || entrance < 0) {
            drop(gateway, to, Code.BAD_STATE_ATTACHMENT, -1, -1);
            return Walk.DONE;
        }
        return walker.fromTransit(there.get(), entrance);
    }

    private static boolean keepsGroups(TransitTables gateway, int from, int to) {
        return gateway.gateway().groupReferencing()
                && keepsGroups(gateway.attachment(from))
                && keepsGroups(gateway.attachment(to));
    }

    private static boolean keepsGroups(TransitAttachment attachment) {
        return attachment.to() instanceof To.ToVpc to && to.groupReferencing();
    }

    private boolean drop(TransitTables gateway, int attachment, Code code, int table, int row) {
        return walker.drops(Tape.TRANSIT, code, gateway.slot(), attachment, table, row);
    }
}
