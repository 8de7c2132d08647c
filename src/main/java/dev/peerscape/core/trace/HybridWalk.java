package dev.peerscape.core.trace;

import dev.peerscape.core.network.HybridRow.How;
import dev.peerscape.core.network.HybridTables;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.RouterTable;
import dev.peerscape.core.network.SiteLine;
import dev.peerscape.core.network.VpcTables;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface.Type;

/// The part of a walk that leads to sites and from them: by virtual private gateways, VPN
/// connections, virtual interfaces and Direct Connect gateways (C.4, G.1 steps 6 and 7).
///
/// A virtual private gateway is no way through: it takes packets of its own VPC's interfaces, and
/// lets in what is for one of them, or from one of its own connections to another (CloudHub).
final class HybridWalk {
    /// Where sites begin among the places of the loop guard.
    private static final int SITES = Integer.MIN_VALUE;

    private static final int NONE = HybridTables.NONE;

    private final Walker walker;
    private final Network network;
    private final HybridTables hybrid;
    private final TransitWalk transit;
    private final Gateways gateways;
    private final EdgeRoutes edges;
    private final DirectWalk direct;

    HybridWalk(
            Walker walker,
            Network network,
            TransitWalk transit,
            Gateways gateways,
            EdgeRoutes edges) {
        this.walker = walker;
        this.network = network;
        this.transit = transit;
        this.gateways = gateways;
        this.edges = edges;
        hybrid = network.hybrid();
        direct = new DirectWalk(walker, network, this, transit);
    }

    /// Through a Direct Connect gateway, from a transit gateway.
    int outDirect(ResourceId id, Type type, ResourceId from) {
        return direct.out(id, type, from);
    }

    // ---- from AWS

    /// Out of the VPC by its virtual private gateway.
    int out(int gateway) {
        var vpc = walker.vpc;
        int slot = vpc.slot();
        walker.hop(Tape.HOP_VPN_GATEWAY, slot, gateway);
        boolean own = vpc.endpointAt(walker.v6, walker.srcHigh, walker.srcLow) >= 0;
        if (!own
                && !walker.drops(
                        Tape.VPN_GATEWAY_OUT,
                        Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS,
                        slot,
                        gateway,
                        -1,
                        0)) {
            return Walk.DONE;
        }
        var id = vpc.vpnGateway(gateway).id();
        var table = hybrid.vpnGateway(id);
        int row = row(table);
        if (row < 0) {
            return noWay(table, Tape.VPN_GATEWAY_OUT, slot, gateway);
        }
        walker.tape.write(Tape.VPN_GATEWAY_OUT, Decision.Result.FORWARD, 0, slot, gateway, row, 0);
        int line = line(table, row);
        return line >= 0 ? toSite(line) : direct.out(table.over(row), Type.PRIVATE, id);
    }

    /// From the network of AWS to a site that told it where it is over a public virtual interface.
    ///
    /// @return [#NONE] when no site did
    int publicWay() {
        if (walker.originVpc == null) {
            return NONE;
        }
        int row = row(hybrid.publicWays());
        if (row < 0) {
            return NONE;
        }
        int line = line(hybrid.publicWays(), row);
        walker.tape.write(Tape.PUBLIC_WAY, Decision.Result.FORWARD, 0, line, row, 0, 0);
        return line;
    }

    // ---- over a connection

    /// Over a VPN connection or virtual interface to its site.
    int toSite(int line) {
        var it = hybrid.line(line);
        if (!over(it, 1)) {
            return Walk.DONE;
        }
        if (it.site() < 0) {
            walker.drop(Tape.LINE, Code.NO_POSSIBLE_DESTINATION, line, 1, 0, 0);
            return Walk.DONE;
        }
        walker.identityVpc = null;
        walker.hop(Tape.HOP_SITE, it.site(), 0);
        return route(it.site(), NONE);
    }

    private int toAws(int line) {
        var it = hybrid.line(line);
        if (!over(it, 0)) {
            return Walk.DONE;
        }
        var gateway = it.gateway().orElse(null);
        return switch (it.end()) {
            case VPN_GATEWAY -> gateway == null ? open(line) : in(gateway, line, false);
            case TRANSIT_GATEWAY ->
                    gateway == null ? open(line) : inTransit(gateway, it.id(), line);
            case DIRECT_CONNECT_GATEWAY -> gateway == null ? open(line) : direct.in(gateway, it);
            case PUBLIC -> inPublic(it);
            case NOTHING -> open(line);
        };
    }

    /// The connection leads nowhere.
    int open(int line) {
        walker.drop(Tape.LINE, Code.BAD_STATE_ATTACHMENT, line, 0, 0, 0);
        return Walk.DETOUR;
    }

