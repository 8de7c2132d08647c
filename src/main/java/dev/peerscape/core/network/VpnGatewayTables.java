package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// What virtual private gateways know of sites (C.1, 5): by VPN connections, by virtual interfaces
/// of their own, and by Direct Connect gateways that they are associated with. It follows from what
/// is on premises alone, and VPCs' tables learn it.
final class VpnGatewayTables {
    static final VpnGatewayTables NONE = new VpnGatewayTables(Hybrid.NONE);

    private final Map<ResourceId, RouterTable> byId = new HashMap<>();

    VpnGatewayTables(Hybrid hybrid) {
        for (var id : gateways(hybrid)) {
            byId.put(id, table(id, hybrid));
        }
    }

    private static TreeSet<ResourceId> gateways(Hybrid hybrid) {
        var ids = new TreeSet<ResourceId>();
        hybrid.vpnConnections().values().forEach(it -> ids.add(it.gateway()));
        hybrid.virtualInterfaces().values().forEach(it -> it.gateway().ifPresent(ids::add));
        for (var gateway : hybrid.dxGateways().values()) {
            gateway.associations().forEach(it -> ids.add(it.gateway()));
        }
        ids.removeIf(it -> !it.prefix().equals("vgw"));
        return ids;
    }

    private static RouterTable table(ResourceId id, Hybrid hybrid) {
        var voice = new SiteVoice(hybrid);
        var up = new ArrayList<HybridRow>();
        var down = new ArrayList<HybridRow>();
        for (var vpn : hybrid.vpnConnections().values()) {
            if (vpn.gateway().equals(id)) {
                (vpn.isUp() ? up : down).addAll(voice.rows(vpn, vpn.id()));
            }
        }
        for (var vif : voice.interfacesOf(id, Type.PRIVATE)) {
            (hybrid.isUp(vif.id()) ? up : down).addAll(voice.rows(vif, vif.id()));
        }
        for (var gateway : hybrid.dxGateways().values()) {
            if (gateway.associationOf(id).isPresent()) {
                up.addAll(dx(gateway, hybrid, Type.PRIVATE, true, gateway.id()));
                down.addAll(dx(gateway, hybrid, Type.PRIVATE, false, gateway.id()));
            }
        }
        return new RouterTable(up, down);
    }

    /// {@return what a gateway behind a Direct Connect gateway hears of sites: the best row of each
    /// block}
    ///
    /// @param over what the rows name
    static List<HybridRow> dx(
            DxGateway gateway, Hybrid hybrid, Type type, boolean up, ResourceId over) {
        var voice = new SiteVoice(hybrid);
        var rows = new ArrayList<HybridRow>();
        for (var vif : voice.interfacesOf(gateway.id(), type)) {
            if (hybrid.isUp(vif.id()) == up) {
                rows.addAll(voice.rows(vif, over));
            }
        }
        return new RouterTable(rows, List.of()).best();
    }

    /// {@return what the gateway knows; nothing for one that leads nowhere}
    RouterTable of(ResourceId gateway) {
        return byId.getOrDefault(gateway, RouterTable.EMPTY);
    }

    /// {@return the blocks that each gateway of a VPC has a way to}
    Map<ResourceId, List<Cidr>> learnedBy(Vpc vpc) {
        if (vpc.vpnGateways().isEmpty()) {
            return Map.of();
        }
        var learned = new HashMap<ResourceId, List<Cidr>>();
        for (var id : vpc.vpnGateways().keySet()) {
            learned.put(id, of(id).destinations());
        }
        return learned;
    }

    /// {@return the gateways that lead somewhere}
    Iterable<ResourceId> ids() {
        return byId.keySet();
    }
}
