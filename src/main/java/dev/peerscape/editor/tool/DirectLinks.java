package dev.peerscape.editor.tool;

import dev.peerscape.core.edit.Edit;
import dev.peerscape.core.edit.Ids;
import dev.peerscape.core.net.Cidr;
import dev.peerscape.core.text.Message;
import dev.peerscape.core.topology.Document;
import dev.peerscape.core.topology.DxConnection;
import dev.peerscape.core.topology.DxGateway;
import dev.peerscape.core.topology.Hybrid;
import dev.peerscape.core.topology.Kind;
import dev.peerscape.core.topology.Region;
import dev.peerscape.core.topology.Resource;
import dev.peerscape.core.topology.ResourceId;
import dev.peerscape.core.topology.Site;
import dev.peerscape.core.topology.Topology;
import dev.peerscape.core.topology.TransitAttachment.To;
import dev.peerscape.core.topology.TransitGateway;
import dev.peerscape.core.topology.VirtualInterface;
import dev.peerscape.core.topology.VirtualInterface.Preference;
import dev.peerscape.core.topology.VirtualInterface.Session;
import dev.peerscape.core.topology.VirtualInterface.Type;
import dev.peerscape.core.topology.Vpc;
import dev.peerscape.core.topology.VpnGateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Links of Direct Connect gateways: to a site a line with a virtual interface, to a gateway an
/// association. One gateway serves virtual private gateways or transit gateways, never both (C.4).
final class DirectLinks {
    private static final int FIRST_VLAN = 101;
    private static final int MTU = 1500;
    private static final String BANDWIDTH = "1Gbps";

    private DirectLinks() {}

    // ---- to a site

    /// {@return a line to a site: over its connection where that leads not there yet, else over a
    /// new one, so that a second line is one to fall back on}
    static Joining line(Document document, DxGateway dx, Site site) {
        return new Joining.Good(
                Message.of("tool.would-dx", dx.label(), site.label()),
                () -> make(document, dx, site));
    }

    private static Joining.Made make(Document document, DxGateway dx, Site site) {
        var topology = document.topology();
        var hybrid = topology.hybrid();
        var ids = Ids.in(topology);
        var edits = new ArrayList<Edit>();
        var connection =
                hybrid.dxConnections().values().stream()
                        .filter(it -> it.site().equals(site.id()))
                        .filter(it -> !leadsTo(hybrid, it, dx))
                        .findFirst()
                        .orElseGet(() -> {
                            var region = region(document, dx);
                            // Nobody has said where: the Region stands for the place.
                            var made =
                                    new DxConnection(
                                            ids.next(Kind.DX_CONNECTION),
                                            new Naming(topology, Kind.DX_CONNECTION).next(),
                                            dx.account(),
                                            region,
                                            region.code(),
                                            BANDWIDTH,
                                            site.id(),
                                            true);
                            edits.add(new Edit.PutDxConnection(made));
                            return made;
                        });
        var block = VpnLinks.inside(hybrid, 1).getFirst();
        var session = new Session(block.first().plus(1), block.first().plus(2), block.length());
        var vif =
                new VirtualInterface(
                        ids.next(Kind.VIRTUAL_INTERFACE),
                        new Naming(topology, Kind.VIRTUAL_INTERFACE).next(),
                        dx.account(),
                        connection.id(),
                        isTransit(topology, dx) ? Type.TRANSIT : Type.PRIVATE,
                        vlan(hybrid, connection.id()),
                        VpnLinks.asn(hybrid, site.id()),
                        MTU,
                        Optional.of(session),
                        Optional.of(dx.id()),
                        List.of(),
                        Preference.MEDIUM,
                        0,
                        false,
                        true);
        edits.add(new Edit.PutVirtualInterface(vif));
        return new Joining.Made(
                new Edit.Batch(Message.of("tool.join-dx", dx.label(), site.label()), edits),
                vif.id(),
                Optional.empty());
    }

    private static boolean leadsTo(Hybrid hybrid, DxConnection connection, DxGateway dx) {
        return hybrid.virtualInterfaces().values().stream()
                .anyMatch(it ->
                        it.connection().equals(connection.id())
                                && it.gateway().filter(dx.id()::equals).isPresent());
    }

    private static int vlan(Hybrid hybrid, ResourceId connection) {
        var taken =
                hybrid.virtualInterfaces().values().stream()
                        .filter(it -> it.connection().equals(connection))
                        .map(VirtualInterface::vlan)
                        .toList();
        int vlan = FIRST_VLAN;
        while (taken.contains(vlan)) {
            vlan++;
        }
        return vlan;
    }

    /// The Region of what it leads to already.
    private static Region region(Document document, DxGateway dx) {
        var topology = document.topology();
        return dx.associations().stream()
                .flatMap(it ->
                        topology
                                .vpcOf(it.gateway())
                                .map(Vpc::region)
                                .or(() ->
                                        Optional.ofNullable(
                                                        topology.transitGateways()
                                                                .get(it.gateway()))
                                                .map(TransitGateway::region))
                                .stream())
                .findFirst()
                .orElseGet(() -> Outside.region(document));
    }

