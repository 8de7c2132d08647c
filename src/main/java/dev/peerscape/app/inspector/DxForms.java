package dev.peerscape.app.inspector;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.DxGateway.Association;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.VirtualInterface;

import javafx.scene.layout.VBox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The forms of Direct Connect connections and gateways; [VifForm] is that of virtual interfaces.
final class DxForms {
    private DxForms() {}

    // ---- the connection

    static void connection(Form form, Topology topology, DxConnection line) {
        var hybrid = topology.hybrid();
        form.check(
                "inspector.line-up",
                "dx-up",
                line.up(),
                on -> new Edit.PutDxConnection(line.withUp(on)));
        form.shown("inspector.account", line.account().value());
        form.shown("inspector.region", line.region().code());
        form.field(
                "inspector.location",
                "dx-location",
                line.location(),
                Typed.words(text -> placed(line, text, line.bandwidth())));
        form.field(
                "inspector.bandwidth",
                "dx-bandwidth",
                line.bandwidth(),
                Typed.words(text -> placed(line, line.location(), text)));
        form.choice(
                "inspector.site",
                "dx-site",
                List.copyOf(hybrid.sites().values()),
                Optional.ofNullable(hybrid.sites().get(line.site())),
                Resource::label,
                site -> new Edit.PutDxConnection(line.withSite(site.id())));
        form.add(form.link(line.site()));
        form.caption("inspector.virtual-interfaces");
        hybrid.virtualInterfaces().values().stream()
                .filter(it -> it.connection().equals(line.id()))
                .forEach(it -> way(form, hybrid, it));
        form.action(
                form.text("inspector.add-virtual-interface"),
                "dx-add-vif",
                () -> Fresh.virtualInterface(topology, line));
    }

    private static Edit placed(DxConnection line, String location, String bandwidth) {
        return new Edit.PutDxConnection(
                new DxConnection(
                        line.id(),
                        line.name(),
                        line.account(),
                        line.region(),
                        location,
                        bandwidth,
                        line.site(),
                        line.up()));
    }

    private static void way(Form form, Hybrid hybrid, VirtualInterface it) {
        var kind =
                form.text("inspector.vif-" + it.type().name().toLowerCase(java.util.Locale.ROOT));
        form.row(
                new VBox(
                        form.link(it.id()),
                        Form.muted(form.text("inspector.vif-line", kind, it.vlan()))),
                Optional.of(SiteForms.state(form, hybrid.isUp(it.id()))));
    }

    /// What leads to a gateway by Direct Connect.
    static void waysTo(Form form, Hybrid hybrid, ResourceId gateway) {
        form.caption("inspector.direct-connect");
        var ways =
                hybrid.virtualInterfaces().values().stream()
                        .filter(it -> it.gateway().filter(gateway::equals).isPresent())
                        .toList();
        var gateways =
                hybrid.dxGateways().values().stream()
                        .filter(it -> it.associationOf(gateway).isPresent())
                        .toList();
        ways.forEach(it -> way(form, hybrid, it));
        gateways.forEach(it -> form.row(form.link(it.id()), Optional.empty()));
        if (ways.isEmpty() && gateways.isEmpty()) {
            form.note(form.text("inspector.no-direct-connect"));
        }
    }

    // ---- the gateway

    static void gateway(Form form, Topology topology, DxGateway gateway) {
        var hybrid = topology.hybrid();
        form.shown("inspector.account", gateway.account().value());
        form.field(
                "inspector.asn",
                "dxgw-asn",
                Long.toString(gateway.asn()),
                Typed.asn(asn -> put(with(gateway, asn, gateway.betweenGateways()))));
        form.caption("inspector.associations");
        for (int i = 0; i < gateway.associations().size(); i++) {
            association(form, topology, gateway, i);
        }
        if (gateway.associations().isEmpty()) {
            form.note(form.text("inspector.no-associations"));
        }
        associable(topology, gateway)
                .forEach(id ->
                        form.action(
                                form.text("inspector.associate", form.label(id)),
                                "associate-" + id,
                                () ->
                                        put(
                                                gateway.withAssociations(
                                                        Lists.plus(
                                                                gateway.associations(),
                                                                fresh(topology, id))))));
        form.caption("inspector.virtual-interfaces");
        hybrid.virtualInterfaces().values().stream()
                .filter(it -> it.gateway().filter(gateway.id()::equals).isPresent())
                .forEach(it -> way(form, hybrid, it));
        form.check(
                "inspector.between-gateways",
                "dxgw-between",
                gateway.betweenGateways(),
                on -> put(with(gateway, gateway.asn(), on)));
        form.note(form.text("inspector.between-gateways-note"));
    }

    /// A transit gateway tells sites what it is told to tell, so it starts with the blocks of its
    /// VPCs; a virtual private gateway tells its VPC's blocks by itself.
    private static Association fresh(Topology topology, ResourceId id) {
        var transit = topology.transitGateways().get(id);
        List<Cidr> blocks =
                transit == null
                        ? List.of()
                        : topology.vpcs().values().stream()
                                .filter(vpc -> transit.attachmentOf(vpc.id()).isPresent())
                                .flatMap(vpc -> vpc.cidrs().stream())
                                .distinct()
                                .toList();
        return new Association(id, blocks);
    }

    private static Stream<ResourceId> associable(Topology topology, DxGateway gateway) {
        return VpnForms.gateways(topology).stream()
                .filter(id -> gateway.associationOf(id).isEmpty());
    }

    private static void association(Form form, Topology topology, DxGateway gateway, int at) {
        var association = gateway.associations().get(at);
        form.row(
                form.link(association.gateway()),
                Optional.of(
                        form.remove(
                                "association-remove-" + at,
                                put(
                                        gateway.withAssociations(
                                                Lists.without(gateway.associations(), at))))));
        boolean transit = topology.transitGateways().containsKey(association.gateway());
        form.note(form.text(transit ? "inspector.allowed-transit" : "inspector.allowed-vgw"));
        form.blocks(
                "inspector.add-allowed",
                "allowed-" + at,
                association.allowedPrefixes(),
                transit ? "inspector.allowed-nothing" : "inspector.allowed-all",
                blocks ->
                        put(
                                gateway.withAssociations(
                                        Lists.replaced(
                                                gateway.associations(),
                                                at,
                                                new Association(association.gateway(), blocks)))));
    }

    private static DxGateway with(DxGateway gateway, long asn, boolean betweenGateways) {
        return new DxGateway(
                gateway.id(),
                gateway.name(),
                gateway.account(),
                asn,
                gateway.associations(),
                betweenGateways);
    }

    private static Edit put(DxGateway gateway) {
        return new Edit.PutDxGateway(gateway, Optional.empty());
    }
}