    private boolean over(SiteLine line, int toSite) {
        walker.hop(Tape.HOP_LINE, line.number(), toSite);
        if (!line.up()
                && !walker.drops(
                        Tape.LINE,
                        line.isVpn() ? Code.BAD_STATE_VPN : Code.BAD_STATE,
                        line.number(),
                        toSite,
                        0,
                        0)) {
            return false;
        }
        if (!line.carries(walker.v6)
                && !walker.drops(
                        Tape.LINE, Code.PROTOCOL_RESTRICTION, line.number(), toSite, 0, 0)) {
            return false;
        }
        walker.tape.write(
                Tape.LINE, Decision.Result.FORWARD, 0, line.number(), toSite, line.up() ? 0 : 1, 0);
        return true;
    }

    // ---- a site

    /// Sends a packet of the site.
    ///
    /// @param via the connection that it has to go over, or [#NONE]
    int send(int site, int host, int via) {
        walker.hop(Tape.HOP_SITE, site, 0);
        walker.tape.write(Tape.SITE_SEND, Decision.Result.ALLOW, 0, site, host, 0, 0);
        return route(site, via);
    }

    private int route(int site, int via) {
        if (walker.goesRound(SITES + site, 0)) {
            return walker.stop(Code.CYCLIC_PATH_DETECTED);
        }
        if (walker.isFar()) {
            return walker.stop(Code.MAX_HOPS_EXCEEDED);
        }
        if (via >= 0) {
            walker.tape.write(Tape.SITE_ROUTE, Decision.Result.FORWARD, 0, site, 0, -1, via);
            return toAws(via);
        }
        var table = hybrid.router(site);
        int row = row(table);
        int open = hybrid.publicLine(site);
        boolean aws =
                open >= 0
                        && (row < 0 || table.row(row).destination().length() == 0)
                        && walker.isPublic(walker.dstHigh, walker.dstLow)
                        && network.publicSlot(walker.v6, walker.dstHigh, walker.dstLow) >= 0;
        if (aws) {
            walker.tape.write(Tape.SITE_ROUTE, Decision.Result.FORWARD, 0, site, 1, -1, open);
            return toAws(open);
        }
        if (row < 0) {
            return noWay(table, Tape.SITE_ROUTE, site, 0);
        }
        var it = table.row(row);
        if (it.over().isEmpty()) {
            if (it.how() == How.OWN) {
                walker.tape.write(Tape.SITE_ROUTE, Decision.Result.FORWARD, 0, site, 0, row, -1);
                return deliver(site);
            }
            walker.drop(Tape.SITE_ROUTE, Code.BAD_STATE_ROUTE, site, 0, row, -1);
            return Walk.DETOUR;
        }
        int line = line(table, row);
        walker.tape.write(Tape.SITE_ROUTE, Decision.Result.FORWARD, 0, site, 0, row, line);
        return toAws(line);
    }

    private int deliver(int site) {
        int host = hybrid.hostAt(site, walker.v6, walker.dstHigh, walker.dstLow);
        walker.tape.write(Tape.SITE_DELIVER, Decision.Result.DELIVER, 0, site, host, 0, 0);
        walker.arrived = true;
        walker.reachedSlot = Start.site(site);
        walker.reachedEndpoint = host;
        return Walk.DONE;
    }

    // ---- into AWS

    /// By a virtual private gateway into its VPC.
    ///
    /// @param line where it came from, or [#NONE]
    /// @param borne whether by a Direct Connect gateway, which leads to the VPC alone
    int in(ResourceId id, int line, boolean borne) {
        var tables = network.topology().vpcOf(id).flatMap(vpc -> network.tables(vpc.id()));
        if (tables.isEmpty()) {
            return line >= 0 ? open(line) : Walk.DETOUR;
        }
        var vpc = tables.get();
        int gateway = index(vpc, id);
        int slot = vpc.slot();
        walker.vpc = vpc;
        walker.at = -1;
        walker.borne = false;
        walker.identityVpc = null;
        walker.hop(Tape.HOP_VPN_GATEWAY, slot, gateway);
        if (vpc.contains(walker.v6, walker.dstHigh, walker.dstLow)) {
            if (vpc.contains(walker.v6, walker.srcHigh, walker.srcLow)
                    && !walker.drops(
                            Tape.VPN_GATEWAY_IN,
                            Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC,
                            slot,
                            gateway,
                            -1,
                            -1)) {
                return Walk.DONE;
            }
            int target = vpc.endpointAt(walker.v6, walker.dstHigh, walker.dstLow);
            if (target < 0) {
                walker.drop(
                        Tape.VPN_GATEWAY_IN,
                        Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                        slot,
                        gateway,
                        -1,
                        -1);
                return Walk.DONE;
            }
            walker.tape.write(
                    Tape.VPN_GATEWAY_IN, Decision.Result.FORWARD, 0, slot, gateway, target, -1);
            return edges.in(vpc.tableOfVpnGateway(gateway), target, false);
        }
        var table = hybrid.vpnGateway(id);
        int row = borne ? NONE : row(table);
        int other = row < 0 ? NONE : line(table, row);
        if (other >= 0) {
            walker.tape.write(
                    Tape.VPN_GATEWAY_IN, Decision.Result.FORWARD, 0, slot, gateway, -1, row);
            return toSite(other);
        }
        walker.drop(
                Tape.VPN_GATEWAY_IN,
                Code.VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS,
                slot,
                gateway,
                -1,
                -1);
        return Walk.DETOUR;
    }

