package dev.peerscape.core.network;

import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.network.HybridRow.How;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.Vpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A Direct Connect gateway compiled (C.4). Private virtual interfaces lead to virtual private
/// gateways, transit ones to transit gateways: it is two gateways in one, which SiteLink alone
/// joins.
public final class DxGatewayTables {
    private final DxGateway gateway;
    private final RouterTable privateIn;
    private final RouterTable transitIn;
    private final RouterTable privateOut;
    private final RouterTable transitOut;
    private final RouterTable across;

    DxGatewayTables(DxGateway gateway, Topology topology) {
        this.gateway = gateway;
        privateIn = new RouterTable(behind(gateway, topology, Type.PRIVATE), List.of());
        transitIn = new RouterTable(behind(gateway, topology, Type.TRANSIT), List.of());
        var hybrid = topology.hybrid();
        privateOut = out(gateway, hybrid, Type.PRIVATE);
        transitOut = out(gateway, hybrid, Type.TRANSIT);
        across = new RouterTable(linked(gateway, hybrid), List.of());
    }

    private static RouterTable out(DxGateway gateway, Hybrid hybrid, Type type) {
        var voice = new SiteVoice(hybrid);
        var up = new ArrayList<HybridRow>();
        var down = new ArrayList<HybridRow>();
        for (var vif : voice.interfacesOf(gateway.id(), type)) {
            (hybrid.isUp(vif.id()) ? up : down).addAll(voice.rows(vif, vif.id()));
        }
        return new RouterTable(up, down);
    }

    /// {@return what sites with SiteLink tell each other}
    static List<HybridRow> linked(DxGateway gateway, Hybrid hybrid) {
        var voice = new SiteVoice(hybrid);
        var rows = new ArrayList<HybridRow>();
        for (var type : List.of(Type.PRIVATE, Type.TRANSIT)) {
            for (var vif : voice.interfacesOf(gateway.id(), type)) {
                if (vif.siteLink() && hybrid.isUp(vif.id())) {
                    rows.addAll(voice.rows(vif, vif.id()));
                }
            }
        }
        return rows;
    }

    /// {@return what is behind the gateway for virtual interfaces of a type: blocks of VPCs that
    /// the allowed prefixes let by, and the allowed prefixes of transit gateways as they are}
    static List<HybridRow> behind(DxGateway gateway, Topology topology, Type type) {
        var rows = new ArrayList<HybridRow>();
        for (var it : gateway.associations()) {
            var blocks =
                    it.gateway().prefix().equals("tgw")
                            ? type == Type.TRANSIT && joins(topology, it.gateway(), gateway.id())
                                    ? it.allowedPrefixes()
                                    : List.<Cidr>of()
                            : type == Type.PRIVATE ? told(topology, it) : List.<Cidr>of();
            for (var block : blocks) {
                rows.add(HybridRow.made(block, Optional.of(it.gateway()), How.OWN));
            }
        }
        return rows;
    }

    private static boolean joins(Topology topology, ResourceId transit, ResourceId gateway) {
        return Optional.ofNullable(topology.transitGateways().get(transit))
                .flatMap(it -> attachment(it, gateway))
                .isPresent();
    }

    private static Optional<ResourceId> attachment(TransitGateway transit, ResourceId gateway) {
        return transit.attachments().values().stream()
                .filter(it -> it.to() instanceof To.ToDxGateway(var id) && id.equals(gateway))
                .filter(it -> it.available())
                .map(it -> it.id())
                .findFirst();
    }

    private static List<Cidr> told(Topology topology, DxGateway.Association association) {
        var vpc = topology.vpcOf(association.gateway());
        return vpc.map(Vpc::cidrs).orElse(List.of()).stream()
                .filter(block -> isAllowed(association, block))
                .toList();
    }

    /// {@return whether sites are told of the block: one of the allowed prefixes is as wide or
    /// wider, or there are none}
    public static boolean isAllowed(DxGateway.Association association, Cidr block) {
        return association.allowedPrefixes().isEmpty()
                || association.allowedPrefixes().stream().anyMatch(it -> it.contains(block));
    }

    /// {@return what this was compiled from}
    public DxGateway gateway() {
        return gateway;
    }

    /// {@return what a virtual interface of that type leads to: virtual private gateways or transit
    /// gateways}
    public RouterTable in(Type type) {
        return type == Type.TRANSIT ? transitIn : privateIn;
    }

    /// {@return the ways to sites of a gateway that is associated: of a transit gateway the transit
    /// ones}
    public RouterTable out(Type type) {
        return type == Type.TRANSIT ? transitOut : privateOut;
    }

    /// {@return the ways from one site to another, for interfaces with SiteLink}
    public RouterTable across() {
        return across;
    }

    /// {@return what a site hears over one of the virtual interfaces}
    List<HybridRow> toldTo(VirtualInterface vif, Topology topology) {
        var rows = new ArrayList<HybridRow>();
        for (var row : in(vif.type()).rows()) {
            rows.add(heard(row, vif, List.of()));
        }
        if (vif.siteLink()) {
            for (var row : across.best()) {
                if (!row.over().filter(vif.id()::equals).isPresent()) {
                    rows.add(heard(row, vif, row.path()));
                }
            }
        }
        return rows;
    }

    private HybridRow heard(HybridRow row, VirtualInterface vif, List<Long> path) {
        var longer = new ArrayList<Long>();
        longer.add(gateway.asn());
        longer.addAll(path);
        return new HybridRow(
                row.destination(), Optional.of(vif.id()), How.DIRECT_CONNECT, longer, 0, 0);
    }
}
