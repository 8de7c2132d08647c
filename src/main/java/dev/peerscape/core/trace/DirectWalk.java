package dev.peerscape.core.trace;

import dev.peerscape.core.network.HybridTables;
import dev.peerscape.core.network.Network;
import dev.peerscape.core.network.RouterTable;
import dev.peerscape.core.network.SiteLine;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface.Type;

import org.jspecify.annotations.Nullable;

/// The part of a walk that goes through Direct Connect gateways (C.4): between sites and the
/// gateways that are associated, and from site to site by SiteLink. What is between two of those
/// gateways is carried only where that is switched on and a site tells a supernet of both (G.3, 8).
final class DirectWalk {
    private static final int NONE = HybridTables.NONE;

    private final Walker walker;
    private final Network network;
    private final HybridTables hybrid;
    private final HybridWalk sites;
    private final TransitWalk transit;

    DirectWalk(Walker walker, Network network, HybridWalk sites, TransitWalk transit) {
        this.walker = walker;
        this.network = network;
        this.sites = sites;
        this.transit = transit;
        hybrid = network.hybrid();
    }

    /// Through a Direct Connect gateway, from a gateway that is associated with it.
    int out(@Nullable ResourceId id, Type type, ResourceId from) {
        int direct = id == null ? NONE : hybrid.direct(id);
        if (direct < 0) {
            return Walk.DETOUR;
        }
        walker.hop(Tape.HOP_DIRECT, direct, 0);
        var gateway = hybrid.direct(direct);
        var out = gateway.out(type);
        int row = sites.row(out);
        var in = gateway.in(type);
        int behind = sites.row(in);
        boolean other =
                behind >= 0
                        && !from.equals(in.over(behind))
                        && (row < 0
                                || in.row(behind).destination().length()
                                        >= out.row(row).destination().length());
        if (other) {
            // What is between two gateways needs a supernet of both that a site tells (G.3, 8).
            boolean allowed =
                    gateway.gateway().betweenGateways()
                            && row >= 0
                            && RouterTable.holds(
                                    out.row(row), walker.v6, walker.srcHigh, walker.srcLow);
            if (!allowed) {
                walker.drop(
                        Tape.DIRECT,
                        Code.NO_ROUTE_TO_DESTINATION,
                        direct,
                        Tape.directTable(type, false),
                        behind,
                        0);
                return Walk.DETOUR;
            }
            return behind(direct, type, behind);
        }
        if (row < 0) {
            return sites.noWay(out, Tape.DIRECT, direct, Tape.directTable(type, true));
        }
        walker.tape.write(
                Tape.DIRECT,
                Decision.Result.FORWARD,
                0,
                direct,
                Tape.directTable(type, true),
                row,
                0);
        return sites.toSite(sites.line(out, row));
    }

    /// From a site over a virtual interface.
    int in(ResourceId id, SiteLine line) {
        int direct = hybrid.direct(id);
        if (direct < 0) {
            return sites.open(line.number());
        }
        walker.hop(Tape.HOP_DIRECT, direct, 0);
        var type = line.type().orElse(Type.PRIVATE);
        var gateway = hybrid.direct(direct);
        var in = gateway.in(type);
        int row = sites.row(in);
        int other = line.siteLink() ? sites.row(gateway.across()) : NONE;
        boolean across =
                other >= 0
                        && sites.line(gateway.across(), other) != line.number()
                        && (row < 0
                                || gateway.across().row(other).destination().length()
                                        > in.row(row).destination().length());
        if (across) {
            walker.tape.write(
                    Tape.DIRECT, Decision.Result.FORWARD, 0, direct, Tape.ACROSS, other, 0);
            return sites.toSite(sites.line(gateway.across(), other));
        }
        if (row < 0) {
            walker.drop(
                    Tape.DIRECT,
                    Code.NO_ROUTE_TO_DESTINATION,
                    direct,
                    Tape.directTable(type, false),
                    -1,
                    line.number());
            return Walk.DETOUR;
        }
        return behind(direct, type, row);
    }

    /// On to a gateway that is behind a Direct Connect gateway.
    private int behind(int direct, Type type, int row) {
        walker.tape.write(
                Tape.DIRECT,
                Decision.Result.FORWARD,
                0,
                direct,
                Tape.directTable(type, false),
                row,
                0);
        var gateway = hybrid.direct(direct);
        var id = gateway.in(type).over(row);
        if (id == null) {
            return Walk.DETOUR;
        }
        if (type == Type.PRIVATE) {
            return sites.in(id, NONE, true);
        }
        var tables = network.transit(id);
        int attachment = tables.map(it -> it.attachmentTo(gateway.gateway().id())).orElse(NONE);
        if (tables.isEmpty() || attachment < 0) {
            return Walk.DETOUR;
        }
        walker.identityVpc = null;
        return transit.from(tables.get(), attachment);
    }
}