    private static int index(VpcTables vpc, ResourceId id) {
        for (int i = 0; i < vpc.vpnGatewayCount(); i++) {
            if (vpc.vpnGateway(i).id().equals(id)) {
                return i;
            }
        }
        return 0;
    }

    /// @param far the connection or Direct Connect gateway that the attachment is for
    private int inTransit(ResourceId id, ResourceId far, int line) {
        var tables = network.transit(id);
        int attachment = tables.map(it -> it.attachmentTo(far)).orElse(NONE);
        if (tables.isEmpty()
                || attachment < 0
                || !tables.get().attachment(attachment).available()) {
            return open(line);
        }
        walker.identityVpc = null;
        return transit.from(tables.get(), attachment);
    }

    /// To the public addresses of AWS, from an address that the site told it to have.
    private int inPublic(SiteLine line) {
        var ways = hybrid.publicWays();
        int row = ways.row(walker.v6, walker.srcHigh, walker.srcLow);
        boolean own = row >= 0 && hybrid.line(line(ways, row)).site() == line.site();
        if (!own
                && !walker.drops(
                        Tape.LINE, Code.GATEWAY_REJECTS_SPOOFED_TRAFFIC, line.number(), 0, 0, 0)) {
            return Walk.DONE;
        }
        boolean aws =
                walker.isPublic(walker.dstHigh, walker.dstLow)
                        && network.publicSlot(walker.v6, walker.dstHigh, walker.dstLow) >= 0;
        if (!aws) {
            walker.drop(Tape.LINE, Code.NO_POSSIBLE_DESTINATION, line.number(), 0, 0, 0);
            return Walk.DETOUR;
        }
        walker.hop(Tape.HOP_INTERNET, -1, -1);
        return gateways.acrossInternet();
    }

    // ---- no way

    /// No row that is used holds the destination; one over what is down may.
    int noWay(RouterTable table, int operation, int a, int b) {
        var down = table.downRow(walker.v6, walker.dstHigh, walker.dstLow);
        int line = down.flatMap(it -> it.over()).map(this::downLine).orElse(NONE);
        if (line < 0) {
            walker.drop(operation, Code.NO_ROUTE_TO_DESTINATION, a, b, -1, -1);
        } else {
            walker.drop(
                    Tape.DOWN,
                    hybrid.line(line).isVpn() ? Code.BAD_STATE_VPN : Code.BAD_STATE,
                    a,
                    b,
                    operation,
                    line);
        }
        return Walk.DETOUR;
    }

    /// The connection that is down: of a row over a Direct Connect gateway its interface.
    private int downLine(ResourceId over) {
        int line = hybrid.line(over);
        int gateway = hybrid.direct(over);
        if (line >= 0 || gateway < 0) {
            return line;
        }
        return hybrid.direct(gateway)
                .out(Type.PRIVATE)
                .downRow(walker.v6, walker.dstHigh, walker.dstLow)
                .flatMap(it -> it.over())
                .map(hybrid::line)
                .orElse(NONE);
    }

    /// Goes on to the site that is meant, as the sender must have hoped.
    int hoped(int site) {
        var near = walker.originVpc;
        for (int i = 0; near != null && i < hybrid.lineCount(); i++) {
            var line = hybrid.line(i);
            boolean joins =
                    line.site() == site
                            && line.gateway()
                                    .filter(it -> near.vpc().vpnGateways().containsKey(it))
                                    .isPresent();
            if (joins) {
                walker.hop(Tape.HOP_LINE, i, 1);
                walker.tape.write(Tape.LINE, Decision.Result.FORWARD, 0, i, 1, 1, 0);
                break;
            }
        }
        walker.identityVpc = null;
        walker.hop(Tape.HOP_SITE, site, 0);
        int row = row(hybrid.router(site));
        return row >= 0 && hybrid.router(site).row(row).how() == How.OWN
                ? deliver(site)
                : Walk.DONE;
    }

    int row(RouterTable table) {
        return table.row(walker.v6, walker.dstHigh, walker.dstLow);
    }

    int line(RouterTable table, int row) {
        var over = table.over(row);
        return over == null ? NONE : hybrid.line(over);
    }
}