    // ---- to a gateway

    /// Whether it serves transit gateways.
    private static boolean isTransit(Topology topology, DxGateway dx) {
        return dx.associations().stream()
                        .anyMatch(it -> it.gateway().prefix().equals(Kind.TRANSIT_GATEWAY.prefix()))
                || interfaces(topology, dx, Type.TRANSIT);
    }

    private static boolean isPrivate(Topology topology, DxGateway dx) {
        return dx.associations().stream()
                        .anyMatch(it -> it.gateway().prefix().equals(Kind.VPN_GATEWAY.prefix()))
                || interfaces(topology, dx, Type.PRIVATE);
    }

    private static boolean interfaces(Topology topology, DxGateway dx, Type type) {
        return topology.hybrid().virtualInterfaces().values().stream()
                .anyMatch(it ->
                        it.type() == type && it.gateway().filter(dx.id()::equals).isPresent());
    }

    /// {@return a link from a VPC, by its virtual private gateway or a new one}
    static Joining association(Document document, Vpc vpc, DxGateway dx) {
        var topology = document.topology();
        var present = vpc.vpnGateways().values().stream().findFirst();
        if (present.isPresent()) {
            return association(document, present.get(), dx);
        }
        return isTransit(topology, dx)
                ? Joining.bad("tool.dx-serves-transit", vpc, dx)
                : new Joining.Good(
                        Message.of("tool.would-associate-new", vpc.label(), dx.label()),
                        () -> {
                            var gateway = VpnLinks.newGateway(topology, vpc);
                            var put = new Edit.PutVpnGateway(vpc.id(), gateway);
                            return associate(vpc, gateway, dx, List.of(put));
                        });
    }

    /// {@return a link from a virtual private gateway: every block of its VPC is told}
    static Joining association(Document document, VpnGateway gateway, DxGateway dx) {
        if (dx.associationOf(gateway.id()).isPresent()) {
            return Joining.bad("tool.already-associated", gateway, dx);
        }
        if (isTransit(document.topology(), dx)) {
            return Joining.bad("tool.dx-serves-transit", gateway, dx);
        }
        var vpc = document.topology().vpcOf(gateway.id()).orElseThrow();
        return new Joining.Good(
                Message.of("tool.would-associate", gateway.label(), dx.label()),
                () -> associate(vpc, gateway, dx, List.of()));
    }

    private static Joining.Made associate(
            Vpc vpc, VpnGateway gateway, DxGateway dx, List<Edit> before) {
        var edits = new ArrayList<>(before);
        edits.add(put(dx, gateway.id(), List.of()));
        edits.addAll(VpnLinks.propagation(vpc, gateway.id()));
        return made(
                gateway,
                dx,
                edits,
                Message.of("tool.joined-dx", vpc.label(), dx.label(), vpc.routeTables().size()));
    }

    private static Joining.Made made(
            Resource gateway, DxGateway dx, List<Edit> edits, Message done) {
        var label = Message.of("tool.join-associate", gateway.label(), dx.label());
        return new Joining.Made(new Edit.Batch(label, edits), dx.id(), Optional.of(done));
    }

    private static Edit put(DxGateway dx, ResourceId gateway, List<Cidr> allowed) {
        var all = new ArrayList<>(dx.associations());
        all.add(new DxGateway.Association(gateway, allowed));
        return new Edit.PutDxGateway(dx.withAssociations(all), Optional.empty());
    }

    /// {@return a link from a transit gateway: the blocks of the VPCs attached to it are told}
    static Joining association(Document document, TransitGateway hub, DxGateway dx) {
        if (dx.associationOf(hub.id()).isPresent()) {
            return Joining.bad("tool.already-associated", hub, dx);
        }
        if (isPrivate(document.topology(), dx)) {
            return Joining.bad("tool.dx-serves-private", hub, dx);
        }
        if (hub.asn() == dx.asn()) {
            return new Joining.Bad(
                    Message.of("tool.dx-same-asn", hub.label(), dx.label(), dx.asn()));
        }
        return new Joining.Good(
                Message.of("tool.would-associate", hub.label(), dx.label()),
                () -> {
                    var blocks =
                            hub.attachments().values().stream()
                                    .flatMap(it ->
                                            it.to() instanceof To.ToVpc to
                                                    ? document.topology().vpc(to.vpc()).stream()
                                                    : java.util.stream.Stream.<Vpc>empty())
                                    .flatMap(vpc -> vpc.cidrs().stream())
                                    .distinct()
                                    .sorted()
                                    .toList();
                    return made(
                            hub,
                            dx,
                            List.of(put(dx, hub.id(), blocks)),
                            Message.of(
                                    "tool.joined-dx-transit",
                                    hub.label(),
                                    dx.label(),
                                    blocks.size()));
                });
    }
}
